"""What the pages of a talk are made of."""

from datetime import date, time

import pytest

from gesprekken.acties import kladblok
from gesprekken.models import Afspraak, Agendapunt, Deelname, Gesprek
from gesprekken.overzichten.agenda import duur, inzending, punten
from gesprekken.overzichten.bladspiegel import kort, verdeel
from gesprekken.overzichten.gesprek import fase_van, gespreksblad
from gesprekken.overzichten.tafel import aan_tafel, schooljaren
from gesprekken.overzichten.voorbereiding import breedte_van, voorbereiding
from tests.factories import AfspraakFactory, AgendapuntFactory, GesprekFactory
from tests.gesprekken import verhaal
from tests.gesprekken.verhaal import OP

VANDAAG = date(2026, 11, 24)


@pytest.fixture
def gesprek(wereld):
    return verhaal.gepland(verhaal.gesprek(wereld), wereld)


@pytest.mark.parametrize(
    ("status", "zelfevaluatie", "fase"),
    [
        ("voorbereiden", "concept", "voorbereiden"),
        ("gepland", "concept", "voorbereiden"),
        ("gepland", "ingediend", "gesprek"),
        ("gevoerd", "concept", "verslag"),
        ("ter_vaststelling", "ingediend", "verslag"),
        ("vastgesteld", "ingediend", "afspraken"),
        ("zonder_vaststelling", "ingediend", "afspraken"),
    ],
)
def test_de_fase_volgt_uit_zelfevaluatie_en_gesprek(db, status, zelfevaluatie, fase):
    gesprek = GesprekFactory(status=status)
    gesprek.deelname.zelfevaluatie.status = zelfevaluatie

    assert fase_van(gesprek) == fase


def test_de_punten_dragen_de_reden_zoals_ingediend(gesprek):
    lijst = punten(gesprek, inzending(gesprek))

    assert [(punt.nummer, punt.partij, punt.herkomst, punt.reden) for punt in lijst] == [
        (1, "bestuur", "van het bestuur", ""),
        (2, "school", "van de school", "Wie lost dat op?"),
        (3, "school", "van de school", ""),
        (4, "school", "van de school", "Te weinig rust."),
    ]
    assert lijst[1].andere_vragen == ("Wat merk je bij 2a?",)


def test_een_reden_uit_het_concept_van_de_school_komt_niet_mee(gesprek):
    gesprek.deelname.zelfevaluatie.oordelen.filter(item__code="2a").update(reden="GEHEIM")
    gesprek.deelname.onderwerpen.filter(titel="Tijd in de klas").update(reden="GEHEIM")

    redenen = [punt.reden for punt in punten(gesprek, inzending(gesprek))]

    assert redenen == ["", "Wie lost dat op?", "", "Te weinig rust."]


def test_het_bestuur_leest_het_doel_zoals_ingediend_de_school_zoals_het_nu_is(gesprek, wereld):
    Deelname.objects.update(doel_school="Nieuw doel, nog niet ingediend.")
    gesprek.deelname.refresh_from_db()

    van_bestuur = gespreksblad(gesprek, wereld.adviseur, mag_bewerken=True)
    van_school = gespreksblad(gesprek, wereld.ib, mag_bewerken=False)

    assert van_bestuur.doel_school == "Weten wat we zelf kunnen doen."
    assert van_school.doel_school == "Nieuw doel, nog niet ingediend."
    assert van_bestuur.doel_bestuur == van_school.doel_bestuur == "Begrijpen wat helpt."


def test_agenda_en_logboek_zijn_voor_de_school_en_de_adviseur_van_dit_gesprek(gesprek, wereld):
    van_school = gespreksblad(gesprek, wereld.ib, mag_bewerken=False)
    van_adviseur = gespreksblad(gesprek, wereld.adviseur, mag_bewerken=True)
    van_ander = gespreksblad(gesprek, wereld.andere_adviseur, mag_bewerken=False)

    assert [(regel.wat, regel.reden) for regel in van_school.logboek] == [
        ("paste het gesprek aan", "De agenda is gemaakt."),
        ("plande het gesprek", ""),
    ]
    assert van_adviseur.logboek == van_school.logboek
    assert (van_ander.logboek, van_ander.punten) == ((), ())
    assert van_ander.doel_school == "Weten wat we zelf kunnen doen."


@pytest.mark.parametrize(
    ("status", "school"), [("gevoerd", False), ("ter_vaststelling", True), ("vastgesteld", True)]
)
def test_hoe_ver_jullie_kwamen_leest_de_school_vanaf_het_verslag(gesprek, wereld, status, school):
    gesprek.status = status

    van_school = gespreksblad(gesprek, wereld.ib, mag_bewerken=False)
    van_adviseur = gespreksblad(gesprek, wereld.adviseur, mag_bewerken=True)

    assert (van_school.toont_uitkomsten, van_adviseur.toont_uitkomsten) == (school, True)


def test_de_voorbereiding_heeft_de_woorden_van_de_school_en_de_eigen_woorden(gesprek, wereld):
    eigen = kladblok.voorbereiding(gesprek, auteur=wereld.adviseur, op=OP)
    type(eigen).objects.filter(pk=eigen.pk).update(tekst="Begin met de vervanger.")
    item = gesprek.deelname.ronde.kader.items.get(code="2a")
    zie = kladblok.bevinding(gesprek, item=item, auteur=wereld.adviseur)
    type(zie).objects.filter(pk=zie.pk).update(tekst="Ik zag iets anders.")
    oud = GesprekFactory(
        deelname=None, bestuur=wereld.bestuur, school=wereld.school, adviseur=wereld.adviseur
    )
    AfspraakFactory(gesprek=oud, partij="school", wat="Startgesprek", tot_tekst="voor de kerst")
    AfspraakFactory(gesprek=oud, partij="bestuur", wat="Vervanger", tot=date(2026, 10, 1))
    AfspraakFactory(gesprek=oud, partij="bestuur", wat="Klaar", status="gereed")

    blad = voorbereiding(gesprek, wereld.adviseur, vandaag=VANDAAG)

    assert blad.aantekening == "Begin met de vervanger."
    assert [(thema.titel, thema.partij, thema.reden, thema.kort) for thema in blad.themas] == [
        ("Domein 1", "bestuur", "", ""),
        ("Wij doen wat er bij 2a staat.", "school", "Wie lost dat op?", "Het schiet er bij in."),
        ("Wij doen wat er bij 2b staat.", "school", "", ""),
        ("Tijd in de klas", "school", "Te weinig rust.", ""),
    ]
    assert [antwoord.code for antwoord in blad.themas[0].antwoorden] == ["1a", "1b"]
    assert blad.themas[1].antwoorden[0].bevinding == "Ik zag iets anders."
    assert [(rij.van, rij.wat, rij.wanneer) for rij in blad.terugblik.afspraken] == [
        ("Van ons", "Vervanger", "was toegezegd voor 1 oktober 2026"),
        ("Van de school", "Startgesprek", "voor de kerst"),
    ]
    assert (blad.minuten, blad.duur, blad.ruimte, blad.te_kort) == (60, 90, 30, 0)
    assert (blad.niet_op_agenda, blad.terugblik.meer_afspraken) == (0, 0)


def test_een_ander_leest_op_de_voorbereiding_alleen_de_eigen_notities(gesprek, wereld):
    eigen = kladblok.voorbereiding(gesprek, auteur=wereld.adviseur, op=OP)
    type(eigen).objects.filter(pk=eigen.pk).update(tekst="Begin met de vervanger.")
    Gesprek.objects.update(adviseur=wereld.andere_adviseur)

    blad = voorbereiding(gesprek, wereld.andere_adviseur, vandaag=VANDAAG)

    assert blad.aantekening == ""


def test_de_voorbereiding_zegt_wat_nog_niet_op_de_agenda_staat(wereld):
    gesprek = verhaal.gepland(verhaal.gesprek(wereld, ingediend=False), wereld)
    verhaal.dien_in(gesprek, wereld)

    blad = voorbereiding(gesprek, wereld.adviseur, vandaag=VANDAAG)

    assert blad.niet_op_agenda == 3


def test_een_eigen_titel_bij_een_onderwerp_telt_niet_als_ontbrekend(gesprek, wereld):
    gesprek.agendapunten.update(titel="Anders gezegd")

    assert voorbereiding(gesprek, wereld.adviseur, vandaag=VANDAAG).niet_op_agenda == 0


def test_lange_woorden_passen_op_twee_bladen(gesprek, wereld):
    indiening = inzending(gesprek)
    for domein in indiening.inhoud["domeinen"]:
        for item in domein["items"]:
            item["toelichting"] = "woord " * 4000
    indiening.inhoud["doel_school"] = "x" * 20_000
    Agendapunt.objects.update(titel="y" * 300, vraag="vraag " * 150)
    for _ in range(30):
        AgendapuntFactory(gesprek=gesprek)

    blad = voorbereiding(gesprek, wereld.adviseur, vandaag=VANDAAG)

    assert len(blad.vragen) == 22
    assert blad.meer_punten == 12
    assert all(len(rij.titel) <= 67 for rij in blad.vragen)


@pytest.mark.parametrize(
    ("tekst", "tekens", "verwacht"),
    [
        ("kort", 10, "kort"),
        ("een twee drie", 8, "een…"),
        ("onafgebroken", 4, "onaf…"),
        ("een\n\ntwee", 20, "een twee"),
        ("iets", 0, ""),
    ],
)
def test_een_tekst_wordt_tussen_woorden_afgebroken(tekst, tekens, verwacht):
    assert kort(tekst, tekens) == verwacht


def test_twee_teksten_delen_de_regels():
    assert verdeel("", "b" * 88, over=1) == ("", "b" * 88)
    assert verdeel("a", "b", over=0) == ("", "")


@pytest.mark.parametrize(("minuten", "stap"), [(0, 5), (12, 10), (13, 15), (200, 45)])
def test_de_tijdlijn_heeft_stappen_van_vijf(minuten, stap):
    assert breedte_van(minuten) == stap


def test_de_duur_is_alleen_bekend_met_begin_en_eind():
    assert duur(Gesprek(tijd=time(14), tijd_tot=time(15, 30))) == 90
    assert duur(Gesprek(tijd=time(14))) == 0


def test_aan_tafel_begint_bij_het_eerste_punt_zonder_uitkomst(gesprek, wereld):
    eerste = gesprek.agendapunten.order_by("volgorde").first()
    Agendapunt.objects.filter(pk=eerste.pk).update(uitkomst="besproken")

    tafel = aan_tafel(gesprek, wereld.adviseur, punt="", open_="", op=OP)
    doelen = aan_tafel(gesprek, wereld.adviseur, punt="doelen", open_="", op=OP)

    assert (tafel.nummer, tafel.volgende.nummer) == (2, 3)
    assert (doelen.nummer, doelen.punt, doelen.volgende.nummer) == (0, None, 1)
    assert tafel.wie == "Samira en Hanneke"


def test_de_klok_telt_af_op_de_dag_zelf(gesprek, wereld):
    ervoor = aan_tafel(gesprek, wereld.adviseur, punt="", open_="", op=OP)
    tijdens = aan_tafel(
        gesprek, wereld.adviseur, punt="", open_="", op=OP.replace(year=2027, month=1, day=19)
    )
    erna = aan_tafel(
        gesprek,
        wereld.adviseur,
        punt="",
        open_="",
        op=OP.replace(year=2027, month=1, day=19, hour=20),
    )

    assert [tafel.nog for tafel in (ervoor, tijdens, erna)] == [0, 90, 0]


def test_vastgelegd_staat_eerst_bij_dit_punt(gesprek, wereld):
    punten_ = list(gesprek.agendapunten.order_by("volgorde"))
    for punt in (punten_[0], punten_[1]):
        kladblok.vastleggen(
            gesprek,
            soort="afspraak",
            sleutel=punt.sleutel[::-1],
            tekst=punt.titel,
            agendapunt=punt,
            partij="samen",
        )

    tafel = aan_tafel(
        gesprek,
        wereld.adviseur,
        punt=punten_[1].sleutel,
        open_=Afspraak.objects.first().sleutel,
        op=OP,
    )

    assert [rij.bij_punt for rij in tafel.vastgelegd] == [2, 1]
    assert tafel.open.bij_punt == 1
    assert [veld.veld for veld in tafel.velden.meer] == ["tot", "item_id", "plek", "gerichtheid"]
    assert [doel.is_open for doel in tafel.velden.doelen] == [False, False]


def test_een_ambitie_reikt_tot_een_schooljaar_van_nu_of_later():
    assert [jaar for jaar, _ in schooljaren(VANDAAG)][:3] == ["", "2026-2027", "2027-2028"]

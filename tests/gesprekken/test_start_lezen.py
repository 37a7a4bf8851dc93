"""Mijn werk for who reads or looks after people: bestuurder, lezer, swv, beheerder, team."""

from datetime import date

import pytest
from django.urls import reverse

from gesprekken.models import Partij
from tests.factories import (
    MOMENT,
    AanstellingFactory,
    AfspraakFactory,
    DeelnameFactory,
    GesprekFactory,
    RondeFactory,
    SchoolFactory,
    VerslagFactory,
)
from tests.gesprekken.kijken import als, tekst, vragen
from tests.gesprekken.verslagen import dialoog, onderdelen, zeg

pytestmark = pytest.mark.usefixtures("demodag")


@pytest.fixture
def ronde(wereld):
    return RondeFactory(bestuur=wereld.bestuur, waarom="Omdat ouders ertoe doen.")


def lees(client, gebruiker):
    return als(client, gebruiker).get("/")


def start(client, gebruiker):
    return lees(client, gebruiker).context["start"]


def school_met_verslag(ronde, naam, **velden):
    """A school of this round whose talk is fixed."""
    deelname = DeelnameFactory(
        ronde=ronde,
        school=SchoolFactory(bestuur=ronde.bestuur, naam=naam),
        zelfevaluatie__status="ingediend",
    )
    gesprek = GesprekFactory(deelname=deelname, status="vastgesteld", datum=date(2026, 11, 3))
    VerslagFactory(gesprek=gesprek, status="vastgesteld", vastgelegd_op=MOMENT, **velden)
    return gesprek


def test_een_bestuurder_leest_per_ronde_in_twee_zinnen_waar_de_scholen_zijn(client, wereld, ronde):
    school_met_verslag(ronde, "De Berk")
    GesprekFactory(deelname=DeelnameFactory(ronde=ronde, school=wereld.school))
    RondeFactory(bestuur=wereld.bestuur, status="concept", schooljaar="2027-2028")
    RondeFactory(bestuur=wereld.bestuur, status="afgerond", schooljaar="2025-2026")

    kaarten = start(client, wereld.bestuurder).kantoren[0].rondes

    assert [(kaart.ronde, kaart.zinnen) for kaart in kaarten] == [
        (
            ronde,
            (
                "2 scholen doen mee.",
                "Eén school heeft ingediend.",
                "1 van de 2 gesprekken is gevoerd.",
            ),
        )
    ]


def test_een_bestuurder_ziet_wat_het_bestuur_belooft_en_wat_te_laat_is(client, wereld, ronde):
    gesprek = school_met_verslag(ronde, "De Berk")
    AfspraakFactory(gesprek=gesprek, wat="Vervanger", partij="bestuur", tot=date(2026, 10, 1))
    AfspraakFactory(gesprek=gesprek, wat="Samen kijken", partij="samen")
    AfspraakFactory(gesprek=gesprek, wat="Van de school", partij="school")
    AfspraakFactory(gesprek=gesprek, wat="Al klaar", partij="bestuur", status="gereed")

    antwoord = lees(client, wereld.bestuurder)

    blok = antwoord.context["start"].kantoren[0]
    assert [rij.afspraak.wat for rij in blok.afspraken] == ["Vervanger", "Samen kijken"]
    pagina = tekst(antwoord)
    assert (
        "Van het bestuur staan 2 afspraken open. Bij één afspraak is de dag al voorbij." in pagina
    )
    assert "Van ons: was toegezegd voor 1 oktober." in pagina
    assert reverse("school_jaren", args=[gesprek.school.sleutel]) in pagina


def test_een_belofte_die_voorbij_is_en_een_ronde_zonder_gesprek(client, wereld, ronde):
    GesprekFactory(deelname=DeelnameFactory(ronde=ronde, school=wereld.school))
    AfspraakFactory(
        gesprek=GesprekFactory(
            deelname__ronde__bestuur=wereld.bestuur,
            deelname__ronde__status="afgerond",
            deelname__school=wereld.school,
            status="vastgesteld",
        ),
        partij="bestuur",
        tot=date(2026, 10, 1),
    )

    blok = start(client, wereld.bestuurder).kantoren[0]

    assert blok.zin == "Van het bestuur staat één afspraak open. De dag daarvan is al voorbij."
    assert blok.rondes[0].zinnen == ("Eén school doet mee.", "Er zijn nog geen gesprekken gevoerd.")


def test_een_bestuurder_leest_alleen_verslagen_die_vastliggen(client, wereld, ronde):
    school_met_verslag(ronde, "De Berk")
    open_gesprek = GesprekFactory(
        deelname=DeelnameFactory(ronde=ronde, school=wereld.school), status="ter_vaststelling"
    )
    VerslagFactory(gesprek=open_gesprek, status="ter_vaststelling", voorgelegd_op=MOMENT)

    blok = start(client, wereld.bestuurder).kantoren[0]

    assert [rij.school for rij in blok.verslagen] == ["De Berk"]


def test_van_veel_verslagen_staan_er_vijf_en_het_aantal(client, wereld, ronde):
    for nummer in range(7):
        school_met_verslag(ronde, f"School {nummer}")

    antwoord = lees(client, wereld.bestuurder)

    assert len(antwoord.context["start"].kantoren[0].verslagen) == 5
    assert "In de lopende rondes liggen 7 verslagen vast." in tekst(antwoord)


def test_een_vervangen_versie_staat_er_niet_nog_eens(client, wereld, ronde):
    gesprek = school_met_verslag(ronde, "De Berk", versie=2)
    VerslagFactory(
        gesprek=gesprek,
        versie=1,
        status="vastgesteld",
        vastgelegd_op=MOMENT,
        vervangen_op=MOMENT,
    )

    blok = start(client, wereld.bestuurder).kantoren[0]

    assert [rij.pdf_url for rij in blok.verslagen] == [
        reverse("verslag_pdf", args=[gesprek.sleutel, 2])
    ]


def met_een_school(wereld):
    wereld.andere_school.gesloten_op = MOMENT.date()
    wereld.andere_school.save()
    return dialoog(wereld, tot="ter_vaststelling")


def test_een_bestuurder_van_een_school_geeft_akkoord_namens_het_bestuur(client, wereld):
    gespeeld = met_een_school(wereld)

    antwoord = lees(client, wereld.bestuurder)

    werk = antwoord.context["start"].eerste_werk
    adres = reverse("verslag", args=[gespeeld.gesprek.sleutel])
    assert (werk.regel.school, werk.taak.titel, werk.taak.url) == (
        "De Wilgenhoek",
        "Geef akkoord op het verslag",
        adres,
    )
    assert "Er wacht één ding op jou." in tekst(antwoord)
    assert tekst(antwoord).count('class="taak"') == 1
    assert client.get(adres).status_code == 200


def test_na_zijn_akkoord_wacht_er_niets_meer_op_de_bestuurder(client, wereld):
    gespeeld = met_een_school(wereld)
    for rij in onderdelen(gespeeld.verslag):
        zeg(rij, wereld.bestuurder, partij=Partij.BESTUUR)

    assert start(client, wereld.bestuurder).eerste_werk is None


def test_bij_meer_scholen_tekent_een_bestuurder_niet(client, wereld):
    dialoog(wereld, tot="ter_vaststelling")

    assert start(client, wereld.bestuurder).eerste_werk is None


def test_een_bestuurder_die_ook_directeur_is_tekent_namens_de_school(client, wereld):
    met_een_school(wereld)
    AanstellingFactory(gebruiker=wereld.bestuurder, rol="directeur", school=wereld.school)

    pagina = start(client, wereld.bestuurder)

    assert [blok.te_tekenen for blok in pagina.kantoren] == [()]
    assert (pagina.eerste_werk, pagina.taken) == (None, 1)
    assert pagina.eerste.taak.titel == "Lees het verslag van het gesprek"


def test_start_van_een_bestuurder_blijft_met_een_taak_binnen_de_maat(client, wereld):
    met_een_school(wereld)

    assert vragen(client, wereld.bestuurder, "/") <= 12


def test_wie_bestuurder_en_adviseur_is_ziet_het_bestuur_een_keer(client, wereld, ronde):
    AanstellingFactory(gebruiker=wereld.bestuurder, rol="adviseur", bestuur=wereld.bestuur)

    pagina = start(client, wereld.bestuurder)

    assert (len(pagina.besturen), len(pagina.kantoren)) == (1, 0)


def test_een_lezer_leest_waarom_en_van_een_afgeronde_ronde_de_rode_draad(client, wereld, ronde):
    eerder = RondeFactory(
        bestuur=wereld.bestuur,
        status="afgerond",
        schooljaar="2025-2026",
        rode_draad="Rust in de groep.",
    )
    RondeFactory(bestuur=wereld.bestuur, status="concept", waarom="Nog geheim.")
    school_met_verslag(ronde, "De Berk")

    antwoord = lees(client, wereld.lezer)

    blok = antwoord.context["start"].lezers[0]
    assert (blok.lopend, blok.afgerond) == ((ronde,), eerder)
    pagina = tekst(antwoord)
    assert "Omdat ouders ertoe doen." in pagina
    assert "Lees de rode draad" in pagina
    assert "Nog geheim." not in pagina
    assert "De Berk" not in pagina


def test_een_swv_medewerker_ziet_alleen_afspraken_van_het_eigen_verband(client, wereld, ronde):
    gesprek = school_met_verslag(ronde, "De Berk")
    AfspraakFactory(gesprek=gesprek, wat="Meedenken", partij="swv")
    AfspraakFactory(gesprek=gesprek, wat="Van het bestuur", partij="bestuur")
    elders = school_met_verslag(RondeFactory(bestuur=wereld.vreemd_bestuur), "De Verte")
    AfspraakFactory(gesprek=elders, wat="Van elders", partij="swv")

    antwoord = lees(client, wereld.swv_medewerker)

    blok = antwoord.context["start"].verbanden[0]
    assert [rij.afspraak.wat for rij in blok.afspraken] == ["Meedenken"]
    assert antwoord.context["start"].zin == "Van jullie staat één afspraak open."
    assert "De Berk" in tekst(antwoord)


def test_een_beheerder_ziet_per_school_hoeveel_mensen_er_nu_werken(client, wereld, ronde):
    AanstellingFactory(rol="ib", school=wereld.andere_school, tot=date(2024, 7, 31))
    leeg = SchoolFactory(bestuur=wereld.bestuur, naam="De Eik")
    SchoolFactory(bestuur=wereld.bestuur, naam="Weg", gesloten_op=date(2024, 8, 1))

    blok = start(client, wereld.beheerder).beheer[0]

    assert [(regel.school, regel.mensen) for regel in blok.scholen] == [
        (wereld.andere_school, 3),
        (leeg, 0),
        (wereld.school, 5),
    ]


def test_een_teamlid_leest_een_ware_zin_over_de_eigen_school(client, wereld, ronde):
    pagina = tekst(lees(client, wereld.team))

    assert "Op De Wilgenhoek bereiden de ib’er en de directeur het gesprek" in pagina


@pytest.mark.parametrize("wie", ["bestuurder", "lezer", "swv_medewerker", "beheerder"])
def test_start_van_wie_leest_stelt_niet_meer_vragen_bij_meer_scholen(client, wereld, ronde, wie):
    def meer(aantal):
        for _ in range(aantal):
            gesprek = school_met_verslag(ronde, "Een school")
            AfspraakFactory(gesprek=gesprek, partij="bestuur")
            AfspraakFactory(gesprek=gesprek, partij="swv")

    meer(1)
    bij_een = vragen(client, getattr(wereld, wie), "/")
    meer(12)

    assert vragen(client, getattr(wereld, wie), "/") == bij_een <= 12

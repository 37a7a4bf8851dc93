"""The gespreksleidraad: everything for at the table comes out, no word of one's own."""

import logging
import re
from dataclasses import replace
from datetime import date

import pytest
from django.template.loader import render_to_string

from gesprekken.models import Agendapunt, Deelname, Gesprek
from gesprekken.rapport.drukken import SJABLOON_LEIDRAAD
from gesprekken.rapport.leidraad import Gespreksleidraad
from kwaliteit.canoniek import als_data
from kwaliteit.models import Oordeel
from kwaliteit.pdf import PdfMislukt, leesbaar
from kwaliteit.pdf.zetter import zet
from scholen.models import Gebeurtenis
from tests.factories import AfspraakFactory, AgendapuntFactory, GesprekFactory, OnderdeelFactory
from tests.gesprekken import verhaal
from tests.gesprekken.aan_tafel import leg_kanaries, pad
from tests.gesprekken.pdftekst import bladzijden, doorlopend, kaal, teksten
from tests.gesprekken.verhaal import OP
from tests.pdfregels import overtredingen

PAD = "leidraad.pdf"


@pytest.fixture
def gesprek(wereld):
    return verhaal.gepland(verhaal.gesprek(wereld), wereld)


@pytest.fixture
def vorig(gesprek, wereld):
    """A fixed talk of the year before that left a point open, and two agreements that run."""
    vorig = GesprekFactory(
        deelname=None,
        bestuur=wereld.bestuur,
        school=wereld.school,
        adviseur=wereld.adviseur,
        status="vastgesteld",
        datum=date(2026, 1, 20),
    )
    AgendapuntFactory(gesprek=vorig, titel="Samen plannen", uitkomst="niet_aan_bod")
    AgendapuntFactory(gesprek=vorig, titel="Overgang", uitkomst="deels")
    AgendapuntFactory(gesprek=vorig, titel="Is besproken", uitkomst="besproken")
    AfspraakFactory(gesprek=vorig, partij="school", wat="Startgesprek", tot_tekst="voor de kerst")
    AfspraakFactory(gesprek=vorig, partij="bestuur", wat="Vervanger", tot=date(2026, 10, 1))
    OnderdeelFactory(
        verslag__gesprek=vorig,
        verslag__status="vastgesteld",
        soort="open",
        titel="Wat nog openstaat",
        tekst="We kijken in mei opnieuw.",
    )
    return vorig


def leidraad(gesprek, wereld) -> Gespreksleidraad:
    vers = Gesprek.objects.select_related(
        "school", "bestuur", "adviseur", "deelname__ronde", "deelname__zelfevaluatie"
    ).get(pk=gesprek.pk)
    return Gespreksleidraad.van(vers, wereld.adviseur, op=OP)


def pdf_van(rapport: Gespreksleidraad) -> bytes:
    """Set in this process: quicker, and its warnings can be heard."""
    return zet(leesbaar(render_to_string(SJABLOON_LEIDRAAD, {"leidraad": rapport})))


def test_de_leidraad_draagt_beide_doelen_de_agenda_en_wat_er_nog_ligt(gesprek, wereld, vorig):
    rapport = leidraad(gesprek, wereld)

    assert (rapport.doel_school, rapport.doel_bestuur, rapport.reactie) == (
        "Weten wat we zelf kunnen doen.",
        "Begrijpen wat helpt.",
        "Dat willen wij ook.",
    )
    assert [(punt.nummer, punt.titel, punt.herkomst, punt.minuten) for punt in rapport.punten] == [
        (1, "Domein 1", "van het bestuur", 15),
        (2, "Wij doen wat er bij 2a staat.", "van de school", 15),
        (3, "Wij doen wat er bij 2b staat.", "van de school", 15),
        (4, "Tijd in de klas", "van de school", 15),
    ]
    assert rapport.punten[1].reden == "Wie lost dat op?"
    assert rapport.punten[1].vraag == "Wat lukt er bij 2a?"
    assert rapport.punten[1].andere_vragen == ("Wat merk je bij 2a?",)
    assert [antwoord.toelichting for antwoord in rapport.punten[1].antwoorden] == [
        "Het schiet er bij in."
    ]
    assert [(punt.titel, punt.hoe_ver) for punt in rapport.openpunten] == [
        ("Samen plannen", "niet aan bod"),
        ("Overgang", "deels besproken"),
    ]
    assert rapport.openstaand == "We kijken in mei opnieuw."
    assert [(rij.van, rij.wat, rij.wanneer) for rij in rapport.afspraken] == [
        ("Van ons", "Vervanger", "was toegezegd voor 1 oktober 2026"),
        ("Van de school", "Startgesprek", "voor de kerst"),
    ]


def test_alles_wat_in_de_leidraad_staat_komt_op_papier(gesprek, wereld, vorig):
    rapport = leidraad(gesprek, wereld)

    tekst = doorlopend(pdf_van(rapport), rapport)

    assert sorted(zin for zin in teksten(als_data(rapport)) if kaal(zin) not in tekst) == []


def test_geen_eigen_aantekening_bevinding_of_kladregel_komt_op_papier(gesprek, wereld):
    leg_kanaries(gesprek, wereld)

    tekst = "".join(bladzijden(pdf_van(leidraad(gesprek, wereld))))

    assert set(re.findall("KANARIE-[a-z]+", tekst)) == {"KANARIE-vraag"}


def test_wat_de_school_na_het_indienen_schrijft_staat_er_niet_in(gesprek, wereld):
    Oordeel.objects.update(toelichting="GEHEIM", reden="GEHEIM")
    Deelname.objects.update(doel_school="GEHEIM", reactie="GEHEIM")

    tekst = "".join(bladzijden(pdf_van(leidraad(gesprek, wereld))))

    assert "GEHEIM" not in tekst
    assert "Het schiet er bij in." in tekst


def test_een_verslag_dat_nog_open_ligt_geeft_geen_open_punten(gesprek, wereld, vorig):
    Gesprek.objects.filter(pk=vorig.pk).update(status="gevoerd")

    rapport = leidraad(gesprek, wereld)

    assert (rapport.openpunten, rapport.openstaand) == ((), "")


LANG = "Een lange zin over hoe wij dit op school aanpakken. "


@pytest.mark.parametrize(
    "velden",
    [
        {},
        {"punten": (), "deelnemers": (), "datum": None, "tijd": None},
        {"ingediend_op": None, "doel_school": "", "reactie": ""},
        {"ronde": "", "doel": "Elkaar leren kennen."},
        {"school": "Basisschool " + "De Lange Naam " * 12, "doel_school": LANG * 400},
        {"doel_school": "Fijn 😀 日本 Łukasz", "bestuur": "Stichting Şahin & <Zoon>"},
    ],
    ids=["gewoon", "kaal", "niet ingediend", "zonder ronde", "lang", "tekens"],
)
def test_iedereen_kan_de_leidraad_lezen(gesprek, wereld, vorig, velden, caplog):
    rapport = replace(leidraad(gesprek, wereld), **velden)

    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        pdf = pdf_van(rapport)

    assert overtredingen(pdf, titel=rapport.titel) == []
    assert [regel for regel in caplog.messages if not regel.startswith(".notdef")] == []


def test_elk_punt_begint_op_een_eigen_bladzijde(gesprek, wereld):
    papier = bladzijden(pdf_van(leidraad(gesprek, wereld)))
    eerste = [" ".join(tekst.splitlines()[0].split()) for tekst in papier]

    assert eerste == [
        "Kwaliteitsdialoog",
        "1 Domein 1",
        "2 Wij doen wat er bij 2a staat.",
        "3 Wij doen wat er bij 2b staat.",
        "4 Tijd in de klas",
        "Tot slot",
    ]


def test_de_adviseur_van_het_gesprek_downloadt_de_leidraad(client, wereld, gesprek):
    client.force_login(wereld.adviseur)

    antwoord = client.get(pad(gesprek, PAD))

    assert antwoord.status_code == 200
    assert antwoord["Content-Type"] == "application/pdf"
    assert antwoord["Cache-Control"] == "no-store"
    assert antwoord["Content-Disposition"] == (
        'attachment; filename="gespreksleidraad-de-wilgenhoek-2027-01-19.pdf"'
    )
    assert antwoord.content.startswith(b"%PDF-")
    regel = Gebeurtenis.objects.get(soort="gelezen")
    assert (regel.model, regel.gebruiker) == ("indiening", wereld.adviseur)


@pytest.mark.parametrize("wie", ["ib", "directeur", "mt", "andere_adviseur"])
def test_wie_het_gesprek_ziet_maar_niet_begeleidt_krijgt_de_leidraad_niet(
    client, wereld, gesprek, wie
):
    client.force_login(getattr(wereld, wie))

    assert client.get(pad(gesprek, PAD)).status_code == 403


def test_lukt_de_pdf_niet_dan_zegt_de_voorbereiding_dat(client, wereld, gesprek, monkeypatch):
    def mislukt(*_args, **_kw):
        raise PdfMislukt("Het maken van de pdf duurde te lang.")

    monkeypatch.setattr("gesprekken.rapport.drukken.render_pdf", mislukt)
    client.force_login(wereld.adviseur)

    antwoord = client.get(pad(gesprek, PAD), follow=True)

    assert antwoord.redirect_chain == [(pad(gesprek, "voorbereiding/"), 302)]
    assert "Het maken van de pdf duurde te lang." in antwoord.content.decode()
    assert not Gebeurtenis.objects.filter(model="leidraad").exists()


@pytest.mark.parametrize("aantal", [1, 3])
def test_de_leidraad_vraagt_niet_meer_bij_meer_punten(
    gesprek, wereld, vorig, aantal, django_assert_num_queries
):
    for _ in range(aantal):
        AgendapuntFactory(gesprek=gesprek)
        AgendapuntFactory(gesprek=vorig, uitkomst="deels")
        AfspraakFactory(gesprek=vorig)
    Agendapunt.objects.update(minuten=10)

    with django_assert_num_queries(9):
        leidraad(gesprek, wereld)

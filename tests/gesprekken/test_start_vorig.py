"""Mijn werk remembers last year, promises no more than it can, and sets your task on top."""

from datetime import date

import pytest
from django.urls import reverse

from gesprekken.models import Deelname
from tests.factories import (
    MOMENT,
    AfspraakFactory,
    AgendapuntFactory,
    DeelnameFactory,
    GesprekFactory,
    OnderwerpFactory,
    RondeFactory,
    VerslagFactory,
)
from tests.gesprekken.kijken import als, tekst
from tests.gesprekken.rondes import deelname_van

pytestmark = pytest.mark.usefixtures("demodag")


@pytest.fixture
def deelname(wereld):
    return deelname_van(wereld, items=(2, 11))


def eerder(wereld, schooljaar="2025-2026", **velden):
    """The talk of an earlier year of this school, with its verslag."""
    ronde = RondeFactory(bestuur=wereld.bestuur, schooljaar=schooljaar, status="afgerond")
    gesprek = GesprekFactory(
        deelname=DeelnameFactory(ronde=ronde, school=wereld.school), status="vastgesteld"
    )
    velden = {"status": "vastgesteld", "vastgelegd_op": MOMENT} | velden
    VerslagFactory(gesprek=gesprek, **velden)
    return gesprek


def lees(client, gebruiker):
    return als(client, gebruiker).get("/")


def test_vorig_jaar_staat_er_met_wat_besproken_is_en_wat_bleef_liggen(client, wereld, deelname):
    gesprek = eerder(wereld)
    AgendapuntFactory(gesprek=gesprek, titel="Zicht op de groep", uitkomst="besproken")
    AgendapuntFactory(gesprek=gesprek, titel="Samen plannen", uitkomst="niet_aan_bod")

    antwoord = lees(client, wereld.ib)

    vorig = antwoord.context["start"].scholen[0].vorig
    assert vorig.is_vorig_jaar
    assert vorig.kaart.besproken == ("Zicht op de groep",)
    assert vorig.kaart.bleef_liggen == ("Samen plannen",)
    pagina = tekst(antwoord)
    assert "Jullie spraken toen over ‘Zicht op de groep’." in pagina
    assert "Eén onderwerp kwam niet aan bod: <b>Samen plannen</b>." in pagina
    assert reverse("verslag_pdf", args=[gesprek.sleutel, 1]) in pagina


def test_in_het_eerste_jaar_staat_er_niets_over_vorig_jaar(client, wereld, deelname):
    antwoord = lees(client, wereld.ib)

    assert antwoord.context["start"].scholen[0].vorig is None
    assert "Vorig jaar" not in tekst(antwoord)


def test_was_er_vorig_jaar_geen_gesprek_dan_staat_het_jaar_daarvoor_er_met_zijn_naam(
    client, wereld, deelname
):
    eerder(wereld, "2023-2024")
    eerder(wereld, "2024-2025")

    pagina = tekst(lees(client, wereld.ib))

    assert "In 2024-2025" in pagina
    assert "2023-2024" not in pagina


@pytest.mark.parametrize("status", ["concept", "ter_vaststelling"])
def test_een_verslag_dat_niet_vastligt_is_geen_vorig_jaar(client, wereld, deelname, status):
    eerder(wereld, status=status, vastgelegd_op=None)

    assert lees(client, wereld.ib).context["start"].scholen[0].vorig is None


def test_een_school_zonder_ronde_heeft_vorig_jaar_nog(client, wereld):
    eerder(wereld)

    antwoord = lees(client, wereld.ib)

    assert antwoord.context["start"].lege_scholen[0].vorig.is_vorig_jaar
    assert "Verslag 2025-2026" in tekst(antwoord)


@pytest.mark.parametrize(
    ("bekeken", "zin"),
    [
        (0, "Heb je twintig minuten, dan is domein 2 klaar."),
        (4, "Heb je een kwartier, dan is domein 2 klaar."),
        (7, "Heb je tien minuten, dan is domein 2 klaar."),
        (10, "Heb je vijf minuten, dan is domein 2 klaar."),
    ],
)
def test_onder_de_groet_staat_wat_een_beetje_tijd_oplevert(client, wereld, deelname, bekeken, zin):
    deelname.zelfevaluatie.focus.add(deelname.ronde.kader.domeinen.get(code="2"))
    codes = [f"2{letter}" for letter in "abcdefghijk"[:bekeken]]
    deelname.zelfevaluatie.oordelen.filter(item__code__in=codes).update(bekeken_op=MOMENT)

    start = lees(client, wereld.ib).context["start"]

    assert start.zin == f"Er wacht één ding op jou. {zin}"


def test_wie_op_twee_scholen_werkt_leest_voor_welke_school_het_is(client, wereld, deelname):
    DeelnameFactory(
        ronde=deelname.ronde, school=wereld.andere_school, zelfevaluatie__status="ingediend"
    )
    deelname.zelfevaluatie.focus.add(deelname.ronde.kader.domeinen.get(code="1"))

    start = lees(client, wereld.ib_van_twee).context["start"]

    assert start.zin == (
        "Er wacht één ding op jou. Heb je vijf minuten, dan is domein 1 van De Wilgenhoek klaar."
    )
    assert [str(blok.deelname.school) for blok in start.scholen] == ["De Wilgenhoek", "De Abeel"]


def klaar_om_in_te_dienen(deelname):
    deelname.zelfevaluatie.focus.add(deelname.ronde.kader.domeinen.get(code="2"))
    deelname.zelfevaluatie.oordelen.filter(item__code="2a").update(bekeken_op=MOMENT)
    OnderwerpFactory(deelname=deelname)
    Deelname.objects.filter(pk=deelname.pk).update(doel_school="Weten wat helpt.")


@pytest.mark.parametrize(
    ("wie", "knop"),
    [("directeur", "Nalezen en indienen"), ("ib", "Lees terug wat klaarstaat")],
)
def test_wie_genoeg_bekeek_mag_de_rest_laten_liggen(client, wereld, deelname, wie, knop):
    klaar_om_in_te_dienen(deelname)

    antwoord = lees(client, getattr(wereld, wie))

    taak = antwoord.context["start"].eerste.taak
    assert taak.knop == "Verder bij 2b"
    assert taak.ook == (knop, reverse("deelname_indienen", args=[deelname.sleutel]))
    assert "Jullie onderwerpen en doel staan al klaar." in tekst(antwoord)


def test_een_afspraak_van_het_bestuur_die_te_laat_is_zegt_dat_de_school_wacht(
    client, wereld, deelname
):
    gesprek = eerder(wereld)
    AfspraakFactory(gesprek=gesprek, partij="bestuur", tot=date(2026, 10, 1))

    pagina = tekst(lees(client, wereld.ib))

    assert "Wacht op het bestuur" in pagina
    assert "Was toegezegd voor 1 oktober." in pagina

"""Who from outside the school read what it submitted and its verslag: for openness."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from gesprekken.acties import deelname as acties
from gesprekken.acties.inzage import inzage_nemen, leg_lezen_vast
from gesprekken.acties.lezen import verslag_gelezen
from kwaliteit.models import Indiening
from tests.factories import MOMENT, AanstellingFactory, VerslagFactory
from tests.gesprekken.kijken import als, tekst, vragen
from tests.gesprekken.rondes import deelname_van

pytestmark = pytest.mark.usefixtures("demodag")


@pytest.fixture
def deelname(wereld):
    return deelname_van(wereld)


@pytest.fixture
def gelezen(wereld, deelname):
    """The adviser read what was submitted, a bestuurder asked for it, and all read the verslag."""
    acties.indienen(deelname, door=wereld.directeur, op=MOMENT)
    indiening = Indiening.objects.get()
    leg_lezen_vast(indiening, door=wereld.adviseur, op=MOMENT + timedelta(days=1))
    reden = "Voor het jaarverslag van ons bestuur."
    inzage_nemen(deelname, door=wereld.bestuurder, op=MOMENT + timedelta(days=2), reden=reden)
    gesprek = acties.gesprek_toevoegen(deelname, door=wereld.adviseur, op=MOMENT)
    type(gesprek).objects.filter(pk=gesprek.pk).update(datum=date(2026, 12, 3))
    verslag = VerslagFactory(gesprek=gesprek, bestuur=wereld.bestuur, status="ter_vaststelling")
    for dag, wie in enumerate([wereld.ib, wereld.adviseur, wereld.bestuurder], 11):
        verslag_gelezen(verslag, door=wie, op=MOMENT + timedelta(days=dag))
    return deelname


def url(wereld):
    return reverse("school_gezien", args=[wereld.school.sleutel])


def stukken(client, wereld, wie):
    (jaar,) = als(client, wie).get(url(wereld)).context["jaren"]
    return [
        (stuk.titel, [(lezing.naam, lezing.rol, lezing.reden) for lezing in stuk.lezers])
        for stuk in jaar.stukken
    ]


@pytest.mark.parametrize("wie", ["ib", "mt", "directeur", "adviseur", "bestuurder"])
def test_wie_het_aangaat_ziet_wie_er_las(client, wereld, gelezen, wie):
    assert stukken(client, wereld, getattr(wereld, wie)) == [
        (
            "Wat de school indiende op dinsdag 24 november",
            [("Hanneke Dijkgraaf", "bestuursadviseur", "")],
        ),
        (
            "Met een reden om inzage gevraagd",
            [("Ella Bestuurder", "bestuurder", "Voor het jaarverslag van ons bestuur.")],
        ),
        (
            "Verslag van het gesprek op donderdag 3 december",
            [
                ("Ella Bestuurder", "bestuurder", ""),
                ("Hanneke Dijkgraaf", "bestuursadviseur", ""),
            ],
        ),
    ]


def test_de_pagina_zegt_waar_zij_voor_is(client, wereld, gelezen):
    pagina = tekst(als(client, wereld.ib).get(url(wereld)))

    assert "Wie heeft ons verslag gezien?" in pagina
    assert "Deze lijst is er voor openheid" in pagina
    assert "nooit om mensen te beoordelen" in pagina


def test_wie_later_bij_de_school_ging_werken_las_toen_van_buiten(client, wereld, gelezen):
    AanstellingFactory(
        gebruiker=wereld.adviseur,
        rol="ib",
        school=wereld.school,
        van=MOMENT.date() + timedelta(days=5),
    )

    namen = [[naam for naam, *_ in lezers] for _, lezers in stukken(client, wereld, wereld.ib)]

    assert namen == [["Hanneke Dijkgraaf"], ["Ella Bestuurder"], ["Ella Bestuurder"]]


def test_een_adviseur_zonder_gesprek_met_de_school_ziet_het_niet(client, wereld, gelezen):
    assert als(client, wereld.andere_adviseur).get(url(wereld)).status_code == 403


def test_een_school_die_nog_niets_indiende_leest_dat(client, wereld, deelname):
    pagina = tekst(als(client, wereld.mt).get(url(wereld)))

    assert "Er is in deze ronde nog niets ingediend, en er is nog geen verslag." in pagina


def test_een_school_zonder_ronde_leest_wat_hier_komt(client, wereld):
    pagina = tekst(als(client, wereld.mt).get(url(wereld)))

    assert "Er is nog niets te lezen" in pagina


def test_de_weg_erheen_staat_bij_de_school(client, wereld, gelezen):
    jaren = reverse("school_jaren", args=[wereld.school.sleutel])

    wegen = {
        wie: url(wereld) in tekst(als(client, getattr(wereld, wie)).get(jaren))
        for wie in ("ib", "adviseur", "bestuurder", "andere_adviseur")
    }

    assert wegen == {"ib": True, "adviseur": True, "bestuurder": True, "andere_adviseur": False}


def test_de_weg_erheen_staat_bij_een_verslag(client, wereld, ligt_voor):
    pad = reverse("verslag", args=[ligt_voor.gesprek.sleutel])

    assert url(wereld) in tekst(als(client, wereld.mt).get(pad))


def test_het_aantal_vragen_groeit_niet_met_de_rondes(client, wereld, gelezen):
    bij_een = vragen(client, wereld.ib, url(wereld))
    for jaar in ("2024-2025", "2025-2026"):
        deelname_van(wereld, schooljaar=jaar)

    assert bij_een == vragen(client, wereld.ib, url(wereld)) <= 20

"""Submitting, and opening again."""

import pytest
from django.urls import reverse

from gesprekken.acties import deelname as acties
from gesprekken.models import Deelname
from kwaliteit.models import Indiening, Zelfevaluatie
from tests.factories import (
    MOMENT,
    GesprekFactory,
    OnderwerpFactory,
)
from tests.gesprekken.kijken import als, tekst
from tests.gesprekken.rondes import deelname_van

pytestmark = pytest.mark.usefixtures("demodag")


@pytest.fixture
def deelname(wereld):
    deelname = deelname_van(wereld)
    deelname.zelfevaluatie.oordelen.filter(item__code="1a").update(
        bekeken_op=MOMENT, waarde="3", toelichting="Dit gaat goed."
    )
    return deelname


@pytest.fixture
def ingediend(deelname, wereld):
    acties.indienen(deelname, door=wereld.directeur, op=MOMENT)
    return deelname


def url(naam, deelname, *erbij):
    return reverse(naam, args=[deelname.sleutel, *erbij])


def test_de_samenvatting_laat_zien_wat_het_bestuur_leest_en_wie(client, wereld, deelname):
    Deelname.objects.update(doel_school="Weten wat helpt.")
    OnderwerpFactory(deelname=deelname, titel="Rust in het team", reden="Het is vol.")

    pagina = tekst(als(client, wereld.directeur).get(url("deelname_indienen", deelname)))

    for deel in (
        "Dit gaat goed.",
        "Weten wat helpt.",
        "Rust in het team",
        "Het is vol.",
        "Bas Adviseur en Hanneke Dijkgraaf",
        "leest de bestuurder dit als bijlage",
    ):
        assert deel in pagina


@pytest.mark.parametrize(("wie", "keer"), [("ib", 1), ("directeur", 0)])
def test_wie_niet_indient_hoort_dat_het_klaarstaat(client, wereld, deelname, wie, keer):
    pagina = tekst(als(client, getattr(wereld, wie)).get(url("deelname_indienen", deelname)))

    assert pagina.count("Het staat klaar voor Samira, die het naleest en indient.") == keer


def test_alleen_de_directeur_krijgt_de_knop(client, wereld, deelname):
    formulier = '<form method="post">'

    pagina = tekst(als(client, wereld.directeur).get(url("deelname_indienen", deelname)))
    assert formulier in pagina
    assert "Samira dient in" not in pagina
    pagina = tekst(als(client, wereld.ib).get(url("deelname_indienen", deelname)))
    assert formulier not in pagina
    assert "Samira dient in" in pagina


@pytest.mark.parametrize(
    ("wie", "get", "post"),
    [
        ("ib", 200, 403),
        ("mt", 200, 403),
        ("adviseur", 403, 403),
        ("bestuurder", 404, 404),
        ("lezer", 404, 404),
        ("andere_directeur", 404, 404),
        ("vreemde_directeur", 404, 404),
    ],
)
def test_indienen_is_van_de_directeur(client, wereld, deelname, wie, get, post):
    als(client, getattr(wereld, wie))

    assert client.get(url("deelname_indienen", deelname)).status_code == get
    assert client.post(url("deelname_indienen", deelname)).status_code == post
    assert Indiening.objects.count() == 0


def test_indienen_zegt_wat_er_is_gebeurd(client, wereld, deelname):
    antwoord = als(client, wereld.directeur).post(url("deelname_indienen", deelname), follow=True)

    assert "Jullie antwoorden, onderwerpen en doel zijn nu te lezen" in tekst(antwoord)
    assert antwoord.redirect_chain == [(deelname.get_absolute_url(), 302)]
    assert Indiening.objects.get().naam == "Samira Idrissi"


def test_een_tweede_klik_op_indienen_heeft_geen_gevolg(client, wereld, deelname):
    als(client, wereld.directeur).post(url("deelname_indienen", deelname))

    antwoord = client.post(url("deelname_indienen", deelname), follow=True)

    assert "Deze stap kan nu niet meer." in tekst(antwoord)
    assert Indiening.objects.count() == 1


def test_zonder_iets_bekeken_vraagt_het_een_keer_en_gaat_dan_door(client, wereld, deelname):
    deelname.zelfevaluatie.oordelen.update(bekeken_op=None)
    als(client, wereld.directeur)

    antwoord = client.post(url("deelname_indienen", deelname))
    assert "Jullie hebben nog geen enkel item bekeken" in tekst(antwoord)
    assert Indiening.objects.count() == 0
    client.post(url("deelname_indienen", deelname), {"ook_leeg": "1"})

    assert Indiening.objects.count() == 1


def test_in_een_gesloten_ronde_blijft_het_van_de_school(client, wereld, deelname):
    type(deelname.ronde).objects.update(status="gesloten")
    als(client, wereld.directeur)

    assert "De ronde is gesloten" in tekst(client.get(url("deelname_indienen", deelname)))
    antwoord = client.post(url("deelname_indienen", deelname), follow=True)

    assert "Wat jullie schreven, blijft van jullie." in tekst(antwoord)
    assert Zelfevaluatie.objects.get().status == "concept"


def test_wie_al_indiende_leest_wat_er_ligt(client, wereld, ingediend):
    antwoord = als(client, wereld.ib).get(url("deelname_indienen", ingediend))

    assert antwoord["Location"] == url("deelname_ingediend", ingediend)


def heropen(client, gebruiker, deelname, reden="Op verzoek van Samira."):
    gegevens = {"reden": reden}
    return als(client, gebruiker).post(url("deelname_heropenen", deelname), gegevens, follow=True)


@pytest.mark.parametrize("wie", ["adviseur", "directeur"])
def test_adviseur_en_directeur_heropenen_met_een_reden(client, wereld, ingediend, wie):
    heropen(client, getattr(wereld, wie), ingediend, reden="  ")
    assert Zelfevaluatie.objects.get().status == "ingediend"

    antwoord = heropen(client, getattr(wereld, wie), ingediend)

    assert Zelfevaluatie.objects.get().status == "concept"
    assert "De Wilgenhoek kan weer verder schrijven." in tekst(antwoord)


def test_na_het_lezen_hoort_de_directeur_wie_ze_moet_vragen(client, wereld, ingediend):
    als(client, wereld.andere_adviseur).get(url("deelname_ingediend", ingediend))

    antwoord = heropen(client, wereld.directeur, ingediend)

    assert "Vraag Hanneke Dijkgraaf om die te heropenen." in tekst(antwoord)
    assert Zelfevaluatie.objects.get().status == "ingediend"


@pytest.mark.parametrize(
    ("wie", "status"),
    [("ib", 403), ("mt", 403), ("andere_adviseur", 403), ("bestuurder", 404), ("lezer", 404)],
)
def test_anderen_heropenen_niet(client, wereld, ingediend, wie, status):
    als(client, getattr(wereld, wie))

    assert client.get(url("deelname_heropenen", ingediend)).status_code == status
    assert client.post(url("deelname_heropenen", ingediend)).status_code == status


@pytest.mark.parametrize(
    ("wie", "gelezen", "gesprek", "ronde", "knop"),
    [
        ("adviseur", True, "gepland", "open", True),
        ("directeur", False, "gepland", "open", True),
        ("directeur", True, "gepland", "open", False),
        ("ib", False, "gepland", "open", False),
        ("adviseur", False, "gevoerd", "open", False),
        ("adviseur", False, "gepland", "gesloten", False),
    ],
)
def test_de_knop_staat_er_alleen_als_het_kan(
    client, wereld, ingediend, wie, gelezen, gesprek, ronde, knop
):
    GesprekFactory(deelname=ingediend, status=gesprek)
    type(ingediend.ronde).objects.update(status=ronde)
    if gelezen:
        als(client, wereld.adviseur).get(url("deelname_ingediend", ingediend))

    pagina = tekst(als(client, getattr(wereld, wie)).get(ingediend.get_absolute_url()))

    assert (url("deelname_heropenen", ingediend) in pagina) is knop

"""Reading what was submitted, and asking to read it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gesprekken.acties import deelname as acties
from gesprekken.acties.inzage import inzage_nemen
from kwaliteit.models import Indiening
from scholen import klok
from scholen.models import Gebeurtenis
from tests.factories import (
    MOMENT,
    AanstellingFactory,
    GebruikerFactory,
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


@pytest.mark.parametrize(
    ("wie", "status"),
    [
        ("ib", 200),
        ("mt", 200),
        ("directeur", 200),
        ("adviseur", 200),
        ("andere_adviseur", 200),
        ("bestuurder", 302),
        ("lezer", 404),
        ("beheerder", 404),
        ("swv_medewerker", 404),
        ("team", 404),
        ("andere_directeur", 404),
        ("buur_adviseur", 404),
        ("vreemde_adviseur", 404),
    ],
)
def test_wie_leest_wat_er_is_ingediend(client, wereld, ingediend, wie, status):
    antwoord = als(client, getattr(wereld, wie)).get(url("deelname_ingediend", ingediend))

    assert antwoord.status_code == status


def test_het_bestuur_leest_de_momentopname_en_nooit_de_rijen(client, wereld, ingediend):
    ingediend.zelfevaluatie.oordelen.update(toelichting="Later veranderd.")

    pagina = tekst(als(client, wereld.adviseur).get(url("deelname_ingediend", ingediend)))

    assert "Dit gaat goed." in pagina
    assert "Later veranderd." not in pagina


def test_lezen_door_het_bestuur_staat_een_keer_per_persoon_in_het_logboek(
    client, wereld, ingediend
):
    for wie in (wereld.adviseur, wereld.adviseur, wereld.andere_adviseur):
        als(client, wie).get(url("deelname_ingediend", ingediend))

    regels = Gebeurtenis.objects.filter(soort="gelezen").order_by("pk")
    assert [(rij.naam, rij.school) for rij in regels] == [
        ("Hanneke Dijkgraaf", wereld.school),
        ("Bas Adviseur", wereld.school),
    ]
    pagina = tekst(als(client, wereld.ib).get(ingediend.get_absolute_url()))
    assert pagina.count("las wat de school indiende") == 2


def test_lezen_door_de_school_laat_geen_spoor(client, wereld, ingediend):
    als(client, wereld.ib).get(url("deelname_ingediend", ingediend))

    assert not Gebeurtenis.objects.filter(soort="gelezen").exists()


def test_een_eerdere_versie_blijft_te_lezen(client, wereld, ingediend):
    acties.heropenen(ingediend, door=wereld.adviseur, op=MOMENT, reden="Op verzoek van Samira.")
    ingediend.zelfevaluatie.oordelen.update(toelichting="Aangevuld.")
    acties.indienen(ingediend, door=wereld.directeur, op=MOMENT + timedelta(days=1))
    als(client, wereld.adviseur)

    laatste = tekst(client.get(url("deelname_ingediend", ingediend)))
    eerste = tekst(client.get(url("deelname_ingediend_eerder", ingediend, 1)))

    assert "Aangevuld." in laatste
    assert "Aangevuld." not in eerste
    assert "Dit is een eerdere versie." in eerste
    assert Gebeurtenis.objects.filter(soort="gelezen").count() == 2
    for nummer in (0, 3):
        pagina = client.get(url("deelname_ingediend_eerder", ingediend, nummer))
        assert pagina.status_code == 404


def test_na_heropenen_leest_het_bestuur_nog_wat_er_lag(client, wereld, ingediend):
    acties.heropenen(ingediend, door=wereld.adviseur, op=MOMENT, reden="Op verzoek van Samira.")
    ingediend.zelfevaluatie.oordelen.update(toelichting="Nog niet ingediend.")

    pagina = tekst(als(client, wereld.adviseur).get(url("deelname_ingediend", ingediend)))

    assert "Dit gaat goed." in pagina
    assert "Nog niet ingediend." not in pagina


def test_wie_te_vroeg_komt_hoort_dat_er_nog_niets_ligt(client, wereld, deelname):
    antwoord = als(client, wereld.adviseur).get(url("deelname_ingediend", deelname), follow=True)

    assert "De Wilgenhoek heeft nog niet ingediend." in tekst(antwoord)


def vraag(client, wereld, deelname, reden):
    als(client, wereld.bestuurder)
    return client.post(url("deelname_inzage", deelname), {"reden": reden})


@pytest.mark.parametrize("reden", ["", "   ", "Te kort", " negen   "])
def test_een_bestuurder_schrijft_eerst_waarom(client, wereld, ingediend, reden):
    antwoord = vraag(client, wereld, ingediend, reden)

    assert antwoord.status_code == 200
    assert "reden" in antwoord.context["form"].errors
    assert not Gebeurtenis.objects.filter(soort="inzage").exists()


def test_met_een_reden_leest_de_bestuurder_mee(client, wereld, ingediend):
    antwoord = vraag(client, wereld, ingediend, "Ik bereid het jaarverslag voor.")
    assert antwoord["Location"] == url("deelname_ingediend", ingediend)

    pagina = client.get(url("deelname_ingediend", ingediend))
    assert "Dit gaat goed." in tekst(pagina)
    assert Gebeurtenis.objects.filter(soort="gelezen").count() == 1


@pytest.mark.parametrize(("geleden", "status"), [(23, 200), (24, 302)])
def test_een_bestuurder_leest_24_uur_mee(client, wereld, ingediend, geleden, status):
    toen = klok.nu() - timedelta(hours=geleden)
    inzage_nemen(ingediend, door=wereld.bestuurder, op=toen, reden="Voor het jaarverslag.")

    als(client, wereld.bestuurder)

    assert client.get(url("deelname_ingediend", ingediend)).status_code == status


def test_de_school_ziet_wie_waarom_meelas(client, wereld, ingediend):
    vraag(client, wereld, ingediend, "Ik bereid het jaarverslag voor.")

    pagina = tekst(als(client, wereld.ib).get(ingediend.get_absolute_url()))

    assert "Ella Bestuurder" in pagina
    assert "Ik bereid het jaarverslag voor." in pagina


def test_twee_keer_dezelfde_vraag_versturen_is_een_regel(client, wereld, ingediend):
    for _ in range(2):
        vraag(client, wereld, ingediend, "Ik bereid het jaarverslag voor.")

    assert Gebeurtenis.objects.filter(soort="inzage").count() == 1


def test_de_reden_van_de_een_geldt_niet_voor_een_ander(client, wereld, ingediend):
    vraag(client, wereld, ingediend, "Ik bereid het jaarverslag voor.")
    ander = GebruikerFactory()
    AanstellingFactory(gebruiker=ander, rol="bestuurder", bestuur=wereld.bestuur)

    als(client, ander)

    assert client.get(url("deelname_ingediend", ingediend)).status_code == 302


@pytest.mark.parametrize("wie", ["lezer", "directeur", "adviseur", "beheerder", "buur_adviseur"])
def test_de_vraag_is_er_alleen_voor_de_bestuurder(client, wereld, ingediend, wie):
    als(client, getattr(wereld, wie))

    assert client.get(url("deelname_inzage", ingediend)).status_code == 404


def test_van_een_concept_kan_een_bestuurder_niets_vragen(client, wereld, deelname):
    als(client, wereld.bestuurder)

    assert client.get(url("deelname_inzage", deelname)).status_code == 404
    assert client.get(url("deelname_ingediend", deelname)).status_code == 404


@pytest.mark.parametrize("naam", ["deelname_indienen", "deelname_ingediend"])
def test_wat_is_ingediend_lezen_kost_een_vast_aantal_vragen(client, wereld, deelname, naam):
    als(client, wereld.directeur)
    if naam == "deelname_ingediend":
        acties.indienen(deelname, door=wereld.directeur, op=MOMENT)

    def vragen():
        with CaptureQueriesContext(connection) as gesteld:
            assert client.get(url(naam, deelname)).status_code == 200
        return len(gesteld)

    vragen()
    bij_een = vragen()
    deelname.zelfevaluatie.oordelen.update(toelichting="Overal een antwoord.", bekeken_op=MOMENT)
    OnderwerpFactory(deelname=deelname, titel="Rust")
    for uur in range(2):
        Indiening.objects.create(
            bestuur=deelname.bestuur,
            zelfevaluatie=deelname.zelfevaluatie,
            inhoud={},
            hash="x",
            ingediend_op=datetime(2026, 11, 1, uur, tzinfo=UTC),
            ingediend_door=wereld.directeur,
            naam="Samira Idrissi",
        )
    bij_drie = vragen()

    assert bij_een == bij_drie <= 20

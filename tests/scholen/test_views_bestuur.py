"""Besturen of an installation: starting one, who keeps it, and what who keeps it sees."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from scholen.models import Bestuur, Uitnodiging
from tests.factories import (
    AanstellingFactory,
    BestuurFactory,
)
from tests.gesprekken.kijken import als, tekst, vragen
from tests.uitnodigingen import UitnodigingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def demodag(settings):
    settings.DEMO = True  # the clock on 24 November 2026


def _naar(naam, *args):
    return reverse(f"beheer:{naam}", args=args)


def _post(client, wie, url, **velden):
    """The page it leads to and the message, or the errors by field."""
    antwoord = als(client, wie).post(url, velden)
    if antwoord.status_code == 302:
        return antwoord.url, [str(een) for een in get_messages(antwoord.wsgi_request)][-1]
    return {veld: list(fouten) for veld, fouten in antwoord.context["form"].errors.items()}


def _rol(gebruiker):
    return gebruiker.aanstellingen.get().sleutel


NIEUW = {
    "naam": "Nora Nieuw",
    "email": "Nora@Example.org",
    "functie": "",
    "van": "2026-11-24",
    "tot": "",
}


def test_wie_de_installatie_beheert_begint_een_bestuur(client, wereld):
    wie = wereld.installatiebeheerder
    velden = {"naam": "Stichting Nieuw", "bestuursnummer": "44444", "swv": "PO0001"}

    url, _ = _post(client, wie, _naar("bestuur_nieuw"), **velden)
    terug, _ = _post(client, wie, url, **NIEUW)

    bestuur = Bestuur.objects.get(bestuursnummer="44444")
    assert (bestuur.swv, bestuur.is_demo) == (wereld.swv, True)
    assert (url, terug) == (_naar("bestuur_uitnodigen", "44444"), _naar("bestuur", "44444"))
    rol = Uitnodiging.objects.get(bestuur=bestuur).rollen.get()
    assert (rol.rol, rol.bestuur) == ("beheerder", bestuur)


@pytest.mark.parametrize(
    ("velden", "veld", "zin"),
    [
        ({"bestuursnummer": "123"}, "bestuursnummer", "Een bestuursnummer heeft vijf cijfers."),
        (
            {"bestuursnummer": "11111"},
            "bestuursnummer",
            "Er is al een bestuur met nummer 11111. Kijk het nummer na.",
        ),
        ({"swv_naam": "Nieuw"}, "swv_code", "Vul ook de code in, zoals PO2507."),
        (
            {"swv_code": "PO99-01"},
            "swv_naam",
            "Vul ook de naam van het samenwerkingsverband in.",
        ),
    ],
)
def test_een_bestuur_dat_niet_kan_krijgt_een_zin(client, wereld, velden, veld, zin):
    basis = {"naam": "Stichting Nieuw", "bestuursnummer": "44444"}

    fouten = _post(
        client, wereld.installatiebeheerder, _naar("bestuur_nieuw"), **{**basis, **velden}
    )

    assert fouten[veld] == [zin]


def test_de_besturen_kosten_een_vast_aantal_vragen(client, wereld):
    url, wie = _naar("besturen"), wereld.installatiebeheerder
    UitnodigingFactory(school=None, bestuur=wereld.bestuur, rol="beheerder")
    eerst = vragen(client, wie, url)
    for _ in range(4):
        bestuur = BestuurFactory()
        UitnodigingFactory(school=None, bestuur=bestuur, rol="beheerder")
        AanstellingFactory(rol="beheerder", bestuur=bestuur)

    assert vragen(client, wie, url) == eerst <= 12


@pytest.mark.parametrize("naam", ["bestuur", "bestuur_wijzigen", "bestuur_uitnodigen"])
def test_wie_de_installatie_beheert_opent_elk_bestuur(client, wereld, naam):
    antwoord = als(client, wereld.installatiebeheerder).get(_naar(naam, "33333"))

    assert antwoord.status_code == 200
    assert "Stichting Elders" in tekst(antwoord)

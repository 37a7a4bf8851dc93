"""Counting attempts: it survives what becomes of the request, and nobody waits for it."""

import threading

import pytest
from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.db import connections, transaction
from django.http import HttpResponse
from django.test import Client, RequestFactory

from scholen.bewaking.middleware import EenTransactie
from scholen.bewaking.tellers import TELLERS
from tests.bewaakt import ALLEEN_POSTGRES
from tests.factories import WACHTWOORD, GebruikerFactory

INLOGGEN = "/account/login/"
TWEE_LIJNEN = pytest.mark.django_db(transaction=True, databases=["default", TELLERS])
GRENS = {"proef": "5/5m/key"}


def tel(sleutel="marit@example.org"):
    """Count one; whether it was within the limit."""
    verzoek = RequestFactory().post(INLOGGEN)
    gebruik = ratelimit.consume(verzoek, app="scholen", action="proef", config=GRENS, key=sleutel)
    return gebruik is not None


@pytest.fixture(scope="module", autouse=True)
def nog_een_lijn(django_db_setup):
    """The line exists before a test asks for it, and is gone for other modules."""
    connections.settings[TELLERS] = {**connections.settings["default"]}
    yield
    del connections.settings[TELLERS]


@pytest.fixture
def twee_lijnen(settings):
    """As in production on PostgreSQL: the request and the counters each their own."""
    settings.DATABASE_ROUTERS = ["scholen.bewaking.tellers.EigenLijn"]
    cache.clear()
    yield
    cache.clear()
    connections[TELLERS].close()
    del connections[TELLERS]


@ALLEEN_POSTGRES
@TWEE_LIJNEN
def test_een_fout_na_het_tellen_laat_de_telling_staan(twee_lijnen):
    def view(_request):
        tel()
        return HttpResponse(status=500)

    for _ in range(5):
        EenTransactie(view)(None)

    assert not tel()
    assert tel("een.ander@example.org")


@ALLEEN_POSTGRES
@TWEE_LIJNEN
def test_wie_tegelijk_komt_wacht_niet_op_het_verzoek_van_een_ander(twee_lijnen):
    geteld = []

    def een_ander():
        geteld.append(tel())
        connections.close_all()

    with transaction.atomic():
        tel()
        draad = threading.Thread(target=een_ander)
        draad.start()
        draad.join(30)
        terwijl_het_verzoek_nog_loopt = list(geteld)

    assert terwijl_het_verzoek_nog_loopt == [True]


@pytest.mark.django_db
def test_een_regen_van_adressen_wist_het_slot_van_een_ander_niet():
    cache.clear()
    GebruikerFactory(email="marit@example.org")
    inloggen = {"login": "marit@example.org", "password": "mis"}
    for _ in range(5):
        Client().post(INLOGGEN, inloggen)

    for nummer in range(400):
        cache.set(f"allauth:rl:z{nummer:03}", [1.0], 300)
    antwoord = Client().post(INLOGGEN, inloggen | {"password": WACHTWOORD})

    assert antwoord.status_code == 200

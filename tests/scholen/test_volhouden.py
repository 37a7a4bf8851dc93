"""Who keeps guessing: one account, many accounts, and a team that all comes in at once."""

import re
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from http.cookiejar import CookieJar
from threading import Timer
from time import monotonic

import pytest
import time_machine
from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.db import connections
from django.test import Client, RequestFactory

from scholen.inloggen.adapter import GEWEIGERD
from scholen.inloggen.wachtwoord import ZuinigeArgon2
from tests.factories import WACHTWOORD, GebruikerFactory
from tests.webserver import Webserver

INLOGGEN = "/account/login/"
TEAM = 30

pytestmark = pytest.mark.usefixtures("lege_tellers")


@pytest.fixture
def klok():
    with time_machine.travel("2026-11-24T08:25:00+01:00", tick=False) as reiziger:
        yield reiziger


def probeer(wachtwoord, email, adres="10.0.0.1"):
    """Whether this opens the door, from this address."""
    antwoord = Client(REMOTE_ADDR=adres).post(INLOGGEN, {"login": email, "password": wachtwoord})
    return antwoord.status_code == 302


@pytest.mark.django_db
def test_vijf_minuten_na_de_vijfde_misser_gaat_de_deur_weer_open(klok):
    GebruikerFactory(email="marit@example.org")
    for _ in range(5):
        probeer("mis", "marit@example.org")
    gelukt = []

    for wachten in (timedelta(0), timedelta(minutes=4, seconds=59), timedelta(seconds=1)):
        klok.shift(wachten)
        gelukt.append(probeer(WACHTWOORD, "marit@example.org"))

    assert gelukt == [False, False, True]


@pytest.mark.django_db
def test_het_slot_geldt_vanaf_elk_adres_en_voor_dat_account_alleen(klok):
    GebruikerFactory(email="marit@example.org")
    GebruikerFactory(email="tom@example.org")
    for nummer in range(5):
        probeer("mis", "Marit@example.org", adres=f"10.0.1.{nummer}")

    assert not probeer(WACHTWOORD, "marit@example.org", adres="10.9.9.9")
    assert probeer(WACHTWOORD, "tom@example.org", adres="10.0.1.0")


@pytest.mark.django_db
def test_goede_wachtwoorden_van_collegas_tellen_niet_als_gokken(klok):
    team = GebruikerFactory.create_batch(TEAM)
    for een in team[:20]:
        probeer("mis", een.email)

    assert [probeer(WACHTWOORD, een.email) for een in team] == [True] * TEAM


@pytest.mark.django_db
def test_van_een_regen_van_gokken_komen_er_hooguit_zestig_per_minuut_aan(klok):
    mensen = GebruikerFactory.create_batch(80)

    for een in mensen[:60]:
        probeer("mis", een.email)
    daarna = [probeer(WACHTWOORD, een.email) for een in mensen[60:]]
    elders = probeer(WACHTWOORD, mensen[60].email, adres="10.0.0.2")
    klok.shift(timedelta(seconds=61))

    assert daarna == [False] * 20
    assert elders
    assert probeer(WACHTWOORD, mensen[61].email)


def test_wie_even_moet_wachten_op_het_tellen_van_een_ander_komt_gewoon_binnen(gelijktijdig):
    GebruikerFactory(email="marit@example.org")
    sloten = [
        f"{ratelimit.get_cache_key(verzoek, app='allauth.account', action=daad, rate=rate)}:lock"
        for verzoek in [RequestFactory().post(INLOGGEN, REMOTE_ADDR="10.0.0.1")]
        for daad in ("login", "login_failed")
        for rate in ratelimit.get_rates(app="allauth.account", action=daad)
        if rate.per == "ip"
    ]
    for slot in sloten:
        cache.add(slot, True)

    def laat_los():
        cache.delete_many(sloten)
        connections.close_all()

    een_ander = Timer(2, laat_los)
    een_ander.start()

    binnen = probeer(WACHTWOORD, "marit@example.org")

    een_ander.join()
    assert len(sloten) == 2
    assert binnen


class Browser:
    """A visitor of a real web server, with cookies of its own."""

    def __init__(self, url: str) -> None:
        self.url = url + INLOGGEN
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(CookieJar()), urllib.request.ProxyHandler({})
        )

    def log_in(self, email: str, wachtwoord: str = WACHTWOORD) -> bool:
        bewijs = re.search(r'csrfmiddlewaretoken" value="(\w+)"', self._lees()).group(1)
        gegevens = {"csrfmiddlewaretoken": bewijs, "login": email, "password": wachtwoord}
        pagina = self._lees(urllib.parse.urlencode(gegevens).encode())
        return GEWEIGERD not in pagina and "Mijn werk" in pagina

    def _lees(self, data: bytes | None = None) -> str:
        with self.opener.open(self.url, data, timeout=60) as antwoord:
            return antwoord.read().decode()


@pytest.fixture
def server(gelijktijdig, tmp_path):
    server = Webserver(tmp_path)
    server.start()
    yield server
    server.stop()


def _met_echte_hash(**velden):
    """A person whose password the real server can check: it knows no test hashes."""
    gebruiker = GebruikerFactory(**velden)
    gebruiker.password = ZuinigeArgon2().encode(WACHTWOORD, "zoutzoutzout")
    gebruiker.save(update_fields=["password"])
    return gebruiker


def test_een_team_achter_een_adres_komt_binnen_een_minuut_binnen(server):
    team = [_met_echte_hash() for _ in range(TEAM)]
    begin = monotonic()

    with ThreadPoolExecutor(TEAM) as pool:
        gelukt = list(pool.map(lambda een: Browser(server.url).log_in(een.email), team))

    assert gelukt == [True] * TEAM
    assert monotonic() - begin < 60


def test_de_tellers_gelden_voor_alle_werkers_en_na_een_herstart(server):
    marit = _met_echte_hash(email="marit@example.org")
    with ThreadPoolExecutor(5) as pool:  # spread over both workers
        missers = pool.map(lambda _: Browser(server.url).log_in(marit.email, "mis"), range(5))
        assert list(missers) == [False] * 5

    server.dood_alles()
    server.start()

    assert not Browser(server.url).log_in(marit.email)
    assert Browser(server.url).log_in(_met_echte_hash().email)

"""What was acknowledged is there, also when processes are killed in the middle of the work."""

import http.client
import json
import threading
import time
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.urls import reverse

from kwaliteit.models import Oordeel, Tekstversie
from kwaliteit.teksten import merk_van
from tests.factories import DeelnameFactory, KwaliteitskaderFactory, RondeFactory
from tests.webserver import Webserver, sessie_van

VELDEN = ("toelichting", "waaraan", "waar_te_vinden", "reden", "feit_waarde")
SCHRIJVERS = 4
BEWAARD = 200
DODEN = 4
TOKEN = "k" * 32  # a cross-site token is right when cookie and header agree
GEDULD = 240


@pytest.fixture
def webserver(gelijktijdig, tmp_path):
    server = Webserver(tmp_path)
    yield server
    server.stop()


class Schrijver(threading.Thread):
    """Saves its texts one by one, each until it is acknowledged, as the page does."""

    def __init__(self, server: Webserver, sessie: str, werk: list[tuple[str, str, str]]) -> None:
        super().__init__(daemon=True)
        self.server, self.werk = server, werk
        self.koppen = {
            "Cookie": f"kw_sessie={sessie}; kw_csrf={TOKEN}",
            "X-CSRFToken": TOKEN,
            "Accept": "application/json",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        self.bevestigd: dict[tuple[str, str], str] = {}
        self.pogingen = 0

    def run(self) -> None:
        einde = time.monotonic() + GEDULD
        for url, veld, tekst in self.werk:
            while (url, veld) not in self.bevestigd and time.monotonic() < einde:
                self.probeer(url, veld, tekst)

    def probeer(self, url: str, veld: str, tekst: str) -> None:
        self.pogingen += 1
        verbinding = http.client.HTTPConnection("127.0.0.1", self.server.poort, timeout=30)
        try:
            gegevens = urlencode({"veld": veld, "waarde": tekst, "merk": merk_van("")})
            verbinding.request("POST", url, gegevens, self.koppen)
            antwoord = verbinding.getresponse()
            if antwoord.status == 200 and json.load(antwoord)["status"] == "opgeslagen":
                self.bevestigd[url, veld] = tekst
        except (OSError, http.client.HTTPException):
            time.sleep(0.05)
        finally:
            verbinding.close()


def test_geen_enkele_bevestigde_tekst_gaat_verloren(webserver, wereld):
    kader = KwaliteitskaderFactory.gevuld(items=(10,) * (BEWAARD // len(VELDEN) // 10))
    ronde = RondeFactory(bestuur=wereld.bestuur, kader=kader)
    deelname = DeelnameFactory(ronde=ronde, school=wereld.school, adviseur=wereld.adviseur)
    werk = [
        (reverse("oordeel_bewaren", args=[deelname.sleutel, code]), veld, f"{veld} bij {code}")
        for code in kader.items.values_list("code", flat=True)
        for veld in VELDEN
    ]
    webserver.start()
    schrijvers = [
        Schrijver(webserver, sessie_van(wereld.ib), werk[nummer::SCHRIJVERS])
        for nummer in range(SCHRIJVERS)
    ]
    for schrijver in schrijvers:
        schrijver.start()

    for keer in range(1, DODEN + 1):
        wacht_tot(schrijvers, aantal=keer * BEWAARD // (DODEN + 1))
        if keer % 2:
            webserver.dood_werker()
        else:
            webserver.dood_alles()
            webserver.start()
    for schrijver in schrijvers:
        schrijver.join(GEDULD)

    bevestigd = {plek: tekst for een in schrijvers for plek, tekst in een.bevestigd.items()}
    assert bevestigd == {(url, veld): tekst for url, veld, tekst in werk}
    staat_er = {
        (reverse("oordeel_bewaren", args=[deelname.sleutel, rij.item.code]), veld): getattr(
            rij, veld
        )
        for rij in Oordeel.objects.select_related("item")
        for veld in VELDEN
    }
    assert staat_er == bevestigd
    assert Tekstversie.objects.count() == BEWAARD  # one each: a repeat changed nothing
    assert klachten_van_de_database() == []


def wacht_tot(schrijvers: list[Schrijver], *, aantal: int) -> None:
    einde = time.monotonic() + GEDULD
    while sum(len(een.bevestigd) for een in schrijvers) < aantal:
        assert time.monotonic() < einde, "de schrijvers komen niet verder"
        time.sleep(0.02)


def klachten_van_de_database() -> list:
    """What SQLite itself finds wrong with its file; PostgreSQL checks on every write."""
    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        heel = cursor.execute("PRAGMA integrity_check").fetchall()
        los = cursor.execute("PRAGMA foreign_key_check").fetchall()
    return [*(rij for rij in heel if rij != ("ok",)), *los]

"""Every act on a dialogue x every state of it x every actor: the table of ``staten.csv``.

Whether something was done is not read from the answer but from the rows: they are compared with
how they were before. Whatever was done must have left a line in the log.
"""

from collections.abc import Iterable, Iterator

import pytest
from django.apps import apps
from django.test import Client

from gesprekken.bewijs.staten import (
    ACTOREN_DAAD,
    BESTAAT_NIET,
    GEDAAN,
    INLOGGEN,
    MAG_NIET,
    NU_NIET,
    lees_staten,
)
from gesprekken.bewijs.tabel import EIGEN, lees_tabel
from scholen.models import Gebeurtenis
from tests.bestoken import DICHT, klant, vraag
from tests.conftest import maak_wereld
from tests.daden import DADEN
from tests.spoor import GEEN_SPOOR, meegekeken
from tests.staten import STATEN, alle_staten, staten_van
from tests.toegangstabel import ACTOREN, PAGINAS, adres

GEEN_DAAD = GEEN_SPOOR | {"kwaliteit_tekstversie"}
"""The head of the log, and the words of who came too late: kept, and not chosen."""
BETROKKEN = ("ib", "mt", "directeur", "adviseur", "andere adviseur", "bestuurder")
VOOR_IEDEREEN = ("ronde in concept", "ingediend", "vastgesteld")
"""States that all actors are tried in each time; the rest of that in the long form."""
ZONDER_STATEN = (
    "account_",
    "bewaren",
    "gesprekken_overdragen",
    "mfa_",
    "persoon_vergeten",
    "ronde_nieuw",
    "sessie",
    "verklaring_",
)
"""About a person, or about no row that is there yet: no state of a dialogue matters to them."""


def daden() -> list[str]:
    """The URLs about a dialogue where somebody may do something."""
    alle = (
        rij["url"]
        for rij in lees_tabel()
        if rij["methode"] == "POST" and any(rij[actor] not in DICHT for actor in ACTOREN)
    )
    namen = dict.fromkeys(naam for naam in alle if ":" not in naam)
    return [naam for naam in namen if not naam.startswith(ZONDER_STATEN)]


def test_elke_daad_staat_in_de_tabel():
    assert {rij.url for rij in lees_staten()} == set(daden())
    assert set(DADEN) == set(daden())


@pytest.mark.parametrize("url", daden())
def test_elke_staat_staat_er_een_keer_in(url):
    genoemd = [staat for rij in lees_staten() if rij.url == url for staat in rij.wanneer]

    assert sorted(genoemd) == sorted(staten_van(url))


def test_elk_woord_is_een_woord_van_de_tabel():
    woorden = {woord for rij in lees_staten() for woord in rij.cellen.values()}

    assert woorden == {GEDAAN, NU_NIET, MAG_NIET, BESTAAT_NIET, INLOGGEN}


class Proef:
    """Sends an act as somebody, and says what came of it; afterwards all is as it was."""

    def __init__(self, wereld) -> None:
        self.decor = alle_staten(wereld)
        self.wereld = wereld
        self.klanten: dict[str, Client] = {}
        self.rijen = {model._meta.db_table: model for model in _modellen()}
        self.eerst = {tabel: self._rijen(tabel) for tabel in self.rijen}
        self.zonder_spoor: list[tuple[str, str, str, set[str]]] = []

    def log_in(self) -> None:
        """Everybody anew: an akkoord asks for a log-in of the last five minutes."""
        self.klanten = {actor: klant(self.wereld, actor) for actor in ACTOREN}
        self.klanten["andere adviseur"] = Client(raise_request_exception=False)
        self.klanten["andere adviseur"].force_login(self.wereld.andere_adviseur)

    def _rijen(self, tabel: str) -> list[tuple]:
        rijen = self.rijen[tabel]._base_manager.order_by("pk").values_list()
        if tabel == "scholen_gebeurtenis":  # only asking for a reason to read leaves nothing else
            rijen = rijen.filter(soort=Gebeurtenis.Soort.INZAGE)
        elif tabel == "gesprekken_bevinding":  # an empty one holds the words of who came too late
            rijen = rijen.exclude(tekst="")
        return list(rijen)

    def vraag(self, url: str, staat: str, actor: str) -> str:
        """The word for the cell."""
        dialoog = self.decor.dialogen[EIGEN, staat]
        pad = adres({"url": url, "moment": staat, "relatie": EIGEN}, self.decor)
        kop = {"accept": "application/json"} if PAGINAS[url].vraagt_gegevens else {}
        veranderd: set[str] = set()

        def onthoud() -> None:
            veranderd.update(t for t in geschreven.geraakt if self._is_anders(t))

        with meegekeken(buitenste_is_van_de_test=True) as geschreven:
            antwoord = vraag(
                self.klanten[actor], "post", pad, DADEN[url](dialoog), headers=kop, erna=onthoud
            )
        if veranderd and (tabellen := geschreven.zonder_spoor(url)):
            self.zonder_spoor.append((url, staat, actor, tabellen))
        return _woord(antwoord, veranderd)

    def _is_anders(self, tabel: str) -> bool:
        if tabel not in self.rijen or tabel in GEEN_DAAD:
            return False
        return self._rijen(tabel) != self.eerst[tabel]


def _modellen() -> Iterator:
    for app in ("scholen", "kwaliteit", "gesprekken"):
        yield from apps.get_app_config(app).get_models(include_auto_created=True)


def _woord(antwoord, veranderd: set[str]) -> str:
    dicht = {401: INLOGGEN, 403: MAG_NIET, 404: BESTAAT_NIET}
    woord = dicht.get(antwoord.status_code)
    if antwoord.get("Location", "").startswith("/account/login/"):
        woord = INLOGGEN
    if antwoord.status_code >= 500 or (woord and veranderd):
        return f"{antwoord.status_code}, {sorted(veranderd)}"
    return woord or (GEDAAN if veranderd else NU_NIET)


@pytest.fixture(scope="module")
def proef(module_lang):
    """The own school's dialogue in every state, made once; undone after the last test."""
    return Proef(maak_wereld())


@pytest.mark.django_db
@pytest.mark.parametrize("staat", STATEN)
@pytest.mark.usefixtures("kaal")
def test_elke_daad_mag_alleen_op_haar_moment(proef, staat):
    wie = ACTOREN_DAAD if staat in VOOR_IEDEREEN else BETROKKEN

    assert _anders(proef, staat, wie) == []
    assert proef.zonder_spoor == []


@pytest.mark.bestendig
@pytest.mark.django_db
@pytest.mark.parametrize("staat", [staat for staat in STATEN if staat not in VOOR_IEDEREEN])
@pytest.mark.usefixtures("kaal")
def test_wie_er_buiten_staat_kan_op_geen_moment_iets(proef, staat):
    assert _anders(proef, staat, set(ACTOREN_DAAD) - set(BETROKKEN)) == []


def _anders(proef: Proef, staat: str, wie: Iterable[str]) -> list[str]:
    """The cells of a state in which something else came of it than the table says."""
    proef.log_in()
    cellen = [
        (daad.url, actor, daad.cellen[actor])
        for daad in lees_staten()
        if staat in daad.wanneer
        for actor in wie
    ]
    gekregen = [proef.vraag(url, staat, actor) for url, actor, _ in cellen]
    return [
        f"{url} {actor}: {woord}, verwacht {verwacht}"
        for (url, actor, verwacht), woord in zip(cellen, gekregen, strict=True)
        if woord != verwacht
    ]

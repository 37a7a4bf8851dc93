"""How often somebody may do something: far above what work asks, far below what a script does.

What is only costly is counted in the memory of each web process, so it costs no query; with two
processes a limit lies at most twice as high. What sends mail or reads lists is counted for all
processes together, in the cache that also counts attempts to log in.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from threading import Lock

from allauth.core.internal import ratelimit
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from scholen import klok
from scholen.http import wil_gegevens
from scholen.views.te_vaak import te_vaak

TEAM = 10
"""Somebody who is not logged in shares an address with a whole team."""
LANGST_ONTHOUDEN = 10_000  # so many people and doors are counted at once


@dataclass(frozen=True)
class Grens:
    """So many times within so many seconds, for one person."""

    aantal: int
    seconden: int
    waarom: str
    deuren: frozenset[str] = frozenset()
    """The names of the URLs whose forms count here and nowhere else."""

    @property
    def rate(self) -> str:
        """The same as allauth writes it."""
        return f"{self.aantal}/{self.seconden}s/user"


GRENZEN = {
    "uitnodigen": Grens(
        200,
        3600,
        "Elke uitnodiging is een mail aan iemand die er niet om vroeg; een lijst telt als een.",
        frozenset(
            {"beheer:uitnodigen", "beheer:bestuur_uitnodigen", "beheer:installatie_uitnodigen"}
            | {"beheer:uitnodiging_opnieuw", "beheer:mensen_voorbeeld", "scholen:school_uitnodigen"}
        ),
    ),
    "inlezen": Grens(
        60,
        3600,
        "Een bestand lezen kost een eigen proces, tot twintig seconden.",
        frozenset(
            {
                "beheer:mensen_laden",
                "beheer:scholen_laden",
                "kwaliteit:kader_laden",
                "beheer:inloggen_testen",
            }
        ),
    ),
    "bewaren": Grens(300, 60, "Een veld slaat zichzelf hooguit elke anderhalve seconde op."),
    "insturen": Grens(120, 60, "Geen mens verstuurt twee formulieren per seconde."),
    "pdf": Grens(60, 300, "Een pdf maken kost seconden rekenwerk."),
    "uitvoer": Grens(60, 300, "Een bestand met alles erin kost veel lezen."),
    "zoeken": Grens(120, 60, "Wie zoekt of filtert, leest ook wat hij vond."),
    "lezen": Grens(600, 60, "Tien pagina's per seconde leest niemand."),
}
"""What is counted apart, and why. A request counts once, at the first that fits."""


class Grenzen:
    """Says when it is too often, with how long to wait; what was sent stands in the answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.teller = Teller()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponseBase | None:
        """Count it; an answer when it is once too often."""
        if not settings.GRENZEN_GELDEN:
            return None
        naam = naam_van(request)
        wacht = self._wacht(request, naam)
        return te_vaak(request, wacht) if wacht else None

    def _wacht(self, request: HttpRequest, naam: str) -> int:
        """Seconds until this may be done again; 0 for now."""
        grens = GRENZEN[naam]
        if grens.deuren and request.user.is_authenticated:
            gebruik = ratelimit.consume(
                request, app="scholen", action=naam, config={naam: grens.rate}
            )
            return 0 if gebruik else grens.seconden
        if request.user.is_authenticated:
            return self.teller.tel((naam, request.user.pk), grens.aantal, grens.seconden)
        wie = ratelimit.get_ip(request)
        return self.teller.tel((naam, wie), grens.aantal * TEAM, grens.seconden)


class Teller:
    """Counts in memory, for all threads of this process."""

    def __init__(self) -> None:
        self._keren: dict[tuple[object, ...], deque[float]] = {}
        self._slot = Lock()

    def tel(self, wat: tuple[object, ...], aantal: int, seconden: int) -> int:
        """Count once more, unless it was done ``aantal`` times in the last ``seconden``.

        Gives:
            seconds until it may be done again; 0 when it was counted.
        """
        nu = klok.nu().timestamp()
        with self._slot:
            if wat not in self._keren and len(self._keren) >= LANGST_ONTHOUDEN:
                self._vergeet(nu)
            keren = self._keren.setdefault(wat, deque())
            while keren and keren[0] <= nu - seconden:
                keren.popleft()
            if len(keren) >= aantal:
                return max(1, ceil(keren[0] + seconden - nu))
            keren.append(nu)
            return 0

    def _vergeet(self, nu: float) -> None:
        """Let go of who has not come for an hour, and else of everybody: memory has an end."""
        langst = max(grens.seconden for grens in GRENZEN.values())
        self._keren = {wat: keren for wat, keren in self._keren.items() if keren[-1] > nu - langst}
        if len(self._keren) >= LANGST_ONTHOUDEN:
            self._keren.clear()


def naam_van(request: HttpRequest) -> str:
    """The name of the limit that this request counts for."""
    deur = request.resolver_match.view_name if request.resolver_match else ""
    if request.method not in ("GET", "HEAD"):
        apart = (naam for naam, grens in GRENZEN.items() if deur in grens.deuren)
        return next(apart, "bewaren" if wil_gegevens(request) else "insturen")
    if request.path.endswith(".pdf"):
        return "pdf"
    if request.path.endswith((".xlsx", ".toml", ".csv", ".zip")):
        return "uitvoer"
    return "zoeken" if request.GET else "lezen"

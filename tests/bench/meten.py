"""How one page is measured: queries, bytes, and time beside a bare Django view."""

import gzip
import re
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import path

from kwaliteit.urls import urlpatterns as gewone_urls
from scholen.models import Gebruiker

RONDES = 15
"""How often a page is asked for; the median counts."""


def kale_pagina(request: HttpRequest, bytes_: int) -> HttpResponse:
    """The floor for reading: a logged-in view that sends as many bytes, without a template."""
    assert request.user.is_authenticated
    return HttpResponse(b"x" * bytes_)


def kale_schrijfactie(request: HttpRequest) -> HttpResponse:
    """The floor for saving: a logged-in view that commits one row."""
    Gebruiker.objects.filter(pk=request.user.pk).update(naam=request.user.naam)
    return HttpResponse(b"{}")


urlpatterns = [
    *gewone_urls,
    path("vloer/<int:bytes_>/", kale_pagina),
    path("vloer/schrijf/", kale_schrijfactie),
]


@dataclass(frozen=True)
class Meting:
    """One page: what it costs, in itself and as a ratio to its floor."""

    pagina: str
    queries: int
    bytes: int
    gzip: int
    ms: float
    vloer_ms: float
    verhouding: float
    doel: float | None  # the aim for the ratio, where there is one

    @property
    def haalt_doel(self) -> bool:
        return self.doel is None or self.verhouding <= self.doel

    def als_dict(self) -> dict[str, object]:
        return asdict(self) | {"haalt_doel": self.haalt_doel}


def meet_pagina(naam: str, client: Client, url: str, *, doel: float | None) -> Meting:
    """Measure a GET; the floor sends the same number of bytes."""
    antwoord = client.get(url)
    assert antwoord.status_code == 200, f"{naam}: {antwoord.status_code} op {url}"
    inhoud = antwoord.content
    return _meting(
        naam,
        inhoud,
        lambda: client.get(url),
        vloer=lambda: client.get(f"/vloer/{len(inhoud)}/"),
        doel=doel,
    )


def meet_bewaren(
    naam: str, client: Client, verstuur: Callable[[int], HttpResponse], *, doel: float
) -> Meting:
    """Measure a save of one field; the floor commits one row. ``verstuur`` gets a counter."""
    teller = iter(range(10_000))
    antwoord = verstuur(next(teller))
    assert antwoord.status_code == 200, f"{naam}: {antwoord.content!r}"
    return _meting(
        naam,
        antwoord.content,
        lambda: verstuur(next(teller)),
        vloer=lambda: client.post("/vloer/schrijf/"),
        doel=doel,
    )


def _meting(
    naam: str,
    inhoud: bytes,
    doe: Callable[[], HttpResponse],
    *,
    vloer: Callable[[], HttpResponse],
    doel: float | None,
) -> Meting:
    with CaptureQueriesContext(connection) as vragen:
        doe()
    queries = len(vragen.captured_queries)  # before the next request empties the log
    ms, vloer_ms = _om_en_om(doe, vloer)
    return Meting(
        pagina=naam,
        queries=queries,
        bytes=len(inhoud),
        gzip=len(gzip.compress(inhoud)),
        ms=round(ms, 2),
        vloer_ms=round(vloer_ms, 2),
        verhouding=round(ms / vloer_ms, 2),
        doel=doel,
    )


def _om_en_om(*acties: Callable[[], object]) -> list[float]:
    """The median milliseconds of each, taken in turns so that a busy moment hits all alike."""
    tijden: list[list[float]] = [[] for _ in acties]
    for ronde in range(RONDES + 2):
        for rij, actie in zip(tijden, acties, strict=True):
            begin = time.perf_counter()
            actie()
            if ronde >= 2:  # the first two warm up
                rij.append((time.perf_counter() - begin) * 1000)
    return [statistics.median(rij) for rij in tijden]


def merk_op(html: str, naam: str) -> str:
    """The mark a page carries at the field called ``naam``."""
    merk = re.search(rf'name="{re.escape(naam)}-merk" value="([0-9a-f]{{16}})"', html)
    assert merk is not None, f"geen veld {naam} met een merk op de pagina"
    return merk.group(1)

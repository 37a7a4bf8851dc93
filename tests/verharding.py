"""What every answer of the product carries, and what looking at a page may not do."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection

KOPPEN = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(),"
    " payment=(), usb=()",
}
BELEID = {
    f"{deel} {' '.join(bronnen)}"
    for deel, bronnen in settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].items()
}
NIET_BEWAREN = {"Cache-Control": "no-store"}
SCHRIJFT = re.compile(r'\s*(INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?(.*)', re.IGNORECASE | re.S)
MAG_BIJ_KIJKEN = {
    "django_session",
    "usersessions_usersession",
    "tussenopslag",
    "gesprekken_verslagpdf",
}
"""Sessions, when somebody was last seen, how often somebody tried; and the bytes of a report that
lies fixed, kept at the first time somebody asks for them."""
SOORTEN = ("gelezen", "geweigerd")
"""Lines in the log that looking leaves: who read it, and who may not."""


def mist(antwoord, *, pagina: bool = True) -> list[str]:
    """The headers of an answer that are not what they should be.

    Args:
        pagina: what is none, such as a static file, may stay in a cache.
    """
    nodig = KOPPEN | NIET_BEWAREN if pagina else KOPPEN
    mis = [f"{kop}: {antwoord.get(kop)}" for kop, is_ in nodig.items() if antwoord.get(kop) != is_]
    if set(antwoord.get("Content-Security-Policy", "").split("; ")) != BELEID:
        mis.append(f"Content-Security-Policy: {antwoord.get('Content-Security-Policy')}")
    return mis


@contextmanager
def luister() -> Iterator[list[str]]:
    """Collects the tables that are written meanwhile, but for what looking may leave behind."""
    geschreven: list[str] = []

    def hoor(voer_uit, sql, waarden, *rest):
        gevonden = SCHRIJFT.match(sql)
        if gevonden and not _hoort_bij_kijken(gevonden[2], waarden):
            geschreven.append(gevonden[2])
        return voer_uit(sql, waarden, *rest)

    with connection.execute_wrapper(hoor):
        yield geschreven


def _hoort_bij_kijken(tabel: str, waarden) -> bool:
    if tabel == "scholen_gebeurtenis":
        return any(soort in (waarden or ()) for soort in SOORTEN)
    return tabel in MAG_BIJ_KIJKEN or tabel == "scholen_keten"

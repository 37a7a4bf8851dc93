"""A scale that a document explains: "1 = nee, 2 = soms", or a small table of steps."""

import re
from collections.abc import Sequence
from typing import Any

from kwaliteit.inlezen.blokken import Blok
from kwaliteit.inlezen.concept import Regelsoort
from kwaliteit.inlezen.gegevens import MAX_LABEL
from kwaliteit.inlezen.stappen import MEESTE_STAPPEN, is_stap, stapnaam
from kwaliteit.inlezen.tabelrij import SCHEIDING

SCHAALNAAM = "Schaal van dit kader"
STAP = re.compile(
    r"\b([1-4])\s*(?:=|:|→|staat voor|betekent)\s*([^\d,;.=\n|]{2,60}?)\s*"
    r"(?=[,;.\n]|\d\s*[=:]|$|\ben\s)"
)
KOP = re.compile(
    r"(niveau|score|schaal|stap|waardering|fase|cijfer)\s*\|"
    r"\s*(betekenis|omschrijving|uitleg|toelichting|wat .*)",
    re.IGNORECASE,
)


def schaal_in(blokken: Sequence[Blok]) -> dict[str, Any]:
    """The scale in what stands around the items; empty where there is none, or one too long."""
    rond = [b for b in blokken if b.soort in {Regelsoort.INLEIDING, Regelsoort.OVERGESLAGEN}]
    for plek, blok in enumerate(rond):
        if KOP.fullmatch(blok.tekst):
            rijen = [rij for rij in rond[plek + 1 :] if _tabel(rij) == _tabel(blok)]
            stappen = [rij.tekst.split(SCHEIDING, 1) for rij in rijen]
            schaal = _schaal([(stapnaam(label), zin) for label, zin in stappen])
        else:
            schaal = _uit_zin(blok.tekst)
        if schaal:
            return schaal
    return {}


def _tabel(blok: Blok) -> str:
    """The table a row is in, by its place: "tabel 2, rij 3"."""
    return blok.waar.rpartition(", rij ")[0] if SCHEIDING in blok.tekst else blok.waar


def _uit_zin(tekst: str) -> dict[str, Any]:
    treffers = STAP.findall(tekst)
    if [waarde for waarde, _ in treffers] != [str(n) for n in range(1, len(treffers) + 1)]:
        return {}
    labels = [label.strip() for _, label in treffers]
    if not any(map(is_stap, labels)):
        return {}
    return _schaal([(label, "") for label in labels])


def _schaal(stappen: Sequence[tuple[str, str]]) -> dict[str, Any]:
    passen = all(0 < len(label) <= MAX_LABEL for label, _ in stappen)
    if not 2 <= len(stappen) <= MEESTE_STAPPEN or not passen:
        return {}
    niveaus = [
        {"waarde": waarde, "label": label, **({"betekenis": zin} if zin else {})}
        for waarde, (label, zin) in enumerate(stappen, start=1)
    ]
    return {"naam": SCHAALNAAM, "niveaus": niveaus}

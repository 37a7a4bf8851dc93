"""Lists of schools in a workbook: what everybody can see of it, sheet by sheet."""

import re
from collections.abc import Iterator
from typing import Any

from scholen.inlezen.rekenblad import lees_bladen
from scholen.inlezen.rooster import DATUM, FOUT, Blad, Rij

MEESTE_RIJEN = 10_000
MEESTE_CELLEN = 350_000
"""All vestigingen of the country with every column of DUO."""
FOUTWAARDE = re.compile(r"#([A-Z]+/[A-Z0-9]+|[A-Z]+[!?])")


def lees(inhoud: bytes) -> list[Blad]:
    """The sheets that are not hidden, in their order.

    Raises:
        InlezenMislukt: no workbook, a hostile one, or more than there is room for.
    """
    bladen = lees_bladen(inhoud, max_rijen=MEESTE_RIJEN, max_cellen=MEESTE_CELLEN)
    return [_blad(blad) for blad in bladen if not blad["verborgen"] and blad["rijen"]]


def _blad(blad: dict[str, Any]) -> Blad:
    verborgen: list[int] = []
    return Blad(blad["naam"], _rijen(blad["rijen"], verborgen), verborgen)


def _rijen(rijen: list[dict[str, Any]], verborgen: list[int]) -> Iterator[Rij]:
    for rij in rijen:
        if rij["verborgen"]:
            verborgen.append(rij["nummer"])
            continue
        vreemd = dict.fromkeys(rij["datums"], DATUM)
        for kolom, cel in enumerate(rij["cellen"]):
            if cel.startswith("#") and FOUTWAARDE.fullmatch(cel):
                vreemd[kolom] = FOUT
        yield Rij(rij["nummer"], rij["cellen"], vreemd)

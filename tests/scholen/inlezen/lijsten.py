"""Lists of schools for tests: small, fictional (BRIN from 99), made on the spot."""

import io

import openpyxl

from scholen.inlezen.bestand import lees_lijst
from scholen.inlezen.lijst import Schoollijst

BESTUUR = "99901"


def lees(inhoud: bytes, naam: str = "lijst.csv") -> Schoollijst:
    """What the reader makes of it, in this process."""
    return Schoollijst.uit_json(lees_lijst(inhoud, naam=naam, bestuursnummer=BESTUUR))


def csv(*rijen: str, codering: str = "utf-8") -> bytes:
    """Lines of text as the bytes of a file."""
    return "\r\n".join(rijen).encode(codering)


def xlsx(rijen, *, maak=None, blad="Scholen") -> bytes:
    """Rows as a workbook; ``maak`` may do more to the sheet."""
    werkmap = openpyxl.Workbook()
    werkmap.active.title = blad
    for rij in rijen:
        werkmap.active.append(rij)
    if maak:
        maak(werkmap.active)
    uit = io.BytesIO()
    werkmap.save(uit)
    return uit.getvalue()


def kort(lijst: Schoollijst) -> list[tuple[str, str, str]]:
    """Number, name and place of each line."""
    return [(regel.brin6, regel.naam, regel.plaats) for regel in lijst.regels]

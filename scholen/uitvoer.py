"""A list as a workbook to take along: every cell is text, also one that begins with ``=``."""

import io
import re
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

SOORT = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
GEEN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
BREEDTE = 26
LANGST = 32_767  # what a cell of Excel holds


def als_xlsx(naam: str, koppen: Sequence[str], rijen: Iterable[Sequence[str]]) -> bytes:
    """A sheet with a heading that stays in view; characters that XML does not know become a space.

    Args:
        naam: of the sheet, at most 31 characters.
    """
    boek = Workbook(write_only=True)
    blad = boek.create_sheet(naam)
    blad.freeze_panes = "A2"
    for nummer in range(1, len(koppen) + 1):
        blad.column_dimensions[get_column_letter(nummer)].width = BREEDTE
    for rij, vet in ((koppen, True), *((rij, False) for rij in rijen)):
        cellen = []
        for tekst in rij:
            cel = WriteOnlyCell(blad, value=GEEN_XML.sub(" ", tekst)[:LANGST])
            cel.data_type = "s"  # openpyxl would make a formula of what begins with "="
            cel.quotePrefix = not vet  # and Excel, of what somebody types in again
            cel.alignment = Alignment(vertical="top", wrap_text=True)
            cel.font = Font(bold=vet)
            cellen.append(cel)
        blad.append(cellen)
    bestand = io.BytesIO()
    boek.save(bestand)
    return bestand.getvalue()

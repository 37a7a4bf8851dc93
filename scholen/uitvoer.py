"""The one way to make a workbook: every cell is text, also one that begins with ``=``."""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from math import ceil

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.properties import PageSetupProperties

GEEN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
CODE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""What Excel would read as the sign with that number (ECMA-376, ST_Xstring)."""
BREEDTE = 26
REGEL = 15  # points that a line of text is high
HOOGST = 409  # what a row of Excel may be
LANGST = 32_767  # what a cell of Excel holds


@dataclass(frozen=True)
class Blad:
    """One sheet: its name of at most 31 characters, its headings and its rows.

    ``breedtes`` are those of the columns, by heading, that want another than the usual one;
    ``vast`` is how many columns stay in view.
    """

    naam: str
    koppen: Sequence[str]
    rijen: Iterable[Sequence[str]]
    breedtes: Mapping[str, int] = field(default_factory=dict)
    vast: int = 0


def als_xlsx(naam: str, koppen: Sequence[str], rijen: Iterable[Sequence[str]]) -> bytes:
    """A workbook of one sheet, with a heading that stays in view.

    Args:
        naam: of the sheet, at most 31 characters.
    """
    return werkboek([Blad(naam, koppen, rijen)])


def werkboek(bladen: Iterable[Blad]) -> bytes:
    """The sheets in one file; an empty text is an empty cell."""
    boek = Workbook(write_only=True)
    for blad in bladen:
        _schrijf(boek.create_sheet(blad.naam), blad)
    bestand = io.BytesIO()
    boek.save(bestand)
    return bestand.getvalue()


def _schrijf(werkblad: WriteOnlyWorksheet, blad: Blad) -> None:
    werkblad.freeze_panes = f"{get_column_letter(blad.vast + 1)}2"
    for nummer, kop in enumerate(blad.koppen, start=1):
        breedte = blad.breedtes.get(kop, BREEDTE)
        werkblad.column_dimensions[get_column_letter(nummer)].width = breedte
    _druk_af(werkblad)
    for nummer, rij in enumerate(chain([blad.koppen], blad.rijen), start=1):
        if (regels := _regels(blad, rij)) > 1:  # LibreOffice would show the first line only
            werkblad.row_dimensions[nummer].height = min(regels * REGEL, HOOGST)
        vet = nummer == 1
        werkblad.append([_cel(werkblad, tekst, vet=vet) if tekst else None for tekst in rij])


def _druk_af(werkblad: WriteOnlyWorksheet) -> None:
    """On paper: lying down, all columns beside each other, the headings on every page."""
    werkblad.page_setup.orientation = "landscape"
    werkblad.page_setup.fitToHeight = 0
    werkblad.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    werkblad.print_title_rows = "1:1"


def _regels(blad: Blad, rij: Sequence[str]) -> int:
    """How many lines the fullest cell of a row takes in its column, estimated generously."""
    breedtes = [blad.breedtes.get(kop, BREEDTE) - 1 for kop in blad.koppen]
    return max(
        (
            sum(max(1, ceil(len(regel) / breedte)) for regel in tekst.split("\n"))
            for tekst, breedte in zip(rij, breedtes, strict=False)
            if tekst
        ),
        default=1,
    )


def _cel(werkblad: WriteOnlyWorksheet, tekst: str, *, vet: bool) -> WriteOnlyCell:
    cel = WriteOnlyCell(werkblad, value=tekst_voor_cel(tekst))
    cel.data_type = "s"  # openpyxl would make a formula of what begins with "="
    cel.quotePrefix = not vet  # and Excel, of what somebody types in again
    cel.alignment = Alignment(vertical="top", wrap_text=True)
    cel.font = Font(bold=vet)
    return cel


def tekst_voor_cel(tekst: str) -> str:
    """The text as a cell can hold it: for a sign that XML has not, the sign for that.

    Who wrote ``_x0041_`` sees that in Excel too, and no A.
    """
    return CODE.sub("_x005F_", GEEN_XML.sub("\ufffd", tekst)[:LANGST])

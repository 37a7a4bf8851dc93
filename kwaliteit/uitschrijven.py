"""Writes a kader out to a file that the readers make an equal kader of."""

import io
import re

import tomli_w
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from kwaliteit.inlezen.concept import KaderConcept
from kwaliteit.inlezen.gegevens import gegevens_van
from kwaliteit.inlezen.werkboek import Blad, bladen_van

REGELEINDES = {"\u2028": "\\u2028", "\u2029": "\\u2029"}
"""Line ends for a reader of plain text, not for TOML: written as an escape they stay one text."""
GEEN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
BREEDTE, BREED = 18, 60
BREDE_KOLOMMEN = {"stelling", "bedoeld", "vragen", "merkbaar", "tekst", "omschrijving", "gegevens"}


def als_toml(concept: KaderConcept) -> bytes:
    """The kader as a .toml file in the format of ``kwaliteit/kaders``."""
    tekst = tomli_w.dumps(gegevens_van(concept), multiline_strings=True)
    for teken, ontsnapt in REGELEINDES.items():
        tekst = tekst.replace(teken, ontsnapt)
    return tekst.encode()


def als_xlsx(concept: KaderConcept) -> bytes:
    """The kader as a workbook; every cell is text, also one that begins with ``=``."""
    boek = Workbook(write_only=True)
    for naam, blad in bladen_van(gegevens_van(concept)).items():
        _schrijf(boek.create_sheet(naam), blad)
    bestand = io.BytesIO()
    boek.save(bestand)
    return bestand.getvalue()


def _schrijf(werkblad: WriteOnlyWorksheet, blad: Blad) -> None:
    kop, *rijen = blad
    for plek, naam in enumerate(kop, start=1):
        is_breed = naam in BREDE_KOLOMMEN or naam.startswith("niveau")
        werkblad.column_dimensions[get_column_letter(plek)].width = BREED if is_breed else BREEDTE
    werkblad.freeze_panes = "A2"
    werkblad.append([_cel(werkblad, naam, is_kop=True) for naam in kop])
    for rij in rijen:
        werkblad.append([_cel(werkblad, tekst) if tekst else None for tekst in rij])


def _cel(werkblad: WriteOnlyWorksheet, tekst: str, *, is_kop: bool = False) -> Cell:
    """A cell with text in it, never a formula: not when opened, and not when typed in again."""
    cel = WriteOnlyCell(werkblad)
    cel.value = tekst_voor_cel(tekst)
    cel.data_type = "s"
    cel.quotePrefix = not is_kop
    cel.alignment = Alignment(wrap_text=True, vertical="top")
    if is_kop:
        cel.font = Font(bold=True)
    return cel


def tekst_voor_cel(tekst: str) -> str:
    """The text as a workbook can hold it: for a sign that XML has not, the sign for that."""
    return GEEN_XML.sub("\ufffd", tekst)

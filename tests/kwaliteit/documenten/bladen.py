"""Workbooks as boards make them; each function gives the bytes of one."""

import io
from datetime import date

import openpyxl

from tests.kwaliteit.documenten.kader import INLEIDING, KADER, LETTERS

KOLOMMEN = (
    *("Over", "Soort", "Thema", "Stelling", "Wat bedoelen we", "Gespreksvragen", "Merkbaar"),
    *("1 nog niet", "2", "Niveau 3", "sterk", "Kort"),
)
VELDEN = (
    *("Dit.", "- Hoe?\n- Wie?", "Aan de deur."),
    *("Nog niet echt.", "Soms wel.", "Meestal wel.", "Altijd al."),
)


def _bytes(boek):
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def met_titel_en_samengevoegde_cellen():
    """Title rows, a domein cell merged over its items, columns nobody asked for, a hidden row."""
    boek = openpyxl.Workbook()
    blad = boek.active
    blad.title = "Kader 2026"
    blad.append(["Kwaliteitskader van onze scholen"])
    blad.merge_cells("A1:F1")
    blad.append([INLEIDING[0]])
    blad.append([])
    blad.append(["Domein", "Nr.", "Gespreksitem", "Toelichting", "Score", "Bewijs"])
    for nummer, (titel, zinnen) in enumerate(KADER.items(), start=1):
        begin = blad.max_row + 1
        for letter, zin in zip(LETTERS, zinnen, strict=False):
            blad.append(
                [f"{nummer}. {titel}", f"{nummer}{letter}", zin, f"Uitleg {letter}.", "", ""]
            )
            if letter != "a":
                blad.cell(blad.max_row, 1).value = None
        blad.merge_cells(start_row=begin, end_row=blad.max_row, start_column=1, end_column=1)
    blad.append(["", "9z", "Een oud item dat we niet meer gebruiken.", "", "", ""])
    blad.row_dimensions[blad.max_row].hidden = True
    return _bytes(boek)


def met_een_blad_per_domein():
    """The sheet is the domein; columns in another order, a doubled name, numbers as numbers."""
    boek = openpyxl.Workbook()
    boek.active.title = "Voorblad"
    boek.active.append([INLEIDING[0]])
    for titel, zinnen in KADER.items():
        blad = boek.create_sheet(titel[:31])
        blad.append(["Criterium", "Opmerkingen", "Nr", "Opmerkingen", "Wie"])
        for nummer, zin in enumerate(zinnen, start=1):
            blad.append([f"  {zin}\u00a0", "", float(nummer), "", "ib"])
    boek.create_sheet("Lijsten").append(["ja", "nee"])
    boek["Lijsten"].sheet_state = "hidden"
    return _bytes(boek)


def zonder_kopregel_met_domeinrijen():
    """No column names at all; a domein is a merged row between its items."""
    boek = openpyxl.Workbook()
    blad = boek.active
    for nummer, (titel, zinnen) in enumerate(KADER.items(), start=1):
        blad.append([f"Domein {nummer}: {titel}"])
        blad.merge_cells(start_row=blad.max_row, end_row=blad.max_row, start_column=1, end_column=3)
        for letter, zin in zip(LETTERS, zinnen, strict=False):
            blad.append([f"{letter}.", zin])
        blad.append([])
    return _bytes(boek)


def met_codes_als_getallen():
    """Codes 1, 1.1, 1.2 as numbers: a domein is the row whose number the others begin with."""
    boek = openpyxl.Workbook()
    blad = boek.active
    blad.append(["Code", "Omschrijving", "Omschrijving"])
    for nummer, (titel, zinnen) in enumerate(KADER.items(), start=1):
        blad.append([nummer, titel])
        for plek, zin in enumerate(zinnen, start=1):
            blad.append([nummer + plek / 10, zin])
    return _bytes(boek)


def met_datums_als_codes():
    """Excel made a date of the code 1-2."""
    boek = openpyxl.Workbook()
    blad = boek.active
    blad.append(["Onderdeel", "Code", "Stelling"])
    for nummer, (titel, zinnen) in enumerate(KADER.items(), start=1):
        for plek, zin in enumerate(zinnen, start=1):
            blad.append([titel, date(2026, plek, nummer), zin])
            blad.cell(blad.max_row, 2).number_format = "d-mmm"
    return _bytes(boek)


def als_tekst_in_een_kolom():
    """A text that was pasted into the first column."""
    boek = openpyxl.Workbook()
    blad = boek.active
    for nummer, (titel, zinnen) in enumerate(KADER.items(), start=1):
        blad.append([f"{nummer}. {titel}"])
        for letter, zin in zip(LETTERS, zinnen, strict=False):
            blad.append([f"{letter}. {zin}"])
    return _bytes(boek)


def met_velden_van_een_item():
    """Columns for what is meant, questions, signs, levels, kind and about whom."""
    boek = openpyxl.Workbook()
    blad = boek.active
    blad.append(KOLOMMEN)
    for titel, zinnen in KADER.items():
        for zin in zinnen:
            blad.append(["Bestuur", "norm", titel, zin, *VELDEN, zin[:20]])
    blad.cell(3, 1).value = "gemeente"
    return _bytes(boek)


def met_een_formule_als_stelling():
    """No spreadsheet program has ever saved this: nobody knows what the second item says."""
    boek = openpyxl.Workbook()
    boek.active.append(["Domein", "Nr", "Stelling"])
    boek.active.append(["De basis", "1a", "Iedere leerling wordt bij de deur begroet."])
    boek.active.append(["De basis", "1b", "=C2"])
    return _bytes(boek)

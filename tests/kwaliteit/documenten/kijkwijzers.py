"""Workbooks with words and habits of their own; each function gives the bytes of one."""

import openpyxl
from openpyxl.styles import Font

from tests.kwaliteit.documenten.bladen import _bytes
from tests.kwaliteit.documenten.kader import KADER, LETTERS

STAPPEN = ("Beginnend", "Op weg", "Stevig")
TE_ZIEN = ("Nog niet te zien", "Begint te komen", "Goed te zien", "Voorbeeld voor anderen")
UITLEG = "Kinderen leren van voorspelbaarheid."


def met_eigen_kolomnamen():
    """A sheet to read first; columns nobody else calls so, not from A1; a bold row per thema."""
    boek = openpyxl.Workbook()
    boek.active.title = "Leeswijzer"
    boek.active["B2"] = "Kijkwijzer zorg 2026"
    boek.active["B4"] = "Dit bestand hoort bij de ronde. Vul alleen het tabblad Kijkwijzer in."
    blad = boek.create_sheet("Kijkwijzer")
    blad["C1"] = "Kijkwijzer zorg"
    rijen = [["Waarom?", "Nr.", "Wat willen we zien?", "Soort", *STAPPEN]]
    for letter, (titel, zinnen) in zip("ABCD", KADER.items(), strict=True):
        rijen.append([f"THEMA {letter} - {titel}"])
        for nummer, zin in enumerate(zinnen, start=1):
            waarom, stappen = (UITLEG, ["Soms", "Meestal", "Altijd"]) if nummer == 1 else ("", [])
            soort = "wettelijk" if nummer == 1 else "eigen keus"
            rijen.append([waarom, f"{letter}-{nummer}", zin, soort, *stappen])
        rijen.append([])
    for rij, cellen in enumerate(rijen, start=5):
        for kolom, tekst in enumerate(cellen, start=3):
            blad.cell(rij, kolom, tekst or None)
        if len(cellen) == 1:
            blad.cell(rij, 3).font = Font(bold=True)
            blad.merge_cells(start_row=rij, end_row=rij, start_column=3, end_column=9)
    blad.cell(blad.max_row + 2, 3, "Vragen? Bel het secretariaat.")
    return _bytes(boek)


def met_een_titel_per_blad_en_formules():
    """The title above each table is the domein; averages and totals that were never calculated."""
    boek = openpyxl.Workbook()
    boek.active.title = "Voorblad"
    boek.active["B2"] = "Zelfevaluatie van de zorg"
    boek.active["B4"] = "Naam school"
    overzicht = boek.create_sheet("Overzicht")
    overzicht.append(["Domein", "Aantal", "Gemiddelde"])
    for nummer, (letter, (titel, zinnen)) in enumerate(zip("VLSB", KADER.items(), strict=True), 1):
        blad = boek.create_sheet(f"{nummer} {titel[:8]}")
        overzicht.append([titel, len(zinnen), f"='{blad.title}'!E20"])
        blad.append([titel])
        blad.append(["Dit gaat over iedereen die op school werkt."])
        blad.append([])
        blad.append(["Code", "Stelling", "Uitleg", "Basis of eigen ambitie", "Score (1-4)"])
        for keer, zin in enumerate(zinnen, start=1):
            blad.append([f"{letter}{keer}", zin, UITLEG, "basis" if keer == 1 else "eigen ambitie"])
        blad.append([])
        blad.append([None, "Gemiddelde", None, None, f"=AVERAGE(E5:E{blad.max_row})"])
    return _bytes(boek)


def met_nummers_die_doorlopen():
    """Merged cells for the domein; one row of numbers for the whole kader; a column "X of Y"."""
    boek = openpyxl.Workbook()
    blad = boek.active
    blad.append(["Kijkwijzer voor de zorg"])
    blad.append(["Gebied", "Nr", "Wat zie of hoor je?", "Denk aan", "Moet of mag", "Thema"])
    nummer = 0
    for titel, zinnen in KADER.items():
        begin = blad.max_row + 1
        for zin in zinnen:
            nummer += 1
            soort = "moet" if nummer % 2 else "mag"
            blad.append([titel, nummer, zin, UITLEG, soort, "signaleren; samen"])
            if blad.max_row > begin:
                blad.cell(blad.max_row, 1).value = None
        blad.merge_cells(start_row=begin, end_row=blad.max_row, start_column=1, end_column=1)
    return _bytes(boek)


def met_lijsten_in_cellen():
    """A row per domein; its items are lines in one cell, each with a dash."""
    boek = openpyxl.Workbook()
    boek.active.append(["Domein", "Kwaliteitseisen"])
    for titel, zinnen in KADER.items():
        boek.active.append([titel, "\n".join(f"- {zin}" for zin in zinnen)])
    return _bytes(boek)


def met_een_naam_boven_de_stappen():
    """Names in two rows: "Niveaus" over the steps, their names below it."""
    boek = openpyxl.Workbook()
    blad = boek.active
    blad.append(["Domein", "Code", "Stelling", "Niveaus", None, None])
    blad.merge_cells("D1:F1")
    blad.append([None, None, None, *STAPPEN])
    for plek in "ABC":
        blad.merge_cells(f"{plek}1:{plek}2")
    for nummer, (titel, zinnen) in enumerate(KADER.items(), start=1):
        for letter, zin in zip(LETTERS, zinnen, strict=False):
            blad.append([titel, f"{nummer}{letter}", zin, "Nog weinig.", "Vaak wel.", "Altijd."])
    return _bytes(boek)


def met_standaarden_en_een_telling():
    """An item is called "Standaard", a domein is a row with a number, a count stands below it."""
    boek = openpyxl.Workbook()
    blad = boek.active
    blad.append(["Scan zorg 2026"])
    blad.append(["De Brug", None, None, None, "School:", None, "Datum:"])
    blad.append([])
    blad.append(["Nr.", "Standaard", *TE_ZIEN, "Toelichting school"])
    for nummer, (titel, zinnen) in enumerate(KADER.items(), start=1):
        blad.append([nummer, titel])
        for plek, zin in enumerate(zinnen, start=1):
            blad.append([float(f"{nummer}.{plek}"), zin])
        blad.append([None, "Aantal kruisjes", 0, 0, 0, 0])
        blad.append([])
    return _bytes(boek)

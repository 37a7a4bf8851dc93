"""Documents whose domeinen do not all look alike; each function gives the bytes of one."""

import docx

from tests.kwaliteit.documenten.kader import INLEIDING, KADER, LETTERS
from tests.kwaliteit.documenten.woorden import _bytes, _ondertekening

ROMEINS = ("I", "II", "III", "IV")
STAPPEN = ("nee", "soms", "meestal", "altijd")
UITLEG = "Dat is na te lezen in het jaarplan."


def _vet(document, tekst):
    document.add_paragraph().add_run(tekst).bold = True


def _rij(tabel, *teksten):
    rij = tabel.add_row().cells
    for cel, tekst in zip(rij, teksten, strict=False):
        cel.text = tekst
    return rij


def met_vette_onderdelen_elk_anders():
    """Bold lines with a Roman number; below a table without names, bullets, numbers, paragraphs."""
    document = docx.Document()
    _vet(document, "Kwaliteit op onze scholen")
    document.add_paragraph(INLEIDING[0])
    for plek, (titel, zinnen) in enumerate(KADER.items()):
        nummer = ROMEINS[plek]
        _vet(document, f"Onderdeel {nummer}: {titel}")
        tabel = document.add_table(rows=0, cols=2) if plek == 0 else None
        for keer, zin in enumerate(zinnen, start=1):
            if tabel is not None:
                _rij(tabel, f"{nummer}.{keer} {zin}", UITLEG if keer == 1 else "")
            elif plek == 1:
                document.add_paragraph(zin, style="List Bullet")
            else:
                document.add_paragraph(f"{keer}) {zin}\nToelichting: {UITLEG}")
    return _bytes(document)


def met_titelrijen_en_twee_koprijen():
    """One table; a domein is a wide row above names in two rows, a thema goes over its items."""
    document = docx.Document()
    _vet(document, "Zelfbeoordeling van de zorg")
    document.add_paragraph("Kruis aan: 1 = nee, 2 = soms, 3 = meestal, 4 = altijd.")
    tabel = document.add_table(rows=0, cols=8)
    for nummer, (titel, zinnen) in enumerate(KADER.items(), start=1):
        rij = tabel.add_row().cells
        rij[0].merge(rij[7]).text = f"{nummer}. {titel}"
        boven = _rij(tabel, "Thema", "Nr.", "Zo werken wij", "", "", "", "", "Opmerkingen")
        boven[3].merge(boven[6]).text = "Score"
        onder = _rij(tabel, "", "", "", "1", "2", "3", "4", "")
        for plek in (0, 1, 2, 7):
            boven[plek].merge(onder[plek])
        eerste = None
        for letter, zin in zip(LETTERS, zinnen, strict=False):
            rij = _rij(tabel, "", f"{nummer}{letter}", zin)
            if letter == "a":
                rij[2].add_paragraph(UITLEG)
                rij[0].text = f"Thema van {titel.lower()}"
            eerste = eerste or rij[0]
        eerste.merge(tabel.rows[-1].cells[0])
        rij = tabel.add_row().cells
        rij[0].merge(rij[7]).text = f"Ruimte voor opmerkingen bij onderdeel {nummer}:"
    _vet(document, "Ondertekening")
    _ondertekening(document)
    return _bytes(document)


def met_bijschriften_schaal_en_begrippen():
    """A title, numbered chapters with lists, captions, a table with the scale and one of terms."""
    document = docx.Document()
    document.add_heading("Samen voor ieder kind", 0)
    document.add_heading("1  Inleiding", 1)
    document.add_paragraph("Bij kwaliteit letten we op:")
    for zin in ("wat een leerling ervan merkt;", "of we er volgend jaar nog achter staan."):
        document.add_paragraph(zin, style="List Bullet")
    document.add_heading("2  Werken met het kader", 1)
    for zin in ("De school kiest samen met het bestuur twee domeinen.", "Het team praat erover."):
        document.add_paragraph(zin, style="List Number")
    _vet(document, "Tabel 1. De schaal")
    tabel = document.add_table(rows=0, cols=2)
    _rij(tabel, "Niveau", "Betekenis")
    for label in ("Start", "Groei", "Staat"):
        _rij(tabel, label, f"Dit betekent dat wij ons in de fase {label.lower()} bevinden.")
    for nummer, (titel, zinnen) in enumerate(KADER.items(), start=1):
        code = LETTERS[nummer - 1].upper()
        document.add_heading(f"Domein {code}: {titel}", 2)
        document.add_paragraph("Waarom dit domein ertoe doet, staat hier in een paar woorden.")
        _vet(document, f"Tabel {nummer + 1}. Uitspraken bij domein {code}")
        tabel = document.add_table(rows=0, cols=4)
        _rij(tabel, "Code", "Uitspraak", "Toelichting", "Soort")
        for keer, zin in enumerate(zinnen, start=1):
            _rij(tabel, f"{code}{keer}", zin, UITLEG, "Ambitie" if keer == 1 else "Basis")
    document.add_heading("Bijlage 1: begrippen", 1)
    tabel = document.add_table(rows=0, cols=2)
    _rij(tabel, "Begrip", "Omschrijving")
    _rij(tabel, "Arrangement", "Extra hulp voor een leerling of een groep.")
    return _bytes(document)


def met_lijsten_in_cellen():
    """Two columns: the domein, and beside it all its items as a list in one cell."""
    document = docx.Document()
    tabel = document.add_table(rows=0, cols=2)
    _rij(tabel, "Domein", "Indicatoren")
    for titel, zinnen in KADER.items():
        cel = _rij(tabel, titel, "")[1]
        cel.paragraphs[0].text = zinnen[0]
        cel.paragraphs[0].style = "List Bullet"
        for zin in zinnen[1:]:
            cel.add_paragraph(zin, style="List Bullet")
    return _bytes(document)


def met_een_kop_items():
    """Headings by style; "Indicatoren" in bold between the description and the bullets."""
    document = docx.Document()
    for nummer, (titel, zinnen) in enumerate(KADER.items(), start=1):
        document.add_heading(f"{nummer}. {titel}", 1)
        document.add_paragraph("Waarom dit domein ertoe doet, staat hier in een paar woorden.")
        _vet(document, "Indicatoren")
        for zin in zinnen:
            document.add_paragraph(zin, style="List Bullet")
    return _bytes(document)


def met_onderstreepte_koppen():
    """No styles and nothing bold: a domein is underlined, an item a bullet."""
    document = docx.Document()
    for titel, zinnen in KADER.items():
        document.add_paragraph().add_run(titel).underline = True
        for zin in zinnen:
            document.add_paragraph(f"- {zin}")
    return _bytes(document)

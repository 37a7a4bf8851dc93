"""Documents as boards make them; each function gives the bytes of one."""

import io

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from tests.kwaliteit.documenten.kader import INLEIDING, KADER, LETTERS

VAST = 77


def _bytes(document):
    uit = io.BytesIO()
    document.save(uit)
    return uit.getvalue()


def _lijst(document, *niveaus):
    """A list of its own; a level is (numFmt, lvlText)."""
    wortel = document.part.numbering_part.element
    nummer = VAST + len(wortel.findall(qn("w:num")))
    xml = "".join(
        f'<w:lvl w:ilvl="{diepte}"><w:start w:val="1"/><w:numFmt w:val="{soort}"/>'
        f'<w:lvlText w:val="{tekst}"/></w:lvl>'
        for diepte, (soort, tekst) in enumerate(niveaus)
    )
    abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{nummer}">{xml}</w:abstractNum>'
    wortel.insert(0, parse_xml(abstract))
    num = f'<w:num {nsdecls("w")} w:numId="{nummer}"><w:abstractNumId w:val="{nummer}"/></w:num>'
    wortel.append(parse_xml(num))
    return nummer


def _in_lijst(alinea, nummer, diepte=0):
    eigenschappen = alinea._p.get_or_add_pPr()
    plaats = f'<w:ilvl w:val="{diepte}"/><w:numId w:val="{nummer}"/>'
    eigenschappen.append(parse_xml(f"<w:numPr {nsdecls('w')}>{plaats}</w:numPr>"))
    return alinea


def _ondertekening(document):
    tabel = document.add_table(rows=2, cols=2)
    for plek, tekst in enumerate(("Naam directeur:", "Datum:", "Handtekening:", "Plaats:")):
        tabel.cell(plek // 2, plek % 2).text = tekst


def _inleiding(document):
    document.add_heading("Kwaliteitskader", 0)
    document.add_heading("Inleiding", 1)
    for tekst in INLEIDING:
        document.add_paragraph(tekst)


def met_kopstijlen_en_letters():
    """Headings by style, items lettered by Word, an introduction, a table to sign."""
    document = docx.Document()
    _inleiding(document)
    for titel, zinnen in KADER.items():
        document.add_heading(titel, 2)
        lijst = _lijst(document, ("lowerLetter", "%1."))
        for zin in zinnen:
            _in_lijst(document.add_paragraph(zin), lijst)
    _ondertekening(document)
    return _bytes(document)


def met_vette_regels():
    """No styles: a domein is a bold line, an item begins with 1.1."""
    document = docx.Document()
    for tekst in INLEIDING:
        document.add_paragraph(tekst)
    for nummer, (titel, zinnen) in enumerate(KADER.items(), start=1):
        document.add_paragraph().add_run(f"Domein {nummer} {titel}").bold = True
        for plek, zin in enumerate(zinnen, start=1):
            document.add_paragraph(f"{nummer}.{plek}\t{zin}")
    return _bytes(document)


def met_een_tabel():
    """One table: its column names on every page, a merged row per domein."""
    document = docx.Document()
    _inleiding(document)
    tabel = document.add_table(rows=0, cols=3)
    for nummer, (titel, zinnen) in enumerate(KADER.items(), start=1):
        for plek, tekst in enumerate(("Nr.", "Stelling", "Wat zien we?")):
            (tabel.add_row() if plek == 0 else tabel.rows[-1]).cells[plek].text = tekst
        rij = tabel.add_row().cells
        rij[0].merge(rij[2]).text = f"{nummer}. {titel}"
        for letter, zin in zip(LETTERS, zinnen, strict=False):
            rij = tabel.add_row().cells
            rij[0].text, rij[1].text = f"{nummer}{letter}", zin
    _ondertekening(document)
    return _bytes(document)


def met_een_tabel_per_domein():
    """A heading, a sentence and a table, again and again."""
    document = docx.Document()
    document.add_paragraph(INLEIDING[0])
    for nummer, (titel, zinnen) in enumerate(KADER.items(), start=1):
        document.add_heading(f"{nummer} {titel}", 1)
        document.add_paragraph("In dit domein kijken we naar wat leerlingen daarvan merken.")
        tabel = document.add_table(rows=1, cols=2)
        tabel.rows[0].cells[0].text, tabel.rows[0].cells[1].text = "Item", "Toelichting"
        for letter, zin in zip(LETTERS, zinnen, strict=False):
            rij = tabel.add_row().cells
            rij[0].text, rij[1].text = f"{letter}. {zin}", "Zie het jaarplan."
    return _bytes(document)


def met_een_lijst_van_twee_niveaus():
    """One list numbered by Word: 1., a., and bullets below that belong to the item."""
    document = docx.Document()
    document.add_paragraph(INLEIDING[0])
    lijst = _lijst(document, ("decimal", "%1."), ("lowerLetter", "%2)"), ("bullet", ""))
    for titel, zinnen in KADER.items():
        _in_lijst(document.add_paragraph(titel), lijst)
        for zin in zinnen:
            eerste, *rest = zin.split(", ")
            _in_lijst(document.add_paragraph(eerste + "," * bool(rest)), lijst, 1)
            if rest:
                _in_lijst(document.add_paragraph(", ".join(rest)), lijst, 2)
    return _bytes(document)


def met_alleen_koppen():
    """Heading 1 is a domein, heading 2 an item, the text below says what is meant."""
    document = docx.Document()
    document.add_paragraph(INLEIDING[0])
    for titel, zinnen in KADER.items():
        document.add_heading(titel, 1)
        document.add_paragraph("Waarom dit domein ertoe doet, staat hier in een paar woorden.")
        for zin in zinnen:
            document.add_heading(zin, 2)
            document.add_paragraph("Dat bedoelen we zo.")
    return _bytes(document)


def met_opsommingstekens():
    """Headings by style and Word's own bullets."""
    document = docx.Document()
    for titel, zinnen in KADER.items():
        document.add_heading(titel, 1)
        for zin in zinnen:
            document.add_paragraph(zin, style="List Bullet")
    return _bytes(document)


def _run(tekst, extra=""):
    return f'<w:r>{extra}<w:t xml:space="preserve">{tekst}</w:t></w:r>'


def met_wijzigingen_voetnoten_en_kaders():
    """Track changes, hidden text, a text box, a soft return, a deleted end of a paragraph."""
    document = docx.Document()
    romp = document.element.body
    titel, zinnen = next(iter(KADER.items()))
    kader = (
        '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
        f"<w:p>{_run('Let op: dit is een kadertje.')}</w:p>"
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    weg = '<w:del w:id="1"><w:r><w:delText>oude tekst </w:delText></w:r></w:del>'
    bij = f'<w:ins w:id="2">{_run(zinnen[0][7:])}</w:ins>'
    stil = _run("verborgen", "<w:rPr><w:vanish/></w:rPr>")
    noot = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    los = '<w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr>'
    alineas = [
        f"{_run('1. ' + titel)}{kader}",
        f"{_run('a. ' + zinnen[0][:7])}{weg}{bij}{stil}{noot}",
        f"{_run('b. ' + zinnen[1])}<w:r><w:br/></w:r>{_run('c. ' + zinnen[2])}",
        f"{los}{_run('d. ' + zinnen[3][:10])}",
        _run(zinnen[3][10:]),
    ]
    for plek, xml in enumerate(alineas):
        romp.insert(plek, parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>"))
    return _bytes(document)

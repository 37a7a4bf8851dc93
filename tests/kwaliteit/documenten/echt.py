"""The real kaderdocument, made into .docx and .xlsx while the tests run."""

import io
import re

import docx
import openpyxl


def _regels(tekst):
    """Per line: domein, item or other; lines that run on are joined as they stand."""
    samen = []
    for regel in re.split(r"[\n\f]", tekst):
        kaal = regel.strip()
        if not kaal:
            continue
        nieuw = re.match(r"\d\. |[a-z]\. ", kaal) or not samen or not samen[-1][1]
        if nieuw or not re.match(r"\d\. |[a-z]\. ", samen[-1][0]):
            samen.append([kaal, bool(re.match(r"\d\. |[a-z]\. ", kaal))])
        else:
            samen[-1][0] += " " + kaal
    return [regel for regel, _ in samen]


def als_document(tekst):
    """Headings by style with their number typed, items as paragraphs."""
    document = docx.Document()
    for regel in _regels(tekst):
        if re.match(r"\d\. ", regel):
            document.add_heading(regel, 1)
        else:
            document.add_paragraph(regel)
    uit = io.BytesIO()
    document.save(uit)
    return uit.getvalue()


def als_tabel(tekst):
    """Columns domein, nummer and item."""
    boek = openpyxl.Workbook()
    boek.active.append(["Nr", "Domein", "Item"])
    domein = ""
    for regel in _regels(tekst):
        if re.match(r"\d\. ", regel):
            domein = regel
        elif re.match(r"[a-z]\. ", regel) and domein:
            boek.active.append([regel[0], domein, regel[3:]])
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()

"""What stands after the last item of a document: a goodbye, a word at the end."""

from io import BytesIO

import docx
import pytest

from kwaliteit.inlezen.afsluiting import AFSLUITING
from kwaliteit.inlezen.concept import Regelsoort
from kwaliteit.inlezen.docx import herken
from kwaliteit.inlezen.opruimen import BIJ_GEEN_ITEM

KOPPEN, LIJST, ALINEAS = "Heading 2", "List Bullet", "Normal"
ITEMS = {
    "De basis": ("We zien elkaar elke dag.", "We bellen ouders."),
    "Hulp": ("Hulp komt op tijd.", "Hulp blijft."),
}


def _document(*slot, items=LIJST, slotstijl="Normal"):
    document = docx.Document()
    document.add_paragraph("Beste Hanneke, hierbij ons kader.")
    for titel, zinnen in ITEMS.items():
        document.add_heading(titel, 1)
        for zin in zinnen:
            document.add_paragraph(zin, style=items)
    for regel in slot:
        document.add_paragraph(regel, style=slotstijl)
    uit = BytesIO()
    document.save(uit)
    return herken(uit.getvalue(), "Ons kader").blokken


def _van_soort(blokken, soort):
    return [blok.tekst for blok in blokken if blok.soort is soort]


@pytest.mark.parametrize("items", [KOPPEN, LIJST, ALINEAS])
@pytest.mark.parametrize(
    "slot",
    [
        ("Groet, Joke",),
        ("Groeten van Joke",),
        ("Met vriendelijke groet,", "Joke de Boer", "ib’er van De Abeel"),
        ("Hoogachtend,", "Joke de Boer"),
    ],
)
def test_een_groet_aan_het_einde_is_geen_inhoud(items, slot):
    blokken = _document(*slot, items=items)

    over = [(blok.tekst, blok.reden) for blok in blokken[-len(slot) :]]
    assert over == [(regel, AFSLUITING) for regel in slot]
    assert _van_soort(blokken, Regelsoort.INLEIDING) == ["Beste Hanneke, hierbij ons kader."]
    assert _van_soort(blokken, Regelsoort.ITEM) == [zin for een in ITEMS.values() for zin in een]
    assert [blok.velden for blok in blokken if blok.velden] == []


@pytest.mark.parametrize(
    "regel",
    ["Groeten hoort erbij, ook bij de deur.", "Groetende leerlingen zien we elke dag."],
)
def test_een_item_dat_over_groeten_gaat_blijft_een_item(regel):
    blokken = _document(regel, items=ALINEAS)

    assert _van_soort(blokken, Regelsoort.ITEM)[-1] == regel


def test_een_groet_in_een_lijst_is_een_item():
    blokken = _document("Groet, zwaai en glimlach.", slotstijl=LIJST)

    assert _van_soort(blokken, Regelsoort.ITEM)[-1] == "Groet, zwaai en glimlach."


def test_een_slotwoord_onder_een_hogere_kop_is_geen_inleiding_en_geen_omschrijving():
    document = docx.Document()
    document.add_paragraph("Vooraf.")
    for titel, zinnen in ITEMS.items():
        document.add_heading(titel, 2)
        for zin in zinnen:
            document.add_heading(zin, 3)
    document.add_heading("Tot slot", 1)
    document.add_paragraph("We hopen dat dit jullie helpt.")
    uit = BytesIO()
    document.save(uit)

    blokken = herken(uit.getvalue(), "Ons kader").blokken

    assert [(blok.tekst, blok.reden) for blok in blokken[-2:]] == [
        ("Tot slot", BIJ_GEEN_ITEM),
        ("We hopen dat dit jullie helpt.", BIJ_GEEN_ITEM),
    ]
    assert _van_soort(blokken, Regelsoort.INLEIDING) == ["Vooraf."]
    assert _van_soort(blokken, Regelsoort.OMSCHRIJVING) == []

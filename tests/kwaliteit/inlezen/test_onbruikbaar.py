"""Every encoding that occurs, and files that are no kader: a sentence, never half a kader."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kwaliteit.inlezen.tekst import lees
from scholen.inlezen.fout import InlezenMislukt
from tests.kwaliteit.inlezen.stijlen import gelezen


@pytest.mark.parametrize(
    "codeer",
    [
        lambda tekst: tekst.encode("utf-8"),
        lambda tekst: tekst.encode("utf-8-sig"),
        lambda tekst: tekst.encode("windows-1252"),
        lambda tekst: tekst.encode("utf-16"),
        lambda tekst: tekst.replace("\n", "\r\n").encode(),
        lambda tekst: tekst.replace("\n", "\r").encode(),
        lambda tekst: tekst.replace("\n", "\u2028").encode(),
    ],
    ids=["utf-8", "bom", "windows-1252", "utf-16", "crlf", "cr", "regelscheiding"],
)
def test_elke_tekencodering_geeft_dezelfde_tekst(codeer):
    tekst = "1. Coördinatie\na. De ib’er coördineert – één keer.\nb. Financiële zaken.\n"

    assert gelezen(codeer(tekst)) == {
        "1 Coördinatie": {
            "1a": "De ib’er coördineert – één keer.",
            "1b": "Financiële zaken.",
        }
    }


def test_losse_accenten_worden_gewone_letters():
    assert gelezen("1. De basis\na. Een coo\u0308rdinator.\n")["1 De basis"]["1a"] == (
        "Een coördinator."
    )


@pytest.mark.parametrize(
    ("inhoud", "begin"),
    [
        (b"", "Dit bestand is leeg."),
        (b" \r\n\t\f\n", "Dit bestand is leeg."),
        (b"\xef\xbb\xbf", "Dit bestand is leeg."),
        (b"\x00\x01\x02\xff" * 50, "Dit bestand is geen leesbare tekst."),
        (bytes(range(1, 256)), "Dit bestand is geen leesbare tekst."),
        (b"PK\x03\x04" + b"\x00" * 40, "Dit is een Word- of Excelbestand."),
        (b"%PDF-1.7\n1. Kop\na. Item", "Dit is een pdf."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Dit is een oud Wordbestand."),
        (b"{\\rtf1 tekst}", "Dit is een rtf-bestand."),
        (b"1. Kop\na. Item met \x07 bel", "Op regel 2 staat een onzichtbaar stuurteken."),
        ("1. Kop\na. Nul \x00 teken", "Op regel 2 staat een onzichtbaar stuurteken."),
        ("1. Kop\na. Half \ud800 teken", "Op regel 2 staat een onzichtbaar stuurteken."),
        (b"a" * 2_000_001, "Dit bestand is groter dan 2 MB."),
        ("é" * 1_000_001, "Dit bestand is groter dan 2 MB."),
        (b"a. x\n" * 20_000, "Dit bestand heeft meer dan 20000 regels."),
        (b"Beste ouders,\n\nMorgen is er geen school.", "In dit bestand herkennen we geen"),
        (b"- melk\n- brood\n", "In dit bestand herkennen we geen"),
        (b"1. Kop\n2. Kop\n3. Kop\n", "In dit bestand herkennen we geen"),
        ("woord " * 4_000, "In dit bestand herkennen we geen"),
        (
            "1. Kop\na. " + "woord " * 4_000,
            "Item 1a (regel 2) is 23999 tekens lang; er",
        ),
        ("1. " + "kop" * 200 + "\na. Item", "De titel van domein 1 (regel 1) is 600 tekens lang"),
        ("inleiding " * 10_001 + "\n\n1. Kop\na. Item", "De inleiding is 100009 tekens lang"),
        (
            "".join(f"{n}. Kop\na. Item\n" for n in range(1, 62)),
            "Dit zijn meer dan 60 domeinen of meer dan 500 items.",
        ),
        ("1. Kop\na. Een\na. Twee\n", "Item 1a staat er meer dan één keer in (regels 2 en 3)."),
        (
            "1. Kop\na. Een\n1. Deksel\na. Twee\n",
            "Domein 1 staat er meer dan één keer in (regels 1 en 3).",
        ),
    ],
    ids=lambda waarde: repr(waarde[:20]) if isinstance(waarde, bytes | str) else None,
)
def test_een_onbruikbaar_bestand_krijgt_een_duidelijke_zin(inhoud, begin):
    with pytest.raises(InlezenMislukt) as mislukt:
        lees(inhoud, "Kader")

    zin = str(mislukt.value)
    assert zin.startswith(begin)
    assert zin.endswith(".")
    assert zin.count(".") >= 2  # what is wrong, and what now


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(max_size=400) | st.binary(max_size=400))
def test_geen_enkele_invoer_geeft_iets_anders_dan_een_kader_of_een_zin(inhoud):
    try:
        concept = lees(inhoud, "Kader")
    except InlezenMislukt as mislukt:
        uitkomst = str(mislukt)
    else:
        uitkomst = ", ".join(item.code for item in concept.items) + "."

    assert uitkomst.endswith(".")

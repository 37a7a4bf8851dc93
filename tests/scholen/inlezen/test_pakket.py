"""Office files that are made to harm: each gets a sentence before anything of it is unpacked."""

import time
import warnings

import pytest

from scholen.inlezen.fout import InlezenMislukt
from scholen.inlezen.pakket import open_pakket
from tests.scholen.inlezen.vijandig import pakket, vijandig

GEVALLEN = [(soort, *geval) for soort in (".xlsx", ".docx") for geval in vijandig(soort)]


@pytest.mark.parametrize(
    ("soort", "naam", "inhoud", "zin"), GEVALLEN, ids=[f"{g[0]} {g[1]}" for g in GEVALLEN]
)
def test_een_vijandig_bestand_krijgt_een_zin(soort, naam, inhoud, zin):
    begin = time.monotonic()

    with pytest.raises(InlezenMislukt) as mislukt:
        open_pakket(inhoud, soort)

    assert zin in str(mislukt.value)
    assert str(mislukt.value).endswith(".")
    assert str(mislukt.value).count(".") >= 2  # what is wrong, and what now
    assert time.monotonic() - begin < 2


def test_een_dubbel_onderdeel_wordt_geweigerd():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        dubbel = pakket(".xlsx", [("xl/workbook.xml", b"<y/>")])

    with pytest.raises(InlezenMislukt) as mislukt:
        open_pakket(dubbel, ".xlsx")

    assert "zit een onderdeel dubbel" in str(mislukt.value)


def test_een_gewoon_bestand_gaat_open():
    with open_pakket(pakket(".docx", [("word/styles.xml", b"<x/>")]), ".docx") as zip_:
        assert zip_.namelist() == ["[Content_Types].xml", "word/document.xml", "word/styles.xml"]


def test_een_grafiek_in_een_document_mag_blijven():
    grafiek = [("word/embeddings/blad.xlsx", pakket(".xlsx"))]

    with open_pakket(pakket(".docx", grafiek), ".docx") as zip_:
        assert len(zip_.namelist()) == 3

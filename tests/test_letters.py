"""The letters of our fonts: whoever works at a Dutch school reads the own name in one typeface."""

import pytest
from fontTools.ttLib import TTFont

from tests.test_bouw import WORTEL

SNEDEN = ["400", "600", "kop-600"]
BESTANDEN = [f"commissioner-{snede}.woff2" for snede in SNEDEN] + [
    f"pdf-commissioner-{snede}.ttf" for snede in SNEDEN
]
ACHTERHAALD = {0x0138, 0x013F, 0x0140, 0x0149, 0x017F}  # kra, ldot, long s: in no name of today
LATIJN = {*range(0x00C0, 0x0180)} - ACHTERHAALD
ELDERS = set(map(ord, "ȘșȚțƏəẞẀẁẂẃẄẅǦǧḌḍḤḥṢṣṬṭẒẓ"))
VIETNAMEES = {*map(ord, "ƠơƯư"), *range(0x1EA0, 0x1EFA)}
TEKENS = set(map(ord, "‘’“”–—…•·€×÷±°½"))  # what a Dutch sentence has besides letters


def _letters(bestand):
    with TTFont(WORTEL / "static/fonts" / bestand, lazy=True) as font:
        return font.getBestCmap()


@pytest.mark.parametrize("bestand", BESTANDEN)
def test_elke_snede_heeft_de_letters_van_namen_op_nederlandse_scholen(bestand):
    letters = _letters(bestand)

    verwacht = LATIJN | ELDERS | VIETNAMEES | TEKENS | set(range(0x20, 0x7F))
    assert {chr(teken) for teken in verwacht - set(letters)} == set()


def test_het_scherm_en_de_pdf_hebben_dezelfde_letters():
    tekens = {bestand: frozenset(_letters(bestand)) for bestand in BESTANDEN}

    assert len(set(tekens.values())) == 1


@pytest.mark.parametrize("snede", SNEDEN)
def test_een_snede_voor_het_scherm_blijft_klein(snede):
    assert (WORTEL / f"static/fonts/commissioner-{snede}.woff2").stat().st_size <= 25_000

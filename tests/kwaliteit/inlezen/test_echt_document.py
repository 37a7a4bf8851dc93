"""The kaderdocument of a real samenwerkingsverband, against an account of its own of that file."""

import re

from kwaliteit.inlezen.bestand import lees_bestand
from kwaliteit.inlezen.concept import Regelsoort
from tests.bronnen import KADERTEKST, met_bronnen

pytestmark = met_bronnen


def verwacht() -> list[tuple[str, str, str]]:
    """(domein, code, stelling) as anybody would copy them: numbers and letters at line starts."""
    bron = KADERTEKST.read_bytes().decode("utf-8")
    _, *delen = re.split(r"^ *(\d)\. ", bron, flags=re.MULTILINE)
    rijen = []
    for nummer, deel in zip(delen[::2], delen[1::2], strict=True):
        titel, *items = re.split(r"^ *([a-z])\. ", deel, flags=re.MULTILINE)
        rijen += [
            (f"{nummer} {titel.strip()}", nummer + letter, " ".join(stelling.split()))
            for letter, stelling in zip(items[::2], items[1::2], strict=True)
        ]
    return rijen


def test_zeven_domeinen_en_52_items_woord_voor_woord():
    concept = lees_bestand(KADERTEKST.name, KADERTEKST.read_bytes())

    gelezen = [
        (f"{domein.code} {domein.titel}", item.code, item.stelling)
        for domein in concept.domeinen
        for item in domein.items
    ]
    assert gelezen == verwacht()
    assert [len(domein.items) for domein in concept.domeinen] == [8, 11, 8, 6, 7, 6, 6]


def test_de_inleiding_is_inleiding_en_geen_regel_raakt_zoek():
    bron = KADERTEKST.read_bytes().decode("utf-8")
    regels = [regel.strip() for regel in bron.split("\n")]
    eerste_kop = next(plek for plek, regel in enumerate(regels) if regel.startswith("1. "))

    concept = lees_bestand(KADERTEKST.name, KADERTEKST.read_bytes())

    assert (
        concept.inleiding.split()
        == "".join(
            regel if re.search(r"\w-$", regel) else regel + " " for regel in regels[:eerste_kop]
        ).split()
    )
    assert [regel.tekst for regel in concept.regels] == [regel for regel in regels if regel]
    assert concept.overgeslagen == ()
    assert [domein.omschrijving for domein in concept.domeinen] == [""] * 7


def test_een_opmerking_tussen_haakjes_blijft_bij_de_stelling():
    concept = lees_bestand(KADERTEKST.name, KADERTEKST.read_bytes())

    stelling = next(item.stelling for item in concept.items if item.code == "6d")
    assert stelling.endswith(")")


def test_de_spreiding_over_regels_is_te_volgen():
    concept = lees_bestand(KADERTEKST.name, KADERTEKST.read_bytes())

    vervolg = [regel.bij for regel in concept.regels if regel.soort is Regelsoort.VERVOLG]
    assert vervolg == ["4f", "6a", "7a", "7b"]


def test_windows_tekens_en_regeleinden_maken_geen_verschil():
    bron = KADERTEKST.read_bytes()
    anders = bron.decode("utf-8").replace("\n", "\r\n").encode("windows-1252")

    assert lees_bestand("kader.txt", anders) == lees_bestand("kader.txt", bron)

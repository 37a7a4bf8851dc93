"""Writes a kader out to a file that the readers make an equal kader of."""

import tomli_w

from kwaliteit.inlezen.concept import KaderConcept
from kwaliteit.inlezen.gegevens import gegevens_van
from kwaliteit.inlezen.werkboek import bladen_van
from scholen.uitvoer import Blad, werkboek

REGELEINDES = {"\u2028": "\\u2028", "\u2029": "\\u2029"}
"""Line ends for a reader of plain text, not for TOML: written as an escape they stay one text."""
BREEDTE, BREED = 18, 60
BREDE_KOLOMMEN = {"stelling", "bedoeld", "vragen", "merkbaar", "tekst", "omschrijving", "gegevens"}


def als_toml(concept: KaderConcept) -> bytes:
    """The kader as a .toml file in the format of ``kwaliteit/kaders``."""
    tekst = tomli_w.dumps(gegevens_van(concept), multiline_strings=True)
    for teken, ontsnapt in REGELEINDES.items():
        tekst = tekst.replace(teken, ontsnapt)
    return tekst.encode()


def als_xlsx(concept: KaderConcept) -> bytes:
    """The kader as a workbook, with a sheet for each kind of row."""
    bladen = bladen_van(gegevens_van(concept))
    return werkboek(
        Blad(naam, kop, rijen, breedtes={kolom: _breedte(kolom) for kolom in kop})
        for naam, (kop, *rijen) in bladen.items()
    )


def _breedte(kolom: str) -> int:
    return BREED if kolom in BREDE_KOLOMMEN or kolom.startswith("niveau") else BREEDTE

"""Twice as long a file asks twice as much of the web server, not four times."""

import sys

import pytest

from kwaliteit.inlezen.docx import herken_delen
from kwaliteit.inlezen.tabel import lees_tabel
from kwaliteit.inlezen.tabelrij import Tabelrij
from kwaliteit.inlezen.tekst import herken


def alinea(tekst, kop=0):
    return {"tekst": tekst, "merk": "", "kop": kop, "diepte": -1, "vet": False, "reden": ""}


def tabel(*rijen):
    rij = {"vervolg": [], "samen": False}
    return {"rijen": [{**rij, "cellen": [[alinea(cel)] for cel in cellen]} for cellen in rijen]}


def alineas(keer):
    return herken_delen([alinea("en nog een stuk")] * keer, "x")


def koppen(keer):
    return herken_delen([alinea("Een kop", 1), alinea("en nog een stuk")] * keer, "x")


def tabellen_met_tekst(keer):
    return herken_delen([tabel(["Een vak"]), alinea("en nog een stuk")] * keer, "x")


def tabellen_met_kolommen(keer):
    return herken_delen([tabel(["Code", "Stelling"], ["1a", "Wij zien elk kind."])] * keer, "x")


def tabellen_op_een_blad(keer):
    cellen = [["Code", "Stelling"], ["1a", "Wij zien elk kind."]] * keer
    return lees_tabel([Tabelrij("rij", rij) for rij in cellen], "x")


def regels(keer):
    return herken("1. Wij zien elk kind.\na. En nog een stuk\n" * keer, "x")


def stappen(lees, keer):
    """How often a function is called while this is read: the same on every machine."""
    geteld = 0

    def tel(frame, gebeurtenis, waarde):
        nonlocal geteld
        geteld += gebeurtenis == "call"

    eerder = sys.getprofile()
    sys.setprofile(tel)
    try:
        lees(keer)
    finally:
        sys.setprofile(eerder)
    return geteld


@pytest.mark.parametrize(
    "lees",
    [alineas, koppen, tabellen_met_tekst, tabellen_met_kolommen, tabellen_op_een_blad, regels],
)
def test_een_vier_keer_zo_lang_bestand_kost_geen_zestien_keer_zoveel(lees):
    stappen(lees, 1)  # what is made once and kept

    assert stappen(lees, 400) < 5 * stappen(lees, 100)

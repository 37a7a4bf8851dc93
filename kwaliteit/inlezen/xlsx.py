"""Reads a kader from .xlsx: an export of ours exactly, any other workbook by its tables."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import Any

from kwaliteit.inlezen.blokken import Blok
from kwaliteit.inlezen.bronregel import Bronregel
from kwaliteit.inlezen.concept import Regelsoort
from kwaliteit.inlezen.gegevens import concept_van
from kwaliteit.inlezen.opruimen import met_itemcodes
from kwaliteit.inlezen.tabel import LANGE_ZIN, lees_tabel
from kwaliteit.inlezen.tabelblokken import Tabelblokken
from kwaliteit.inlezen.tabelrij import Tabelrij
from kwaliteit.inlezen.tekst import herken_regels
from kwaliteit.inlezen.twijfel import GEEN_TABEL_OP_BLAD
from kwaliteit.inlezen.voorstel import Voorstel, uit_document, voorstel_van
from kwaliteit.inlezen.werkboek import gegevens_uit, is_werkboek, met_spoor
from scholen.inlezen.afgeschermd import lees_afgeschermd
from scholen.inlezen.formules import zonder_uitkomst
from scholen.inlezen.fout import InlezenMislukt
from scholen.inlezen.rekenblad import lees_bladen

VERBORGEN_BLAD = "dit blad is verborgen in Excel"


def herken(inhoud: bytes, naam: str) -> Voorstel:
    """The kader in a workbook; every sheet that somebody can see is looked at.

    Raises:
        InlezenMislukt: no workbook that can be read, or an export of ours that was damaged since.
    """
    bladen = lees_afgeschermd(lees_bladen, inhoud, letterlijk=True, formules_mogen=True)
    if is_werkboek(bladen):
        return voorstel_van(met_spoor(concept_van(gegevens_uit(bladen), naam)))
    return herken_bladen(bladen, naam)


def herken_bladen(bladen: Sequence[Mapping[str, Any]], naam: str) -> Voorstel:
    """The kader in the sheets of ``lees_bladen``."""
    gelezen = [(blad, _rijen(blad)) for blad in bladen if blad["rijen"]]
    zichtbaar = [(blad, rijen) for blad, rijen in gelezen if not blad["verborgen"]]
    tabellen = {blad["naam"]: lees_tabel(rijen, blad["naam"]) for blad, rijen in zichtbaar}
    if not any(tabellen.values()):
        _weiger_formules(rij for _, rijen in zichtbaar for rij in rijen)
        return voorstel_van(herken_regels(list(_als_regels(gelezen)), naam))
    _noem_naar_titel([een for een in tabellen.values() if een])
    blokken: list[Blok] = []
    rollen: dict[str, str] = {}
    for blad, rijen in gelezen:
        gevonden = tabellen.get(blad["naam"])
        if gevonden:
            blokken += gevonden.hernoemd(rollen, f"blad {blad['naam']}")
        else:
            blokken += _zonder_tabel(rijen, blad, voorin=not _heeft_items(blokken))
    return uit_document(naam, list(met_itemcodes(blokken)), rollen)


def _weiger_formules(rijen: Iterable[Tabelrij]) -> None:
    for rij in rijen:
        if rij.formules:
            raise InlezenMislukt(zonder_uitkomst(f"Op {rij.waar}"))


def _noem_naar_titel(tabellen: Sequence[Tabelblokken]) -> None:
    """Sheets that each say above their table what they are about name their domein themselves."""
    titels = [tabel.titel for tabel in tabellen]
    if len(set(titels)) == len(titels) > 1 and all(titels):
        for tabel in tabellen:
            tabel.noem_naar_titel()


def _rijen(blad: Mapping[str, Any]) -> list[Tabelrij]:
    return [
        Tabelrij(
            waar=f"blad {blad['naam']}, rij {rij['nummer']}",
            cellen=rij["cellen"],
            vervolg=frozenset(rij["vervolg"]),
            datums=frozenset(rij["datums"]),
            formules=frozenset(rij["formules"]),
            verborgen=rij["verborgen"],
            apart=rij["apart"],
        )
        for rij in blad["rijen"]
    ]


def _heeft_items(blokken: Sequence[Blok]) -> bool:
    return any(blok.soort is Regelsoort.ITEM for blok in blokken)


def _zonder_tabel(
    rijen: Sequence[Tabelrij], blad: Mapping[str, Any], *, voorin: bool
) -> Iterator[Blok]:
    """A sheet of sentences before the items is introduction; anything else stays out."""
    for rij in rijen:
        if blad["verborgen"]:
            yield Blok(Regelsoort.OVERGESLAGEN, rij.tekst, "", rij.waar, VERBORGEN_BLAD)
        elif voorin and len(rij.gevuld) == 1 and len(rij.tekst) > LANGE_ZIN:
            yield Blok(Regelsoort.INLEIDING, rij.tekst, "", rij.waar)
        else:
            yield Blok(Regelsoort.OVERGESLAGEN, rij.tekst, "", rij.waar, GEEN_TABEL_OP_BLAD)


def _als_regels(
    gelezen: Sequence[tuple[Mapping[str, Any], Sequence[Tabelrij]]],
) -> Iterator[Bronregel]:
    """Without a table a sheet is text: a line per row, each on its own."""
    nummer = count(1)
    leeg = Bronregel(0, "", 1, 0)
    for blad, rijen in gelezen:
        for rij in rijen:
            for deel in " ".join(rij.gevuld).split("\n"):
                reden = VERBORGEN_BLAD if blad["verborgen"] else ""
                regel = Bronregel(next(nummer), deel.strip(), 1, len(deel), reden, rij.waar)
                yield replace(leeg, nummer=regel.nummer)
                yield regel

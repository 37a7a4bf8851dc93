"""Lines that were not taken for an item but look like one: to weigh a reading, and to warn of."""

from collections.abc import Sequence
from dataclasses import replace

from kwaliteit.inlezen.blokken import Blok
from kwaliteit.inlezen.celtekst import stellingen_in
from kwaliteit.inlezen.concept import Regelsoort
from kwaliteit.inlezen.kolommen import is_code
from kwaliteit.inlezen.nummering import Merk, Stijl, merken_van
from kwaliteit.inlezen.tabelrij import SCHEIDING

GEEN_TABEL = "in deze tabel herkennen we geen items"
GEEN_TABEL_OP_BLAD = "op dit blad herkennen we geen tabel met items"
LIJSTSTIJLEN = (
    *(Stijl.SAMEN, Stijl.GENEST, Stijl.LETTER, Stijl.CIJFER, Stijl.STREEP, Stijl.KLEIN_ROMEINS),
)
KORTSTE_ITEM = 20
VANAF = 2
"""A single numbered line in an introduction is no list."""


def lijkt_op_item(blok: Blok) -> bool:
    """Whether a block that is no item begins like one: with a number, a letter or a bullet."""
    if blok.soort is Regelsoort.OVERGESLAGEN and blok.reden in {GEEN_TABEL, GEEN_TABEL_OP_BLAD}:
        cellen = blok.tekst.split(SCHEIDING)
        return is_code(cellen[0]) and any(len(cel) >= KORTSTE_ITEM for cel in cellen)
    if blok.soort not in {Regelsoort.INLEIDING, Regelsoort.OMSCHRIJVING}:
        return False
    return any(_merk(regel.strip()) for regel in blok.tekst.split("\n"))


def verdachte_plekken(blokken: Sequence[Blok]) -> list[int]:
    """The places of the blocks that look like items, when there are two of them or more."""
    plekken = [plek for plek, blok in enumerate(blokken) if lijkt_op_item(blok)]
    return plekken if len(plekken) >= VANAF else []


def items_uit(blok: Blok) -> list[Blok]:
    """The items in a block that looks like one, without their marks."""
    tekst = blok.tekst
    if blok.soort is Regelsoort.OVERGESLAGEN:
        code, *cellen = tekst.split(SCHEIDING)
        langste = max(cellen, key=len)
        return [replace(blok, soort=Regelsoort.ITEM, tekst=langste, code=code, reden="")]
    stellingen = stellingen_in(tekst, per_regel=False)
    merken = [(stelling, _merk(stelling)) for stelling in stellingen]
    return [
        replace(blok, soort=Regelsoort.ITEM, tekst=merk.tekst if merk else stelling, code="")
        for stelling, merk in merken
    ]


def _merk(regel: str) -> Merk | None:
    merken = merken_van(regel)
    goed = (merken[stijl] for stijl in LIJSTSTIJLEN if stijl in merken)
    return next((merk for merk in goed if len(merk.tekst) >= KORTSTE_ITEM), None)


def gewicht(blokken: Sequence[Blok]) -> float:
    """How much a reading explains: its items, less half of what looks like one and is none."""
    items = sum(blok.soort is Regelsoort.ITEM for blok in blokken)
    return items - len(verdachte_plekken(blokken)) / 2

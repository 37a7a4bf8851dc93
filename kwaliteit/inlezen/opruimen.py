"""What is left to do when the blocks of a table or document stand: codes, and empty headings."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kwaliteit.inlezen.blokken import Blok
from kwaliteit.inlezen.concept import Regelsoort
from kwaliteit.inlezen.nummering import Stijl, letters, merken_van

GEEN_ITEMS = "hier staan geen items onder"
BIJ_GEEN_ITEM = "losse tekst die bij geen item hoort"
NUMMER = re.compile(r"\d{1,3}")
EIGEN_CODE = (Stijl.SAMEN, Stijl.GENEST)
"""Marks that name their domein themselves: 2c, 2.3."""


def met_inleiding_voorop(blokken: Iterable[Blok]) -> Iterator[Blok]:
    """Loose text is introduction before the first item and left out after it."""
    al_items = False
    for blok in blokken:
        al_items |= blok.soort is Regelsoort.ITEM
        if al_items and blok.soort is Regelsoort.INLEIDING:
            yield replace(blok, soort=Regelsoort.OVERGESLAGEN, reden=BIJ_GEEN_ITEM)
        else:
            yield blok


def met_itemcodes(blokken: Sequence[Blok]) -> Iterator[Blok]:
    """A letter or number alone becomes a code with its domein in front, as in a text.

    Numbers of which each is there once are codes themselves, unless there is one domein only.
    """
    domein, begin, vorige = "", 0, 0
    eigen = _eigen_nummers(blokken)
    for plek, blok in enumerate(blokken):
        code = blok.code
        if blok.soort is Regelsoort.DOMEIN:
            code = domein = code or _ouder_van(blokken[plek + 1 :])
            begin = vorige
        elif blok.soort is Regelsoort.ITEM and NUMMER.fullmatch(code) and not eigen:
            vorige = int(code)
            begin = begin if vorige > begin else 0
            code = domein + letters(vorige - begin) if domein else ""
        elif blok.soort is Regelsoort.ITEM and re.fullmatch(r"[a-zA-Z]{1,2}", code):
            code = domein + code.lower() if domein else ""
        yield replace(blok, code=code)


def _eigen_nummers(blokken: Sequence[Blok]) -> bool:
    items = [blok.code for blok in blokken if blok.soort is Regelsoort.ITEM]
    domeinen = sum(blok.soort is Regelsoort.DOMEIN for blok in blokken)
    return domeinen > 1 and len(set(items)) == len(items) and all(map(NUMMER.fullmatch, items))


def _ouder_van(blokken: Sequence[Blok]) -> str:
    """The domein that the code of the first item names."""
    eerste = next((blok for blok in blokken if blok.soort is Regelsoort.ITEM), None)
    merken = merken_van(eerste.code) if eerste else {}
    return next((merken[stijl].ouder for stijl in EIGEN_CODE if stijl in merken), "")


def zonder_lege_domeinen(blokken: Iterator[Blok]) -> Iterator[Blok]:
    """A heading with nothing under it, at the end or above another, is none."""
    wacht: list[Blok] = []
    for blok in blokken:
        if wacht and blok.soort is Regelsoort.ITEM:
            yield from wacht
            wacht = []
        if blok.soort is Regelsoort.DOMEIN:
            yield from (_geen_domein(een) for een in wacht)
            wacht = [blok]
        elif wacht:
            wacht.append(blok)
        else:
            yield blok
    yield from (_geen_domein(een) for een in wacht)


def _geen_domein(blok: Blok) -> Blok:
    if blok.soort is not Regelsoort.DOMEIN:
        return blok
    return replace(blok, soort=Regelsoort.OVERGESLAGEN, code="", reden=GEEN_ITEMS)

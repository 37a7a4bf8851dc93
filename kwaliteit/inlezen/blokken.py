"""A kader as a row of blocks to go through by hand: what was recognised as what, line by line.

A reader makes a concept with a trace; ``blokken_van`` turns that into blocks, ``gegevens_uit``
makes the tables of a kader of blocks, whatever somebody did to them in between.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from kwaliteit.inlezen.concept import KaderConcept, Regel, Regelsoort
from kwaliteit.inlezen.gegevens import PLEK, domeingegevens, gegevens_van, itemgegevens
from kwaliteit.inlezen.nummering import letters
from scholen.inlezen.fout import InlezenMislukt

ALINEA = re.compile(r"\n[ \t]*\n\s*")
DOMEINVELDEN = ("kort", "vraag")
ITEMVELDEN = (
    *("kort", "bedoeld", "vragen", "merkbaar", "niveaus", "soort", "over", "plek", "gerichtheid"),
    *("meetbaar_of_merkbaar", "themas", "standaarden", "opmerking"),
)
UIT_BLOKKEN = ("domeinen", "inleiding")
SOORTEN = (
    Regelsoort.DOMEIN,
    Regelsoort.ITEM,
    Regelsoort.OMSCHRIJVING,
    Regelsoort.INLEIDING,
    Regelsoort.OVERGESLAGEN,
)


@dataclass(frozen=True)
class Blok:
    """One piece of the source: a domein, an item, a paragraph, or nothing.

    ``velden`` holds the other fields of a domein or item, as in its table; ``cellen`` what stood
    beside an item in a table, by column name, before anybody said what those columns are.
    """

    soort: Regelsoort
    tekst: str
    code: str = ""
    waar: str = ""
    reden: str = ""
    velden: Mapping[str, Any] = field(default_factory=dict)
    cellen: Mapping[str, str] = field(default_factory=dict)


def rond_van(concept: KaderConcept) -> dict[str, Any]:
    """What a kader has besides its blocks: scale, themas, words, the lists around the items."""
    return {naam: w for naam, w in gegevens_van(concept).items() if naam not in UIT_BLOKKEN}


def blokken_van(concept: KaderConcept) -> list[Blok]:
    """The blocks of a concept as read, in the order of its source."""
    return list(_Doorloop(concept).blokken())


class _Doorloop:
    """Walks the trace beside the concept: each domein, item and paragraph in turn."""

    def __init__(self, concept: KaderConcept) -> None:
        self.regels = concept.regels
        self.domeinen = iter(concept.domeinen)
        self.items = iter(())  # type: Iterator[Any]
        self.alineas = iter(_alineas(concept.inleiding))
        self.omschrijving = iter(())  # type: Iterator[str]
        self.heeft_inleiding = any(r.soort is Regelsoort.INLEIDING for r in concept.regels)

    def blokken(self) -> Iterator[Blok]:
        if not self.heeft_inleiding:
            yield from (Blok(Regelsoort.INLEIDING, tekst) for tekst in self.alineas)
        for plek, regel in enumerate(self.regels):
            yield from self._blokken(regel, plek)

    def _blokken(self, regel: Regel, plek: int) -> Iterator[Blok]:
        if regel.soort is Regelsoort.OVERGESLAGEN:
            yield Blok(regel.soort, regel.tekst, "", regel.plek, regel.reden)
        elif regel.soort is Regelsoort.DOMEIN:
            domein = next(self.domeinen)
            velden = {k: w for k, w in domeingegevens(domein).items() if k in DOMEINVELDEN}
            self.items, self.omschrijving = iter(domein.items), iter(_alineas(domein.omschrijving))
            yield Blok(regel.soort, domein.titel, domein.code, self._plek(plek), "", velden)
            if not self._heeft_omschrijving(plek):
                yield from (Blok(Regelsoort.OMSCHRIJVING, tekst) for tekst in self.omschrijving)
        elif regel.soort is Regelsoort.ITEM:
            item = next(self.items)
            velden = {k: w for k, w in itemgegevens(item).items() if k in ITEMVELDEN}
            yield Blok(regel.soort, item.stelling, item.code, self._plek(plek), "", velden)
        elif regel.alinea:
            teksten = self.alineas if regel.soort is Regelsoort.INLEIDING else self.omschrijving
            yield Blok(regel.soort, next(teksten, regel.tekst), "", self._plek(plek))

    def _heeft_omschrijving(self, plek: int) -> bool:
        for regel in self.regels[plek + 1 :]:
            if regel.soort in {Regelsoort.DOMEIN, Regelsoort.OMSCHRIJVING}:
                return regel.soort is Regelsoort.OMSCHRIJVING
        return False

    def _plek(self, plek: int) -> str:
        """From where to where in the source: "regel 3 tot en met 5"."""
        begin = self.regels[plek]
        einde = begin
        for regel in self.regels[plek + 1 :]:
            zelfde_alinea = regel.soort is begin.soort and not regel.alinea
            if begin.soort in {Regelsoort.INLEIDING, Regelsoort.OMSCHRIJVING}:
                if not zelfde_alinea:
                    break
            elif regel.soort is not Regelsoort.VERVOLG:
                break
            einde = regel
        if begin.waar or einde.nummer == begin.nummer:
            return begin.plek
        return f"regel {begin.nummer} tot en met {einde.nummer}"


def _alineas(tekst: str) -> list[str]:
    return [alinea for alinea in ALINEA.split(tekst.strip()) if alinea]


def regels_van(blokken: Sequence[Blok]) -> tuple[Regel, ...]:
    """The trace of blocks that a reader made itself."""
    paragrafen = {Regelsoort.INLEIDING, Regelsoort.OMSCHRIJVING}
    return tuple(
        Regel(
            nummer,
            blok.tekst,
            blok.soort,
            bij=blok.code,
            reden=blok.reden,
            waar=blok.waar,
            alinea=blok.soort in paragrafen,
        )
        for nummer, blok in enumerate(met_codes(blokken), start=1)
    )


def met_codes(blokken: Sequence[Blok]) -> list[Blok]:
    """The same blocks with a code for each domein and item: the first that is still free."""
    gebruikt = {blok.code for blok in blokken if blok.soort is Regelsoort.DOMEIN and blok.code}
    items = {blok.code for blok in blokken if blok.soort is Regelsoort.ITEM and blok.code}
    uit: list[Blok] = []
    nummers = map(str, count(1))
    domein, plekken = "", defaultdict[str, int](int)
    for blok in blokken:
        code = blok.code.strip()
        if blok.soort is Regelsoort.DOMEIN:
            code = code or _vrij(nummers, gebruikt)
            domein = code
        elif blok.soort is Regelsoort.ITEM:
            plekken[domein] += 1
            vanaf = plekken[domein]
            namen = (domein + letters(n) for n in range(vanaf, vanaf + len(blokken) + 1))
            code = code or _vrij(namen, items)
        else:
            code = ""
        uit.append(replace(blok, code=code))
    return uit


def _vrij(namen: Iterator[str], gebruikt: set[str]) -> str:
    naam = next(naam for naam in namen if naam not in gebruikt)
    gebruikt.add(naam)
    return naam


def gegevens_uit(blokken: Sequence[Blok], rond: Mapping[str, Any]) -> dict[str, Any]:
    """The tables of the kader that the blocks make; ``rond`` is what goes with it.

    Raises:
        InlezenMislukt: an item above the first domein.
    """
    inleiding: list[str] = []
    domeinen: list[dict[str, Any]] = []
    for blok in met_codes(blokken):
        tekst = blok.tekst.strip()
        if blok.soort is Regelsoort.DOMEIN:
            domeinen.append(_domein(blok))
        elif blok.soort is Regelsoort.ITEM:
            if not domeinen:
                raise InlezenMislukt(
                    f"{_waar(blok)} is een item, maar er staat geen domein boven. Maak van een "
                    "regel erboven een domein, of voeg er een toe."
                )
            domeinen[-1]["items"].append(_item(blok))
        elif blok.soort is Regelsoort.OMSCHRIJVING and domeinen:
            domeinen[-1]["omschrijving"].append(tekst)
        elif blok.soort is not Regelsoort.OVERGESLAGEN:
            inleiding.append(tekst)
    for domein in domeinen:
        domein["omschrijving"] = "\n\n".join(domein["omschrijving"])
    return {**rond, "inleiding": "\n\n".join(inleiding), "domeinen": domeinen}


def _domein(blok: Blok) -> dict[str, Any]:
    velden = {naam: blok.velden[naam] for naam in DOMEINVELDEN if naam in blok.velden}
    kern = {"code": blok.code, "titel": " ".join(blok.tekst.split())}
    return {**velden, **kern, "omschrijving": [], "items": [], PLEK: _waar(blok)}


def _item(blok: Blok) -> dict[str, Any]:
    velden = {naam: blok.velden[naam] for naam in ITEMVELDEN if naam in blok.velden}
    return {**velden, "code": blok.code, "stelling": blok.tekst.strip(), PLEK: _waar(blok)}


def _waar(blok: Blok) -> str:
    naam = f"{'Domein' if blok.soort is Regelsoort.DOMEIN else 'Item'} {blok.code}"
    return f"{naam} ({blok.waar})" if blok.waar else naam

"""A document heading by heading: under each stand tables, lists or both, and each is read so."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kwaliteit.inlezen.afdeling import Afdeling, afdelingen_van, is_bijzaak
from kwaliteit.inlezen.blokken import Blok, blokken_van
from kwaliteit.inlezen.concept import Regelsoort
from kwaliteit.inlezen.nummering import Stijl, merken_van
from kwaliteit.inlezen.opruimen import (
    BIJ_GEEN_ITEM,
    EIGEN_CODE,
    met_inleiding_voorop,
    met_itemcodes,
    zonder_lege_domeinen,
)
from kwaliteit.inlezen.tabel import lees_tabel
from kwaliteit.inlezen.tabelblokken import Tabelblokken
from kwaliteit.inlezen.tabelrij import Tabelrij
from kwaliteit.inlezen.tekst import herken_regels
from kwaliteit.inlezen.twijfel import GEEN_TABEL
from kwaliteit.inlezen.wordregels import Deel, alineatekst, celtekst, genummerd, regels_van

EIGEN_LETTERS = {Stijl.LETTER, *EIGEN_CODE}


@dataclass
class Gelezen:
    """What was found in a document; ``zeker`` counts the items in tables with column names."""

    blokken: list[Blok] = field(default_factory=list)
    rollen: dict[str, str] = field(default_factory=dict)
    zeker: int = 0


def lees_afdelingen(delen: Sequence[Deel], naam: str) -> Gelezen:
    """The blocks of a document by what stands under each heading.

    Args:
        delen: the paragraphs and tables of ``lees_delen``.
        naam: what the domein is called of a table without a heading.
    """
    pogingen = [(a, _Poging(a, naam)) for a in afdelingen_van(genummerd(delen))]
    goede = _goede_koppen(pogingen)
    uit = Gelezen()
    for afdeling, poging in pogingen:
        telt = poging.zeker or (poging.items and afdeling.vorm in goede)
        uit.zeker += poging.zeker
        uit.blokken += poging.met_rollen(uit.rollen) if telt else _zonder_items(afdeling)
    uit.blokken = list(met_inleiding_voorop(uit.blokken))
    uit.blokken = list(zonder_lege_domeinen(met_itemcodes(uit.blokken)))
    return uit


def _goede_koppen(pogingen: Sequence[tuple[Afdeling, "_Poging"]]) -> set[Any]:
    """The kinds of heading that domeinen have: those of sure tables, else those of most items."""
    zeker = {afdeling.vorm for afdeling, poging in pogingen if poging.zeker}
    if zeker:
        return zeker
    telling = Counter[Any]()
    for afdeling, poging in pogingen:
        telling[afdeling.vorm] += poging.items
    return {telling.most_common(1)[0][0]} if telling else set()


class _Poging:
    """Reads what stands under one heading as if the heading were a domein."""

    def __init__(self, afdeling: Afdeling, naam: str) -> None:
        self.afdeling = afdeling
        self.naam = afdeling.tekst or naam
        self.blokken: list[Blok] = []
        self.tabellen: list[tuple[str, Tabelblokken]] = []
        self.aantallen = Counter[Regelsoort]()
        self.zeker = 0
        wachtend: list[tuple[str, Deel]] = []
        for waar, deel in afdeling.inhoud:
            if "rijen" in deel:
                self._alineas(wachtend)
                wachtend = []
                self._tabel(waar, deel)
            else:
                wachtend.append((waar, deel))
        self._alineas(wachtend)
        self._kop()

    @property
    def items(self) -> int:
        return self.aantallen[Regelsoort.ITEM]

    def met_rollen(self, rollen: dict[str, str]) -> list[Blok]:
        """The blocks; ``rollen`` then knows the columns of these tables."""
        nieuw: dict[int, Blok] = {}
        for waar, tabel in self.tabellen:
            nieuw |= zip(map(id, tabel.blokken), tabel.hernoemd(rollen, waar), strict=True)
        return [nieuw.get(id(blok), blok) for blok in self.blokken]

    def _kop(self) -> None:
        """The heading above the blocks: the domein, unless a table brought its own."""
        kop = self.afdeling.kop
        eerste = next((b for b in self.blokken if b.soort is Regelsoort.DOMEIN), None)
        if kop is None or not self.items or (eerste and eerste.waar):
            self.blokken = list(_ervoor_is_inleiding(self.blokken))
        if kop is None:
            return
        if self.items and (eerste is None or not eerste.waar):
            if eerste is not None:
                self.blokken = [blok for blok in self.blokken if blok is not eerste]
            self.blokken.insert(0, self._domein(eerste.code if eerste else ""))
        else:
            self.blokken.insert(0, Blok(Regelsoort.INLEIDING, self.afdeling.tekst, "", kop[0]))

    def _domein(self, code: str) -> Blok:
        waar = self.afdeling.kop[0] if self.afdeling.kop else ""
        merk = self.afdeling.merk
        if merk and merk.tekst:
            return Blok(Regelsoort.DOMEIN, merk.tekst, merk.code, waar)
        return Blok(Regelsoort.DOMEIN, self.naam, code, waar)

    def _voeg_toe(self, blokken: Iterable[Blok]) -> None:
        for blok in blokken:
            self.blokken.append(blok)
            self.aantallen[blok.soort] += 1

    def _tabel(self, waar: str, deel: Deel) -> None:
        rijen = tabelrijen(deel, waar)
        los = self.afdeling.kop is not None and not is_bijzaak(self.afdeling.tekst)
        gelezen = lees_tabel(rijen, self.naam, los=los)
        if gelezen is None:
            self._voeg_toe(_als_tabelregels(rijen))
            return
        self.zeker += gelezen.zeker
        self.tabellen.append((waar, gelezen))
        eerder = self.aantallen[Regelsoort.DOMEIN] > 0
        self._voeg_toe(
            blok
            for blok in gelezen.blokken
            if not (eerder and blok.soort is Regelsoort.DOMEIN and not blok.waar)
        )

    def _alineas(self, alineas: Sequence[tuple[str, Deel]]) -> None:
        """A list among the paragraphs holds items; the rest tells about the domein."""
        if self.afdeling.kop and alineas and not is_bijzaak(self.afdeling.tekst):
            items = self._lijst([self.afdeling.kop, *alineas])
            if items:
                self._voeg_toe(items)
                return
        self._voeg_toe(self._losse(waar, deel, na_items=self.items > 0) for waar, deel in alineas)

    @staticmethod
    def _losse(waar: str, deel: Deel, *, na_items: bool) -> Blok:
        tekst = celtekst([deel])
        if deel["reden"]:
            return Blok(Regelsoort.OVERGESLAGEN, tekst, "", waar, deel["reden"])
        if na_items:
            return Blok(Regelsoort.OVERGESLAGEN, tekst, "", waar, BIJ_GEEN_ITEM)
        return Blok(Regelsoort.OMSCHRIJVING, tekst, "", waar)

    def _lijst(self, alineas: Sequence[tuple[str, Deel]]) -> list[Blok]:
        concept = herken_regels(list(regels_van(alineas)), self.naam)
        if len(concept.domeinen) != 1:
            return []
        domein, *blokken = blokken_van(concept)
        if domein.soort is not Regelsoort.DOMEIN:
            return []
        letters = any(
            EIGEN_LETTERS & merken_van(alineatekst(deel)).keys() for _, deel in alineas[1:]
        )
        if letters and (self.afdeling.merk or merken_van(domein.code)):
            return [replace(b, code=b.code.removeprefix(domein.code)) for b in blokken]
        return [replace(blok, code="") for blok in blokken]


def _ervoor_is_inleiding(blokken: Sequence[Blok]) -> Iterator[Blok]:
    in_domein = False
    for blok in blokken:
        in_domein |= blok.soort is Regelsoort.DOMEIN
        over = blok.soort is Regelsoort.OMSCHRIJVING and not in_domein
        yield replace(blok, soort=Regelsoort.INLEIDING) if over else blok


def _zonder_items(afdeling: Afdeling) -> Iterator[Blok]:
    """Everything under a heading that is no domein."""
    if afdeling.kop:
        yield Blok(Regelsoort.INLEIDING, afdeling.tekst, "", afdeling.kop[0])
    for waar, deel in afdeling.inhoud:
        if "rijen" in deel:
            yield from _als_tabelregels(tabelrijen(deel, waar))
        elif deel["reden"]:
            yield Blok(Regelsoort.OVERGESLAGEN, celtekst([deel]), "", waar, deel["reden"])
        else:
            yield Blok(Regelsoort.INLEIDING, celtekst([deel]), "", waar)


def tabelrijen(deel: Deel, waar: str) -> list[Tabelrij]:
    """The rows of a table in a document."""
    return [
        Tabelrij(
            waar=f"{waar}, rij {nummer}",
            cellen=[celtekst(cel) for cel in rij["cellen"]],
            vervolg=frozenset(rij["vervolg"]),
            apart=_staat_apart(rij),
        )
        for nummer, rij in enumerate(deel["rijen"], start=1)
    ]


def _staat_apart(rij: Mapping[str, Any]) -> bool:
    alineas = [alinea for cel in rij["cellen"] for alinea in cel]
    return bool(rij["samen"]) or (bool(alineas) and all(a["vet"] for a in alineas))


def _als_tabelregels(rijen: Sequence[Tabelrij]) -> list[Blok]:
    return [
        Blok(Regelsoort.OVERGESLAGEN, rij.tekst, "", rij.waar, GEEN_TABEL)
        for rij in rijen
        if rij.gevuld
    ]

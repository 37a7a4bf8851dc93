"""Which column is which: by its name, and where that leaves room by what stands in it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

from scholen.inlezen.brin import kaal
from scholen.inlezen.fout import InlezenMislukt
from scholen.inlezen.kolomnamen import (
    ALIASSEN,
    NAMEN,
    NUMMERS,
    TWEEZIJDIG,
    VELD,
    aliassen,
    kern,
    tel,
    velden_van,
)
from scholen.inlezen.rooster import Blad, Rij

KOP_BINNEN = 30
"""So many rows may stand above the heading: a title, a date, an explanation."""
PROEF = 200
"""So many rows below a heading say what its columns hold."""
MEESTE = 0.8
"""So large a part of the cells has to be a number before the column is one of numbers."""
NUMMERVORMEN = {
    "brin6": re.compile(r"\d{1,2}[A-Z]{2}-?\d{1,2}"),
    "brin": re.compile(r"\d{1,2}[A-Z]{2}"),
    "vestiging": re.compile(r"\d{1,2}"),
}
VORMEN = tuple(NUMMERVORMEN.values())


@dataclass(frozen=True)
class Kop:
    """The heading of a table: per field its column, and per column its name."""

    rij: int
    namen: tuple[str, ...]
    kolommen: Mapping[str, int]
    dubbel: tuple[tuple[int, int], ...]
    """Columns with the same name: they should say the same."""
    gegist: frozenset[str] = frozenset()
    """The fields whose column was known by what stands in it alone."""

    def tekst(self, rij: Rij, veld: str) -> str:
        """What a row says about a field; nothing without that column."""
        return rij.cel(self.kolommen[veld]) if veld in self.kolommen else ""

    def is_kop(self, rij: Rij) -> bool:
        """Whether this row is the heading once more, on a next page."""
        eigen = [kern(naam) for naam in self.namen]
        return [kern(rij.cel(plek)) for plek in range(len(eigen))] == eigen

    def plek(self, blad: Blad, rij: Rij, veld: str) -> str:
        """Where a cell stands."""
        kolom = self.kolommen[veld if veld in self.kolommen else self.nummerveld]
        return blad.plek(rij, kolom, self.namen[kolom])

    @property
    def nummerveld(self) -> str:
        """The column that says most about which school this is."""
        return next(veld for veld in ("brin6", "brin", "vestiging") if veld in self.kolommen)

    @property
    def gelezen(self) -> Iterator[tuple[str, str]]:
        """The name of each column that is read, and its field, in the order of the file."""
        for veld, kolom in sorted(self.kolommen.items(), key=lambda paar: paar[1]):
            yield self.namen[kolom], veld

    @property
    def overgeslagen(self) -> Iterator[str]:
        """The names of the columns that are not read."""
        gebruikt = {*self.kolommen.values(), *(ander for _, ander in self.dubbel)}
        return (naam for plek, naam in enumerate(self.namen) if naam and plek not in gebruikt)


class _Koplezer:
    """Looks whether a row is the heading of the rows below it."""

    def __init__(self, rij: Rij, eronder: Sequence[Rij]) -> None:
        self.rij = rij
        self.eronder = eronder
        self.namen = tuple(" ".join(cel.split()) for cel in rij.cellen)
        self.aliassen = aliassen(self.namen)
        self.kolommen: dict[str, int] = {}
        self.gegist: set[str] = set()

    def lees(self, *, gissen: bool) -> Kop | None:
        """The heading, if there are columns with a number and a name.

        Args:
            gissen: whether a column of numbers counts whatever it is called.
        """
        self._op_naam()
        if not {"brin6", "brin"} & set(self.kolommen) and gissen:
            self._gis_nummer()
        self._gis_vestiging()
        if not any(veld in self.kolommen for veld in NUMMERS):
            return None
        if not any(veld in self.kolommen for veld in NAMEN):
            return None
        return Kop(
            self.rij.nummer,
            self.namen,
            self.kolommen,
            tuple(self._dubbel()),
            frozenset(self.gegist),
        )

    def _op_naam(self) -> None:
        velden: dict[str, list[int]] = {}
        for plek, alias in enumerate(self.aliassen):
            veld = VELD.get(alias)
            if alias in TWEEZIJDIG:
                veld = self._nummersoort(plek) or veld
            if veld:
                velden.setdefault(veld, []).append(plek)
        for veld, plekken in velden.items():
            self.kolommen[veld] = min(plekken, key=lambda plek: self._rang(veld, plek))
        if "school" not in self.kolommen:
            naam = [plek for plek in velden.get("naam", ()) if self.aliassen[plek] == "NAAM"]
            if naam and naam[0] != self.kolommen["naam"]:
                self.kolommen["school"] = naam[0]

    def _rang(self, veld: str, plek: int) -> int:
        alias = self.aliassen[plek]
        return ALIASSEN[veld].index(alias) if alias in ALIASSEN[veld] else len(ALIASSEN[veld])

    def _cellen(self, plek: int) -> list[str]:
        return [kaal(rij.cel(plek)) for rij in self.eronder]

    def _nummersoort(self, plek: int) -> str:
        """Which kind of number most cells of a column are; nothing when they are none."""
        gevuld = [cel for cel in self._cellen(plek) if cel]
        for veld, vorm in NUMMERVORMEN.items():
            if gevuld and sum(1 for cel in gevuld if vorm.fullmatch(cel)) >= MEESTE * len(gevuld):
                return veld
        return ""

    def _onbekend(self) -> Iterator[int]:
        """The columns whose name says nothing, or is itself a number: then this is no heading."""
        return (
            plek
            for plek, alias in enumerate(self.aliassen)
            if alias not in VELD and not any(vorm.fullmatch(alias) for vorm in VORMEN)
        )

    def _gis_nummer(self) -> None:
        """A BRIN or BRIN6 looks like nothing else."""
        soorten = {plek: self._nummersoort(plek) for plek in self._onbekend()}
        for veld in ("brin6", "brin"):
            plek = next((plek for plek, soort in soorten.items() if soort == veld), None)
            if plek is not None:
                self.kolommen[veld] = plek
                self.gegist.add(veld)
                return

    def _gis_vestiging(self) -> None:
        """Rows that share a BRIN are told apart by a column in which each BRIN has its 00."""
        if "brin" not in self.kolommen or {"vestiging", "brin6"} & set(self.kolommen):
            return
        brins = self._cellen(self.kolommen["brin"])
        if len(set(filter(None, brins))) == len(list(filter(None, brins))):
            return
        for plek in self._onbekend():
            paren = [
                (brin, cel.zfill(2))
                for brin, cel in zip(brins, self._cellen(plek), strict=True)
                if brin
            ]
            hoofd = {brin for brin, nummer in paren if nummer == "00"}
            if hoofd == set(filter(None, brins)) and len(set(paren)) == len(paren):
                self.kolommen["vestiging"] = plek
                self.gegist.add("vestiging")
                return

    def _dubbel(self) -> Iterator[tuple[int, int]]:
        for plek, alias in enumerate(self.aliassen):
            eerste = self.aliassen.index(alias)
            if alias in VELD and eerste != plek:
                yield eerste, plek


def zoek_kop(blad: Blad) -> tuple[Kop | None, Blad, Sequence[str]]:
    """The heading within the first rows of a sheet, and the sheet from the row below it on.

    Without one the last is the row that came nearest to it. A heading that says itself what is
    what goes before one that has to be guessed.
    """
    begin = list(islice(blad.rijen, KOP_BINNEN + PROEF))
    for gissen in (False, True):
        for plek, rij in enumerate(begin[:KOP_BINNEN], start=1):
            kop = _Koplezer(rij, begin[plek : plek + PROEF]).lees(gissen=gissen)
            if kop:
                return kop, replace(blad, rijen=chain(begin[plek:], blad.rijen)), rij.cellen
    return None, blad, max((rij.cellen for rij in begin[:KOP_BINNEN]), key=tel, default=())


def geen_kop(beste: Sequence[str]) -> InlezenMislukt:
    """Why there is no heading, and which names would do."""
    velden = velden_van(beste)
    if velden & set(NAMEN):
        return InlezenMislukt(
            "In dit bestand staat geen kolom met het BRIN-nummer. Zet er een kolom bij met de naam"
            " BRIN6 (99XA00), of BRIN (99XA) en VESTIGINGSNUMMER (00), en kies het bestand"
            " opnieuw."
        )
    if velden:
        return InlezenMislukt(
            "In dit bestand staat geen kolom met de naam van de school. Zet er een kolom bij met"
            " de naam VESTIGINGSNAAM of SCHOOL, en kies het bestand opnieuw."
        )
    return InlezenMislukt(
        "In de eerste dertig rijen vinden we geen namen van kolommen. Zet boven de lijst een rij"
        " met BRIN6, NAAM en PLAATS, of kies een bestand van DUO met vestigingen of"
        " hoofdvestigingen."
    )

"""Reads a kader from .docx: by its tables, by its numbers and headings, or by headings alone."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kwaliteit.inlezen.blokken import Blok, met_codes
from kwaliteit.inlezen.concept import Regelsoort
from kwaliteit.inlezen.koppen import herken_koppen
from kwaliteit.inlezen.opruimen import zonder_lege_domeinen
from kwaliteit.inlezen.tabel import Tabelrij, lees_tabel
from kwaliteit.inlezen.tekst import herken_regels
from kwaliteit.inlezen.voorstel import Voorstel, voorstel_van
from kwaliteit.inlezen.worddelen import lees_delen
from kwaliteit.inlezen.wordregels import alineatekst, is_kop, regels_van
from scholen.inlezen.afgeschermd import lees_afgeschermd

GEEN_TABEL = "in deze tabel herkennen we geen items"
TUSSEN_TABELLEN = "losse tekst buiten de tabellen"

Deel = Mapping[str, Any]


def herken(inhoud: bytes, naam: str) -> Voorstel:
    """The kader in a document.

    Raises:
        InlezenMislukt: no document that can be read.
    """
    return herken_delen(lees_afgeschermd(lees_delen, inhoud), naam)


def herken_delen(delen: Sequence[Deel], naam: str) -> Voorstel:
    """The kader in the paragraphs and tables of ``lees_delen``."""
    uit_tabellen = _Tabellen(delen, naam).blokken
    if _aantal_items(uit_tabellen) > 1:
        return Voorstel(naam, met_codes(uit_tabellen))
    concept = herken_regels(list(regels_van(delen)), naam)
    if concept.domeinen:
        return voorstel_van(concept)
    uit_koppen = list(zonder_lege_domeinen(iter(herken_koppen(delen))))
    if _aantal_items(uit_koppen) > 1:
        return Voorstel(naam, met_codes(uit_koppen))
    return voorstel_van(concept)


def _aantal_items(blokken: Sequence[Blok]) -> int:
    return sum(blok.soort is Regelsoort.ITEM for blok in blokken)


class _Tabellen:
    """Goes through a document whose items stand in tables; ``blokken`` is what it found."""

    def __init__(self, delen: Sequence[Deel], naam: str) -> None:
        self.naam = naam
        self.blokken: list[Blok] = []
        self.wachtend: list[tuple[str, Deel]] = []
        nummer = 0
        for plek, deel in enumerate(delen, start=1):
            if "rijen" in deel:
                nummer += 1
                self._tabel(deel, nummer)
            else:
                self.wachtend.append((f"alinea {plek}", deel))
        self._leeg_wachtend(Regelsoort.OVERGESLAGEN)

    def _tabel(self, deel: Deel, nummer: int) -> None:
        rijen = [
            Tabelrij(
                waar=f"tabel {nummer}, rij {rij}",
                cellen=["\n".join(map(alineatekst, cel)) for cel in inhoud["cellen"]],
                vervolg=frozenset(inhoud["vervolg"]),
            )
            for rij, inhoud in enumerate(deel["rijen"], start=1)
        ]
        kop = self._kop()
        vorige = next((b for b in reversed(self.blokken) if b.soort is Regelsoort.DOMEIN), None)
        titel = alineatekst(self.wachtend[kop][1]) if kop >= 0 else self.naam
        if kop < 0 and vorige:
            titel = f"{vorige.code}. {vorige.tekst}" if vorige.code else vorige.tekst
        blokken = lees_tabel(rijen, titel)
        if blokken is None:
            self._leeg_wachtend(self._buiten())
            self.blokken += [
                Blok(Regelsoort.OVERGESLAGEN, rij.tekst, "", rij.waar, GEEN_TABEL)
                for rij in rijen
                if rij.gevuld
            ]
            return
        eigen = next(blok for blok in blokken if blok.soort is Regelsoort.DOMEIN)
        if eigen.waar:
            self._leeg_wachtend(self._buiten())
        elif kop < 0 and vorige:
            self._leeg_wachtend(Regelsoort.OVERGESLAGEN)
            blokken.remove(eigen)
        elif kop >= 0:
            self._kop_van_tabel(kop, eigen)
            blokken.remove(eigen)
        else:
            self._leeg_wachtend(self._buiten())
        self.blokken += blokken

    def _kop(self) -> int:
        """The last heading above this table."""
        koppen = [plek for plek, (_, deel) in enumerate(self.wachtend) if is_kop(deel)]
        return koppen[-1] if koppen else -1

    def _kop_van_tabel(self, kop: int, eigen: Blok) -> None:
        erna = self.wachtend[kop + 1 :]
        waar, self.wachtend = self.wachtend[kop][0], self.wachtend[:kop]
        self._leeg_wachtend(self._buiten())
        self.blokken.append(Blok(Regelsoort.DOMEIN, eigen.tekst, eigen.code, waar))
        self.wachtend = erna
        self._leeg_wachtend(Regelsoort.OMSCHRIJVING)

    def _buiten(self) -> Regelsoort:
        """What stands before the first items is introduction."""
        al_items = _aantal_items(self.blokken) > 0
        return Regelsoort.OVERGESLAGEN if al_items else Regelsoort.INLEIDING

    def _leeg_wachtend(self, soort: Regelsoort) -> None:
        self.blokken += list(_als_blokken(self.wachtend, soort))
        self.wachtend = []


def _als_blokken(alineas: Sequence[tuple[str, Deel]], soort: Regelsoort) -> Iterator[Blok]:
    for waar, deel in alineas:
        tekst = alineatekst(deel)
        if deel["reden"]:
            yield Blok(Regelsoort.OVERGESLAGEN, tekst, "", waar, deel["reden"])
        elif soort is Regelsoort.OVERGESLAGEN:
            yield Blok(soort, tekst, "", waar, TUSSEN_TABELLEN)
        else:
            yield Blok(soort, tekst, "", waar)

"""Reads the domeinen and items in one table: of a worksheet, or in a document."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kwaliteit.inlezen.blokken import Blok
from kwaliteit.inlezen.celtekst import met_uitleg, stellingen_in, zonder_merk
from kwaliteit.inlezen.concept import MAX_TITEL, Regelsoort
from kwaliteit.inlezen.kolommen import EERSTE_DOMEINWOORD, Kolommen
from kwaliteit.inlezen.nummering import DOMEINSTIJLEN, Merk, Stijl, merken_van, zonder_leesteken
from kwaliteit.inlezen.opruimen import EIGEN_CODE, zonder_lege_domeinen
from kwaliteit.inlezen.tabelblokken import ERBOVEN, Tabelblokken
from kwaliteit.inlezen.tabelkop import zoek_kop
from kwaliteit.inlezen.tabelrij import Tabelrij
from scholen.inlezen.formules import zonder_uitkomst
from scholen.inlezen.fout import InlezenMislukt

LANGE_ZIN = 60
DATUM = re.compile(r"(\d{1,2})-(\d{1,2})-\d{4}")
KOPREGEL = "rij met de namen van de kolommen"
VERBORGEN = "deze rij is verborgen in Excel"
TELLING = "een telling, geen item"
GEEN_STELLING = "in de kolom met de tekst staat niets"
VAN_DATUM = "Excel had van deze code een datum gemaakt"
MERKSTIJLEN = (*EIGEN_CODE, Stijl.LETTER, Stijl.CIJFER, Stijl.STREEP)


def lees_tabel(rijen: Sequence[Tabelrij], naam: str, *, los: bool = False) -> Tabelblokken | None:
    """The blocks in a table; ``None`` when there are no items to be seen in it.

    Args:
        naam: what the domein is called when the table does not say: the sheet, the heading above.
        los: the heading above says what this is, so the columns need no names or codes.
    """
    koprijen, kolommen = zoek_kop(rijen, los=los)
    if kolommen is None:
        return None
    lezer = _Tabel(rijen, koprijen, kolommen, naam)
    blokken = lezer.blokken()
    aantal = sum(blok.soort is Regelsoort.ITEM for blok in blokken)
    return Tabelblokken(blokken, lezer.rollen, aantal if koprijen else 0) if aantal else None


@dataclass
class _Tabel:
    """Goes down the rows once; ``uit`` holds what it found so far."""

    rijen: Sequence[Tabelrij]
    koprijen: range
    kolommen: Kolommen
    naam: str
    uit: list[Blok] = field(default_factory=list)
    domein: str = ""
    heeft_uitleg: bool = False

    @property
    def inhoud(self) -> Sequence[Tabelrij]:
        onder = self.rijen[self.koprijen.stop :]
        return [rij for rij in onder if not self._is_kopregel(rij)]

    @property
    def rollen(self) -> dict[str, str]:
        """By name, of the columns with something in them; the statement among them."""
        gevuld = {k for rij in self.inhoud for k, cel in enumerate(rij.cellen) if cel}
        rollen = {
            k: rol
            for k, rol in self.kolommen.rollen.items()
            if k in gevuld or rol.startswith("niveau ")
        }
        namen = {self.kolommen.naam(plek): rol for plek, rol in rollen.items()}
        if self.heeft_uitleg:
            namen = {self.eronder: "bedoeld", **namen}
        return {self.kolommen.naam(self.kolommen.stelling): "stelling", **namen} if namen else {}

    def blokken(self) -> list[Blok]:
        self._themas()
        self.stijl = self._stijl()
        self.ouders = self._ouders()
        self.regel_is_item = self._regel_is_item()
        for plek, rij in enumerate(self.rijen):
            if plek in self.koprijen or self._is_kopregel(rij):
                self._laat_weg(rij, self._kopreden(plek))
            elif plek < self.koprijen.start:
                self._erboven(rij)
            elif rij.verborgen:
                self._laat_weg(rij, VERBORGEN)
            else:
                self._rij(rij)
        return list(zonder_lege_domeinen(iter(self.uit)))

    def _rij(self, rij: Tabelrij) -> None:
        if rij.formules & self.kolommen.kern:
            raise InlezenMislukt(zonder_uitkomst(f"Op {rij.waar}"))
        titel, stelling = rij.cel(self.kolommen.domein), rij.cel(self.kolommen.stelling)
        if titel and titel != self.domein and len(titel) <= MAX_TITEL:
            self._domein(rij, titel, rij.cel(self.kolommen.domeincode))
        if self._is_telling(rij):
            self._laat_weg(rij, TELLING)
        elif self._is_vervolg(rij):
            self._vul_aan(rij)
        elif self._is_kop(rij, stelling):
            self._domein(rij, *self._kopdelen(rij))
        elif stelling:
            self._items(rij, stelling)
        elif not (titel and len(rij.gevuld) == 1):
            self._laat_weg(rij, GEEN_STELLING)

    def _is_telling(self, rij: Tabelrij) -> bool:
        """A sum below the items: a word without a code, and beside it nothing but numbers."""
        if self.kolommen.code < 0 or rij.cel(self.kolommen.code):
            return False
        naast = [
            cel for plek, cel in enumerate(rij.cellen) if cel and plek not in self.kolommen.kern
        ]
        return bool(naast or rij.formules) and all(cel.isdecimal() for cel in naast)

    def _is_kopregel(self, rij: Tabelrij) -> bool:
        """The names of the columns once more, on a next page or above a next domein."""
        kern = [(plek, rij.cel(plek)) for plek in self.kolommen.kern if rij.cel(plek)]
        return bool(kern) and all(cel == self.kolommen.namen.get(plek) for plek, cel in kern)

    def _erboven(self, rij: Tabelrij) -> None:
        tekst = " ".join(dict.fromkeys(rij.gevuld))
        if len(rij.gevuld) == 1 and len(tekst) > LANGE_ZIN:
            self.uit.append(Blok(Regelsoort.INLEIDING, tekst, "", rij.waar))
        elif len(rij.gevuld) == 1 and {Stijl.WOORD, Stijl.CIJFER} & merken_van(tekst).keys():
            self._domein(rij, tekst, "")
        else:
            self._laat_weg(rij, ERBOVEN)

    def _is_kop(self, rij: Tabelrij, stelling: str) -> bool:
        """A row of its own between the items: the name of what comes next."""
        if len(set(rij.gevuld)) != 1:
            return zonder_leesteken(rij.cel(self.kolommen.code)) in self.ouders
        alleen = rij.gevuld[0]
        if self.kolommen.domein >= 0 or len(alleen) > MAX_TITEL or alleen.endswith("."):
            return False
        if self.kolommen.code < 0 and stelling:
            merken = merken_van(alleen)
            return bool({Stijl.WOORD, Stijl.ROMEINS} & merken.keys()) or (
                rij.apart if self.stijl is None else self.stijl not in merken
            )
        return True

    def _kopdelen(self, rij: Tabelrij) -> tuple[str, str]:
        code = zonder_leesteken(rij.cel(self.kolommen.code))
        delen = [cel for plek, cel in enumerate(rij.cellen) if cel and plek != self.kolommen.code]
        return (delen[0], code) if delen and code in self.ouders else (rij.gevuld[0], "")

    def _domein(self, rij: Tabelrij, titel: str, code: str) -> None:
        self.domein = titel
        titel = " ".join(titel.split())
        merken = merken_van(titel)
        merk = next((merken[stijl] for stijl in DOMEINSTIJLEN if stijl in merken), None)
        if merk and merk.tekst:
            titel, code = merk.tekst, code or merk.code
        self.uit.append(Blok(Regelsoort.DOMEIN, titel, zonder_leesteken(code), rij.waar))

    def _items(self, rij: Tabelrij, cel: str) -> None:
        """The statements in a cell; each of them has the other cells of its row beside it."""
        code = rij.cel(self.kolommen.code)
        stellingen = stellingen_in(cel, per_regel=self.regel_is_item) if not code else [cel]
        if not any(blok.soort is Regelsoort.DOMEIN for blok in self.uit):
            self._domein(replace(rij, waar=""), self.naam, "")
        for stelling in stellingen:
            self._item(rij, stelling, code)

    def _item(self, rij: Tabelrij, stelling: str, code: str) -> None:
        reden = ""
        if self.kolommen.code in rij.datums and DATUM.fullmatch(code):
            code, reden = DATUM.sub(r"\1-\2", code), VAN_DATUM
        merk = merken_van(stelling).get(self.stijl) if self.stijl else None
        if merk and merk.tekst:
            stelling = merk.tekst
            code = code or _als_geschreven(merk)
        stelling, uitleg = met_uitleg(zonder_merk(stelling))
        cellen = self._cellen(rij, uitleg)
        soort, code = Regelsoort.ITEM, zonder_leesteken(code)
        self.uit.append(Blok(soort, stelling, code, rij.waar, reden, {}, cellen))

    def _cellen(self, rij: Tabelrij, uitleg: str, *, alles: bool = True) -> dict[str, str]:
        """What stands beside the statement; its own column is there, empty, to know it again."""
        cellen = {
            self.kolommen.naam(plek): rij.cel(plek)
            for plek in self.kolommen.rollen
            if rij.cel(plek) and (alles or plek not in rij.vervolg)
        }
        if uitleg:
            cellen = {self.eronder: uitleg, **cellen}
            self.heeft_uitleg = True
        return {self.kolommen.naam(self.kolommen.stelling): "", **cellen} if cellen else {}

    @property
    def eronder(self) -> str:
        """What to call the text below a statement in the same cell."""
        return f"{self.kolommen.naam(self.kolommen.stelling)}, tekst eronder"

    def _is_vervolg(self, rij: Tabelrij) -> bool:
        """The statement came down from a merged cell: this row only adds to it."""
        return self.kolommen.stelling in rij.vervolg and any(
            blok.soort is Regelsoort.ITEM for blok in self.uit
        )

    def _vul_aan(self, rij: Tabelrij) -> None:
        cellen = dict(self.uit[-1].cellen)
        for naam, cel in self._cellen(rij, "", alles=False).items():
            al = cellen.get(naam, "")
            cellen[naam] = f"{al}\n{cel}" if al and cel != al else al or cel
        self.uit[-1] = replace(self.uit[-1], cellen=cellen)

    def _laat_weg(self, rij: Tabelrij, reden: str) -> None:
        if rij.gevuld:
            self.uit.append(Blok(Regelsoort.OVERGESLAGEN, rij.tekst, "", rij.waar, reden))

    def _kopreden(self, plek: int) -> str:
        if plek != self.koprijen.start:
            return KOPREGEL
        gevuld = {k for rij in self.inhoud for k, cel in enumerate(rij.cellen) if cel}
        rollen = self.kolommen.rollen
        leeg = [self.kolommen.naam(k) for k in rollen if k not in gevuld]
        if not leeg:
            return KOPREGEL
        kolom = "de kolom" if len(leeg) == 1 else "de kolommen"
        return f"{KOPREGEL}; in {kolom} {', '.join(naam[:40] for naam in leeg)} staat niets"

    def _themas(self) -> None:
        """Where rows of their own name the domeinen, a column "Thema" does not do so too."""
        plek = self.kolommen.domein
        if plek < 0 or EERSTE_DOMEINWOORD.search(self.kolommen.naam(plek).lower()):
            return
        titels = [rij.gevuld[0] for rij in self.rijen if rij.apart and len(set(rij.gevuld)) == 1]
        genummerd = [t for t in titels if merken_van(t).keys() & {*DOMEINSTIJLEN}]
        if genummerd or len(titels) > 1:
            self.kolommen.domein, self.kolommen.rollen[plek] = -1, "themas"

    def _regel_is_item(self) -> bool:
        """Each domein has one row, and its cell a line per item."""
        domein, stelling = self.kolommen.domein, self.kolommen.stelling
        cellen = [(rij.cel(domein), rij.cel(stelling)) for rij in self.inhoud]
        titels = [titel for titel, cel in cellen if titel and cel]
        meer = sum("\n" in cel for _, cel in cellen)
        return len(titels) > 1 and len(set(titels)) == len(titels) and meer > len(titels) / 2

    def _stijl(self) -> Stijl | None:
        """How most statements begin, if there is a code in front of them."""
        cellen = [rij.cel(self.kolommen.stelling) for rij in self.inhoud]
        teksten = [regel for cel in cellen for regel in stellingen_in(cel, per_regel=False)]
        telling = Counter(stijl for tekst in teksten for stijl in merken_van(tekst) if tekst)
        for stijl in MERKSTIJLEN:
            if telling[stijl] > max(1, 0.6 * sum(bool(tekst) for tekst in teksten)):
                return stijl
        return None

    def _ouders(self) -> set[str]:
        """The codes that others begin with: the 2 of 2.1 and 2c."""
        codes = [rij.cel(self.kolommen.code) for rij in self.inhoud]
        merken = [merken_van(code) for code in codes]
        return {m[stijl].ouder for m in merken for stijl in EIGEN_CODE if stijl in m} - {""}


def _als_geschreven(merk: Merk) -> str:
    if merk.stijl is Stijl.STREEP:
        return ""
    return merk.ouder + ("." if merk.stijl is Stijl.GENEST else "") + merk.code

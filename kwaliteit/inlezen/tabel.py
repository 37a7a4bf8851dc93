"""Reads the domeinen and items in one table: of a worksheet, or in a document."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kwaliteit.inlezen.blokken import Blok
from kwaliteit.inlezen.concept import MAX_TITEL, Regelsoort
from kwaliteit.inlezen.kolommen import Kolommen, geraden_kolommen, kolommen_van
from kwaliteit.inlezen.nummering import Merk, Stijl, merken_van
from kwaliteit.inlezen.opruimen import EIGEN_CODE, met_itemcodes, zonder_lege_domeinen
from kwaliteit.inlezen.werkboek import uit_cel

EERSTE_RIJEN = 30
"""So far down the row with column names is looked for."""
LANGE_ZIN = 60
KEUZES = {
    "soort": ("stelling", "feit", "norm", "ambitie"),
    "over": ("school", "bestuur", "beide"),
    "plek": ("school", "bestuur", "samenwerkingsverband"),
    "gerichtheid": ("borgen", "leren"),
    "meetbaar_of_merkbaar": ("meetbaar", "merkbaar", "beide"),
}
LIJSTEN = {"vragen", "merkbaar"}
DATUM = re.compile(r"(\d{1,2})-(\d{1,2})-\d{4}")
KOPREGEL = "rij met de namen van de kolommen"
ERBOVEN = "staat boven de tabel"
VERBORGEN = "deze rij is verborgen in Excel"
GEEN_STELLING = "in de kolom met de tekst staat niets"
VAN_DATUM = "Excel had van deze code een datum gemaakt"
MERKSTIJLEN = (*EIGEN_CODE, Stijl.LETTER, Stijl.CIJFER, Stijl.STREEP)


@dataclass(frozen=True)
class Tabelrij:
    """One row: its place for people, its texts, and what is odd about it."""

    waar: str
    cellen: Sequence[str]
    vervolg: frozenset[int] = frozenset()
    datums: frozenset[int] = frozenset()
    verborgen: bool = False

    def cel(self, kolom: int) -> str:
        return self.cellen[kolom] if 0 <= kolom < len(self.cellen) else ""

    @property
    def gevuld(self) -> list[str]:
        return [cel for cel in self.cellen if cel]

    @property
    def tekst(self) -> str:
        return " | ".join(self.gevuld)


def lees_tabel(rijen: Sequence[Tabelrij], naam: str) -> list[Blok] | None:
    """The blocks in a table; ``None`` when there are no items to be seen in it.

    Args:
        naam: what the domein is called when the table does not say: the sheet, the heading above.
    """
    plek, kolommen = _zoek_kop(rijen)
    if kolommen is None:
        return None
    lezer = _Tabel(rijen, plek, kolommen, naam)
    blokken = lezer.blokken()
    return blokken if any(blok.soort is Regelsoort.ITEM for blok in blokken) else None


def _zoek_kop(rijen: Sequence[Tabelrij]) -> tuple[int, Kolommen | None]:
    """The row with column names, or -1 and a guess from what stands in the columns."""
    beste, gevonden = -1, Kolommen()
    for plek, rij in enumerate(rijen[:EERSTE_RIJEN]):
        kolommen = kolommen_van(rij.cellen)
        if kolommen.bekend >= 2 and kolommen.bekend > gevonden.bekend and len(rij.gevuld) > 1:
            beste, gevonden = plek, kolommen
    if beste >= 0:
        _vul_aan(gevonden, rijen[beste + 1 :])
    if beste >= 0 and gevonden.stelling >= 0:
        return beste, gevonden
    return -1, geraden_kolommen([rij.cellen for rij in rijen if len(rij.gevuld) > 1])


def _vul_aan(kolommen: Kolommen, rijen: Sequence[Tabelrij]) -> None:
    """A column without a name may hold the statements: then it has the longest texts."""
    if kolommen.stelling >= 0:
        return
    bezet = {kolommen.code, kolommen.domein, kolommen.domeincode, *kolommen.velden.values()}
    lengte = Counter[int]()
    for rij in rijen:
        for plek, cel in enumerate(rij.cellen):
            if plek not in bezet:
                lengte[plek] += len(cel)
    if lengte and lengte.most_common(1)[0][1] > 15 * max(len(rijen), 1) / 2:
        kolommen.stelling = lengte.most_common(1)[0][0]


@dataclass
class _Tabel:
    """Goes down the rows once; ``uit`` holds what it found so far."""

    rijen: Sequence[Tabelrij]
    kop: int
    kolommen: Kolommen
    naam: str
    uit: list[Blok] = field(default_factory=list)
    domein: str = ""
    vorige: tuple[str, str] = ("", "")

    def blokken(self) -> list[Blok]:
        self.stijl = self._stijl()
        self.ouders = self._ouders()
        for plek, rij in enumerate(self.rijen):
            if plek < self.kop:
                self._erboven(rij)
            elif plek == self.kop or (rij.cellen == self.rijen[self.kop].cellen and self.kop >= 0):
                self._laat_weg(rij, self._kopreden(plek))
            elif rij.verborgen:
                self._laat_weg(rij, VERBORGEN)
            else:
                self._rij(rij)
        return list(zonder_lege_domeinen(met_itemcodes(self.uit)))

    def _rij(self, rij: Tabelrij) -> None:
        titel, stelling = rij.cel(self.kolommen.domein), rij.cel(self.kolommen.stelling)
        if titel and titel != self.domein:
            self._domein(rij, titel, rij.cel(self.kolommen.domeincode))
        if self._is_vervolg(rij):
            self._vul_velden_aan(rij)
        elif self._is_kop(rij, stelling):
            self._domein(rij, *self._kopdelen(rij))
        elif stelling:
            self._item(rij, stelling)
        elif not (titel and len(rij.gevuld) == 1):
            self._laat_weg(rij, GEEN_STELLING)

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
        if len(set(rij.gevuld)) == 1:
            alleen = rij.gevuld[0]
            if self.kolommen.domein >= 0 or len(alleen) > MAX_TITEL or alleen.endswith("."):
                return False
            if self.kolommen.code < 0 and stelling:
                return bool({Stijl.WOORD, Stijl.ROMEINS} & merken_van(alleen).keys()) or (
                    self.stijl is not None and self.stijl not in merken_van(alleen)
                )
            return True
        return rij.cel(self.kolommen.code).rstrip(".):") in self.ouders

    def _kopdelen(self, rij: Tabelrij) -> tuple[str, str]:
        code = rij.cel(self.kolommen.code).rstrip(".):")
        delen = [cel for plek, cel in enumerate(rij.cellen) if cel and plek != self.kolommen.code]
        return (delen[0], code) if delen and code in self.ouders else (rij.gevuld[0], "")

    def _domein(self, rij: Tabelrij, titel: str, code: str) -> None:
        self.domein = titel
        merken = merken_van(titel)
        stijlen = (Stijl.WOORD, Stijl.CIJFER, Stijl.ROMEINS, Stijl.HOOFDLETTER)
        merk = next((merken[stijl] for stijl in stijlen if stijl in merken), None)
        if merk and merk.tekst:
            titel, code = merk.tekst, code or merk.code
        self.uit.append(Blok(Regelsoort.DOMEIN, titel, code.rstrip(".):"), rij.waar))

    def _item(self, rij: Tabelrij, stelling: str) -> None:
        if not any(blok.soort is Regelsoort.DOMEIN for blok in self.uit):
            self._domein(replace(rij, waar=""), self.naam, "")
        code, reden = rij.cel(self.kolommen.code), ""
        if self.kolommen.code in rij.datums and DATUM.fullmatch(code):
            code, reden = DATUM.sub(r"\1-\2", code), VAN_DATUM
        merk = merken_van(stelling).get(self.stijl) if self.stijl else None
        if merk and merk.tekst:
            stelling = merk.tekst
            code = code or _als_geschreven(merk)
        velden, opmerking = self._velden(rij)
        reden = "; ".join(deel for deel in (reden, opmerking) if deel)
        code = code.rstrip(".):")
        self.uit.append(Blok(Regelsoort.ITEM, stelling, code, rij.waar, reden, velden))

    def _velden(self, rij: Tabelrij) -> tuple[dict[str, Any], str]:
        velden: dict[str, Any] = {}
        onbekend = []
        for naam, plek in self.kolommen.velden.items():
            cel = rij.cel(plek)
            if not cel:
                continue
            if naam in LIJSTEN:
                velden[naam] = [_zonder_streepje(tekst) for tekst in uit_cel(cel)]
            elif naam not in KEUZES:
                velden[naam] = cel
            elif cel.lower() in KEUZES[naam]:
                velden[naam] = cel.lower()
            else:
                onbekend.append(f"“{cel[:40]}” in de kolom {naam} kennen we niet")
        zinnen = {waarde: rij.cel(plek) for waarde, plek in self.kolommen.niveaus.items()}
        zinnen = {waarde: zin for waarde, zin in zinnen.items() if len(zin) > 3}
        return velden | ({"niveaus": zinnen} if zinnen else {}), "; ".join(onbekend)

    def _is_vervolg(self, rij: Tabelrij) -> bool:
        """The statement came down from a merged cell: this row only adds to it."""
        return self.kolommen.stelling in rij.vervolg and any(
            blok.soort is Regelsoort.ITEM for blok in self.uit
        )

    def _vul_velden_aan(self, rij: Tabelrij) -> None:
        item = self.uit[-1]
        erbij, _ = self._velden(
            replace(
                rij, cellen=[c if k not in rij.vervolg else "" for k, c in enumerate(rij.cellen)]
            )
        )
        self.uit[-1] = replace(item, velden=_samen(item.velden, erbij))

    def _laat_weg(self, rij: Tabelrij, reden: str) -> None:
        if rij.gevuld:
            self.uit.append(Blok(Regelsoort.OVERGESLAGEN, rij.tekst, "", rij.waar, reden))

    def _kopreden(self, plek: int) -> str:
        stelling = self.rijen[plek].cel(self.kolommen.stelling)  # found by what is in it
        namen = [naam for naam in self.kolommen.onbekend if naam != stelling]
        if plek != self.kop or not namen:
            return KOPREGEL
        kolom = "de kolom" if len(namen) == 1 else "de kolommen"
        return f"{KOPREGEL}; {kolom} {', '.join(naam[:40] for naam in namen)} nemen we niet over"

    def _stijl(self) -> Stijl | None:
        """How most statements begin, if there is a code in front of them."""
        teksten = [rij.cel(self.kolommen.stelling) for rij in self.rijen[self.kop + 1 :]]
        telling = Counter(stijl for tekst in teksten for stijl in merken_van(tekst) if tekst)
        for stijl in MERKSTIJLEN:
            if telling[stijl] > max(1, 0.6 * sum(bool(tekst) for tekst in teksten)):
                return stijl
        return None

    def _ouders(self) -> set[str]:
        """The codes that others begin with: the 2 of 2.1 and 2c."""
        codes = [rij.cel(self.kolommen.code) for rij in self.rijen[self.kop + 1 :]]
        merken = [merken_van(code) for code in codes]
        return {m[stijl].ouder for m in merken for stijl in EIGEN_CODE if stijl in m} - {""}


def _als_geschreven(merk: Merk) -> str:
    if merk.stijl is Stijl.STREEP:
        return ""
    return merk.ouder + ("." if merk.stijl is Stijl.GENEST else "") + merk.code


def _zonder_streepje(tekst: str) -> str:
    merk = merken_van(tekst).get(Stijl.STREEP)
    return merk.tekst if merk and merk.tekst else tekst


def _samen(velden: Mapping[str, Any], erbij: Mapping[str, Any]) -> dict[str, Any]:
    uit = dict(velden)
    for naam, waarde in erbij.items():
        if isinstance(waarde, list):
            uit[naam] = [*uit.get(naam, []), *waarde]
        elif naam == "niveaus":
            uit[naam] = {**waarde, **uit.get(naam, {})}
        elif naam not in KEUZES:
            uit[naam] = f"{uit[naam]}\n{waarde}" if naam in uit else waarde
    return uit

"""What somebody does to the blocks of a kader before it is saved; each gives a new row of blocks.

A block is named by its place. Where a step is not possible, nothing changes.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kwaliteit.inlezen.blokken import Blok
from kwaliteit.inlezen.concept import (
    MAX_CODE,
    MAX_INLEIDING,
    MAX_ITEMS,
    MAX_TEKST,
    MAX_TITEL,
    Regelsoort,
)
from kwaliteit.inlezen.itemtekst import aaneen
from kwaliteit.inlezen.nummering import DOMEINSTIJLEN, merken_van
from kwaliteit.inlezen.titel import is_titel
from kwaliteit.inlezen.twijfel import items_uit, verdachte_plekken

MAX_BLOKKEN = 1_200
WEG = Regelsoort.OVERGESLAGEN
ALINEAS = {Regelsoort.INLEIDING, Regelsoort.OMSCHRIJVING}
RUIMTE = {
    Regelsoort.DOMEIN: MAX_TITEL,
    Regelsoort.ITEM: MAX_TEKST,
    Regelsoort.OMSCHRIJVING: MAX_INLEIDING,
    Regelsoort.INLEIDING: MAX_INLEIDING,
}


@dataclass(frozen=True)
class Probleem:
    """Why these blocks cannot be saved yet: the place of the block, and a sentence."""

    plek: int
    zin: str


def verplaats(blokken: Sequence[Blok], plek: int, *, omlaag: bool) -> tuple[list[Blok], int]:
    """Move a block past the one above or below it, a domein with all that is under it.

    What is left out does not count as a neighbour. Gives the new row and the new place.
    """
    begin, einde = _groep(blokken, plek)
    groep = list(blokken[begin:einde])
    is_domein = groep[0].soort is Regelsoort.DOMEIN
    if omlaag:
        buur = _volgende(blokken, einde, is_domein=is_domein)
        if buur < 0:
            return list(blokken), plek
        na = _groep(blokken, buur)[1] if is_domein else buur + 1
        return [*blokken[:begin], *blokken[einde:na], *groep, *blokken[na:]], na - len(groep)
    buur = _vorige(blokken, begin, is_domein=is_domein)
    if buur < 0:
        return list(blokken), plek
    return [*blokken[:buur], *groep, *blokken[buur:begin], *blokken[einde:]], buur


def _groep(blokken: Sequence[Blok], plek: int) -> tuple[int, int]:
    einde = plek + 1
    if blokken[plek].soort is Regelsoort.DOMEIN:
        while einde < len(blokken) and blokken[einde].soort is not Regelsoort.DOMEIN:
            einde += 1
    return plek, einde


def _telt(blok: Blok, *, is_domein: bool) -> bool:
    return blok.soort is Regelsoort.DOMEIN if is_domein else blok.soort is not WEG


def _volgende(blokken: Sequence[Blok], vanaf: int, *, is_domein: bool) -> int:
    plekken = range(vanaf, len(blokken))
    return next((p for p in plekken if _telt(blokken[p], is_domein=is_domein)), -1)


def _vorige(blokken: Sequence[Blok], voor: int, *, is_domein: bool) -> int:
    plekken = range(voor - 1, -1, -1)
    return next((p for p in plekken if _telt(blokken[p], is_domein=is_domein)), -1)


def voeg_samen(blokken: Sequence[Blok], plek: int) -> tuple[list[Blok], int]:
    """Put the text of a block behind that of the one above; of what is left out, that one."""
    boven = _vorige(blokken, plek, is_domein=False)
    if blokken[plek].soort is WEG and plek and blokken[plek - 1].soort is WEG and boven < 0:
        boven = plek - 1
    if boven < 0:
        return list(blokken), plek
    eerste, tweede = blokken[boven], blokken[plek]
    samen = replace(
        eerste,
        tekst=aaneen(eerste.tekst, tweede.tekst, tussen="\n" if eerste.soort in ALINEAS else " "),
        waar=" en ".join(dict.fromkeys(filter(None, [eerste.waar, tweede.waar]))),
        velden={**tweede.velden, **eerste.velden},
        cellen={**eerste.cellen, **_gevuld(tweede.cellen), **_gevuld(eerste.cellen)},
    )
    return [*blokken[:boven], samen, *blokken[boven + 1 : plek], *blokken[plek + 1 :]], boven


def _gevuld(cellen: Mapping[str, str]) -> dict[str, str]:
    return {naam: cel for naam, cel in cellen.items() if cel}


def splits(blokken: Sequence[Blok], plek: int) -> list[Blok]:
    """A block for each line of its text; what follows the title of a domein describes it."""
    blok = blokken[plek]
    regels = [regel.strip() for regel in blok.tekst.split("\n") if regel.strip()]
    if len(regels) < 2:
        return list(blokken)
    soort = Regelsoort.OMSCHRIJVING if blok.soort is Regelsoort.DOMEIN else blok.soort
    rest = [Blok(soort, regel, "", blok.waar, blok.reden) for regel in regels[1:]]
    return [*blokken[:plek], replace(blok, tekst=regels[0]), *rest, *blokken[plek + 1 :]]


def voeg_toe(blokken: Sequence[Blok], plek: int) -> list[Blok]:
    """An empty block below this one: an item, or a domein where nothing is above it yet."""
    al = any(blok.soort is Regelsoort.DOMEIN for blok in blokken[: plek + 1])
    nieuw = Blok(Regelsoort.ITEM if al else Regelsoort.DOMEIN, "", "", "zelf toegevoegd")
    return [*blokken[: plek + 1], nieuw, *blokken[plek + 1 :]]


def maak_items(blokken: Sequence[Blok]) -> list[Blok]:
    """Items of everything that looks like one; a short line above them becomes their domein."""
    uit: list[Blok] = []
    verdacht = set(verdachte_plekken(blokken))
    for plek, blok in enumerate(blokken):
        if plek not in verdacht:
            uit.append(blok)
            continue
        if plek - 1 not in verdacht or not any(b.soort is Regelsoort.DOMEIN for b in uit):
            uit = _met_domein(uit)
        uit += items_uit(blok)
    return uit if len(uit) <= MAX_BLOKKEN else list(blokken)


def _met_domein(blokken: list[Blok]) -> list[Blok]:
    """Somebody's list has its heading just above it; where a domein is, that may stay so."""
    laatste = blokken[-1] if blokken else None
    if laatste and laatste.soort in {Regelsoort.INLEIDING, Regelsoort.OVERGESLAGEN}:
        merken = merken_van(laatste.tekst)
        merk = next((merken[stijl] for stijl in DOMEINSTIJLEN if stijl in merken), None)
        if is_titel(laatste.tekst) or (merk and merk.tekst and len(laatste.tekst) <= MAX_TITEL):
            titel, code = (merk.tekst, merk.code) if merk else (laatste.tekst, "")
            kop = replace(laatste, soort=Regelsoort.DOMEIN, tekst=titel, code=code, reden="")
            return [*blokken[:-1], kop]
    if any(blok.soort is Regelsoort.DOMEIN for blok in blokken):
        return blokken
    return [*blokken, Blok(Regelsoort.DOMEIN, "", "", "zelf toegevoegd")]


def zonder_codes(blokken: Sequence[Blok]) -> list[Blok]:
    """The same blocks without codes, to be numbered anew from 1 and a."""
    return [replace(blok, code="") for blok in blokken]


def problemen(blokken: Sequence[Blok]) -> list[Probleem]:
    """Everything that keeps these blocks from being saved, in order."""
    return list(_problemen(blokken))


def _problemen(blokken: Sequence[Blok]) -> Iterator[Probleem]:
    codes = Counter((blok.soort, blok.code) for blok in blokken if blok.code)
    if sum(blok.soort is Regelsoort.ITEM for blok in blokken) > MAX_ITEMS:
        yield Probleem(0, f"Dit zijn meer dan {MAX_ITEMS} items. Zet een deel op Niets.")
    al_domein = False
    for plek, blok in enumerate(blokken):
        al_domein |= blok.soort is Regelsoort.DOMEIN
        ruimte = RUIMTE.get(blok.soort, 0)
        if ruimte and len(blok.tekst) > ruimte:
            yield Probleem(
                plek,
                f"Deze tekst is {len(blok.tekst)} tekens lang; er passen er {ruimte}. Maak hem"
                " korter of splits hem.",
            )
        if blok.soort not in {Regelsoort.DOMEIN, Regelsoort.ITEM}:
            continue
        wat = "dit domein" if blok.soort is Regelsoort.DOMEIN else "dit item"
        if not blok.tekst.strip():
            yield Probleem(plek, f"Hier staat geen tekst. Schrijf {wat}, of kies Niets.")
        if len(blok.code) > MAX_CODE:
            yield Probleem(plek, f"Deze code is te lang. Gebruik hooguit {MAX_CODE} tekens.")
        if codes[blok.soort, blok.code] > 1:
            yield Probleem(
                plek, f"De code {blok.code} staat er vaker in. Geef {wat} een eigen code."
            )
        if blok.soort is Regelsoort.ITEM and not al_domein:
            yield Probleem(
                plek, "Boven dit item staat geen domein. Maak van een regel erboven een domein."
            )

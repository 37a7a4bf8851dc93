"""A document with nothing but headings: which level are the domeinen, and what the items?"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from kwaliteit.inlezen.blokken import Blok
from kwaliteit.inlezen.concept import Regelsoort
from kwaliteit.inlezen.nummering import DOMEINSTIJLEN, merken_van
from kwaliteit.inlezen.wordregels import alineatekst, is_kop

VET = 9
"""The level of a bold line: below every heading of a style."""
LANGE_KOP = 60
BUITEN_TABEL = "deze tabel lezen we niet"


def herken_koppen(delen: Sequence[Mapping[str, Any]]) -> list[Blok]:
    """The blocks of a document by its headings.

    The two lowest levels that come back are domeinen and items, and the text under an item is
    what is meant by it; with one level only, each paragraph under a heading is an item.
    """
    niveaus = Counter(_niveau(deel) for deel in delen if _niveau(deel))
    terugkerend = sorted(niveau for niveau, aantal in niveaus.items() if aantal > 1)
    if not terugkerend:
        return []
    domein, item = (*terugkerend[-2:], 0)[:2]
    return _blokken(delen, domein, item)


def items_zijn_koppen(delen: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the lowest headings are whole sentences: then they are the items themselves."""
    niveaus = Counter(_niveau(deel) for deel in delen if _niveau(deel))
    terugkerend = sorted(niveau for niveau, aantal in niveaus.items() if aantal > 1)
    if len(terugkerend) < 2:
        return False
    laagste = [str(deel["tekst"]) for deel in delen if _niveau(deel) == terugkerend[-1]]
    zinnen = [tekst for tekst in laagste if tekst.endswith((".", "?")) or len(tekst) > LANGE_KOP]
    return len(zinnen) > len(laagste) / 2


def _niveau(deel: Mapping[str, Any]) -> int:
    if "rijen" in deel or not is_kop(deel):
        return 0
    return int(deel["kop"]) or VET


def _blokken(delen: Sequence[Mapping[str, Any]], domein: int, item: int) -> list[Blok]:
    blokken: list[Blok] = []
    in_domein, onder_item = False, -1  # where in ``blokken`` the item is that a text belongs to
    for plek, deel in enumerate(delen, start=1):
        waar = f"alinea {plek}"
        if "rijen" in deel:
            blokken.append(Blok(Regelsoort.OVERGESLAGEN, BUITEN_TABEL, "", waar, BUITEN_TABEL))
            continue
        tekst, niveau = alineatekst(deel), _niveau(deel)
        soort = _soort(niveau, domein, item, in_domein=in_domein)
        if deel["reden"]:
            blokken.append(Blok(Regelsoort.OVERGESLAGEN, tekst, "", waar, deel["reden"]))
        elif soort is Regelsoort.VERVOLG and onder_item >= 0:
            blokken[onder_item] = _met_uitleg(blokken[onder_item], tekst)
        else:
            in_domein = soort is not Regelsoort.INLEIDING
            onder_item = len(blokken) if soort is Regelsoort.ITEM else -1
            blokken.append(_blok(soort, tekst, waar))
    return blokken


def _met_uitleg(item: Blok, tekst: str) -> Blok:
    bedoeld = "\n\n".join(filter(None, [item.velden.get("bedoeld", ""), tekst]))
    return replace(item, velden={"bedoeld": bedoeld})


def _soort(niveau: int, domein: int, item: int, *, in_domein: bool) -> Regelsoort:
    if niveau == domein:
        return Regelsoort.DOMEIN
    if not in_domein or 0 < niveau < domein:
        return Regelsoort.INLEIDING
    if item:
        return Regelsoort.ITEM if niveau == item else Regelsoort.VERVOLG
    return Regelsoort.ITEM


def _blok(soort: Regelsoort, tekst: str, waar: str) -> Blok:
    if soort is Regelsoort.VERVOLG:  # under a domein, above its first item
        return Blok(Regelsoort.OMSCHRIJVING, tekst, "", waar)
    if soort is Regelsoort.DOMEIN:
        merken = merken_van(tekst)
        merk = next((merken[stijl] for stijl in DOMEINSTIJLEN if stijl in merken), None)
        if merk and merk.tekst:
            return Blok(soort, merk.tekst, merk.code, waar)
    return Blok(soort, tekst, "", waar)

"""Which lines begin a domein or an item, given one way of numbering."""

from collections.abc import Sequence
from dataclasses import dataclass

from kwaliteit.inlezen.bronregel import Bronregel
from kwaliteit.inlezen.nummering import Merk, Stijl, merken_van

ZINSEINDE = (".", "!", "?", ";", ":", ")", "]", "”", "’", '"')
MAX_KOPREGEL = 100
SMALSTE_BLADZIJDE = 40
KOPSTIJLEN = {Stijl.WOORD, Stijl.ROMEINS, Stijl.HOOFDLETTER}
"""Nobody numbers a list inside an item like this."""


@dataclass(frozen=True)
class Rij:
    """One line of content with what its surroundings say about it.

    ``los``: an empty line, a new page or the beginning of the file stands before it.
    ``breuk``: a page ends before it, so the sentence above may go on here.
    ``omslag``: its first word did not fit on the line above, so it may be the same sentence.
    """

    regel: Bronregel
    merken: dict[Stijl, Merk]
    los: bool
    breuk: bool
    omslag: bool

    @property
    def tekst(self) -> str:
        return self.regel.tekst

    @property
    def begint_klein(self) -> bool:
        """No sentence or title starts like this: the words come from the line above."""
        begin = self.tekst.lstrip("([{‘“'\"")[:1]
        return Stijl.STREEP not in self.merken and (begin.islower() or not begin.isalnum())

    @property
    def staat_apart(self) -> bool:
        """Somebody began a new line here on purpose."""
        return self.los or not self.omslag


@dataclass(frozen=True)
class Schema:
    """One way of numbering: the style of the domeinen and that of their items."""

    domein: Stijl
    item: Stijl


S = Stijl
ITEMSTIJLEN = [S.SAMEN, S.GENEST, S.KLEIN_ROMEINS, S.LETTER, S.CIJFER, S.HOOFDLETTER, S.STREEP]
"""In order of certainty: of two readings that explain as much, the first one counts."""
SCHEMAS = [
    Schema(domein, item)
    for domein in (S.WOORD, S.CIJFER, S.ROMEINS, S.HOOFDLETTER, S.KOP, S.LETTER)
    for item in ITEMSTIJLEN
    if domein is not item and (domein is not S.LETTER or item in {S.CIJFER, S.STREEP})
]


def rijen_van(regels: Sequence[Bronregel]) -> list[Rij]:
    """The lines of content; empty lines and lines of layout only show in their neighbours."""
    inhoud = [regel for regel in regels if regel.tekst and not regel.reden]
    breedte = max((regel.breedte for regel in inhoud), default=0)
    breedte = max(breedte, SMALSTE_BLADZIJDE)
    rijen: list[Rij] = []
    leeg, opmaak, vorige = True, False, None
    for regel in regels:
        if not regel.tekst or regel.reden:
            leeg |= not regel.tekst
            opmaak |= bool(regel.reden)
            continue
        breuk = vorige is not None and (opmaak or regel.bladzijde > vorige.bladzijde)
        woord = len(regel.tekst.split(maxsplit=1)[0])
        omslag = vorige is not None and vorige.breedte + 1 + woord > breedte
        rijen.append(Rij(regel, merken_van(regel.tekst), leeg or breuk, breuk, omslag))
        leeg, opmaak, vorige = False, False, regel
    return rijen


def is_af(tekst: str) -> bool:
    """Whether a sentence can be over here: it ends like one and closes its brackets."""
    return tekst.endswith(ZINSEINDE) and tekst.count("(") <= tekst.count(")")


def domeinbeginnen(rijen: Sequence[Rij], schema: Schema) -> dict[int, Merk]:
    """The rows that begin a domein under ``schema``, each with its mark."""
    if schema.domein is Stijl.KOP:
        return _koppen(rijen, schema, dubbele_punt=False) or _koppen(
            rijen, schema, dubbele_punt=True
        )
    return _genummerd(rijen, schema)


def past_als_item(rij: Rij, merk: Merk, *, domein: str, laatste: int, zin: str) -> bool:
    """Whether a marked row goes on with the items of ``domein``.

    A mark out of its row is only doubted where the words may simply have run on to a next line.

    Args:
        laatste: the rank of the item before it, 0 at the start of a domein.
        zin: the text before it, to see whether that was finished.
    """
    if merk.stijl in {Stijl.GENEST, Stijl.SAMEN} and merk.ouder.upper() != domein.upper():
        return False
    if merk.stijl is Stijl.STREEP or merk.rang == laatste + 1:
        return True
    twijfel = rij.omslag and not rij.los and not is_af(zin)
    return not twijfel and not merk.kaal and (len(merk.code) == 1 or merk.code.isdigit())


def _genummerd(rijen: Sequence[Rij], schema: Schema) -> dict[int, Merk]:
    """Numbered headings under which items start; a numbered list without items is none."""
    kandidaten = {
        plek: rij.merken[schema.domein]
        for plek, rij in enumerate(rijen)
        if schema.domein in rij.merken and (rij.staat_apart or not rij.merken[schema.domein].kaal)
    }
    beginnen: dict[int, Merk] = {}
    wachtend: list[int] = []
    al_item: set[int] = set()
    laatste_item = 0
    for plek, merk in kandidaten.items():
        if plek in al_item:
            continue
        plekken = _items_erna(rijen, plek, kandidaten, schema)
        items = [rijen[item].merken[schema.item] for item in plekken]
        vorige = next(reversed(beginnen.values()), None)
        verwacht = (rijen[plek].los or schema.domein in KOPSTIJLEN) and (
            vorige is None or merk.rang == vorige.rang + 1
        )
        if items and (verwacht or _begint_opnieuw(items[0], merk, laatste_item)):
            beginnen |= _lege_domeinen(wachtend, kandidaten, vorige, merk)
            beginnen[plek] = merk
            wachtend = []
            laatste_item = items[-1].rang
            al_item.update(plekken)
        else:
            wachtend.append(plek)
    return beginnen


def _items_erna(
    rijen: Sequence[Rij], plek: int, kandidaten: dict[int, Merk], schema: Schema
) -> list[int]:
    """Where the items of this candidate stand: all marks before the next candidate.

    A row that reads both ways (``I.`` after ``H.``) is an item when it is next in its row.
    """
    plekken: list[int] = []
    laatste = 0
    for volgende in range(plek + 1, len(rijen)):
        merk = rijen[volgende].merken.get(schema.item)
        if volgende in kandidaten and (merk is None or merk.rang != laatste + 1):
            break
        if merk:
            plekken.append(volgende)
            laatste = merk.rang
    return plekken


def _begint_opnieuw(eerste: Merk, domein: Merk, laatste_item: int) -> bool:
    if eerste.stijl in {Stijl.GENEST, Stijl.SAMEN}:
        return eerste.ouder.upper() == domein.code.upper()
    return eerste.stijl is Stijl.STREEP or eerste.rang == 1 or eerste.rang <= laatste_item


def _lege_domeinen(
    wachtend: Sequence[int], kandidaten: dict[int, Merk], vorige: Merk | None, nu: Merk
) -> dict[int, Merk]:
    """A heading without items counts when it fills the gap between two that have them."""
    gevonden: dict[int, Merk] = {}
    for plek in wachtend:
        merk = kandidaten[plek]
        if vorige is not None and vorige.rang + 1 == merk.rang < nu.rang:
            gevonden[plek] = vorige = merk
    return gevonden


def _koppen(rijen: Sequence[Rij], schema: Schema, *, dubbele_punt: bool) -> dict[int, Merk]:
    """Headings without a number: the last line that looks like one above a row of items."""
    beginnen: dict[int, Merk] = {}
    tussen: list[int] = []
    vorige: Merk | None = None
    for plek, rij in enumerate(rijen):
        merk = rij.merken.get(schema.item)
        if merk is None or (merk.kaal and not rij.staat_apart):
            tussen.append(plek)
            continue
        koppen = [p for p in tussen if _is_kop(rijen, p, dubbele_punt=dubbele_punt)]
        if koppen and _nieuwe_reeks(merk, vorige):
            code = merk.ouder or str(len(beginnen) + 1)
            tekst = rijen[koppen[-1]].tekst.lstrip("#").strip()
            beginnen[koppen[-1]] = Merk(Stijl.KOP, len(beginnen) + 1, tekst, code=code)
        tussen, vorige = [], merk
    return beginnen


def _nieuwe_reeks(merk: Merk, vorige: Merk | None) -> bool:
    if vorige is None or merk.stijl is Stijl.STREEP:
        return True
    if merk.stijl in {Stijl.GENEST, Stijl.SAMEN}:
        return merk.ouder != vorige.ouder
    return merk.rang == 1 or merk.rang <= vorige.rang


def _is_kop(rijen: Sequence[Rij], plek: int, *, dubbele_punt: bool) -> bool:
    rij = rijen[plek]
    if rij.tekst.startswith("#") or rij.regel.kop:
        return True
    einde = (".", ";", ",") if dubbele_punt else (".", ";", ",", ":")
    if rij.merken or rij.begint_klein or len(rij.tekst) > MAX_KOPREGEL or rij.tekst.endswith(einde):
        return False
    erna = rijen[plek + 1]
    loopt_door = not erna.los and not erna.merken and (erna.begint_klein or erna.omslag)
    return not loopt_door and (rij.staat_apart or is_af(rijen[plek - 1].tekst))

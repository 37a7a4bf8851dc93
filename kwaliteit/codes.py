"""The code of a new domein or item: the next one of the row that its neighbours form."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from kwaliteit.inlezen.concept import MAX_CODE
from kwaliteit.inlezen.nummering import letters, romeins_getal

ROMEINS = re.compile(r"(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})")
LETTERS = rf"[a-z]{{1,2}}|{ROMEINS.pattern}"
TELT = re.compile(  # what counts on: 3, 09, c, ab, C, XIV; a longer word is no number
    r"(?P<voor>.*?)"
    rf"(?P<telt>[0-9]+|(?<![a-z])(?:{LETTERS})|(?<![A-Z])(?:{LETTERS.upper()}))"
    r"(?P<na>[^0-9A-Za-z]*)",
    re.DOTALL,
)
TIENTALLEN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
EINDE_ROMEINS = 39


def gehoord(code: str) -> str:
    """A code as a reader hears it: ``1 A`` is ``1a``."""
    return code.replace(" ", "").casefold()


@dataclass(frozen=True)
class Rij:
    """Codes that differ in what counts on alone: ``A-1``, ``A-2``, with ``A-`` in ``voor``."""

    voor: str
    na: str
    schrift: str

    def code(self, getal: int, schrijf: Callable[[int], str]) -> str:
        """The code with this number in the row."""
        return self.voor + schrijf(getal) + self.na


def volgende_code(
    buren: Sequence[str], bezet: Iterable[str], *, begin: str = "", vanaf: int | None = None
) -> str | None:
    """The first free code after those of ``buren``, written as most of them are.

    Args:
        buren: the codes beside it, in order; of two ways that occur as often the last one counts.
        bezet: the codes that nobody may get any more; capitals and spaces make no difference.
        begin: the code of the domein, which does not count on itself.
        vanaf: the first number to try; without it the one after the highest.

    Returns:
        Nothing when the codes form no row, or when the next one would be too long.
    """
    rijen = [gelezen for code in buren if (gelezen := _lees(code, begin))]
    if not rijen:
        return None
    hoe_vaak = Counter(rij for rij, _ in rijen)
    rij = max(reversed(hoe_vaak), key=hoe_vaak.__getitem__)
    getallen, schrijf = _telwijze(rij.schrift, [telt for een, telt in rijen if een == rij])
    niet = {gehoord(code) for code in bezet}
    mogelijk = (rij.code(getal, schrijf) for getal in count(vanaf or max(getallen) + 1))
    code = next(code for code in mogelijk if gehoord(code) not in niet)
    return code if len(code) <= MAX_CODE else None


def code_voor_item(begin: str, codes: Mapping[str, Sequence[str]]) -> str:
    """The code of the next item of a domein.

    It follows the row of the domein's own items; in an empty domein the way the others are
    numbered, or the numbers that run on through the whole kader; without any of those it is the
    domein and a letter.

    Args:
        begin: the code of the domein.
        codes: the codes of all items in order, by the code of their domein.
    """
    bezet = [code for van_domein in codes.values() for code in van_domein]
    if eigen := codes.get(begin):
        code = volgende_code(eigen, bezet, begin=begin)
    else:
        net_zo = [begin + rest for rest in _achter_domein(codes)]
        code = volgende_code(net_zo, bezet, begin=begin, vanaf=1) or volgende_code(bezet, bezet)
    return code or _met_letter(begin, bezet, len(eigen or ()) + 1)


def code_voor_domein(codes: Sequence[str]) -> str:
    """The code of the next domein; a number when those that are there form no row."""
    getallen = (str(getal) for getal in count(len(codes) + 1))
    niet = {gehoord(code) for code in codes}
    return volgende_code(codes, codes) or next(code for code in getallen if code not in niet)


def _lees(code: str, begin: str) -> tuple[Rij, str] | None:
    """The row that a code stands in and what counts on in it."""
    eigen = begin if begin and code.startswith(begin) else ""
    treffer = TELT.fullmatch(code[len(eigen) :])
    if eigen and (treffer is None or (eigen[-1] + treffer["telt"]).isdigit()):
        eigen, treffer = "", TELT.fullmatch(code)  # the 1 of 12 is no domein
    if treffer is None:
        return None
    telt = treffer["telt"]
    schrift = "cijfer" if telt.isdigit() else "klein" if telt.islower() else "groot"
    return Rij(eigen + treffer["voor"], treffer["na"], schrift), telt


def _telwijze(schrift: str, tellers: Sequence[str]) -> tuple[list[int], Callable[[int], str]]:
    """The numbers that the codes stand for, and how the next one is written.

    Letters that may be Roman are so when that makes them the first of their row: i, ii, iii.
    """
    if schrift == "cijfer":
        breed = max((len(telt) for telt in tellers if telt.startswith("0")), default=1)
        return [int(telt) for telt in tellers], lambda getal: str(getal).zfill(breed)
    klein = [telt.lower() for telt in tellers]
    is_romeins = all(map(ROMEINS.fullmatch, klein))
    getallen = [_letterrang(telt) for telt in klein]
    naar: Callable[[int], str] = letters
    if is_romeins and max(map(romeins_getal, klein)) < max(getallen):
        getallen, naar = [romeins_getal(telt) for telt in klein], _romeins
    return getallen, naar if schrift == "klein" else lambda getal: naar(getal).upper()


def _letterrang(telt: str) -> int:
    """The inverse of ``letters``."""
    rang = 0
    for teken in telt:
        rang = rang * 26 + ord(teken) - ord("a") + 1
    return rang


def _romeins(getal: int) -> str:
    """The inverse of ``romeins_getal``, which ends at 39; beyond that a plain number."""
    if getal > EINDE_ROMEINS:
        return str(getal)
    tekst = ""
    for waarde, tekens in TIENTALLEN:
        aantal, getal = divmod(getal, waarde)
        tekst += tekens * aantal
    return tekst


def _achter_domein(codes: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """What stands after the code of the domein, for the items that begin with it."""
    for begin, van_domein in codes.items():
        rest = (code.removeprefix(begin) for code in van_domein if code.startswith(begin))
        yield from filter(None, rest)


def _met_letter(begin: str, bezet: Iterable[str], vanaf: int) -> str:
    ruimte, niet = begin[: MAX_CODE - 3], {gehoord(code) for code in bezet}
    mogelijk = (ruimte + letters(getal) for getal in count(vanaf))
    return next(code for code in mogelijk if gehoord(code) not in niet)

"""The ways a kader numbers its domeinen and items, and what a single line may therefore be."""

import re
from dataclasses import dataclass
from enum import Enum


class Stijl(Enum):
    """One way to mark a line."""

    WOORD = "Domein 1"
    CIJFER = "1."
    GENEST = "1.1"
    SAMEN = "1a"
    LETTER = "a."
    HOOFDLETTER = "A."
    ROMEINS = "I."
    KLEIN_ROMEINS = "i."
    STREEP = "-"
    KOP = "a heading without a number"


DOMEINSTIJLEN = (Stijl.WOORD, Stijl.CIJFER, Stijl.ROMEINS, Stijl.HOOFDLETTER)
"""The marks that the title of a domein may begin with."""


@dataclass(frozen=True)
class Merk:
    """What stands before the text: the style, the place in its row, and the text that remains.

    ``ouder`` is the code of the domein where the mark itself names it (the 2 of ``2.3``); ``kaal``
    says that nothing but a space follows the number, so that the surroundings must confirm it.
    """

    stijl: Stijl
    rang: int
    tekst: str
    code: str = ""
    ouder: str = ""
    kaal: bool = False


HOOFDLETTER = "[A-ZÀ-ÖØ-Þ]"
EIND = r"(?:\s+|$)"
WOORDEN = "domein|thema|hoofdstuk|onderdeel|deel|standaard|kwaliteitsgebied|gebied|criterium"
ROMEINS_GETAL = r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})"
PATRONEN = {
    Stijl.WOORD: re.compile(
        rf"(?i:{WOORDEN})\s+(?P<n>\d{{1,3}}|{ROMEINS_GETAL}|[A-Z])\s*"
        rf"(?:[.:)–—-]{EIND}|$|(?<=\s)(?={HOOFDLETTER}))"
    ),
    Stijl.GENEST: re.compile(
        rf"(?P<o>\d{{1,3}}(?=\.)|{ROMEINS_GETAL}(?=[.-])|[A-Z])[.-]?(?P<n>\d{{1,3}})[.):]?{EIND}"
    ),
    Stijl.SAMEN: re.compile(
        rf"(?P<o>\d{{1,3}}|(?:[A-Z]|{ROMEINS_GETAL})(?=[.-]))[.-]?(?P<n>[a-z])[.):]?{EIND}"
    ),
    Stijl.CIJFER: re.compile(
        rf"\(?(?P<n>\d{{1,3}})(?:[.):](?:{EIND}|(?={HOOFDLETTER}))|(?P<kaal>\s+(?={HOOFDLETTER})))"
    ),
    Stijl.LETTER: re.compile(rf"\(?(?P<n>[a-z]{{1,2}})[.)](?:{EIND}|(?={HOOFDLETTER}))"),
    Stijl.HOOFDLETTER: re.compile(rf"\(?(?P<n>[A-Z])[.):]{EIND}"),
    Stijl.ROMEINS: re.compile(rf"\(?(?P<n>{ROMEINS_GETAL})[.):]{EIND}"),
    Stijl.KLEIN_ROMEINS: re.compile(rf"\(?(?P<n>(?=[ivx])x{{0,3}}(?:ix|iv|v?i{{0,3}}))[.)]{EIND}"),
    Stijl.STREEP: re.compile(rf"(?:[-–—*+•◦‣▪▫■□●○·∙➢➤✓✔\uf0b7\uf0a7\uf0d8]{EIND}|o\t)"),
}
KOPTEKEN = re.compile(r"#{1,6}\s+")
ROMEINSE_WAARDE = {"i": 1, "v": 5, "x": 10}


def merken_van(regel: str) -> dict[Stijl, Merk]:
    """Every way to read the beginning of ``regel``; empty for a line of plain text."""
    merken = {}
    regel = KOPTEKEN.sub("", regel, count=1) if regel.startswith("#") else regel
    for stijl, patroon in PATRONEN.items():
        treffer = patroon.match(regel)
        if treffer:
            merken[stijl] = _merk(stijl, treffer, regel)
    return merken


def _merk(stijl: Stijl, treffer: re.Match[str], regel: str) -> Merk:
    delen = treffer.groupdict()
    nummer = delen.get("n") or ""
    return Merk(
        stijl=stijl,
        rang=_rang(nummer, romeins=stijl in {Stijl.ROMEINS, Stijl.KLEIN_ROMEINS}),
        tekst=regel[treffer.end() :].strip(),
        code=str(int(nummer)) if nummer.isdigit() else nummer,
        ouder=_zonder_nullen(delen.get("o") or ""),
        kaal=delen.get("kaal") is not None,
    )


def _zonder_nullen(nummer: str) -> str:
    return str(int(nummer)) if nummer.isdigit() else nummer


def _rang(nummer: str, *, romeins: bool) -> int:
    """The place of a mark in its row, from 1; a bullet has none (0)."""
    if nummer.isdigit():
        return int(nummer)
    if romeins:
        return romeins_getal(nummer)
    rang = 0
    for teken in nummer.lower():
        rang = rang * 26 + ord(teken) - ord("a") + 1
    return rang


def zonder_leesteken(code: str) -> str:
    """A code as it is kept: without the full stop, bracket or colon that came after it."""
    return code.rstrip(".):")


def romeins_getal(tekst: str) -> int:
    """The value of a Roman numeral up to 39: ``XIV`` is 14."""
    waarden = [ROMEINSE_WAARDE[teken] for teken in tekst.lower()]
    volgende = [*waarden[1:], 0]
    return sum(-w if w < v else w for w, v in zip(waarden, volgende, strict=True))


def letters(rang: int) -> str:
    """The letter of the ``rang``-th item: a … z, then aa, ab, …"""
    tekst = ""
    while rang > 0:
        rang, rest = divmod(rang - 1, 26)
        tekst = chr(ord("a") + rest) + tekst
    return tekst

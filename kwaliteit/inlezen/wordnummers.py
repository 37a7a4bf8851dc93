"""The automatic numbers of a Word document: they are counted by Word and stand in no text."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from kwaliteit.inlezen.nummering import letters

OPSOMMING = "•"
MAX_PATROON = 60
"""More than all nine levels with something around each; a number is no place for a text."""
ROMEINS = [(10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")]


def waarde(element: Any, pad: str) -> str | None:  # noqa: ANN401 an element of lxml
    """The ``w:val`` of the child at ``pad`` (``w:pPr/w:ilvl``), or ``None``."""
    for naam in pad.split("/"):
        if element is None:
            return None
        element = element.find(qn(naam))
    return None if element is None else str(element.get(qn("w:val"), ""))


@dataclass
class Niveau:
    """One level of a list: how its number looks and where it starts."""

    soort: str = "decimal"
    patroon: str = "%1."
    begin: int = 1


@dataclass
class Nummering:
    """Counts along while the document is read from top to bottom."""

    lijsten: dict[str, str] = field(default_factory=dict)
    niveaus: dict[str, dict[int, Niveau]] = field(default_factory=dict)
    opnieuw: dict[tuple[str, int], int] = field(default_factory=dict)
    tellers: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    begonnen: set[str] = field(default_factory=set)

    @classmethod
    def van(cls, wortel: Any) -> "Nummering":  # noqa: ANN401 the root of numbering.xml, or None
        """What ``word/numbering.xml`` says."""
        nummering = cls()
        if wortel is None:
            return nummering
        abstract = {een.get(qn("w:abstractNumId")): een for een in wortel.iter(qn("w:abstractNum"))}
        stijlen = {waarde(een, "w:styleLink"): een for een in abstract.values()}
        for sleutel, een in abstract.items():
            echt = stijlen.get(waarde(een, "w:numStyleLink") or "-", een)
            nummering.niveaus[sleutel] = dict(map(_niveau, echt.iter(qn("w:lvl"))))
        for een in wortel.iter(qn("w:num")):
            nummer = str(een.get(qn("w:numId")))
            nummering.lijsten[nummer] = waarde(een, "w:abstractNumId") or ""
            for anders in een.iter(qn("w:lvlOverride")):
                begin = waarde(anders, "w:startOverride")
                if begin and begin.isdecimal():
                    diepte = _getal(anders.get(qn("w:ilvl")))
                    nummering.opnieuw[nummer, diepte] = _getal(begin)
        return nummering

    def merk(self, lijst: str, diepte: int) -> str:
        """The next number of a list at this depth: ``2.``, ``b)``, ``1.3``; ``•`` for a bullet."""
        sleutel = self.lijsten.get(lijst)
        niveaus = self.niveaus.get(sleutel or "", {})
        niveau = niveaus.get(diepte)
        if sleutel is None or niveau is None or niveau.soort == "none":
            return ""
        if niveau.soort == "bullet":
            return OPSOMMING
        self._tel(sleutel, lijst, diepte, niveau)
        return self._schrijf(niveau, niveaus, self.tellers[sleutel])

    def _tel(self, sleutel: str, lijst: str, diepte: int, niveau: Niveau) -> None:
        tellers = self.tellers[sleutel]
        opnieuw = self.opnieuw.get((lijst, diepte))
        if opnieuw is not None and lijst not in self.begonnen:
            tellers[diepte] = opnieuw
        else:
            tellers[diepte] = tellers.get(diepte, niveau.begin - 1) + 1
        self.begonnen.add(lijst)
        for dieper in [een for een in tellers if een > diepte]:
            del tellers[dieper]

    @staticmethod
    def _schrijf(niveau: Niveau, niveaus: Mapping[int, Niveau], tellers: Mapping[int, int]) -> str:
        tekst = niveau.patroon
        for diepte in range(9):
            if f"%{diepte + 1}" in tekst:
                hoe = niveaus.get(diepte, Niveau())
                getal = tellers.get(diepte, hoe.begin)
                tekst = tekst.replace(f"%{diepte + 1}", _geschreven(getal, hoe.soort))
        return tekst.strip()


def _niveau(lvl: Any) -> tuple[int, Niveau]:  # noqa: ANN401 an element of lxml
    begin = waarde(lvl, "w:start") or "1"
    return _getal(lvl.get(qn("w:ilvl"))), Niveau(
        soort=waarde(lvl, "w:numFmt") or "decimal",
        patroon=(waarde(lvl, "w:lvlText") or "")[:MAX_PATROON],
        begin=_getal(begin),
    )


def _getal(tekst: str | None) -> int:
    return int(tekst) if tekst and tekst.isdecimal() and len(tekst) < 6 else 0


def _geschreven(getal: int, soort: str) -> str:
    if soort == "lowerLetter":
        return letters(getal)
    if soort == "upperLetter":
        return letters(getal).upper()
    if soort in {"lowerRoman", "upperRoman"} and getal < 40:
        tekst = ""
        for stap, teken in ROMEINS:
            tekst += teken * (getal // stap)
            getal %= stap
        return tekst.upper() if soort == "upperRoman" else tekst
    return f"{getal:02}" if soort == "decimalZero" else str(getal)

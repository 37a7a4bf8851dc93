"""Rows of cells: what every reader of a table gives, whatever the file was."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from scholen.inlezen.namen import netjes

MEESTE_RIJEN = 100_000
MEESTE_KOLOMMEN = 60

LANGSTE_STAAT = 60
"""So much of a row is shown where a sentence is about it."""
DATUM = "datum"
FOUT = "fout"


@dataclass(frozen=True, slots=True)
class Rij:
    """One row: its number as the reader's own program shows it, and the text of its cells.

    ``vreemd`` says of a column that its cell is no text or number: a date, or an error of the
    program.
    """

    nummer: int
    cellen: list[str]
    vreemd: dict[int, str] = field(default_factory=dict)

    def cel(self, kolom: int) -> str:
        """The text in a column; nothing where the row is shorter."""
        return self.cellen[kolom] if kolom < len(self.cellen) else ""

    @property
    def staat(self) -> str:
        """What stands in it, shortened: `` (“Jan Jansen; ib’er; De Abeel”)`` after its number."""
        tekst = netjes("; ".join(cel[: LANGSTE_STAAT + 1] for cel in self.cellen if cel.strip()))
        if len(tekst) > LANGSTE_STAAT:
            tekst = f"{tekst[:LANGSTE_STAAT].rstrip('; ')}…"
        return f" (“{tekst}”)" if tekst else ""


@dataclass(frozen=True)
class Blad:
    """One sheet, or a whole text file (then without a name)."""

    naam: str
    rijen: Iterator[Rij]
    verborgen: list[int] = field(default_factory=list)
    """The numbers of the hidden rows; complete once ``rijen`` is read."""

    def plek(self, rij: Rij, kolom: int, kop: str) -> str:
        """Where something stands, in words that a reader can look up."""
        waar = f"kolom {letter(kolom)} (“{kop}”)" if self.naam else f"kolom “{kop}”"
        return f"{self.plek_van_rij(rij)}, {waar}"

    def plek_van_rij(self, rij: Rij) -> str:
        """The same for a whole row."""
        return f"{self.nummer_van(rij)}{rij.staat}"

    def nummer_van(self, rij: Rij) -> str:
        """Where a row stands, without what it says."""
        return f"Blad “{self.naam}”, rij {rij.nummer}" if self.naam else f"Regel {rij.nummer}"


def letter(kolom: int) -> str:
    """The name of a column in a spreadsheet: 0 is A, 26 is AA."""
    naam = ""
    kolom += 1
    while kolom:
        kolom, rest = divmod(kolom - 1, 26)
        naam = chr(65 + rest) + naam
    return naam

"""One row of a table, of whatever source."""

from collections.abc import Sequence
from dataclasses import dataclass

SCHEIDING = " | "
"""What stands between the cells of a row that became one line."""


@dataclass(frozen=True)
class Tabelrij:
    """One row: its place for people, its texts, and what is odd about it.

    ``formules`` are the columns with a formula whose outcome is unknown; ``apart`` says that its
    maker made it stand out: in bold, or one cell over the whole width.
    """

    waar: str
    cellen: Sequence[str]
    vervolg: frozenset[int] = frozenset()
    datums: frozenset[int] = frozenset()
    formules: frozenset[int] = frozenset()
    verborgen: bool = False
    apart: bool = False

    def cel(self, kolom: int) -> str:
        """The text in a column; nothing where there is no such column."""
        return self.cellen[kolom] if 0 <= kolom < len(self.cellen) else ""

    @property
    def gevuld(self) -> list[str]:
        """The texts, without the empty cells."""
        return [cel for cel in self.cellen if cel]

    @property
    def tekst(self) -> str:
        """The row as one line."""
        return SCHEIDING.join(self.gevuld)

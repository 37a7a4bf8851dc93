"""Planted faults: mistakes that the suite has to see, each with the tests that must turn red."""

from dataclasses import dataclass
from pathlib import Path

HIER = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Fout:
    """One mistake: in ``bestand`` the text ``oud`` becomes ``nieuw``.

    Args:
        naam: what goes wrong, in Dutch.
        oud: occurs exactly once in the file.
        tests: as pytest names them, ``tests/test_x.py::test_y``; each must fail.
        postgres: whether they run on PostgreSQL, where the second wall stands.
    """

    naam: str
    bestand: str
    oud: str
    nieuw: str
    tests: tuple[str, ...]
    postgres: bool = False

    def telt(self, boom: Path = HIER) -> int:
        """How often the old text occurs."""
        return (boom / self.bestand).read_text(encoding="utf-8").count(self.oud)

    def plant(self, boom: Path) -> str:
        """Make the mistake in a copy of the project; gives the text that was there."""
        pad = boom / self.bestand
        tekst = pad.read_text(encoding="utf-8")
        pad.write_text(tekst.replace(self.oud, self.nieuw), encoding="utf-8")
        return tekst

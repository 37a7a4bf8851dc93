"""The texts of the demo world, as they stand in ``gegevens/``."""

import hashlib
import tomllib
from functools import cached_property
from pathlib import Path
from typing import Any

Rij = dict[str, Any]
GEGEVENS = Path(__file__).parent / "gegevens"
ZAAD = "demo-1"


def hutsel(*delen: str) -> str:
    """A fixed shuffle: the same parts give the same order, whatever else is in the world."""
    return hashlib.sha256("|".join((ZAAD, *delen)).encode()).hexdigest()


class Bron:
    """The tables of the four files, read once."""

    @cached_property
    def wereld(self) -> Rij:
        return self._lees("wereld")

    @cached_property
    def jaren(self) -> Rij:
        return self._lees("jaren")

    @cached_property
    def gesprekken(self) -> Rij:
        return self._lees("gesprekken")

    @cached_property
    def toelichtingen(self) -> dict[str, Rij]:
        """Per item code the four texts ``niveau_1`` … ``niveau_4`` and ``merkbaar``."""
        return {rij["code"]: rij for rij in self._lees("oordelen")["items"]}

    def gegevens_van_school(self, key: str) -> Rij:
        """The row of one school."""
        return next(rij for rij in self.wereld["scholen"] if rij["key"] == key)

    def standen(self, ronde: str) -> list[Rij]:
        """Where each school stands in a round."""
        return [rij for rij in self.jaren["standen"] if rij["ronde"] == ronde]

    def gesprek_van(self, ronde: str, school: str) -> Rij | None:
        """The conversation of a school in a round, if there is one."""
        for rij in self.gesprekken["gesprekken"]:
            if (rij["ronde"], rij["school"]) == (ronde, school):
                return dict(rij)
        return None

    def gesprek(self, key: str) -> Rij:
        """One conversation, by its key."""
        return next(rij for rij in self.gesprekken["gesprekken"] if rij["key"] == key)

    def prioriteit(self, ronde: str) -> str:
        """The code of the domein the board asks about in a round."""
        return next(str(rij["prioriteit"]) for rij in self.jaren["rondes"] if rij["key"] == ronde)

    def onderwerp(self, key: str) -> Rij:
        """One topic, by its key."""
        return next(rij for rij in self.gesprekken["onderwerpen"] if rij["key"] == key)

    def bij_gesprek(self, tabel: str, gesprek: str) -> list[Rij]:
        """The rows of ``tabel`` that point back to a gesprek."""
        return [rij for rij in self.gesprekken[tabel] if rij["gesprek"] == gesprek]

    def wijzigingen(self, stand: Rij) -> list[Rij]:
        """What somebody of this school wrote anew in this round, in order."""
        rijen = (
            rij
            for rij in self.jaren["wijzigingen"]
            if (rij["ronde"], rij["school"]) == (stand["ronde"], stand["school"])
        )
        return sorted(rijen, key=lambda rij: rij["op"])

    @staticmethod
    def _lees(naam: str) -> Rij:
        with (GEGEVENS / f"{naam}.toml").open("rb") as bestand:
            return tomllib.load(bestand)

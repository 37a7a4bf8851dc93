"""The table of states: who may do what in which state of a dialogue, as domein.md says it.

A row is one act in a group of states; a column is an actor. All of it is about the own school, and
for an adviseur about the own talk. The tests send every act in every state as everybody, and look
at the rows whether something was done.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from gesprekken.bewijs.tabel import ACTOREN, lees

GEDAAN, NU_NIET, MAG_NIET = "ja", "nu niet", "mag niet"
BESTAAT_NIET, INLOGGEN = "bestaat niet", "inloggen"
ACTOREN_DAAD = (*ACTOREN[:7], "andere adviseur", *ACTOREN[7:])
SCHEIDING = " | "


@dataclass(frozen=True)
class Daad:
    """One act in the states ``wanneer``; ``cellen`` are words, by actor."""

    url: str
    wanneer: tuple[str, ...]
    cellen: Mapping[str, str]


def lees_staten() -> list[Daad]:
    """The rows of the table, in the order of the file."""
    return [
        Daad(
            url=rij["url"],
            wanneer=tuple(rij["wanneer"].split(SCHEIDING)),
            cellen={actor: rij[actor] for actor in ACTOREN_DAAD},
        )
        for rij in lees("staten.csv")
    ]

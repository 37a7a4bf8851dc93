"""Rows that stand in an order which people change one place at a time."""

from collections.abc import Iterable
from typing import Protocol, TypeVar


class MetVolgorde(Protocol):
    """What has a place in a list."""

    volgorde: int


Rij = TypeVar("Rij", bound=MetVolgorde)
RICHTINGEN = {"omhoog": -1, "omlaag": 1}
"""What the two buttons send, as a ``stap`` of ``verplaats``."""


def verplaats(rij: Rij, rijen: list[Rij], *, stap: int) -> None:
    """Move ``rij`` up (``stap`` -1) or down (1) in its list, not past the ends; saves nothing."""
    van = rijen.index(rij)
    naar = min(max(van + stap, 0), len(rijen) - 1)
    rijen.insert(naar, rijen.pop(van))
    nummer(rijen)


def nummer(rijen: Iterable[Rij]) -> None:
    """Number the rows from 1 in the order they stand in; saves nothing."""
    for volgorde, rij in enumerate(rijen, start=1):
        rij.volgorde = volgorde

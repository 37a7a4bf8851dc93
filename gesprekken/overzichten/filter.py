"""Chips above a list: which part of it one sees."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Filter:
    """One way to look at a list."""

    naam: str
    waarde: str
    aantal: int
    is_gekozen: bool

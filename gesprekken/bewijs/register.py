"""What is kept, why and for how long: one register, which the nightly clearing away reads too."""

import calendar
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, TypeVar

from gesprekken.bewijs.tabel import GEGEVENS
from scholen.taal import aantal, hoofdletter

Dag = TypeVar("Dag", date, datetime)
SOORTEN: Mapping[str, str] = {
    "persoonsgegeven": "Gegevens over mensen",
    "inhoud": "Wat mensen schrijven",
    "technisch": "Techniek en inrichting",
}


@dataclass(frozen=True)
class Termijn:
    """How long, in one of ``dagen``, ``maanden`` and ``jaren``; or in words, in ``zolang``.

    ``minst`` and ``meest`` are between which a bestuur may choose. The rows that go after it
    are called ``een``, when there are more ``meer``.
    """

    dagen: int = 0
    maanden: int = 0
    jaren: int = 0
    minst: int = 0
    meest: int = 0
    vanaf: str = ""
    zolang: str = ""
    een: str = ""
    meer: str = ""

    @property
    def hoe_lang(self) -> str:
        """``24 maanden``; nothing for a term in words."""
        if self.zolang:
            return ""
        if self.dagen:
            return aantal(self.dagen, "dag", "dagen")
        return f"{self.maanden} maanden" if self.maanden else f"{self.jaren} jaar"

    @property
    def in_woorden(self) -> str:
        """``24 maanden na de dag waarop het gebeurde.``"""
        if self.zolang:
            return self.zolang
        keuze = f" Het bestuur kan {self.minst} tot {self.meest} jaar kiezen." if self.minst else ""
        return f"{hoofdletter(self.hoe_lang)} {self.vanaf}.{keuze}"

    def telling(self, hoeveel: int) -> str:
        """``één uitnodiging``, ``3 uitnodigingen``."""
        return aantal(hoeveel, self.een, self.meer)

    def met_jaren(self, jaren: int) -> "Termijn":
        """The term as a bestuur chose it; one that it cannot choose stays as it is."""
        return replace(self, jaren=jaren) if self.minst else self

    def grens(self, op: datetime) -> datetime:
        """What was before this moment is past the term at ``op``."""
        return maanden_eerder(op, self.maanden) - timedelta(days=self.dagen)


def maanden_eerder(op: Dag, maanden: int) -> Dag:
    """So many months earlier at the same time, or on the last day of a shorter month."""
    jaar, maand = divmod(op.year * 12 + op.month - 1 - maanden, 12)
    dag = min(op.day, calendar.monthrange(jaar, maand + 1)[1])
    return op.replace(year=jaar, month=maand + 1, day=dag)


@dataclass(frozen=True)
class Grondslag:
    """On what ground something may be kept: in a few words, and as the law says it."""

    kort: str
    voluit: str


@dataclass(frozen=True)
class Groep:
    """Fields that are kept for one reason; ``velden`` are their names, by table."""

    naam: str
    onderwerp: str
    soort: str
    doel: str
    grondslag: Grondslag
    termijn: Termijn
    ontvangers: str
    wie: str = "Niemand"
    velden: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def soort_in_woorden(self) -> str:
        """The kind as the page says it."""
        return SOORTEN[self.soort]


@dataclass(frozen=True)
class Onderwerp:
    """Groups that belong together on the page."""

    naam: str
    groepen: tuple[Groep, ...]


@cache
def termijnen() -> Mapping[str, Termijn]:
    """Every term by its name."""
    return {naam: Termijn(**rij) for naam, rij in _bron()["termijnen"].items()}


@cache
def grondslagen() -> Mapping[str, Grondslag]:
    """Every ground by its name."""
    return {naam: Grondslag(**rij) for naam, rij in _bron()["grondslagen"].items()}


@cache
def groepen() -> tuple[Groep, ...]:
    """All of the register, in the order of the file."""
    return tuple(
        Groep(
            **{
                **rij,
                "grondslag": grondslagen()[rij["grondslag"]],
                "termijn": termijnen()[rij["termijn"]],
                "velden": {van: tuple(n.split()) for van, n in rij.get("velden", {}).items()},
            }
        )
        for rij in _bron()["groepen"]
    )


def onderwerpen() -> tuple[Onderwerp, ...]:
    """The same by subject."""
    namen = dict.fromkeys(groep.onderwerp for groep in groepen())
    return tuple(
        Onderwerp(naam, tuple(groep for groep in groepen() if groep.onderwerp == naam))
        for naam in namen
    )


@cache
def _bron() -> dict[str, Any]:
    return tomllib.loads((GEGEVENS / "register.toml").read_text(encoding="utf-8"))

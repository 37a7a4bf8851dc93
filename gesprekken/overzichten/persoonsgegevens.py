"""All that is kept of one person: every row that names somebody (AVG, article 15).

``bewijs/gegevens/persoonsgegevens.toml`` says where people are named, and what of such a row is
theirs. What others wrote about somebody in a text of their own is not found: nothing marks it.

Each bestuur answers for its own rows. So somebody gets what the besturen keep where she works now,
with what is of no bestuur; only a command reads over all of them.
"""

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils import timezone

from gesprekken.overzichten.boedel import OOK_VIA
from gesprekken.wegen import APPS, weg_naar_bestuur
from scholen.models import Bestuur, Gebruiker

BRON = Path(__file__).parent.parent / "bewijs" / "gegevens" / "persoonsgegevens.toml"


@dataclass(frozen=True)
class Kolom:
    """A column that comes along: of the row itself, or of what it points at (``weg``)."""

    weg: tuple[str, ...]
    veld: Any
    """Django's field, of any kind."""

    @classmethod
    def van(cls, model: type[models.Model], pad: str) -> Self:
        """The column at the end of a road such as ``gesprek__school``."""
        *weg, laatste = pad.split("__")
        van: Any = model
        for naam in weg:
            van = van._meta.get_field(naam).related_model
        return cls(tuple(weg), van._meta.get_field(laatste))

    @property
    def ouders(self) -> str:
        """What has to be selected along for it, as a lookup; empty for nothing."""
        return "__".join([*self.weg, self.veld.name] if self.veld.is_relation else self.weg)

    def in_woorden(self, rij: Any) -> str:  # noqa: ANN401 a row of any model
        """What it says for a row, in Dutch; empty where the road ends halfway."""
        for naam in self.weg:
            rij = getattr(rij, naam, None)
        if rij is None:
            return ""
        naam = self.veld.name
        waarde = getattr(rij, f"get_{naam}_display")() if self.veld.choices else getattr(rij, naam)
        return _in_woorden(waarde)


@dataclass(frozen=True)
class Plek:
    """A column by which rows are of somebody, and the columns that come along."""

    kop: str
    model: type[models.Model]
    veld: str
    kolommen: tuple[Kolom, ...]

    @property
    def naam(self) -> str:
        """``scholen.Aanstelling.gebruiker``."""
        return f"{self.model._meta.label}.{self.veld}"

    def rijen(
        self, gebruiker: Gebruiker, besturen: Collection[Bestuur] | None
    ) -> models.QuerySet[models.Model]:
        """Those of this person, oldest first: of these besturen and of none, or of all."""
        eigen: dict[str, object] = {self.veld: gebruiker.pk}
        if self.is_adres:
            eigen = {f"{self.veld}__iexact": gebruiker.email}
        rijen = self.model._base_manager.filter(**eigen).order_by("pk")
        if besturen is not None and self.wegen:
            van_geen = Q(**dict.fromkeys(self.wegen))
            van_deze = Q(*((f"{weg}__in", besturen) for weg in self.wegen), _connector=Q.OR)
            rijen = rijen.filter(van_geen | van_deze)
        return rijen.select_related(*filter(None, (kolom.ouders for kolom in self.kolommen)))

    @property
    def wegen(self) -> tuple[str, ...]:
        """The roads from a row to its bestuur; none for what is of no bestuur."""
        if self.model._meta.app_label not in APPS:
            return ()
        weg = weg_naar_bestuur(self.model)
        return (weg, *OOK_VIA.get(self.model.__name__, ())) if weg else ()

    @property
    def is_adres(self) -> bool:
        """Whether the column holds an address, and does not point at the person."""
        return self.veld != "pk" and not self.model._meta.get_field(self.veld).is_relation


@dataclass(frozen=True)
class Stapel:
    """The rows of one kind: per row what its columns say, in Dutch."""

    plek: Plek
    rijen: tuple[dict[str, str], ...]


@cache
def plekken() -> tuple[Plek, ...]:
    """Every place where people are named."""
    return tuple(_plek(**rij) for rij in tomllib.loads(BRON.read_text())["plekken"])


def _plek(*, kop: str, waar: str, van_mij: str = "", noemt_mij: str = "") -> Plek:
    label, _, veld = waar.rpartition(".")
    model = apps.get_model(label)
    paden = (van_mij or noemt_mij).split()
    return Plek(kop, model, veld, tuple(Kolom.van(model, pad) for pad in paden))


def inzage(
    gebruiker: Gebruiker, *, besturen: Collection[Bestuur] | None = None
) -> tuple[Stapel, ...]:
    """Everything of this person, kind by kind; kinds of which there is nothing too.

    One query per kind.

    Args:
        besturen: whose rows, besides those of no bestuur; without them those of all.
    """
    return tuple(
        Stapel(plek, tuple(_regel(rij, plek) for rij in rijen.iterator(2_000)))
        for plek, rijen in ((plek, plek.rijen(gebruiker, besturen)) for plek in plekken())
    )


def _regel(rij: models.Model, plek: Plek) -> dict[str, str]:
    cellen = ((str(kolom.veld.verbose_name), kolom.in_woorden(rij)) for kolom in plek.kolommen)
    return {kop: tekst for kop, tekst in cellen if tekst}


def _in_woorden(waarde: object) -> str:
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, datetime):
        return f"{timezone.localtime(waarde):%d-%m-%Y %H:%M}"
    if isinstance(waarde, date):
        return f"{waarde:%d-%m-%Y}"
    return str(waarde)

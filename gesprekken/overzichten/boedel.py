"""What is of a bestuur, row by row, and what it shares with others: all that leaves with it."""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TypeVar

from django.db import models
from django.db.models import Q

from gesprekken.wegen import modellen, relaties_van, weg_naar_bestuur
from kwaliteit.models import Kwaliteitskader
from scholen.models import Bestuur, Gebruiker, Samenwerkingsverband

Model = type[models.Model]
T = TypeVar("T")
OOK_VIA = {
    "Aanstelling": ("school__bestuur",),
    "Uitnodigingsrol": ("school__bestuur", "uitnodiging__bestuur"),
    "Thema": ("kader__bestuur",),
}
"""Rows that carry their bestuur themselves, or only through what they belong to."""
BLOK = 2_000
"""How many rows are asked for, or removed, at a time."""


class Sleutels(Mapping[int, int]):
    """Keys from low to high, each with its place counted from 1; eight bytes for every row."""

    def __init__(self, van_laag_naar_hoog: Iterable[int] = ()) -> None:
        self._sleutels = array("q", van_laag_naar_hoog)

    def __getitem__(self, sleutel: int) -> int:
        index = bisect_left(self._sleutels, sleutel)
        if self._sleutels[index : index + 1] != array("q", [sleutel]):
            raise KeyError(sleutel)
        return index + 1

    def __iter__(self) -> Iterator[int]:
        return iter(self._sleutels)

    def __len__(self) -> int:
        return len(self._sleutels)


@dataclass(frozen=True)
class Boedel:
    """The keys of rows, by model.

    Args:
        eigen: of the bestuur alone; they go when it goes.
        gedeeld: what those point at and others use too: people, a samenwerkingsverband, shared
            kaders with all that is in them.
    """

    eigen: dict[Model, Sleutels]
    gedeeld: dict[Model, set[int]] = field(default_factory=lambda: defaultdict(set))

    def alles(self, model: Model) -> Iterator[int]:
        """Every row of a model that leaves with the bestuur."""
        return chain(self.eigen[model], self.gedeeld.get(model, ()))

    def heeft(self, model: Model, sleutel: int) -> bool:
        """Whether this row is among them."""
        return sleutel in self.eigen[model] or sleutel in self.gedeeld.get(model, ())


def boedel_van(bestuur: Bestuur) -> Boedel:
    """All rows of a bestuur, and the shared ones that they need."""
    boedel = Boedel({model: _op_volgorde(eigen_rijen(model, bestuur)) for model in modellen()})
    te_volgen: Mapping[Model, Iterable[int]] = boedel.eigen
    while te_volgen:
        te_volgen = _neem_mee(boedel, _waarnaar(te_volgen))
    return boedel


def eigen_rijen(model: Model, bestuur: Bestuur) -> models.QuerySet[models.Model]:
    """The rows of one model that are of a bestuur and of nobody else."""
    rijen = model._base_manager.all()
    if model is Bestuur:
        return rijen.filter(pk=bestuur.pk)
    weg = weg_naar_bestuur(model)
    if not weg:
        return rijen.none()
    waar = Q(**{weg: bestuur})
    for ook in OOK_VIA.get(model.__name__, ()):
        waar |= Q(**{ook: bestuur})
    return rijen.filter(waar)


def in_blokken(rijen: Iterable[T], hoeveel: int = BLOK) -> Iterator[list[T]]:
    """Keys or rows in lists that a database takes in one question, with no more at hand."""
    over = iter(rijen)
    while blok := list(islice(over, hoeveel)):
        yield blok


def _op_volgorde(rijen: models.QuerySet[models.Model]) -> Sleutels:
    return Sleutels(rijen.order_by("pk").values_list("pk", flat=True).iterator(BLOK))


def _sleutels(rijen: models.QuerySet[models.Model]) -> set[int]:
    return set(rijen.order_by().values_list("pk", flat=True))


def _waarnaar(te_volgen: Mapping[Model, Iterable[int]]) -> dict[Model, set[int]]:
    """The shared rows that rows point at, and what is in the kaders among them."""
    doelen: dict[Model, set[int]] = defaultdict(set)
    for model, sleutels in te_volgen.items():
        naar = {naam: ander for naam, ander in relaties_van(model).items() if ander in TE_DELEN}
        for naam, ander in naar.items():
            for blok in in_blokken(sleutels):
                rijen = model._base_manager.filter(pk__in=blok).exclude(**{naam: None})
                doelen[ander] |= set(rijen.order_by().values_list(f"{naam}_id", flat=True))
    for kader in te_volgen.get(Kwaliteitskader, ()):
        for model, weg in IN_EEN_KADER.items():
            doelen[model] |= _sleutels(model._base_manager.filter(**{weg: kader}))
    return doelen


def _neem_mee(boedel: Boedel, doelen: dict[Model, set[int]]) -> dict[Model, set[int]]:
    """Add what was not there yet; what is of another bestuur stays where it is."""
    nieuw = {}
    for model, sleutels in doelen.items():
        over = {sleutel for sleutel in sleutels if not boedel.heeft(model, sleutel)}
        if over := _van_allen(model, over):
            boedel.gedeeld[model] |= over
            nieuw[model] = over
    return nieuw


def _van_allen(model: Model, sleutels: set[int]) -> set[int]:
    if model in (Gebruiker, Samenwerkingsverband):
        return sleutels
    weg = "bestuur" if model is Kwaliteitskader else IN_EEN_KADER.get(model, "")
    if not weg or not sleutels:
        return set()
    zonder = weg if model is Kwaliteitskader else f"{weg}__bestuur"
    return _sleutels(model._base_manager.filter(**{"pk__in": sleutels, f"{zonder}__isnull": True}))


def _in_een_kader() -> dict[Model, str]:
    wegen = {}
    for model in modellen():
        relaties = relaties_van(model)
        if model is not Kwaliteitskader and model._meta.app_label == "kwaliteit":
            if model._meta.auto_created and "item" in relaties:
                wegen[model] = "item__kader"
            elif "schaal" in relaties:
                wegen[model] = "schaal__kader"
            elif "kader" in relaties and "school" not in relaties:
                wegen[model] = "kader"
    return wegen


IN_EEN_KADER = _in_een_kader()
"""What a kader is made of, each with its road to it."""
TE_DELEN = {Gebruiker, Samenwerkingsverband, Kwaliteitskader, *IN_EEN_KADER}
"""Of which a row may be of several besturen."""

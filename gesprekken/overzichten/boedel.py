"""What is of a bestuur, row by row, and what it shares with others: all that leaves with it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db import models
from django.db.models import Q

from gesprekken.wegen import modellen, relaties_van, weg_naar_bestuur
from kwaliteit.models import Kwaliteitskader
from scholen.models import Bestuur, Gebruiker, Samenwerkingsverband

Model = type[models.Model]
OOK_VIA = {
    "Aanstelling": ("school__bestuur",),
    "Uitnodigingsrol": ("school__bestuur", "uitnodiging__bestuur"),
    "Thema": ("kader__bestuur",),
}
"""Rows that carry their bestuur themselves, or only through what they belong to."""
BLOK = 2_000
"""How many rows are asked for, or removed, at a time."""


@dataclass(frozen=True)
class Boedel:
    """The keys of rows, by model.

    Args:
        eigen: of the bestuur alone; they go when it goes.
        gedeeld: what those point at and others use too: people, a samenwerkingsverband, shared
            kaders with all that is in them.
    """

    eigen: dict[Model, set[int]]
    gedeeld: dict[Model, set[int]] = field(default_factory=lambda: defaultdict(set))

    def alles(self, model: Model) -> set[int]:
        """Every row of a model that leaves with the bestuur."""
        return self.eigen.get(model, set()) | self.gedeeld.get(model, set())


def boedel_van(bestuur: Bestuur) -> Boedel:
    """All rows of a bestuur, and the shared ones that they need."""
    boedel = Boedel({model: _sleutels(eigen_rijen(model, bestuur)) for model in modellen()})
    te_volgen = {model: set(rijen) for model, rijen in boedel.eigen.items()}
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


def in_blokken(sleutels: Iterable[int]) -> Iterator[list[int]]:
    """Keys in lists that a database takes in one question."""
    rij = sorted(sleutels)
    for begin in range(0, len(rij), BLOK):
        yield rij[begin : begin + BLOK]


def _sleutels(rijen: models.QuerySet[models.Model]) -> set[int]:
    return set(rijen.order_by().values_list("pk", flat=True))


def _waarnaar(te_volgen: dict[Model, set[int]]) -> dict[Model, set[int]]:
    """What rows point at, and what is in the kaders among them."""
    doelen: dict[Model, set[int]] = defaultdict(set)
    for model, sleutels in te_volgen.items():
        for naam, ander in relaties_van(model).items():
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
        over = sleutels - boedel.alles(model)
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

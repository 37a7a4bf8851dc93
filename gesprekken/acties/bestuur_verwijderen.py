"""A bestuur that left is removed whole: the one way in which what is fixed goes before its time."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import connection, models, transaction
from django.db.models import Q

from gesprekken.acties.anonimiseren import mensen_vergeten
from gesprekken.overzichten.boedel import Model, boedel_van, eigen_rijen, in_blokken
from gesprekken.wegen import modellen
from scholen.models import (
    Aanstelling,
    Bestuur,
    Gebruiker,
    School,
    Uitnodiging,
    leg_vast_bij_installatie,
)


@transaction.atomic
def bestuur_verwijderen(bestuur: Bestuur, *, op: datetime, vingerafdruk: str) -> dict[str, int]:
    """Remove every row of a bestuur, and clear the accounts of who works nowhere else.

    The row of the bestuur goes first: from then on the locks on what is fixed let go of what was
    of it, and of nothing else. The database itself looks at the end whether anything still points
    at what is gone. Shared kaders stay, and so does who works for another bestuur too.

    Args:
        vingerafdruk: the SHA-256 of the zip in which it left, for the log of the installation.

    Returns:
        How many rows went, by model.
    """
    boedel = boedel_van(bestuur)
    naam, nummer = bestuur.naam, bestuur.bestuursnummer
    _laat_los(bestuur)
    _wis(Bestuur, boedel.eigen[Bestuur])
    for model in modellen():
        _wis(model, boedel.eigen[model])
    connection.check_constraints()
    leg_vast_bij_installatie(
        model="bestuur",
        sleutel=nummer,
        op=op,
        van=naam,
        reden="Het bestuur is verwijderd, nadat het was uitgevoerd.",
        vingerafdruk=vingerafdruk,
    )
    mensen_vergeten(_zonder_werk(boedel.gedeeld[Gebruiker]))
    return {model._meta.label: len(rijen) for model, rijen in boedel.eigen.items() if rijen}


def wie_vertrekt(bestuur: Bestuur) -> models.QuerySet[Gebruiker]:
    """Whose accounts are cleared with the bestuur: no role elsewhere, and not invited there."""
    boedel = boedel_van(bestuur)
    elders = Aanstelling.objects.exclude(pk__in=eigen_rijen(Aanstelling, bestuur).values("pk"))
    genodigd = Uitnodiging.objects.open().exclude(bestuur=bestuur).values("email")
    mensen = Gebruiker.objects.filter(pk__in=boedel.gedeeld[Gebruiker]).exclude(email__in=genodigd)
    return mensen.exclude(pk__in=elders.values("gebruiker"))


def _zonder_werk(mensen: set[int]) -> models.QuerySet[Gebruiker]:
    """With the account of who was invited elsewhere, that invitation would be lost."""
    return Gebruiker.objects.filter(pk__in=mensen).exclude(
        Q(pk__in=Aanstelling.objects.values("gebruiker"))
        | Q(email__in=Uitnodiging.objects.open().values("email"))
    )


def _laat_los(bestuur: Bestuur) -> None:
    """A school elsewhere that went on in one of these no longer says so."""
    elders = School.objects.filter(opgegaan_in__bestuur=bestuur).exclude(bestuur=bestuur)
    elders.update(opgegaan_in=None)


def _wis(model: Model, sleutels: Iterable[int]) -> None:
    for blok in in_blokken(sleutels):
        rijen: Any = model._base_manager.filter(pk__in=blok)
        rijen._raw_delete(rijen.db)

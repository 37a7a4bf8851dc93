"""The snapshots of a deelname: which one the board reads, and who has read it."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from gesprekken.models import Deelname
from kwaliteit.models import Indiening
from scholen.models import Gebeurtenis, Gebruiker

INZAGE_DUURT = timedelta(hours=24)
"""How long a bestuurder who gave a reason may read a school's submitted evaluation."""


def indieningen(deelname: Deelname) -> QuerySet[Indiening]:
    """All snapshots of this deelname, the latest first."""
    return Indiening.objects.filter(zelfevaluatie=deelname.zelfevaluatie_id).order_by(
        "-ingediend_op", "-pk"
    )


def laatste_indiening(deelname: Deelname) -> Indiening | None:
    """The snapshot the board reads: never the live rows."""
    return indieningen(deelname).first()


def gelezen(indiening: Indiening) -> QuerySet[Gebeurtenis]:
    """Who of the board opened this snapshot, when."""
    return Gebeurtenis.objects.filter(
        model="indiening", sleutel=str(indiening.pk), soort=Gebeurtenis.Soort.GELEZEN
    ).order_by("op", "pk")


def is_gelezen(deelname: Deelname) -> bool:
    """Whether anybody of the board has opened the latest snapshot."""
    laatste = laatste_indiening(deelname)
    return laatste is not None and gelezen(laatste).exists()


def heeft_inzage(deelname: Deelname, gebruiker: Gebruiker, *, op: datetime) -> bool:
    """Whether this person gave a reason to read it less than 24 hours ago."""
    return Gebeurtenis.objects.filter(
        model="deelname",
        sleutel=deelname.sleutel,
        soort=Gebeurtenis.Soort.INZAGE,
        gebruiker=gebruiker,
        op__gt=op - INZAGE_DUURT,
    ).exists()

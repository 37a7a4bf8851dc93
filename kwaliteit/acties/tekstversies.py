"""The history of a field: what it said before, who wrote it, and what was refused."""

from datetime import datetime, timedelta

from django.db import models

from kwaliteit.models import Tekstversie
from kwaliteit.teksten import als_tekst
from scholen.models import Bestuur, Gebruiker

SAMEN_BINNEN = timedelta(minutes=10)
"""Saves of one person within this time are one version in the history."""
VELDLENGTE = 40
"""So much of the name of a field is kept; a word of a kader may have a long one."""


def laatste_versie(rij: models.Model, veld: str) -> Tekstversie | None:
    """The text that was saved last in a field; nothing without a history."""
    versies = Tekstversie.objects.filter(
        model=rij._meta.model_name,
        rij=rij.pk,
        veld=veld[:VELDLENGTE],
        soort=Tekstversie.Soort.BEWAARD,
    )
    return versies.order_by("-op", "-pk").first()


def voeg_toe(
    rij: models.Model, veld: str, gelezen: object, waarde: object, *, door: Gebruiker, op: datetime
) -> None:
    """Bring the history of the field up to the text that now stands."""
    laatste = laatste_versie(rij, veld)
    tekst = als_tekst(waarde)
    if laatste is not None and _hoort_bij(laatste, tekst, door=door, op=op):
        Tekstversie.objects.filter(pk=laatste.pk).update(tekst=tekst, op=op)
        return
    nieuw = [tekstversie(rij, veld, waarde, door=door, op=op)]
    if laatste is None and als_tekst(gelezen):  # written before there was a history
        nieuw.insert(0, tekstversie(rij, veld, gelezen, door=None, op=op))
    Tekstversie.objects.bulk_create(nieuw)


def _hoort_bij(laatste: Tekstversie, tekst: str, *, door: Gebruiker, op: datetime) -> bool:
    """Whether a save is the same stretch of writing; a text cut in half never is."""
    if laatste.door_id != door.pk or op - laatste.sinds > SAMEN_BINNEN:
        return False
    return len(tekst) * 2 >= len(laatste.tekst)


def houd_vast(
    rij: models.Model, veld: str, waarde: object, *, door: Gebruiker, op: datetime
) -> None:
    """Keep a text that was refused, once."""
    soort = Tekstversie.Soort.NIET_GEKOZEN
    tekst = als_tekst(waarde)
    bestaat = Tekstversie.objects.filter(
        model=rij._meta.model_name,
        rij=rij.pk,
        veld=veld[:VELDLENGTE],
        soort=soort,
        tekst=tekst,
        door=door,
    )
    if tekst and not bestaat.exists():
        tekstversie(rij, veld, waarde, door=door, op=op, soort=soort).save()


def tekstversie(
    rij: models.Model,
    veld: str,
    waarde: object,
    *,
    door: Gebruiker | None,
    op: datetime,
    soort: str = Tekstversie.Soort.BEWAARD,
) -> Tekstversie:
    """What stood, or came to stand, in a field; not saved yet.

    Args:
        door: ``None`` for what was written before there was a history.
    """
    return Tekstversie(
        bestuur_id=_eigenaar(rij),
        model=rij._meta.model_name or "",
        rij=rij.pk,
        veld=veld[:VELDLENGTE],
        tekst=als_tekst(waarde),
        soort=soort,
        sinds=op,
        op=op,
        door=door,
        naam=door.naam if door else "",
    )


def _eigenaar(rij: models.Model) -> int:
    """The bestuur a row belongs to: its own, or that of the kader it is a part of."""
    if isinstance(rij, Bestuur):
        return rij.pk
    eigen: int | None = getattr(rij, "bestuur_id", None)
    return eigen or rij.kader.bestuur_id  # type: ignore[attr-defined]  # every other row is such a part

"""Ending sessions: one's own, or somebody's when their account changes."""

from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import QuerySet

from scholen.models import Gebeurtenis, Gebruiker, leg_vast
from scholen.taal import aantal


@transaction.atomic
def sessies_beeindigen(
    gebruiker: Gebruiker, *, nummer: str, behalve: str | None, op: datetime
) -> int:
    """Log somebody out at the place with this number, or without one everywhere else.

    Args:
        behalve: the key of the session that goes on.

    Returns:
        At how many places.
    """
    rijen = UserSession.objects.filter(user=gebruiker).exclude(session_key=behalve)
    if nummer:
        rijen = rijen.filter(pk=nummer) if nummer.isdecimal() else rijen.none()
    hoeveel = _beeindig(rijen)
    if hoeveel:
        reden = f"Er is op {aantal(hoeveel, 'plek', 'plekken')} uitgelogd."
        leg_vast(
            soort=Gebeurtenis.Soort.INLOGGEN, rij=gebruiker, door=gebruiker, op=op, reden=reden
        )
    return hoeveel


def log_overal_uit(gebruiker: Gebruiker, *, behalve: str | None = None) -> int:
    """End all sessions of somebody, from their next request on. Gives how many."""
    return _beeindig(UserSession.objects.filter(user=gebruiker).exclude(session_key=behalve))


def ruim_sessies_op() -> None:
    """Forget where people were logged in once, when that session is gone."""
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()


def _beeindig(rijen: QuerySet[UserSession]) -> int:
    sleutels = list(rijen.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=sleutels).delete()
    rijen.delete()
    return len(sleutels)

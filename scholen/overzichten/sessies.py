"""Where somebody is logged in."""

from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.utils import timezone

from scholen.models import Gebruiker

BROWSERS = (  # the first that fits: most call themselves several things
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
APPARATEN = (
    ("iPhone", "een iPhone"),
    ("iPad", "een iPad"),
    ("Android", "een Android-toestel"),
    ("CrOS", "een Chromebook"),
    ("Windows", "Windows"),
    ("Macintosh", "een Mac"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True)
class Sessie:
    """One place where somebody is logged in now."""

    nummer: int
    waarmee: str  # "Firefox op Windows"
    adres: str
    sinds: datetime
    is_deze: bool


def sessies(gebruiker: Gebruiker, *, deze: str | None) -> list[Sessie]:
    """All of them, this one first and then the newest, in one query.

    Args:
        deze: the key of the session that asks.
    """
    lopend = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    rijen = UserSession.objects.filter(user=gebruiker, session_key__in=lopend)
    gevonden = [
        Sessie(
            nummer=rij.pk,
            waarmee=waarmee(rij.user_agent),
            adres=rij.ip,
            sinds=rij.created_at,
            is_deze=rij.session_key == deze,
        )
        for rij in rijen.order_by("-created_at", "-pk")
    ]
    return sorted(gevonden, key=lambda sessie: not sessie.is_deze)


def waarmee(browser: str) -> str:
    """``Firefox op Windows``: what a browser says of itself, in a few words."""
    naam = next((naam for teken, naam in BROWSERS if teken in browser), "Een browser")
    apparaat = next((naam for teken, naam in APPARATEN if teken in browser), "")
    return f"{naam} op {apparaat}" if apparaat else naam

"""Which second steps are somebody's own, and which may be the work of a bestuur.

Who came in on the word of a bestuur alone can set up a second step, and so can whoever answers for
its log-in. A step counts as somebody's own once it was used together with the own password.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from allauth.mfa.models import Authenticator
from django.db import transaction

from scholen.inloggen.tweede_stap import STAPPEN
from scholen.models import Gebruiker

Bewijs = Mapping[str, Any]
"""What allauth writes down of one thing that somebody showed while logging in."""
EIGEN = "met_wachtwoord"
"""In the data of a second step: it was used with the own password."""


def heeft_eigen_stap(gebruiker: Gebruiker) -> bool:
    """Whether somebody has a code app or a passkey that is the own."""
    stappen = Authenticator.objects.filter(user=gebruiker, type__in=STAPPEN)
    return bool(stappen.filter(data__has_key=EIGEN).exists())


def maak_eigen(getoond: Sequence[Bewijs]) -> None:
    """Somebody showed these together: with a password among them, the steps are the own now."""
    if not any(bewijs["method"] == "password" for bewijs in getoond):
        return
    with transaction.atomic():  # in the same data a recovery code may be used up meanwhile
        stappen = Authenticator.objects.select_for_update().filter(pk__in=_stappen(getoond))
        for stap in stappen.exclude(data__has_key=EIGEN):
            stap.data[EIGEN] = True
            stap.save(update_fields=["data"])


def rust_op_woord(getoond: Sequence[Bewijs]) -> bool:
    """Whether nothing that somebody showed is more than the word of a bestuur."""
    if not getoond or {bewijs["method"] for bewijs in getoond} - {"socialaccount", "mfa"}:
        return False
    eigen = Authenticator.objects.filter(pk__in=_stappen(getoond), data__has_key=EIGEN)
    return not eigen.exists()


def _stappen(getoond: Sequence[Bewijs]) -> list[int]:
    return [bewijs["id"] for bewijs in getoond if bewijs["method"] == "mfa"]

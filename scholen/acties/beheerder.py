"""What changes more than one row about people and their roles."""

import secrets
from datetime import datetime

from django.db import transaction

from scholen.models import Aanstelling, Bestuur, Gebruiker, leg_vast
from scholen.models.rol import Rol

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that look like another when read aloud


@transaction.atomic
def beheerder_maken(
    *, email: str, naam: str, bestuur: Bestuur | None, op: datetime
) -> tuple[Gebruiker, str]:
    """Let somebody be functioneel beheerder from today; makes the account when there is none.

    Doing it again changes nothing. An account that exists keeps its password.

    Args:
        bestuur: where; without one of the whole installation.

    Returns:
        The person, and the password that was made: readable now and never again (empty when the
        account existed).
    """
    gebruiker = Gebruiker.objects.met_adres(email)
    wachtwoord = ""
    if gebruiker is None:
        wachtwoord = nieuw_wachtwoord()
        gebruiker = Gebruiker.objects.create_user(email, wachtwoord, naam=naam)
    rol = {"rol": Rol.BEHEERDER, "bestuur": bestuur}
    if not gebruiker.aanstellingen.geldig().filter(**rol).exists():
        aanstelling = Aanstelling.objects.create(gebruiker=gebruiker, van=op.date(), **rol)
        leg_vast(
            rij=aanstelling,
            door=None,
            op=op,
            naar=Rol.BEHEERDER,
            reden=f"{gebruiker.naam} is nu functioneel beheerder.",
        )
    return gebruiker, wachtwoord


def nieuw_wachtwoord() -> str:
    """A random password of four times four characters, easy to type over (79 bits)."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))

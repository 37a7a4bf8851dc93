"""What the log keeps of logging in."""

from datetime import datetime

from scholen.bewaking.namens import namens
from scholen.models import Gebeurtenis, Gebruiker, leg_vast, leg_vast_bij_installatie


def noteer(
    gebruiker: Gebruiker, reden: str, *, op: datetime, door: Gebruiker | None = None
) -> None:
    """Something happened to the account of this person.

    Args:
        door: who did it, if somebody else did.
    """
    wie = door or gebruiker
    with namens(wie):
        leg_vast(soort=Gebeurtenis.Soort.INLOGGEN, rij=gebruiker, door=wie, op=op, reden=reden)


def noteer_weigering(email: str, *, op: datetime) -> None:
    """Somebody was refused; the same work whether the address is known or not, and without it.

    An address that nobody has may be a password in the wrong field, so it is never kept.
    """
    gebruiker = Gebruiker.objects.met_adres(email)
    leg_vast_bij_installatie(
        soort=Gebeurtenis.Soort.INLOGGEN,
        model="gebruiker",
        sleutel=gebruiker.sleutel if gebruiker else "",
        op=op,
        reden="Inloggen is geweigerd: het wachtwoord was verkeerd of het adres is onbekend.",
    )

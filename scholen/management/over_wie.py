"""The bestuur or the person that a command is about."""

from django.core.management.base import CommandError

from scholen.models import Bestuur, Gebruiker


def bestuur_met_nummer(nummer: str, *, raad: str = "") -> Bestuur:
    """The bestuur with this bestuursnummer.

    Args:
        raad: what to do when there is none; a sentence.

    Raises:
        CommandError: there is none.
    """
    gevonden = Bestuur.objects.filter(bestuursnummer=nummer).first()
    if gevonden is None:
        raise CommandError(f"Er is geen bestuur met nummer {nummer}. {raad}".rstrip())
    return gevonden


def gebruiker_met_adres(email: str) -> Gebruiker:
    """The person with this e-mail address.

    Raises:
        CommandError: there is none.
    """
    gevonden = Gebruiker.objects.met_adres(email.strip())
    if gevonden is None:
        raise CommandError(f"Er is niemand met het e-mailadres {email}. Kijk of het klopt.")
    return gevonden

"""The bestuur that a command is about."""

from django.core.management.base import CommandError

from scholen.models import Bestuur


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

"""``manage.py beheerder_maken EMAIL [--bestuur NR]``: the first person of an installation."""

from argparse import ArgumentParser

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from scholen import klok
from scholen.acties.beheerder import beheerder_maken
from scholen.inlezen.adres import gewone_letters
from scholen.management.database import keur_database
from scholen.management.over_wie import bestuur_met_nummer
from scholen.models import Bestuur, Gebruiker


class Command(BaseCommand):
    """Makes the account when there is none, and says its password once; again changes nothing."""

    help = "Maakt iemand functioneel beheerder: van één bestuur, of van de hele installatie."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The options of the command line."""
        parser.add_argument("email", help="het e-mailadres waarmee iemand inlogt")
        parser.add_argument("--bestuur", default="", help="het bestuursnummer, vijf cijfers")
        parser.add_argument("--naam", default="", help="de naam bij een nieuw account")

    def handle(self, *args: object, email: str, bestuur: str, naam: str, **options: object) -> None:
        """Make the beheerder and say how to log in.

        Raises:
            CommandError: no tables yet, no e-mail address, or no such bestuur.
        """
        keur_database()
        _keur(email)
        waar = _bestuur(bestuur) if bestuur else None
        gebruiker, wachtwoord = beheerder_maken(
            email=email, naam=naam or email.partition("@")[0], bestuur=waar, op=klok.nu()
        )
        self.stdout.write(
            f"{gebruiker.naam} ({gebruiker.email}) is functioneel beheerder van"
            f" {waar or 'de hele installatie'}."
        )
        if wachtwoord:
            self.stdout.write(f"Wachtwoord, alleen nu te lezen: {wachtwoord}")
        else:
            self.stdout.write("Het account bestond al. Het wachtwoord is niet veranderd.")


def _keur(email: str) -> None:
    try:
        validate_email(email)
        gewone_letters(email)
    except ValidationError as fout:
        raise CommandError(
            f"{email} is geen e-mailadres. Schrijf het als naam@school.nl."
        ) from fout
    if Gebruiker.objects.filter(email=email.lower(), is_active=False).exists():
        raise CommandError(f"Het account van {email} is afgesloten. Kies een ander adres.")


def _bestuur(nummer: str) -> Bestuur:
    raad = "Kijk of alle vijf de cijfers kloppen, of maak het eerst met manage.py bestuur_maken."
    return bestuur_met_nummer(nummer, raad=raad)

"""``manage.py inzage EMAIL UIT.zip``: all that is kept of one person, for who cannot log in."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand

from gesprekken.acties.persoonsgegevens import inzage_maken
from scholen import klok
from scholen.management.bestand import nieuw_bestand
from scholen.management.over_wie import gebruiker_met_adres


class Command(BaseCommand):
    """Over all besturen; the person gets it from whoever runs this."""

    help = "Schrijft alles wat er over één persoon is bewaard naar een zip-bestand."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="het e-mailadres van deze persoon")
        parser.add_argument(
            "uit", type=Path, metavar="UIT.zip", help="een bestand dat er nog niet is"
        )

    def handle(self, *args: object, email: str, uit: Path, **options: object) -> None:
        """Write it.

        Raises:
            CommandError: nobody has this address, or no new file can be written there.
        """
        gebruiker = gebruiker_met_adres(email)
        with nieuw_bestand(uit) as bestand:
            bestand.write(inzage_maken(gebruiker, besturen=None, door=None, op=klok.nu()))
        self.stdout.write(f"Alles over {gebruiker} staat in {uit}.")

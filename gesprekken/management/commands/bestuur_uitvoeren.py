"""``manage.py bestuur_uitvoeren NUMMER UIT.zip``: all that is of a bestuur, to take along."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand

from gesprekken.acties.bestuur_uitvoeren import bestuur_uitvoeren
from gesprekken.acties.bestuurspakket import vingerafdruk_van
from scholen import klok
from scholen.management.bestand import nieuw_bestand
from scholen.management.over_wie import bestuur_met_nummer
from scholen.taal import aantal


class Command(BaseCommand):
    help = "Schrijft alles van een bestuur naar een zip-bestand, met van elke rij de vingerafdruk."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The options of the command line."""
        parser.add_argument("nummer", help="het bestuursnummer, vijf cijfers")
        parser.add_argument(
            "uit", type=Path, metavar="UIT.zip", help="een bestand dat er nog niet is"
        )

    def handle(self, *args: object, nummer: str, uit: Path, **options: object) -> None:
        """Write it, and say how it is known later.

        Raises:
            CommandError: no such bestuur, or no new file can be written there.
        """
        bestuur = bestuur_met_nummer(nummer)
        with nieuw_bestand(uit) as bestand:
            manifest = bestuur_uitvoeren(bestuur, bestand, door=None, op=klok.nu())
        rijen = sum(manifest["rijen"].values())
        self.stdout.write(f"{bestuur} staat in {uit}: {aantal(rijen, 'rij', 'rijen')}.")
        self.stdout.write(f"SHA-256: {vingerafdruk_van(uit)}")

"""``manage.py bewaartermijnen``: clear away what is past its term, as the worker does."""

import sys
from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.utils import timezone

from gesprekken.acties.bewaartermijnen import opruimen
from scholen import klok


class Command(BaseCommand):
    """Prints a line per bestuur with what went; the exit code is 1 when something could not go."""

    help = (
        "Ruimt op wat over zijn bewaartermijn is, zoals de werker elke nacht doet. Mag op elk"
        " moment stoppen en opnieuw beginnen."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--proef", action="store_true", help="zeg alleen wat er weg zou gaan")

    def handle(self, *args: object, proef: bool, **rest: object) -> None:
        bleven = 0
        for uitkomst in opruimen(op=klok.nu(), server=timezone.now(), proef=proef):
            self.stdout.write(str(uitkomst))
            bleven += len(uitkomst.bleven)
        if bleven:
            self.stderr.write(f"{bleven} keer kon iets niet weg. Zie de regels hierboven.")
            sys.exit(1)
        if proef:
            self.stdout.write("Dit was een proef: er is niets weggehaald.")

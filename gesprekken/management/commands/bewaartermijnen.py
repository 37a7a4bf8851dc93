"""``manage.py bewaartermijnen``: clear away what is past its term, as the worker does."""

import sys
from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from gesprekken.acties.bewaartermijnen import opruimen
from scholen import klok
from scholen.acties.kan_niet import KanNiet


class Command(BaseCommand):
    """Prints a line per bestuur with what went; the exit code is 1 when something could not go."""

    help = (
        "Ruimt op wat over zijn bewaartermijn is, zoals de werker elke nacht doet. Mag op elk"
        " moment stoppen en opnieuw beginnen."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--proef", action="store_true", help="zeg alleen wat er weg zou gaan")
        parser.add_argument(
            "--klok-klopt",
            action="store_true",
            help="ruim op, ook al is de vorige keer meer dan een maand geleden",
        )

    def handle(self, *args: object, proef: bool, klok_klopt: bool, **rest: object) -> None:
        try:
            bleven = self._ruim_op(proef=proef, klok_klopt=klok_klopt)
        except KanNiet as fout:
            raise CommandError(str(fout)) from fout
        if bleven:
            self.stderr.write(f"{bleven} keer kon iets niet weg. Zie de regels hierboven.")
            sys.exit(1)
        if proef:
            self.stdout.write("Dit was een proef: er is niets weggehaald.")

    def _ruim_op(self, *, proef: bool, klok_klopt: bool) -> int:
        bleven = 0
        nu, server = klok.nu(), timezone.now()
        for uitkomst in opruimen(op=nu, server=server, proef=proef, klok_klopt=klok_klopt):
            self.stdout.write(str(uitkomst))
            bleven += len(uitkomst.bleven)
        return bleven

"""``manage.py verwerkingsregister UIT.xlsx``: what is kept, why and for how long."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand

from gesprekken.bewijs.registerboek import verwerkingsregister
from gesprekken.bewijs.schrijven import schrijf_werkboek
from scholen.management.over_wie import bestuur_met_nummer


class Command(BaseCommand):
    """Writes the register to a file; of a bestuur with its name and the term that it chose."""

    help = "Schrijft op wat er over mensen wordt bewaard, waarom en hoe lang, als werkboek."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("uit", type=Path, help="het bestand om te schrijven, op .xlsx")
        parser.add_argument("--bestuur", metavar="NR", help="van dit bestuur, met zijn termijn")

    def handle(self, *args: object, uit: Path, bestuur: str | None = None, **rest: object) -> None:
        """Write it.

        Raises:
            CommandError: there is no such bestuur; or the file is no .xlsx, or cannot be written.
        """
        rij = bestuur_met_nummer(bestuur) if bestuur else None
        self.stdout.write(schrijf_werkboek(uit, verwerkingsregister(rij)))

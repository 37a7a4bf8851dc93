"""``manage.py bewijs autorisatiematrix UIT.xlsx``: who may see and do what, to hand over."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from gesprekken.bewijs.werkboek import autorisatiematrix

STUKKEN = {"autorisatiematrix": autorisatiematrix}


class Command(BaseCommand):
    """Writes a piece of evidence to a file; it asks nothing of the database."""

    help = "Schrijft op wie wat mag zien en doen, als werkboek voor wie dat moet nagaan."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("stuk", choices=sorted(STUKKEN), help="wat je wilt laten zien")
        parser.add_argument("uit", type=Path, help="het bestand om te schrijven, op .xlsx")

    def handle(self, *args: object, stuk: str, uit: Path, **rest: object) -> None:
        """Write it.

        Raises:
            CommandError: the file is no .xlsx, or cannot be written.
        """
        if uit.suffix.lower() != ".xlsx":
            raise CommandError(f"{uit} is geen werkboek. Geef een bestand dat eindigt op .xlsx.")
        try:
            uit.write_bytes(STUKKEN[stuk]())
        except OSError as fout:
            raise CommandError(
                f"Het bestand {uit} is niet te schrijven: {fout.strerror}."
            ) from fout
        self.stdout.write(f"{uit} is geschreven.")

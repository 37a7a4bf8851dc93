"""``manage.py bewijs autorisatiematrix UIT.xlsx``: who may see and do what, to hand over."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand

from gesprekken.bewijs.schrijven import schrijf_werkboek
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
        self.stdout.write(schrijf_werkboek(uit, STUKKEN[stuk]()))

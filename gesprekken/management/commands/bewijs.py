"""``manage.py bewijs STUK UIT.xlsx``: evidence to hand over to who has to look into it."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from gesprekken.bewijs.schrijven import schrijf_werkboek
from gesprekken.bewijs.werkboek import autorisatiematrix
from scholen import klok
from scholen.management.over_wie import bestuur_met_nummer
from scholen.models import Bestuur, Gebeurtenis
from scholen.overzichten.logboek import logboek_als_xlsx
from scholen.overzichten.nakijken import rollen_als_xlsx

STUKKEN = ("autorisatiematrix", "gebruikers", "logging")


class Command(BaseCommand):
    """Writes a piece of evidence to a file; who and what was done are those of one bestuur."""

    help = "Schrijft op wie wat mag, wie er zijn of wat er gebeurde, als werkboek."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("stuk", choices=STUKKEN, help="wat je wilt laten zien")
        parser.add_argument("uit", type=Path, help="het bestand om te schrijven, op .xlsx")
        parser.add_argument("--bestuur", metavar="NR", help="van welk bestuur de mensen of regels")

    def handle(
        self, *args: object, stuk: str, uit: Path, bestuur: str | None = None, **rest: object
    ) -> None:
        """Write it.

        Raises:
            CommandError: there is no such bestuur, or none was named where one is needed; or the
                file is no .xlsx, or cannot be written.
        """
        self.stdout.write(schrijf_werkboek(uit, _inhoud(stuk, bestuur)))


def _inhoud(stuk: str, nummer: str | None) -> bytes:
    if stuk == "autorisatiematrix":
        return autorisatiematrix()
    if not nummer:
        raise CommandError("Zeg van welk bestuur, met --bestuur en het nummer.")
    besturen = Bestuur.objects.filter(pk=bestuur_met_nummer(nummer).pk)
    if stuk == "gebruikers":
        return rollen_als_xlsx(besturen, op=klok.nu())
    return logboek_als_xlsx(Gebeurtenis.objects.filter(bestuur__in=besturen))

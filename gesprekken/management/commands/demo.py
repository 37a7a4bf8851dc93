"""Fill an empty database with the demo world."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from gesprekken.demo.laden import laad
from gesprekken.demo.lijst import lijst
from scholen.models import Bestuur, Gebruiker, School


class Command(BaseCommand):
    """``manage.py demo [--json UIT]``: on a loaded demo world it only writes the list again."""

    help = "Vult een lege database met de demowereld."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", metavar="UIT", help="schrijf accounts en gesprekken naar UIT")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401  Django's signature
        if not settings.DEMO:
            raise CommandError("De demowereld wordt alleen geladen met DEMO=1.")
        if _is_leeg():
            laad()
            self.stdout.write("De demowereld is geladen.")
        elif _is_demo():
            self.stdout.write("De demowereld staat er al; er is niets veranderd.")
        else:
            raise CommandError(
                "In deze database staan al andere gegevens. Gebruik voor de demo een lege database."
            )
        if options["json"]:
            tekst = json.dumps(lijst(), ensure_ascii=False, indent=2)
            Path(options["json"]).write_text(tekst, encoding="utf-8")


def _is_leeg() -> bool:
    return not any(model.objects.exists() for model in (Bestuur, School, Gebruiker))


def _is_demo() -> bool:
    """Whether every bestuur wears the mark of the demo world, and there is one."""
    besturen = Bestuur.objects.values_list("is_demo", flat=True)
    return bool(besturen) and all(besturen)

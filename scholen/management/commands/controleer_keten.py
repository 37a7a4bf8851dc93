"""``manage.py controleer_keten``: was a line of the log changed, removed or swapped?"""

import sys

from django.core.management.base import BaseCommand

from scholen.overzichten.keten import alle_breuken, ketens
from scholen.taal import aantal


class Command(BaseCommand):
    help = (
        "Rekent het logboek na, per bestuur en voor de installatie; stopt met 1 als er een regel"
        " is veranderd, verdwenen of verwisseld. Bewaar wat het zegt ergens buiten de database:"
        " dan is later ook te zien of iemand een heel logboek opnieuw heeft gemaakt."
    )

    def handle(self, *args: object, **options: object) -> None:
        gevonden = list(alle_breuken())
        for breuk in gevonden:
            self.stdout.write(breuk)
        if gevonden:
            self.stderr.write(f"{len(gevonden)} keer klopt er iets niet. Zie de regels hierboven.")
            sys.exit(1)
        for keten in ketens():
            regels = aantal(keten.nummer - keten.begint_na, "regel klopt", "regels kloppen")
            self.stdout.write(f"{keten}: {regels}. De laatste is {keten.nummer} {keten.kop}")

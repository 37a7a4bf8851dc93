"""``manage.py controleer_integriteit``: does everything still fit together?"""

import sys
from itertools import chain

from django.core.management.base import BaseCommand

from gesprekken.integriteit import REGELS, overtredingen
from scholen.overzichten.keten import alle_breuken


class Command(BaseCommand):
    """Prints every broken rule between rows; the exit code is 1 when there is one."""

    help = "Controleert de regels die de database zelf niet bewaakt; stopt met 1 als er een faalt."

    def handle(self, *args: object, **options: object) -> None:
        aantal = 0
        for regel in chain(overtredingen(), alle_breuken()):
            self.stdout.write(regel)
            aantal += 1
        if aantal:
            self.stderr.write(f"{aantal} keer klopt er iets niet. Zie de regels hierboven.")
            sys.exit(1)
        self.stdout.write(f"Alles klopt: {len(REGELS)} regels nagelopen, en het logboek.")

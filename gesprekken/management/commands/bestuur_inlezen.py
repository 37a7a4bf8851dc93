"""``manage.py bestuur_inlezen UIT.zip``: a bestuur that left another installation, or this one."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from gesprekken.acties.bestuur_inlezen import bestuur_inlezen
from scholen import klok
from scholen.inlezen.fout import InlezenMislukt
from scholen.models import Gebruiker, Inlogdienst
from scholen.taal import aantal, hoofdletter


class Command(BaseCommand):
    help = "Leest in wat bestuur_uitvoeren schreef: alles of niets."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The options of the command line."""
        parser.add_argument("bestand", type=Path, metavar="UIT.zip")

    def handle(self, *args: object, bestand: Path, **options: object) -> None:
        """Read it, and say what comes next.

        Raises:
            CommandError: the file is not right, or does not fit in with what is here.
        """
        try:
            bestuur = bestuur_inlezen(bestand, op=klok.nu())
        except InlezenMislukt as fout:
            raise CommandError(str(fout)) from fout
        self.stdout.write(f"{bestuur} is ingelezen; elke rij heeft de vingerafdruk die zij had.")
        self.stdout.write(
            "Wie hier nog geen wachtwoord heeft, kiest er een via 'Wachtwoord vergeten'."
        )
        if Inlogdienst.objects.filter(bestuur=bestuur).exists():
            self.stdout.write(
                "De inlogdienst van het bestuur staat uit tot het geheim weer is ingevuld."
            )
        if vergeten := Gebruiker.objects.van_besturen([bestuur]).exclude(vergeten_op=None).count():
            wie = hoofdletter(aantal(vergeten, "medewerker is", "medewerkers zijn"))
            self.stdout.write(
                f"{wie} op verzoek vergeten, en dat blijft zo: het account is leeg, en de naam"
                " staat alleen waar iets is ondertekend."
            )

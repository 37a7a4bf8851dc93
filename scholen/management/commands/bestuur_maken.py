"""``manage.py bestuur_maken NUMMER NAAM``: a bestuur on an empty database, or one more."""

from argparse import ArgumentParser

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from scholen import klok
from scholen.acties.bestuur import bestuur_maken
from scholen.acties.kan_niet import KanNiet
from scholen.forms.bestuur import NUMMER
from scholen.inlezen.namen import netjes
from scholen.management.database import keur_database
from scholen.models import Samenwerkingsverband


class Command(BaseCommand):
    help = "Maakt een bestuur. Geef het daarna een beheerder met beheerder_maken."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The options of the command line."""
        parser.add_argument("nummer", help="het bestuursnummer bij DUO, vijf cijfers")
        parser.add_argument("naam", help="de naam van het bestuur")
        parser.add_argument("--swv", default="", help="de code van het samenwerkingsverband")

    def handle(self, *args: object, nummer: str, naam: str, swv: str, **options: object) -> None:
        """Make it, and say what comes next.

        Raises:
            CommandError: no tables yet, no number, a number that is in use, or an unknown
                samenwerkingsverband.
        """
        keur_database()
        try:
            NUMMER(nummer)
            bestuur = bestuur_maken(
                naam=_naam(naam), bestuursnummer=nummer, swv=_verband(swv), door=None, op=klok.nu()
            )
        except ValidationError as fout:
            raise CommandError(" ".join(fout.messages)) from fout
        except KanNiet as fout:
            raise CommandError(str(fout)) from fout
        self.stdout.write(f"{bestuur} is gemaakt, met bestuursnummer {nummer}.")
        self.stdout.write(f"Nu een beheerder: manage.py beheerder_maken EMAIL --bestuur {nummer}")


def _naam(naam: str) -> str:
    netter = netjes(naam)
    if not 0 < len(netter) <= 200:
        raise CommandError("Geef het bestuur een naam van hoogstens 200 tekens.")
    return netter


def _verband(code: str) -> Samenwerkingsverband | None:
    if not code:
        return None
    gevonden = Samenwerkingsverband.objects.filter(code=code.replace("-", "")).first()
    if gevonden is None:
        raise CommandError(
            f"Er is geen samenwerkingsverband met code {code}. Laat --swv weg; kiezen kan later op"
            " de bladzijde Besturen."
        )
    return gevonden

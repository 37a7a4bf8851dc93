"""``manage.py anonimiseren EMAIL``: forgets somebody who asks for it and works nowhere any more."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from gesprekken.acties.anonimiseren import anonimiseren, wat_er_gebeurt, wat_houdt_tegen
from scholen import klok
from scholen.acties.kan_niet import KanNiet
from scholen.management.over_wie import gebruiker_met_adres


class Command(BaseCommand):
    help = (
        "Maakt het account van iemand leeg en haalt de naam weg waar die niet is ondertekend."
        " Zonder --naam verandert er niets."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The options of the command line."""
        parser.add_argument("email", help="het e-mailadres waarmee iemand inlogde")
        parser.add_argument("--naam", default="", help="de naam van die persoon, om te bevestigen")

    @transaction.atomic
    def handle(self, *args: object, email: str, naam: str, **options: object) -> None:
        """Say what would happen; with the name as it is, do it.

        Raises:
            CommandError: nobody with this address, another name, or work that is left.
        """
        wie = gebruiker_met_adres(email)
        if redenen := wat_houdt_tegen(wie):
            raise CommandError(" ".join(redenen))
        for wat, hoeveel in wat_er_gebeurt(wie).items():
            self.stdout.write(f"{wat}: {hoeveel}")
        if not naam:
            self.stdout.write(f'Er is nog niets veranderd. Zeker weten? Geef --naam "{wie}" mee.')
            return
        if naam != wie.naam:
            raise CommandError(f"Deze persoon heet {wie}, niet {naam}. Er is niets veranderd.")
        try:
            nog = anonimiseren(wie, door=None, op=klok.nu())
        except KanNiet as fout:
            raise CommandError(str(fout)) from fout
        self.stdout.write(
            "Het account is leeggemaakt. In vastgestelde verslagen, akkoorden en het logboek blijft"
            " de naam staan."
        )
        if nog:
            self.stdout.write(nog)

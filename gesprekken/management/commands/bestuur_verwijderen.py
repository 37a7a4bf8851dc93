"""``manage.py bestuur_verwijderen NUMMER UIT.zip``: a bestuur that left is removed for good."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from gesprekken.acties.bestuur_verwijderen import bestuur_verwijderen, wie_vertrekt
from gesprekken.acties.bestuurspakket import (
    modellen_die_verschillen,
    open_bestuurspakket,
    vingerafdruk_van,
)
from gesprekken.overzichten.boedel import boedel_van
from gesprekken.overzichten.meegeven import nummers_van
from scholen import klok
from scholen.inlezen.fout import InlezenMislukt
from scholen.management.over_wie import bestuur_met_nummer
from scholen.models import Bestuur
from scholen.taal import aantal, hoofdletter


class Command(BaseCommand):
    help = (
        "Verwijdert een bestuur met alles wat ervan is. Eerst uitvoeren: wat er nu staat moet"
        " gelijk zijn aan wat er in het zip-bestand zit. Zonder --naam verandert er niets."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The options of the command line."""
        parser.add_argument("nummer", help="het bestuursnummer, vijf cijfers")
        parser.add_argument(
            "uit", type=Path, metavar="UIT.zip", help="wat bestuur_uitvoeren schreef"
        )
        parser.add_argument("--naam", default="", help="de naam van het bestuur, om te bevestigen")

    @transaction.atomic
    def handle(self, *args: object, nummer: str, uit: Path, naam: str, **options: object) -> None:
        """Say what would go; with the name as it is, remove it.

        Raises:
            CommandError: no such bestuur, another name, or not exported as it is now.
        """
        bestuur = bestuur_met_nummer(nummer)
        bestuur.neem_beurt()
        _is_uitgevoerd(bestuur, uit)
        self._zeg_wat_er_weggaat(bestuur)
        if not naam:
            self.stdout.write(
                f'Er is nog niets verwijderd. Zeker weten? Geef --naam "{bestuur}" mee.'
            )
            return
        if naam != bestuur.naam:
            raise CommandError(f"Het bestuur heet {bestuur}, niet {naam}. Er is niets verwijderd.")
        bestuur_verwijderen(bestuur, op=klok.nu(), vingerafdruk=vingerafdruk_van(uit))
        self.stdout.write(f"{naam} is verwijderd. Bewaar {uit} zolang dat nodig is.")

    def _zeg_wat_er_weggaat(self, bestuur: Bestuur) -> None:
        eigen = boedel_van(bestuur).eigen
        for model, rijen in eigen.items():
            if rijen:
                self.stdout.write(f"{model._meta.verbose_name_plural}: {len(rijen)}")
        if mensen := wie_vertrekt(bestuur).count():
            wat = aantal(mensen, "account wordt", "accounts worden")
            self.stdout.write(f"{hoofdletter(wat)} leeggemaakt: van wie nergens anders werkt.")


def _is_uitgevoerd(bestuur: Bestuur, uit: Path) -> None:
    """The zip must hold this bestuur, and every row as it is now."""
    try:
        with open_bestuurspakket(uit) as pakket:
            anders = any(modellen_die_verschillen(pakket, nummers_van(boedel_van(bestuur))))
    except InlezenMislukt as fout:
        raise CommandError(str(fout)) from fout
    if anders:
        raise CommandError(
            f"In {uit} staat {bestuur} niet zoals het nu is. Voer het opnieuw uit: er is niets"
            " verwijderd."
        )

"""Loads a kader from a file: shared by all, or that of one bestuur."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, ProgrammingError, transaction

from kwaliteit.acties.kader import kader_laden
from kwaliteit.inlezen.bestand import MAX_BYTES, lees_bestand
from kwaliteit.inlezen.concept import KaderConcept, Regelsoort
from kwaliteit.models import Kwaliteitskader
from kwaliteit.overgangen import OngeldigeOvergang
from scholen import klok
from scholen.inlezen.fout import InlezenMislukt
from scholen.management.over_wie import bestuur_met_nummer
from scholen.models import Bestuur

HOOGSTENS = 20
"""So many skipped lines are named; the page that loads a kader shows them all."""


class Command(BaseCommand):
    """``manage.py kader_laden BESTAND``; exit code 1 with a sentence when nothing was loaded."""

    help = "Laadt een kwaliteitskader uit Word, Excel, een tekstbestand (.txt) of .toml."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The options of the command line."""
        parser.add_argument("bestand", help="het bestand met het kader")
        parser.add_argument(
            "--naam", default="", help="naam van het kader (anders die in of van het bestand)"
        )
        parser.add_argument("--versie", default="", help="versie (anders die in het bestand, of 1)")
        parser.add_argument(
            "--bestuur",
            default="",
            metavar="NR",
            help="bestuursnummer van de eigenaar; zonder: een gedeeld kader",
        )
        parser.add_argument("--publiceren", action="store_true", help="leg deze versie meteen vast")
        parser.add_argument("--droog", action="store_true", help="controleer alles en bewaar niets")
        parser.add_argument(
            "--json",
            action="store_true",
            help="schrijf alleen het kader als JSON op standaarduitvoer",
        )

    def handle(self, *args: Any, **opties: Any) -> None:  # noqa: ANN401 the signature of BaseCommand
        """Read, save, say what happened.

        Raises:
            CommandError: the file is no kader, or this version is published with another content.
        """
        try:
            concept = self._lees(Path(opties["bestand"]))
            concept = concept.genoemd(naam=opties["naam"], versie=opties["versie"])
            verteld = self._bewaar(concept, opties)
        except (InlezenMislukt, OngeldigeOvergang) as fout:
            raise CommandError(str(fout)) from fout
        if opties["json"]:
            self.stdout.write(json.dumps(concept.als_json(), ensure_ascii=False, indent=2))
        elif opties["verbosity"]:
            self._vertel(concept, verteld)

    def _lees(self, pad: Path) -> KaderConcept:
        try:
            with pad.open("rb") as bestand:
                inhoud = bestand.read(MAX_BYTES + 1)
        except OSError as fout:
            raise InlezenMislukt(
                f"Het bestand {pad} is niet te openen. Kijk of de naam klopt en of je het mag"
                " lezen."
            ) from fout
        return lees_bestand(pad.name, inhoud)

    def _bewaar(self, concept: KaderConcept, opties: dict[str, Any]) -> str:
        """Save, or go through the motions; those need no database to say what is in a file."""
        try:
            with transaction.atomic():
                verteld = self._laad(concept, opties)
                transaction.set_rollback(opties["droog"])
        except (OperationalError, ProgrammingError) as fout:
            if not opties["droog"]:
                raise CommandError(
                    f"De database is er nog niet klaar voor ({fout}). Voer eerst"
                    " `manage.py migrate` uit en probeer het dan opnieuw."
                ) from fout
        return "Alleen gekeken; er is niets opgeslagen." if opties["droog"] else verteld

    def _laad(self, concept: KaderConcept, opties: dict[str, Any]) -> str:
        bestuur = self._bestuur(opties["bestuur"])
        op = klok.nu()
        kader = kader_laden(concept, bestuur=bestuur, op=op)
        wie = f"{kader}, {f'van {bestuur}' if bestuur else 'voor iedereen'}"
        if kader.status != Kwaliteitskader.Status.CONCEPT:
            return f"{wie}: staat er al met dezelfde inhoud ({kader.get_status_display().lower()})."
        if opties["publiceren"]:
            kader.publiceren(door=None, op=op)
            return f"{wie}: geladen en gepubliceerd."
        return f"{wie}: geladen als concept."

    def _bestuur(self, nummer: str) -> Bestuur | None:
        if not nummer:
            return None
        return bestuur_met_nummer(nummer, raad="Kijk het nummer na.")

    def _vertel(self, concept: KaderConcept, verteld: str) -> None:
        self.stdout.write(verteld)
        for domein in concept.domeinen:
            self.stdout.write(f"  {domein.code} {domein.titel}: {len(domein.items)} items")
        inleiding = sum(regel.soort is Regelsoort.INLEIDING for regel in concept.regels)
        if inleiding:
            self.stdout.write(f"  inleiding: {inleiding} regels")
        for regel in concept.overgeslagen[:HOOGSTENS]:
            self.stdout.write(f"  overgeslagen: {regel.plek}, {regel.reden}")
        if len(concept.overgeslagen) > HOOGSTENS:
            meer = len(concept.overgeslagen) - HOOGSTENS
            self.stdout.write(f"  en nog {meer} regels overgeslagen")

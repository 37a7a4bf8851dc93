"""``manage.py scholen_laden BESTAND [--bestuur NR] [--droog]``: the schools of a bestuur."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from scholen import klok
from scholen.acties.kan_niet import KanNiet
from scholen.acties.lijst import Gedaan, geweigerd, lijst_bewaren, voorstel
from scholen.inlezen.bestand import MEESTE_BYTES, lees_bestand
from scholen.inlezen.fout import InlezenMislukt
from scholen.inlezen.lijst import Schoollijst
from scholen.models import Bestuur
from scholen.overzichten.vergelijking import Vergelijking, vergelijk
from scholen.taal import aantal


class Command(BaseCommand):
    """All or nothing; exit code 1 with a sentence when nothing was loaded.

    Takes over what is new and what differs, as the page proposes it. What is not in the list is
    only named: closing a school is for somebody who looks at it.
    """

    help = "Laadt de scholen van een bestuur uit een lijst van DUO of een eigen .xlsx of .csv."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The options of the command line."""
        parser.add_argument("bestand", help="het bestand met de lijst")
        parser.add_argument(
            "--bestuur",
            default="",
            metavar="NR",
            help="het bestuursnummer, vijf cijfers; mag weg als er één bestuur is",
        )
        parser.add_argument("--droog", action="store_true", help="controleer alles en bewaar niets")

    def handle(
        self, *args: object, bestand: str, bestuur: str, droog: bool, **opties: object
    ) -> None:
        """Read, compare, save, say what happened.

        Raises:
            CommandError: the file is not right, or something in it asks for somebody to look.
        """
        waar = _bestuur(bestuur)
        try:
            lijst = _lees(Path(bestand), waar)
            vergelijking = vergelijk(waar, lijst)
            _keur(vergelijking)
            with transaction.atomic():
                gedaan = _bewaar(waar, lijst, vergelijking)
                transaction.set_rollback(droog)
        except (InlezenMislukt, KanNiet) as fout:
            raise CommandError(str(fout)) from fout
        self._vertel(waar, lijst, vergelijking, gedaan)
        if droog:
            self.stdout.write("Alleen gekeken; er is niets opgeslagen.")

    def _vertel(
        self, bestuur: Bestuur, lijst: Schoollijst, vergelijking: Vergelijking, gedaan: Gedaan
    ) -> None:
        self.stdout.write(f"{bestuur}: {aantal(len(lijst.regels), 'vestiging', 'vestigingen')}.")
        self.stdout.write(
            f"  nieuw: {aantal(gedaan.scholen, 'school', 'scholen')},"
            f" {aantal(gedaan.vestigingen, 'vestiging', 'vestigingen')}"
        )
        namen = {school.sleutel: school.naam for school in vergelijking.scholen}
        namen |= {een.regel.brin6: een.schoolnaam for een in vergelijking.nieuw}
        for een in vergelijking.nieuw:
            bij = f", vestiging van {namen[een.bij]}" if een.bij else ""
            self.stdout.write(f"    {een.regel.brin6} {een.regel.naam}{bij}")
        self.stdout.write(f"  gewijzigd: {gedaan.wijzigingen}")
        for verschil in vergelijking.anders:
            teken = "" if verschil.vooraf else " (niet overgenomen)"
            self.stdout.write(
                f"    {verschil.rij}, {verschil.kop.lower()}: {verschil.oud or 'niet ingevuld'} →"
                f" {verschil.nieuw}{teken}"
            )
        self.stdout.write(f"  gelijk: {vergelijking.gelijk}")
        for weg in vergelijking.weg:
            self.stdout.write(f"  niet in de lijst, blijft open: {weg.rij}")
        if lijst.van_anderen:
            self.stdout.write(f"  van andere besturen, overgeslagen: {lijst.van_anderen}")
        for opmerking in lijst.opmerkingen:
            self.stdout.write(f"  {opmerking}")


def _bestuur(nummer: str) -> Bestuur:
    besturen = list(Bestuur.objects.filter(**({"bestuursnummer": nummer} if nummer else {}))[:2])
    if len(besturen) == 1:
        return besturen[0]
    if nummer:
        raise CommandError(
            f"Er is geen bestuur met nummer {nummer}. Kijk of alle vijf de cijfers kloppen."
        )
    if besturen:
        raise CommandError("Er is meer dan één bestuur. Zeg met --bestuur van welk deze lijst is.")
    raise CommandError("Er is nog geen bestuur. Maak er een met manage.py bestuur_maken.")


def _lees(pad: Path, bestuur: Bestuur) -> Schoollijst:
    try:
        with pad.open("rb") as bestand:
            inhoud = bestand.read(MEESTE_BYTES + 1)
    except OSError as fout:
        raise InlezenMislukt(
            f"Het bestand {pad} is niet te openen. Kijk of de naam klopt en of je het mag lezen."
        ) from fout
    return lees_bestand(pad.name, inhoud, bestuursnummer=bestuur.bestuursnummer)


def _keur(vergelijking: Vergelijking) -> None:
    """What somebody has to look at, nobody does here.

    Raises:
        KanNiet: a school of another bestuur, or a number that was mended in reading.
    """
    twijfel = [een.regel for een in vergelijking.nieuw if een.regel.twijfel]
    if twijfel:
        regels = "\n".join(f"{regel.brin6} {regel.naam}: {regel.twijfel}" for regel in twijfel)
        raise KanNiet(
            f"{regels}\nVerbeter dit in het bestand, of laad het op de bladzijde Scholen: daar kun"
            " je elke rij bekijken."
        )
    if vergelijking.van_een_ander:
        raise KanNiet(geweigerd(vergelijking))


def _bewaar(bestuur: Bestuur, lijst: Schoollijst, vergelijking: Vergelijking) -> Gedaan:
    op = klok.nu()
    keuzes = voorstel(vergelijking, op=op.date())
    return lijst_bewaren(bestuur, lijst, keuzes=keuzes, stand=vergelijking.stand, door=None, op=op)

"""``manage.py verslag SLEUTEL UIT.pdf [--concept]``: the report of a gesprek as a file."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from gesprekken.acties.pdf import concept_pdf_van, pdf_van
from gesprekken.models import Verslag
from kwaliteit.pdf import PdfMislukt
from scholen import klok


class Command(BaseCommand):
    """Writes the PDF of a verslag to a file, the fixed one or a concept."""

    help = "Schrijft de pdf van het nieuwste vastgelegde verslag van een gesprek naar een bestand."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("sleutel", help="de sleutel van het gesprek, uit het webadres")
        parser.add_argument("uit", type=Path, help="het bestand om te schrijven")
        parser.add_argument(
            "--concept", action="store_true", help="zoals het er nu voor staat, nog niet vast"
        )

    def handle(self, *args: object, sleutel: str, uit: Path, concept: bool, **rest: object) -> None:
        verslag = _verslag(sleutel, concept=concept)
        try:
            pdf = concept_pdf_van(verslag) if concept else pdf_van(verslag, op=klok.nu())
            uit.write_bytes(pdf)
        except PdfMislukt as fout:
            raise CommandError(str(fout)) from fout
        except OSError as fout:
            raise CommandError(
                f"Het bestand {uit} is niet te schrijven: {fout.strerror}."
            ) from fout
        self.stdout.write(f"{uit} is geschreven: {verslag}.")


def _verslag(sleutel: str, *, concept: bool) -> Verslag:
    verslagen = Verslag.objects.filter(gesprek__sleutel=sleutel)
    vast = verslagen.filter(status__in=Verslag.VAST)
    gezocht = verslagen.exclude(status__in=Verslag.VAST) if concept else vast
    verslag = gezocht.select_related("gesprek__school").order_by("-versie").first()
    if verslag is not None:
        return verslag
    if not verslagen.exists():
        raise CommandError(f"Er is geen gesprek met een verslag met de sleutel {sleutel}.")
    if concept:
        raise CommandError("Dit verslag ligt vast. Laat --concept weg.")
    raise CommandError(
        "Dit verslag ligt nog niet vast. Met --concept krijg je het zoals het er nu voor staat."
    )

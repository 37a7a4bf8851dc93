"""Somebody takes along all that is kept of her: as data, and to read."""

import json
from collections.abc import Collection
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from gesprekken.overzichten.persoonsgegevens import Stapel, inzage
from kwaliteit.pdf import PdfMislukt, render_pdf
from scholen.models import Bestuur, Gebeurtenis, Gebruiker, leg_vast
from scholen.taal import opsomming

MEESTE_IN_PDF = 3_000
"""Rows: with more, setting it takes minutes; then the PDF counts them, and the JSON has them."""
OPGEVRAAGD = "Alle gegevens van deze persoon zijn opgevraagd."
VAN_ALLE = "alle besturen van deze installatie"
NIET_GELUKT = "Het lukte niet om er een pdf van te maken. Alles staat in gegevens.json.\n"


def inzage_maken(
    gebruiker: Gebruiker,
    *,
    besturen: Collection[Bestuur] | None,
    door: Gebruiker | None,
    op: datetime,
) -> bytes:
    """A zip with ``gegevens.json`` and ``gegevens.pdf``; that it was made is in the log.

    Args:
        besturen: whose rows come along, besides those of no bestuur; ``None`` for all of them.
        door: who asked; nobody for a command of the installation.
    """
    leg_vast(soort=Gebeurtenis.Soort.GELEZEN, rij=gebruiker, door=door, op=op, reden=OPGEVRAAGD)
    stapels = inzage(gebruiker, besturen=besturen)
    kop = {"van": gebruiker.naam, "bij": _bij(besturen)}
    uit = BytesIO()
    with ZipFile(uit, "w", ZIP_DEFLATED) as pakket:
        pakket.writestr("gegevens.json", _json(kop, stapels, op))
        try:
            pakket.writestr("gegevens.pdf", _pdf(kop, stapels, op))
        except PdfMislukt:
            pakket.writestr("leesmij.txt", NIET_GELUKT)
    return uit.getvalue()


def _bij(besturen: Collection[Bestuur] | None) -> str:
    """Whose rows these are, in words; empty for who works nowhere."""
    return VAN_ALLE if besturen is None else opsomming(map(str, besturen))


def _json(kop: dict[str, str], stapels: tuple[Stapel, ...], op: datetime) -> str:
    alles = kop | {
        "op": op.isoformat(timespec="seconds"),
        "gegevens": [
            {"wat": stapel.plek.kop, "waar": stapel.plek.naam, "rijen": stapel.rijen}
            for stapel in stapels
        ],
    }
    return json.dumps(alles, ensure_ascii=False, indent=2)


def _pdf(kop: dict[str, str], stapels: tuple[Stapel, ...], op: datetime) -> bytes:
    gevuld = [stapel for stapel in stapels if stapel.rijen]
    context = kop | {
        "op": op,
        "stapels": gevuld,
        "alleen_tellen": sum(len(stapel.rijen) for stapel in gevuld) > MEESTE_IN_PDF,
    }
    return render_pdf("pdf/persoonsgegevens.html", context)

"""From a report or a leidraad to the bytes of its PDF, and the one place where those are kept."""

from datetime import datetime

from gesprekken.models import Verslag, VerslagPdf
from gesprekken.rapport import Gespreksrapport
from gesprekken.rapport.leidraad import Gespreksleidraad
from kwaliteit.pdf import render_pdf

SJABLOON = "pdf/gespreksrapport.html"
SJABLOON_LEIDRAAD = "pdf/leidraad.html"


def als_pdf(rapport: Gespreksrapport) -> bytes:
    """The PDF of a report, made from that value alone.

    Raises:
        PdfMislukt: see ``kwaliteit.pdf``.
    """
    return render_pdf(SJABLOON, {"rapport": rapport})


def leidraad_als_pdf(leidraad: Gespreksleidraad) -> bytes:
    """The PDF of a gespreksleidraad; it is never kept.

    Raises:
        PdfMislukt: see ``kwaliteit.pdf``.
    """
    return render_pdf(SJABLOON_LEIDRAAD, {"leidraad": leidraad})


def bewaarde_pdf(verslag: Verslag) -> bytes | None:
    """The bytes of a fixed verslag, if they have been made."""
    inhoud = (
        VerslagPdf.objects.filter(verslag=verslag, inhoud__isnull=False)
        .values_list("inhoud", flat=True)
        .first()
    )
    return bytes(inhoud) if inhoud is not None else None


def maak_en_bewaar(verslag: Verslag, *, op: datetime) -> bytes:
    """Make the PDF of a fixed verslag once; gives what is kept, whoever made it.

    Several may be at it at the same time: the first to store wins, and all give its bytes. Never
    call this inside a transaction: making it takes seconds.

    Raises:
        PdfMislukt: see ``kwaliteit.pdf``; nothing is stored.
        ValueError: the verslag is not fixed, so it has no content to print.
    """
    if verslag.inhoud is None:
        raise ValueError(f"{verslag} is not fixed")
    if (bewaard := bewaarde_pdf(verslag)) is not None:
        return bewaard
    inhoud = als_pdf(Gespreksrapport.van_data(verslag.inhoud))
    return VerslagPdf.objects.bewaar(verslag, inhoud=inhoud, op=op)

"""The PDF somebody asks for: the kept bytes of a fixed verslag, or the present state."""

from datetime import datetime

from gesprekken.models import Verslag
from gesprekken.rapport import Gespreksrapport
from gesprekken.rapport.drukken import als_pdf, bewaarde_pdf, maak_en_bewaar
from scholen import klok


def pdf_van(verslag: Verslag, *, op: datetime | None = None) -> bytes:
    """The PDF of a fixed verslag, the same bytes for ever; made now if the worker did not yet.

    Raises:
        PdfMislukt: it cannot be made at this moment; the sentence may be read by the user.
        ValueError: the verslag is not fixed.
    """
    bewaard = bewaarde_pdf(verslag)
    return bewaard if bewaard is not None else maak_en_bewaar(verslag, op=op or klok.nu())


def concept_pdf_van(verslag: Verslag) -> bytes:
    """What ``verslag`` says at this moment, with CONCEPT on every page; never kept.

    Raises:
        PdfMislukt: as ``pdf_van``.
        ValueError: it is fixed, so there is no concept of it.
    """
    if verslag.is_vast:
        raise ValueError(f"{verslag} is fixed")
    return als_pdf(Gespreksrapport.van(verslag))

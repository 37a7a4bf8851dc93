"""The PDF somebody asks for: the kept bytes of a fixed verslag, or the present state."""

from datetime import datetime

from gesprekken.acties.lezen import verslag_gelezen
from gesprekken.models import Verslag
from gesprekken.rapport import Gespreksrapport
from gesprekken.rapport.drukken import als_pdf, bewaarde_pdf, maak_en_bewaar
from scholen import klok
from scholen.models import Gebruiker


def verslag_downloaden(verslag: Verslag, *, door: Gebruiker, op: datetime) -> bytes:
    """The PDF of a fixed verslag, with a line in the log that this person has it.

    Raises:
        PdfMislukt: it cannot be made at this moment; the sentence may be read by the user.
        ValueError: the verslag is not fixed.
    """
    pdf = pdf_van(verslag, op=op)
    verslag_gelezen(verslag, door=door, op=op)
    return pdf


def concept_downloaden(verslag: Verslag, *, door: Gebruiker, op: datetime) -> bytes:
    """The PDF of a verslag as it stands now; its writer's own concept leaves no line in the log.

    Raises:
        PdfMislukt, ValueError: as ``concept_pdf_van``.
    """
    pdf = concept_pdf_van(verslag)
    if verslag.status != Verslag.Status.CONCEPT:
        verslag_gelezen(verslag, door=door, op=op)
    return pdf


def pdf_van(verslag: Verslag, *, op: datetime | None = None) -> bytes:
    """The PDF of a fixed verslag, the same bytes for ever; made now if the worker did not yet.

    Args:
        op: when it was made, if that is now.

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

"""The words of a PDF as a reader copies them, without what stands at the edge of its pages."""

import io
import re

from pypdf import PdfReader


def bladzijden(pdf: bytes) -> list[str]:
    """The text of each page."""
    return [pagina.extract_text() for pagina in PdfReader(io.BytesIO(pdf)).pages]


def kaal(tekst: str) -> str:
    """Small letters without white space: what is left when lines break elsewhere."""
    return "".join(tekst.split()).casefold()


def doorlopend(pdf: bytes, rapport) -> str:
    """All text in reading order, bare, with nothing between the pages."""
    voet = re.escape(kaal(rapport.voettekst))
    rand = re.compile(rf"{voet}\d+van\d+|conceptditverslagisnognietvastgesteld")
    return "".join(rand.sub("", kaal(tekst)) for tekst in bladzijden(pdf))


GEEN_TEKST = {  # codes and fingerprints; each is printed as a word, a sign or not at all
    *("status", "soort", "partij", "keuze", "bron", "uitkomst", "waarde", "hash", "over"),
    *("overgenomen_op", "op", "datum", "tijd", "tot", "vastgelegd_op", "ingediend_op"),
    *("vervangt_van", "terugkijken", "focus", "tijd_tot", "gemaakt_op", "vorige_op"),
}


def teksten(data, naam: str = "") -> set[str]:
    """Every text somebody wrote, anywhere in the plain data of a report."""
    if naam in GEEN_TEKST:
        return set()
    if isinstance(data, dict):
        return set().union(*(teksten(deel, sleutel) for sleutel, deel in data.items()))
    if isinstance(data, list):
        return set().union(*(teksten(deel, naam) for deel in data))
    return {data} if isinstance(data, str) and data.strip() else set()

"""What a document calls itself: the name of the kader, if it says so in front."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kwaliteit.inlezen.blokken import Blok
from kwaliteit.inlezen.concept import Regelsoort
from kwaliteit.inlezen.nummering import merken_van
from kwaliteit.inlezen.tabelrij import SCHEIDING

MAX_TITELREGEL = 100
NAAM_VAN_HET_KADER = "de naam van het kader"
ANDERE_KOP = re.compile(
    r"(inleiding|voorwoord|leeswijzer|inhoud(sopgave)?|toelichting|colofon|uitleg|instructie"
    r"|versie\w*|datum|school|naam|bestuur|stichting)\b.*",
    re.IGNORECASE,
)


def met_titel(blokken: Sequence[Blok]) -> tuple[str, list[Blok]]:
    """The title above everything else and the blocks, of which that one says what it became.

    The first line counts when it is short, has no number and ends like no sentence.
    """
    for plek, blok in enumerate(blokken):
        if blok.soort not in {Regelsoort.INLEIDING, Regelsoort.OVERGESLAGEN}:
            break
        if is_titel(blok.tekst):
            titel = replace(blok, soort=Regelsoort.OVERGESLAGEN, reden=NAAM_VAN_HET_KADER)
            return blok.tekst, [*blokken[:plek], titel, *blokken[plek + 1 :]]
        if blok.tekst.strip():
            break
    return "", list(blokken)


def is_titel(tekst: str) -> bool:
    """Whether a line in front can be the name of a kader."""
    return (
        3 < len(tekst) <= MAX_TITELREGEL
        and "\n" not in tekst
        and SCHEIDING not in tekst
        and not tekst.endswith((".", ":", ";", ",", "?"))
        and not merken_van(tekst)
        and not ANDERE_KOP.fullmatch(tekst)
    )

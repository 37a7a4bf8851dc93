"""What fits on a sheet: texts cut between words, so that a sheet stays one page of A4.

Measured in lines of the print style sheet; the widths are on the careful side.
"""

from collections.abc import Iterable, Sequence
from math import ceil

REGELS = 52
"""Lines of text on one sheet."""
BREED = 88
"""Characters on a line over the whole width."""
HALF = 40
"""Characters on a line in one of two columns."""
VET = 70
"""Characters on a line of an opening question, which is set larger."""
WIT = 0.8
"""Room around a point in a list, in lines."""
KOP = 2
"""Lines a heading takes, with the room around it."""
MEESTE_PUNTEN = 22
WEINIG_ONDERWERPEN = 6
VEEL_ONDERWERPEN = 10


def kort(tekst: str, tekens: int) -> str:
    """``tekst`` on one line, cut between words so that it takes at most ``tekens`` characters."""
    regel = " ".join(tekst.split())
    if len(regel) <= tekens:
        return regel
    if tekens <= 0:
        return ""
    woorden, _, rest = regel[:tekens].rpartition(" ")
    return f"{woorden or rest}…"


def regels(tekst: str, breed: int = BREED) -> int:
    """How many lines ``tekst`` takes; nothing takes none."""
    return ceil(len(tekst) / breed)


def boven_onderwerpen(*, boven: str, doelen: Iterable[str], reactie: str) -> float:
    """Lines of the first sheet above its topics, with the heading over them."""
    bezet: float = KOP + regels(boven) + max(regels(doel, HALF) for doel in doelen) + KOP
    return bezet + regels(reactie) + 1 + KOP


def minstens_voor(aantal: int) -> float:
    """Lines that so many topics take at least: fewer each when there are many."""
    elk = 3 if aantal <= WEINIG_ONDERWERPEN else 2 if aantal <= VEEL_ONDERWERPEN else 1
    return aantal * (elk + WIT)


def per_onderwerp(aantal: int, bezet: float) -> int:
    """Lines each of ``aantal`` topics gets, its title included, beside what is taken."""
    return max(1, int((REGELS - bezet) / max(1, aantal) - WIT))


def hoeveel_passen(
    rijen: Sequence[float], ruimte: float, *, minstens: int = 0
) -> tuple[int, float]:
    """How many of these rows fit under a heading, and the lines they take with it."""
    aantal, bezet = 0, float(KOP)
    for hoog in rijen:
        if bezet + hoog > ruimte and aantal >= minstens:
            break
        aantal, bezet = aantal + 1, bezet + hoog
    return aantal, bezet if aantal else 0.0


def verdeel(eerste: str, tweede: str, *, over: int) -> tuple[str, str]:
    """Two texts in ``over`` lines: the first in at most half of them, the second in the rest."""
    boven = kort(eerste, BREED * max(1, over // 2) if over else 0)
    return boven, kort(tweede, BREED * (over - regels(boven)))


def voor_punten(aantal: int, *, met_tijdlijn: bool) -> int:
    """Lines each point gets on the second sheet, its title included."""
    bezet = 2 * KOP + (8 if met_tijdlijn else 2)
    return max(1, int((REGELS - bezet) / max(1, aantal) - WIT))


def breedte_van(minuten: int) -> int:
    """How wide a piece of the time line is: a step of five, which has a css class of its own."""
    return min(45, max(5, 5 * round(minuten / 5)))

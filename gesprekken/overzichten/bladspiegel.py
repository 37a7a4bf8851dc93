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


def voor_onderwerpen(
    *, boven: str, doelen: Iterable[str], reactie: str, afspraken: Sequence[str], aantal: int
) -> int:
    """Lines each of ``aantal`` topics gets on the first sheet, its title included."""
    bezet: float = KOP + regels(boven) + max(regels(doel, HALF) for doel in doelen) + KOP
    bezet += regels(reactie) + 1 + KOP
    bezet += KOP + sum(regels(afspraak) + WIT for afspraak in afspraken)
    return max(1, int((REGELS - bezet) / max(1, aantal) - WIT))


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

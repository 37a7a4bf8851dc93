"""A kader that was sent as a letter: how it says goodbye is no part of it."""

import re
from collections.abc import Sequence

from kwaliteit.inlezen.wordregels import Deel

AFSLUITING = "de groet waarmee het document eindigt"
GROET = re.compile(
    r"(?i:(met\s+)?((vriendelijke|hartelijke|collegiale|warme)\s+)?groet(en|jes)?|hoogachtend)"
    r"(\s*[,.!]|\s+(van|namens)\b|\s+[A-Z]|\s*$)"
)
MEESTE_REGELS = 5
"""The goodbye with name, function and school under it."""
LANGSTE_REGEL = 60


def zonder_groet(delen: Sequence[Deel]) -> list[Deel]:
    """The parts of a document, its last lines marked as no content if they say goodbye."""
    begin = max(0, len(delen) - MEESTE_REGELS)
    for plek in range(begin, len(delen)):
        slot = delen[plek:]
        if all(map(_is_regel, slot)) and GROET.match(slot[0]["tekst"]):
            return [*delen[:plek], *({**deel, "reden": AFSLUITING} for deel in slot)]
    return list(delen)


def _is_regel(deel: Deel) -> bool:
    """A short line outside tables, headings and lists."""
    if "rijen" in deel or deel["kop"] or deel["merk"]:
        return False
    return all(len(regel) <= LANGSTE_REGEL for regel in deel["tekst"].split("\n"))

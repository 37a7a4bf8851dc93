"""What changed between two texts, word by word."""

import difflib
import re
from dataclasses import dataclass

TE_VEEL_WOORDEN = 4000  # comparing longer texts takes longer than a reader waits
WOORD = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True)
class Stuk:
    """A piece of a changed text: ``gelijk``, ``weg`` or ``erbij``."""

    soort: str
    tekst: str

    @property
    def woorden(self) -> str:
        """Its words, without the white space after them, which is not marked."""
        return self.tekst.rstrip()

    @property
    def wit(self) -> str:
        """The white space after its words."""
        return self.tekst[len(self.woorden) :]


def verschil(stond: str, staat: str) -> tuple[Stuk, ...]:
    """What was taken out and put in, word by word; nothing for very long texts.

    White space follows the new text: a line that got another one after it is no other line.
    """
    oud, nieuw = WOORD.findall(stond), WOORD.findall(staat)
    if len(oud) + len(nieuw) > TE_VEEL_WOORDEN:
        return ()
    stukken = []
    vergelijking = difflib.SequenceMatcher(
        a=[woord.rstrip() for woord in oud], b=[woord.rstrip() for woord in nieuw], autojunk=False
    )
    for soort, van, tot, vanaf, tot_en in vergelijking.get_opcodes():
        if soort == "equal":
            stukken.append(Stuk("gelijk", "".join(nieuw[vanaf:tot_en])))
            continue
        if van < tot:
            stukken.append(Stuk("weg", "".join(oud[van:tot])))
        if vanaf < tot_en:
            stukken.append(Stuk("erbij", "".join(nieuw[vanaf:tot_en])))
    return tuple(stukken)

"""What changed between two texts, word by word."""

import difflib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

TE_VEEL_WOORDEN = 4_000  # in what changed: nobody reads that word by word
MEESTE_PAREN = 20_000
"""Pairs of equal words in what changed; the time to compare grows with them, here to 0.2 s."""
WOORD = re.compile(r"\S+\s*|\s+")


@dataclass
class Ruimte:
    """What comparing may cost on one page: a second at the very most.

    Once something did not fit, nothing after it is compared, so that a page can say from where.
    """

    tekens: int = 1_000_000
    paren: int = 4 * MEESTE_PAREN
    is_op: bool = field(default=False, init=False)

    def neem(self, *, tekens: int = 0, paren: int = 0) -> bool:
        """Take room for one text; whether there was enough."""
        self.tekens -= tekens
        self.paren -= paren
        self.is_op = self.is_op or self.tekens < 0 or self.paren < 0
        return not self.is_op


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


def verschil(stond: str, staat: str, ruimte: Ruimte | None = None) -> tuple[Stuk, ...]:
    """What was taken out and put in, word by word; nothing where that is too much to compare.

    White space follows the new text: a line that got another one after it is no other line.

    Args:
        ruimte: what all texts of a page share; without it only the limits per text count.
    """
    if not stond or not staat:
        return tuple(
            Stuk(soort, tekst) for soort, tekst in (("weg", stond), ("erbij", staat)) if tekst
        )
    ruimte = ruimte or Ruimte()
    if not ruimte.neem(tekens=len(stond) + len(staat)):
        return ()
    oud, nieuw = WOORD.findall(stond), WOORD.findall(staat)
    was, nu = [woord.rstrip() for woord in oud], [woord.rstrip() for woord in nieuw]
    begin = _gelijk(was, nu)
    einde = _gelijk(was[begin:][::-1], nu[begin:][::-1])
    midden, nieuw_midden = was[begin : len(was) - einde], nu[begin : len(nu) - einde]
    paren = _paren(midden, nieuw_midden)
    te_veel = len(midden) + len(nieuw_midden) > TE_VEEL_WOORDEN or paren > MEESTE_PAREN
    if te_veel or not ruimte.neem(paren=paren):
        return ()
    vergelijking = difflib.SequenceMatcher(a=midden, b=nieuw_midden, autojunk=False)
    stukken = [Stuk("gelijk", "".join(nieuw[:begin]))]
    for soort, van, tot, vanaf, tot_en in vergelijking.get_opcodes():
        ervoor = "".join(oud[begin + van : begin + tot])
        erna = "".join(nieuw[begin + vanaf : begin + tot_en])
        if soort == "equal":
            stukken.append(Stuk("gelijk", erna))
        else:
            stukken += [Stuk("weg", ervoor), Stuk("erbij", erna)]
    stukken.append(Stuk("gelijk", "".join(nieuw[len(nieuw) - einde :])))
    return tuple(stuk for stuk in stukken if stuk.tekst)


def _gelijk(was: Sequence[str], nu: Sequence[str]) -> int:
    """How many words both begin with."""
    return len(list(takewhile(lambda paar: paar[0] == paar[1], zip(was, nu, strict=False))))


def _paren(was: Sequence[str], nu: Sequence[str]) -> int:
    hoe_vaak = Counter(nu)
    return sum(aantal * hoe_vaak[woord] for woord, aantal in Counter(was).items())

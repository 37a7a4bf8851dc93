"""What changed between two texts, word by word."""

import difflib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
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
    was, nu = _zonder_wit(oud), _zonder_wit(nieuw)
    begin = _gelijk(was, nu)
    einde = _gelijk(was[begin:][::-1], nu[begin:][::-1])
    midden = oud[begin : len(oud) - einde], nieuw[begin : len(nieuw) - einde]
    if not _past(*midden, ruimte):
        return ()
    slot = Stuk("gelijk", "".join(nieuw[len(nieuw) - einde :]))
    stukken = (_onveranderd(oud[:begin], nieuw[:begin]), *_veranderd(*midden), slot)
    return tuple(stuk for stuk in stukken if stuk.tekst)


def _past(oud: Sequence[str], nieuw: Sequence[str], ruimte: Ruimte) -> bool:
    """Whether comparing these words costs no more than it may."""
    hoe_vaak = Counter(_zonder_wit(nieuw))
    paren = sum(keer * hoe_vaak[woord] for woord, keer in Counter(_zonder_wit(oud)).items())
    te_veel = len(oud) + len(nieuw) > TE_VEEL_WOORDEN or paren > MEESTE_PAREN
    return not te_veel and ruimte.neem(paren=paren)


def _veranderd(oud: Sequence[str], nieuw: Sequence[str]) -> Iterator[Stuk]:
    vergelijking = difflib.SequenceMatcher(a=_zonder_wit(oud), b=_zonder_wit(nieuw), autojunk=False)
    for soort, van, tot, vanaf, tot_en in vergelijking.get_opcodes():
        if soort == "equal":
            yield _onveranderd(oud[van:tot], nieuw[vanaf:tot_en])
        else:
            yield Stuk("weg", "".join(oud[van:tot]))
            yield Stuk("erbij", "".join(nieuw[vanaf:tot_en]))


def _onveranderd(oud: Sequence[str], nieuw: Sequence[str]) -> Stuk:
    """As it is now; where the text now ends, what stood behind it keeps apart what went."""
    stuk = Stuk("gelijk", "".join(nieuw))
    return stuk if stuk.wit or not oud else Stuk("gelijk", stuk.tekst + Stuk("weg", oud[-1]).wit)


def _gelijk(was: Sequence[str], nu: Sequence[str]) -> int:
    """How many words both begin with."""
    return len(list(takewhile(lambda paar: paar[0] == paar[1], zip(was, nu, strict=False))))


def _zonder_wit(woorden: Sequence[str]) -> list[str]:
    return [woord.rstrip() for woord in woorden]

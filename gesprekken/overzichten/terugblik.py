"""The foot of the first sheet: what was, cut to the room that the topics leave."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from gesprekken.overzichten.bladspiegel import KOP, WIT, hoeveel_passen, kort, regels
from gesprekken.overzichten.vorige_keer import (
    Openpunt,
    Openstaand,
    Vergelijking,
    Verschil,
    VorigeKeer,
)

LANGSTE_AFSPRAAK = 84
LANGSTE_PUNT = 70
LANGSTE_ITEM = 38
MEESTE_AFSPRAKEN = 5
MEESTE_PUNTEN = 4
MEESTE_ANDERS = 4
TABELKOP = 3.0
"""Lines of the head of the comparison and of the sentence under it."""
TABELRIJ = 2.5


@dataclass(frozen=True)
class Terugblik:
    """What still runs, what stayed open and what changed, as far as it fits."""

    afspraken: tuple[Openstaand, ...] = ()
    meer_afspraken: int = 0
    punten: tuple[Openpunt, ...] = ()
    meer_punten: int = 0
    vorig_url: str = ""
    anders: tuple[Verschil, ...] = ()
    meer_anders: int = 0
    vergelijking: Vergelijking | None = None
    past_vergelijking: bool = False
    """Whether the comparison fits on paper; on the screen it always does."""
    regels: float = field(default=0, compare=False)


def terugblik(
    *,
    afspraken: Iterable[Openstaand],
    vorig: VorigeKeer | None,
    vergelijk: Vergelijking | None,
    ruimte: float,
) -> Terugblik:
    """The three lists in ``ruimte`` lines: debts first, then what stayed open, then levels."""
    beloofd = [_kort(rij) for rij in afspraken]
    hoog = [regels(f"{rij.van} {rij.wat} {rij.wanneer}") + WIT for rij in beloofd]
    eerste, bezet = hoeveel_passen(hoog[:MEESTE_AFSPRAKEN], ruimte, minstens=1)
    open_ = [Openpunt(kort(rij.titel, LANGSTE_PUNT), rij.hoe_ver) for rij in _punten(vorig)]
    tweede, erbij = hoeveel_passen([1 + WIT] * len(open_[:MEESTE_PUNTEN]), ruimte - bezet)
    bezet += erbij
    anders = [_kort_verschil(rij) for rij in (vergelijk.anders if vergelijk else ())]
    derde = MEESTE_ANDERS
    past = vergelijk is not None and ruimte - bezet >= KOP + TABELKOP + TABELRIJ
    if past:
        rijen = [TABELRIJ] * len(anders[:MEESTE_ANDERS])
        derde, erbij = hoeveel_passen(rijen, ruimte - bezet - TABELKOP)
        bezet += erbij + TABELKOP
    return Terugblik(
        afspraken=tuple(beloofd[:eerste]),
        meer_afspraken=len(beloofd) - eerste,
        punten=tuple(open_[:tweede]),
        meer_punten=len(open_) - tweede,
        vorig_url=vorig.url if vorig else "",
        anders=tuple(anders[:derde]),
        meer_anders=max(0, len(anders) - derde),
        vergelijking=vergelijk,
        past_vergelijking=past,
        regels=bezet,
    )


def _punten(vorig: VorigeKeer | None) -> tuple[Openpunt, ...]:
    return vorig.punten if vorig else ()


def _kort(rij: Openstaand) -> Openstaand:
    wanneer = kort(rij.wanneer, LANGSTE_AFSPRAAK // 2)
    return replace(rij, wat=kort(rij.wat, LANGSTE_AFSPRAAK), wanneer=wanneer)


def _kort_verschil(rij: Verschil) -> Verschil:
    naam = kort(rij.naam, LANGSTE_ITEM)
    return replace(rij, naam=naam, toelichting=kort(rij.toelichting, LANGSTE_ITEM))

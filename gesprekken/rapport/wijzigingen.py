"""What changed in a section while it lay open, told to who reads it next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from gesprekken.models import Onderdeel, Verslag
from gesprekken.rapport import Gespreksrapport
from gesprekken.rapport.delen import Onderdeeldeel
from gesprekken.rapport.geschiedenis import (
    Veldwijziging,
    geschiedenis_van,
    stand_op,
    tekstveld,
    van_onderdeel,
    wijzigers,
    wijzigingen,
)
from kwaliteit.verschil import Stuk, verschil


@dataclass(frozen=True)
class Aanpassing:
    """Who changed a section while it lay open, when, and what since somebody last answered."""

    naam: str
    op: datetime
    stukken: tuple[Stuk, ...] = ()
    """Empty: not in its text, or too much to show word by word."""
    rijen: tuple[Veldwijziging, ...] = ()


def aanpassingen(
    verslag: Verslag, rapport: Gespreksrapport, rijen: Mapping[int, Onderdeel]
) -> dict[int, Aanpassing]:
    """The last change of each section since it was sent, by number."""
    voorgelegd_op = verslag.voorgelegd_op
    if voorgelegd_op is None:
        return {}
    alles = geschiedenis_van(verslag, rijen.values())
    gevonden = {}
    for deel in rapport.onderdelen:
        rij = rijen[deel.nummer]
        eigen = van_onderdeel(alles, rij)
        wie = wijzigers(eigen, verslag)
        if not wie:
            continue
        laatst = max(wie)
        sinds = _laatst_gelezen(deel) or voorgelegd_op
        stond = stand_op(eigen.get(tekstveld(rij), ()), sinds, anders=deel.tekst)
        gevonden[deel.nummer] = Aanpassing(
            naam=wie[laatst],
            op=laatst,
            stukken=() if stond == deel.tekst else verschil(stond, deel.tekst),
            rijen=wijzigingen(eigen, van=sinds, tot=laatst),
        )
    return gevonden


def _laatst_gelezen(deel: Onderdeeldeel) -> datetime | None:
    """When somebody last answered on an earlier text: what changed is told from there."""
    eerder = [reactie.op for reactie in deel.reacties if not reactie.op_deze_tekst]
    return max(eerder, default=None)

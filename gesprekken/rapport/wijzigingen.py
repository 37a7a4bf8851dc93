"""What changed in a section while it lay open, told to who reads it next."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from gesprekken.models import Onderdeel, Verslag
from gesprekken.rapport import Gespreksrapport
from gesprekken.rapport.delen import Onderdeeldeel
from kwaliteit.models import Tekstversie
from kwaliteit.verschil import Stuk, verschil


@dataclass(frozen=True)
class Aanpassing:
    """Who changed a section while it lay open, when, and what (empty: not in its text)."""

    naam: str
    op: datetime
    stukken: tuple[Stuk, ...] = ()


def aanpassingen(
    verslag: Verslag, rapport: Gespreksrapport, rijen: Mapping[int, Onderdeel]
) -> dict[int, Aanpassing]:
    """The last change of each section since it was sent, by number."""
    voorgelegd_op = verslag.voorgelegd_op
    if voorgelegd_op is None:
        return {}
    versies = _versies(rijen.values())
    gevonden = {}
    for deel in rapport.onderdelen:
        geschiedenis = versies[rijen[deel.nummer].pk]
        laatste = next(
            (rij for rij in reversed(geschiedenis) if rij.door_id and rij.op > voorgelegd_op), None
        )
        if laatste is not None:
            stond = _tekst_op(geschiedenis, _laatst_gelezen(deel) or voorgelegd_op)
            stukken = () if stond == deel.tekst else verschil(stond, deel.tekst)
            gevonden[deel.nummer] = Aanpassing(laatste.naam, laatste.op, stukken)
    return gevonden


def _laatst_gelezen(deel: Onderdeeldeel) -> datetime | None:
    """When somebody last answered on an earlier text: what changed is told from there."""
    eerder = [reactie.op for reactie in deel.reacties if not reactie.op_deze_tekst]
    return max(eerder, default=None)


def _versies(rijen: Iterable[Onderdeel]) -> Mapping[int, list[Tekstversie]]:
    per_rij: dict[int, list[Tekstversie]] = defaultdict(list)
    versies = Tekstversie.objects.filter(
        model="onderdeel",
        rij__in=[rij.pk for rij in rijen],
        veld="tekst",
        soort=Tekstversie.Soort.BEWAARD,
    )
    for versie in versies.order_by("op", "pk"):
        per_rij[versie.rij].append(versie)
    return per_rij


def _tekst_op(versies: list[Tekstversie], moment: datetime) -> str:
    """What a field said at that moment, or first of all as far as its history goes."""
    return [rij for rij in versies if rij.op <= moment or rij is versies[0]][-1].tekst

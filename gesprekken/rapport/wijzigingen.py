"""What changed in a section while it lay open, told to who reads it next."""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from gesprekken.models import Onderdeel, Verslag
from gesprekken.rapport import Gespreksrapport
from gesprekken.rapport.delen import Onderdeeldeel
from kwaliteit.models import Tekstversie
from scholen.models import Gebeurtenis

TE_VEEL_WOORDEN = 4000  # comparing longer texts takes longer than a reader waits
WOORD = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True)
class Stuk:
    """A piece of a changed text: ``gelijk``, ``weg`` or ``erbij``."""

    soort: str
    tekst: str


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
    if verslag.voorgelegd_op is None:
        return {}
    sleutels = {rij.sleutel: rij for rij in rijen.values()}
    laatste = {
        sleutels[gebeurtenis.sleutel].nummer: gebeurtenis
        for gebeurtenis in Gebeurtenis.objects.filter(
            model="onderdeel",
            sleutel__in=sleutels,
            soort=Gebeurtenis.Soort.WIJZIGING,
            op__gte=verslag.voorgelegd_op,
        ).order_by("op", "pk")
    }
    versies = _versies(rijen[nummer].pk for nummer in laatste)
    gevonden = {}
    for deel in rapport.onderdelen:
        if (wijziging := laatste.get(deel.nummer)) is not None:
            sinds = _laatst_gelezen(deel) or verslag.voorgelegd_op
            stond = _tekst_op(versies[rijen[deel.nummer].pk], sinds)
            stukken = () if stond in (None, deel.tekst) else verschil(stond or "", deel.tekst)
            gevonden[deel.nummer] = Aanpassing(wijziging.naam, wijziging.op, stukken)
    return gevonden


def _laatst_gelezen(deel: Onderdeeldeel) -> datetime | None:
    """When somebody last answered on an earlier text: what changed is told from there."""
    eerder = [reactie.op for reactie in deel.reacties if not reactie.op_deze_tekst]
    return max(eerder, default=None)


def _versies(rijen: Iterable[int]) -> Mapping[int, list[Tekstversie]]:
    per_rij: dict[int, list[Tekstversie]] = defaultdict(list)
    versies = Tekstversie.objects.filter(
        model="onderdeel", rij__in=list(rijen), veld="tekst", soort=Tekstversie.Soort.BEWAARD
    )
    for versie in versies.order_by("op", "pk"):
        per_rij[versie.rij].append(versie)
    return per_rij


def _tekst_op(versies: list[Tekstversie], moment: datetime) -> str | None:
    """What a field said at that moment, as far as its history goes."""
    ervoor = [versie for versie in versies if versie.op <= moment] or versies[:1]
    return ervoor[-1].tekst if ervoor else None


def verschil(stond: str, staat: str) -> tuple[Stuk, ...]:
    """What was taken out and put in, word by word; nothing for very long texts."""
    oud, nieuw = WOORD.findall(stond), WOORD.findall(staat)
    if len(oud) + len(nieuw) > TE_VEEL_WOORDEN:
        return ()
    stukken = []
    vergelijking = difflib.SequenceMatcher(a=oud, b=nieuw, autojunk=False)
    for soort, van, tot, vanaf, tot_en in vergelijking.get_opcodes():
        if soort == "equal":
            stukken.append(Stuk("gelijk", "".join(oud[van:tot])))
            continue
        if van < tot:
            stukken.append(Stuk("weg", "".join(oud[van:tot])))
        if vanaf < tot_en:
            stukken.append(Stuk("erbij", "".join(nieuw[vanaf:tot_en])))
    return tuple(stukken)

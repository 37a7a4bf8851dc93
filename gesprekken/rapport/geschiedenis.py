"""What a section said before, for who could read it then: its texts since it was sent.

What stood there before *voorleggen* was a draft, and stays its writer's alone (rule 4).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.db import models
from django.db.models import Case, OuterRef, Q, Subquery, Value, When
from django.utils.formats import date_format
from django.utils.text import Truncator

from gesprekken.models import Aandachtspunt, Afspraak, Akkoord, Ambitie, Onderdeel, Verslag
from gesprekken.rapport.delen import Reactie
from gesprekken.rapport.lezen import reactie_van
from kwaliteit.models import Tekstversie
from kwaliteit.verschil import Stuk, verschil

KORT = 60  # characters of an afspraak that say which one it is
RIJEN: dict[str, tuple[type[models.Model], str]] = {
    "afspraak": (Afspraak, "wat"),
    "aandachtspunt": (Aandachtspunt, "tekst"),
    "ambitie": (Ambitie, "tekst"),
}
"""What *Wat we meenemen* prints as rows, and the field that says which one it is."""


class Veld(NamedTuple):
    """A field of a row; of a row of ``RIJEN`` also what the row is called now."""

    model: str
    rij: int
    naam: str
    van_rij: str = ""


Geschiedenis = Mapping[Veld, Sequence[Tekstversie]]
"""All that was kept of each field, the oldest first."""


@dataclass(frozen=True)
class Veldwijziging:
    """A field of an afspraak, aandachtspunt or ambitie that reads differently."""

    wat: str
    stukken: tuple[Stuk, ...]


@dataclass(frozen=True)
class Versie:
    """What a section said from one moment on; without a name: as it was sent."""

    naam: str
    op: datetime
    tekst: str
    stond: str
    rijen: tuple[Veldwijziging, ...] = ()
    reacties: tuple[Reactie, ...] = ()
    """What both sides said while it read like this."""

    @property
    def stukken(self) -> tuple[Stuk, ...]:
        """What changed in its text; nothing where that is too much to show word by word."""
        return verschil(self.stond, self.tekst) if self.stond != self.tekst else ()


def versies(onderdeel: Onderdeel) -> tuple[Versie, ...]:
    """What ``onderdeel`` said since it was sent, the newest first; nothing of a concept."""
    voorgelegd_op = onderdeel.verslag.voorgelegd_op
    if voorgelegd_op is None:
        return ()
    alles = geschiedenis_van(onderdeel.verslag, [onderdeel])
    eigen = van_onderdeel(alles, onderdeel)
    namen = wijzigers(eigen, onderdeel.verslag)
    momenten = [voorgelegd_op, *sorted(namen)]
    tekst = eigen.get(tekstveld(onderdeel), ())
    gelezen = [stand_op(tekst, op, anders=onderdeel.tekst) for op in momenten]
    gezegd = list(onderdeel.akkoorden.all())
    gevonden = [
        Versie(
            naam=namen.get(op, ""),
            op=op,
            tekst=gelezen[nummer],
            stond=gelezen[max(nummer - 1, 0)],
            rijen=wijzigingen(eigen, van=momenten[max(nummer - 1, 0)], tot=op),
            reacties=_gezegd(gezegd, momenten[nummer : nummer + 2]),
        )
        for nummer, op in enumerate(momenten)
    ]
    return tuple(reversed(gevonden))


def geschiedenis_van(verslag: Verslag, onderdelen: Iterable[Onderdeel]) -> Geschiedenis:
    """What was kept of the texts of these sections and of the rows they print, in one query."""
    van_onderdelen = Q(model="onderdeel", rij__in=[rij.pk for rij in onderdelen], veld="tekst")
    welke, heet = van_onderdelen, []
    for naam, (model, veld) in RIJEN.items():
        rijen = model._base_manager.filter(gesprek=verslag.gesprek_id).values("pk")
        welke |= Q(model=naam, rij__in=rijen)
        deze = model._base_manager.filter(pk=OuterRef("rij")).values(veld)
        heet.append(When(model=naam, then=Subquery(deze)))
    bewaard = (
        Tekstversie.objects.filter(welke, soort=Tekstversie.Soort.BEWAARD)
        .annotate(van_rij=Case(*heet, default=Value(""), output_field=models.TextField()))
        .order_by("op", "pk")
    )
    gevonden = defaultdict(list)
    for versie in bewaard:
        gevonden[Veld(versie.model, versie.rij, versie.veld, versie.van_rij)].append(versie)
    return gevonden


def tekstveld(onderdeel: Onderdeel) -> Veld:
    """Its text, as a key of a ``Geschiedenis``."""
    return Veld("onderdeel", onderdeel.pk, "tekst")


def van_onderdeel(alles: Geschiedenis, onderdeel: Onderdeel) -> Geschiedenis:
    """The part that ``onderdeel`` prints: its text, and the rows if it is the one with rows."""
    met_rijen = onderdeel.soort == Onderdeel.Soort.MEENEMEN
    eigen = tekstveld(onderdeel)
    return {
        veld: bewaard
        for veld, bewaard in alles.items()
        if veld == eigen or (met_rijen and veld.model in RIJEN)
    }


def aangepaste_onderdelen(verslag: Verslag, onderdelen: Collection[Onderdeel]) -> set[int]:
    """The numbers of the sections that were mended after they were sent."""
    if verslag.voorgelegd_op is None:
        return set()
    alles = geschiedenis_van(verslag, onderdelen)
    return {rij.nummer for rij in onderdelen if wijzigers(van_onderdeel(alles, rij), verslag)}


def wijzigers(geschiedenis: Geschiedenis, verslag: Verslag) -> dict[datetime, str]:
    """Who changed something while it lay open, by the moment; never before there was a history.

    What an afspraak came to say after ``verslag`` was fixed belongs to its next version.
    """
    na, tot = verslag.voorgelegd_op, verslag.vastgelegd_op
    if na is None:
        return {}
    return {
        versie.op: versie.naam
        for bewaard in geschiedenis.values()
        for versie in bewaard
        if versie.door_id and versie.op > na and (tot is None or versie.op <= tot)
    }


def stand_op(bewaard: Sequence[Tekstversie], moment: datetime, *, anders: str = "") -> str:
    """What a field said at that moment, or first of all as far as its history goes.

    Args:
        anders: what it says now, for a field that never changed.
    """
    if not bewaard:
        return anders
    return [rij for rij in bewaard if rij.op <= moment or rij is bewaard[0]][-1].tekst


def wijzigingen(
    geschiedenis: Geschiedenis, *, van: datetime, tot: datetime
) -> tuple[Veldwijziging, ...]:
    """Per field of a row that reads differently at ``tot`` than at ``van``: which, and how."""
    gevonden = []
    velden = sorted((veld for veld in geschiedenis if veld.model in RIJEN), key=_volgorde)
    for veld in velden:
        bewaard = geschiedenis[veld]
        stond, staat = (_in_woorden(veld, stand_op(bewaard, moment)) for moment in (van, tot))
        if stond != staat:
            gevonden.append(Veldwijziging(_naam_van(veld), verschil(stond, staat)))
    return tuple(gevonden)


def _modelveld(veld: Veld) -> models.Field:
    gevonden: models.Field = RIJEN[veld.model][0]._meta.get_field(veld.naam)  # type: ignore[assignment]  # never a relation
    return gevonden


def _volgorde(veld: Veld) -> tuple[int, int, bool]:
    """Row by row, each with the field first that says which one it is."""
    return list(RIJEN).index(veld.model), veld.rij, veld.naam != RIJEN[veld.model][1]


def _naam_van(veld: Veld) -> str:
    if veld.naam == RIJEN[veld.model][1]:
        return veld.model.capitalize()
    kort = Truncator(veld.van_rij).chars(KORT)
    return f"{veld.model.capitalize()} ‘{kort}’, {_modelveld(veld).verbose_name}"


def _in_woorden(veld: Veld, waarde: str) -> str:
    """A kept value as the page says it."""
    soort = _modelveld(veld)
    if isinstance(soort, models.DateField) and waarde:
        return date_format(date.fromisoformat(waarde), "j F Y")
    return str(dict(soort.flatchoices).get(waarde, waarde))


def _gezegd(akkoorden: Iterable[Akkoord], periode: Sequence[datetime]) -> tuple[Reactie, ...]:
    van, tot = periode[0], periode[1] if len(periode) > 1 else None
    return tuple(
        reactie_van(rij, op_deze_tekst=True)
        for rij in akkoorden
        if rij.op >= van and (tot is None or rij.op < tot)
    )

"""Acts on a talk as a whole: set or move its date, with who sits at the table."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from gesprekken.acties.agenda import agenda_maken
from gesprekken.models import Deelnemer, Gesprek
from kwaliteit.overgangen import OngeldigeOvergang
from scholen.models import Gebruiker


@dataclass(frozen=True)
class Moment:
    """When and where; only the day is needed."""

    datum: date
    tijd: time | None = None
    tijd_tot: time | None = None
    plaats: str = ""
    link: str = ""


@dataclass(frozen=True)
class Tafelgenoot:
    """Somebody at the table, as named on that day; a guest has no account."""

    naam: str
    functie: str
    partij: str
    gebruiker: Gebruiker | None = field(default=None, repr=False)  # by the name of that day


@transaction.atomic
def plannen(
    gesprek: Gesprek,
    *,
    moment: Moment,
    tafel: Iterable[Tafelgenoot],
    door: Gebruiker,
    op: datetime,
) -> None:
    """Set the date, or move a talk that has one; the first time it makes the agenda as well.

    Raises:
        OngeldigeOvergang: the talk was held or will not take place.
    """
    is_gepland = gesprek.status == Gesprek.Status.GEPLAND
    (gesprek.verzetten if is_gepland else gesprek.plannen)(
        door=door,
        op=op,
        datum=moment.datum,
        tijd=moment.tijd,
        tijd_tot=moment.tijd_tot,
        plaats=moment.plaats,
        link=moment.link,
    )
    _zet_tafel(gesprek, tafel)
    if not gesprek.agendapunten.exists():
        agenda_maken(gesprek, door=door, op=op)


@transaction.atomic
def voeren(
    gesprek: Gesprek,
    *,
    datum: date,
    tafel: Iterable[Tafelgenoot],
    door: Gebruiker,
    op: datetime,
) -> None:
    """The talk was held on ``datum``, with these people at the table.

    Raises:
        OngeldigeOvergang: it was held before, will not take place, or that day is still to come.
    """
    if datum > timezone.localdate(op):
        raise OngeldigeOvergang("Die dag moet nog komen. Kies de dag waarop jullie spraken.")
    gesprek.voeren(door=door, op=op, datum=datum)
    _zet_tafel(gesprek, tafel)
    if not gesprek.agendapunten.exists():
        agenda_maken(gesprek, door=door, op=op)


def _zet_tafel(gesprek: Gesprek, tafel: Iterable[Tafelgenoot]) -> None:
    """Make ``tafel`` the people at the table; who is left out, goes."""
    gesprek.deelnemers.all().delete()
    Deelnemer.objects.bulk_create(
        Deelnemer(
            bestuur=gesprek.bestuur,
            gesprek=gesprek,
            gebruiker=genoot.gebruiker,
            naam=genoot.naam,
            functie=genoot.functie,
            partij=genoot.partij,
        )
        for genoot in tafel
    )

"""What goes at a bestuur in the coming months, so that nobody is surprised."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.db.models import Count, IntegerField, Min, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from gesprekken.bewijs.register import Termijn, termijnen
from gesprekken.models import Deelname, Ronde
from gesprekken.overzichten.bewaring import AANKONDIGING, Bewaarregel, maanden_later
from gesprekken.overzichten.dossiers import deelnames_tot
from gesprekken.overzichten.verlopen import VAN_EEN_BESTUUR, mensen
from scholen.models import Bestuur
from scholen.taal import alfabetisch


@dataclass(frozen=True)
class Schooljaar:
    """The schools of one school year of which everything goes, and how many verslagen that is."""

    schooljaar: str
    scholen: tuple[str, ...]
    verslagen: int


@dataclass(frozen=True)
class Dag:
    """What goes on one day."""

    dag: date
    schooljaren: tuple[Schooljaar, ...]


@dataclass(frozen=True)
class Soort:
    """What goes night after night of one kind, until the day that the page looks ahead to."""

    wat: str
    termijn: Termijn


@dataclass(frozen=True)
class Vooruitblik:
    """``eerste`` is the day on which the oldest gesprekken go, at the earliest."""

    regel: Bewaarregel
    tot: date
    dagen: tuple[Dag, ...]
    soorten: tuple[Soort, ...]
    eerste: date | None


def vooruitblik(bestuur: Bestuur, *, op: datetime) -> Vooruitblik:
    """What goes in the months to come, at most six queries and two per day on which much goes."""
    regel = Bewaarregel.van(bestuur)
    tot = maanden_later(op.date(), AANKONDIGING)
    return Vooruitblik(
        regel=regel,
        tot=tot,
        dagen=_dagen(bestuur, regel, van=op.date(), tot=tot),
        soorten=_soorten(bestuur, op=op.replace(year=tot.year, month=tot.month, day=tot.day)),
        eerste=_eerste(bestuur, regel),
    )


def eerstvolgend(besturen: Iterable[Bestuur], *, op: date) -> dict[int, date]:
    """Per bestuur, by pk, the first day in the coming months on which gesprekken go.

    One query, and one more for each day on which some could.
    """
    tot, dagen = maanden_later(op, AANKONDIGING), {}
    for pk, regel in Bewaarregel.van_besturen(besturen).items():
        for dag in regel.wegdagen(van=op, tot=tot):
            if deelnames_tot(pk, regel.laatste_weg(dag)).exists():
                dagen[pk] = dag
                break
    return dagen


def _eerste(bestuur: Bestuur, regel: Bewaarregel) -> date | None:
    rondes = Ronde.objects.filter(bestuur=bestuur, deelnames__isnull=False)
    oudste: str | None = rondes.aggregate(oudste=Min("schooljaar"))["oudste"]
    return regel.weg_op(oudste) if oudste else None


def _dagen(bestuur: Bestuur, regel: Bewaarregel, *, van: date, tot: date) -> tuple[Dag, ...]:
    """The days between, each with what was not gone the day before."""
    gevonden, al_weg = [], regel.laatste_weg(van)
    for dag in regel.wegdagen(van=van, tot=tot):
        schooljaar = regel.laatste_weg(dag)
        rijen = deelnames_tot(bestuur, schooljaar)
        if al_weg:
            rijen = rijen.exclude(pk__in=deelnames_tot(bestuur, al_weg).values("pk"))
        if schooljaren := _schooljaren(rijen):
            gevonden.append(Dag(dag, schooljaren))
        al_weg = schooljaar
    return tuple(gevonden)


def _schooljaren(deelnames: QuerySet[Deelname]) -> tuple[Schooljaar, ...]:
    rijen = (
        deelnames.annotate(verslagen=Count("gesprekken__verslagen"))
        .order_by("ronde__schooljaar", "pk")
        .values_list("ronde__schooljaar", "school__naam", "verslagen")
    )
    return tuple(_schooljaar(naam, list(van)) for naam, van in groupby(rijen, lambda rij: rij[0]))


def _schooljaar(naam: str, rijen: Sequence[tuple[str, str, int]]) -> Schooljaar:
    scholen = sorted({school for _, school, _ in rijen}, key=alfabetisch)
    return Schooljaar(naam, tuple(scholen), sum(verslagen for *_, verslagen in rijen))


def _soorten(bestuur: Bestuur, *, op: datetime) -> tuple[Soort, ...]:
    """Kind by kind what will be past its term at ``op``; those of which nothing is, not."""
    soorten = {**VAN_EEN_BESTUUR, "mensen": mensen}
    geteld = _tel(
        {naam: list(van(bestuur, termijnen()[naam].grens(op))) for naam, van in soorten.items()}
    )
    return tuple(
        Soort(termijnen()[naam].telling(hoeveel), termijnen()[naam])
        for naam, hoeveel in geteld.items()
        if hoeveel
    )


def _tel(rijen: Mapping[str, Sequence[QuerySet]]) -> dict[str, int]:
    """How many rows there are under each name, in one query."""
    tellers = {
        f"{naam}_{plek}": Coalesce(Subquery(_aantal(een), output_field=IntegerField()), 0)
        for naam, alle in rijen.items()
        for plek, een in enumerate(alle)
    }
    rij: dict[str, Any] = dict(Bestuur.objects.order_by("pk").values(**tellers)[0])
    return {
        naam: sum(rij[f"{naam}_{plek}"] for plek, _ in enumerate(alle))
        for naam, alle in rijen.items()
    }


def _aantal(rijen: QuerySet) -> QuerySet:
    in_een = rijen.order_by().annotate(een=Value(1)).values("een")
    aantal: QuerySet = in_een.annotate(aantal=Count("pk")).values("aantal")
    return aantal

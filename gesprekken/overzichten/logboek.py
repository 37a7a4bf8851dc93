"""Who did and read what in a deelname or a talk, in sentences: for its school and adviser."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from gesprekken.models import Deelname, Gesprek, Ronde, Verslag
from gesprekken.overzichten.logzinnen import is_verzet, wat_er_gebeurde
from kwaliteit.models import Indiening
from scholen.models import Gebeurtenis
from scholen.taal import kleine_letter

MET_HET_VERSLAG = (
    Gesprek.Status.TER_VASTSTELLING,
    Gesprek.Status.VASTGESTELD,
    Gesprek.Status.ZONDER_VASTSTELLING,
)
"""Where a talk comes together with its verslag."""


@dataclass(frozen=True)
class Logregel:
    """One line: when, who in which function, did what, and why."""

    op: datetime
    naam: str
    rol: str
    wat: str
    reden: str


def logboek(deelname: Deelname, indieningen: Iterable[Indiening]) -> tuple[Logregel, ...]:
    """What happened around this deelname, the newest first, in one query."""
    van_gesprek = deelname.gesprekken.order_by().values("sleutel")
    van_verslag = Verslag.objects.filter(gesprek__deelname=deelname).order_by().values("sleutel")
    rijen = Gebeurtenis.objects.filter(
        Q(model="ronde", sleutel=deelname.ronde.sleutel)
        | Q(model="deelname", sleutel=deelname.sleutel)
        | Q(model="zelfevaluatie", sleutel=deelname.zelfevaluatie.sleutel, soort="overgang")
        | Q(model="indiening", sleutel__in=[str(rij.pk) for rij in indieningen])
        | Q(model="gesprek", sleutel__in=van_gesprek)
        | Q(model="verslag", sleutel__in=van_verslag, soort__in=["gelezen", "akkoord"])
    )
    return _regels(rijen)


def logboek_van_ronde(ronde: Ronde) -> tuple[Logregel, ...]:
    """The steps of the round itself, the newest first, for its makers."""
    return _regels(Gebeurtenis.objects.filter(model="ronde", sleutel=ronde.sleutel))


def logboek_van_gesprek(gesprek: Gesprek) -> tuple[Logregel, ...]:
    """What happened with this talk and its verslag, the newest first.

    A step that both take at once is said once, as one of the verslag.
    """
    van_verslag = Q(model="verslag", sleutel__in=gesprek.verslagen.values("sleutel"))
    met_verslag = Q(naar__in=MET_HET_VERSLAG) | Q(van=Gesprek.Status.TER_VASTSTELLING)
    ineens = Q(soort=Gebeurtenis.Soort.OVERGANG) & met_verslag
    van_gesprek = Q(model="gesprek", sleutel=gesprek.sleutel) & ~ineens
    return _regels(Gebeurtenis.objects.filter(van_verslag | van_gesprek))


def _regels(rijen: QuerySet[Gebeurtenis]) -> tuple[Logregel, ...]:
    return tuple(
        Logregel(rij.op, rij.naam, rij.rol, _zin(rij), rij.reden)
        for rij in rijen.order_by("-op", "-pk")
    )


def _zin(rij: Gebeurtenis) -> str:
    wat = wat_er_gebeurde(rij) or kleine_letter(rij.get_soort_display())
    is_stap = rij.soort == Gebeurtenis.Soort.OVERGANG
    return wat if is_stap or not is_verzet(rij) else f"{wat} van {rij.van} naar {rij.naar}"

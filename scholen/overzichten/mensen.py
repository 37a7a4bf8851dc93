"""Who works at a school, in which role, from when until when."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from scholen.models import Aanstelling, School


@dataclass(frozen=True)
class Persoon:
    """One aanstelling at the school."""

    naam: str
    functie: str
    rol: str  # empty where the function says the same
    van: date
    tot: date | None
    sleutel: str = ""  # of the role, for who may change or end it


@dataclass(frozen=True)
class Mensen:
    """Who works here now, who comes, who left; each by name."""

    nu: tuple[Persoon, ...]
    straks: tuple[Persoon, ...]
    eerder: tuple[Persoon, ...]


def mensen(school: School, *, vandaag: date, bewerkbaar: QuerySet[Aanstelling]) -> Mensen:
    """Everybody of this school, in two queries.

    Args:
        bewerkbaar: the roles that whoever looks may change.
    """
    mag = set(bewerkbaar.filter(school=school).values_list("pk", flat=True))
    rijen = list(
        Aanstelling.objects.filter(school=school)
        .select_related("gebruiker")
        .order_by("gebruiker__naam", "van", "pk")
    )
    lopend = [rij for rij in rijen if rij.loopt_op(vandaag)]
    return Mensen(
        nu=tuple(_persoon(rij, mag=rij.pk in mag) for rij in lopend if rij.van <= vandaag),
        straks=tuple(_persoon(rij, mag=rij.pk in mag) for rij in lopend if rij.van > vandaag),
        eerder=tuple(
            _persoon(rij, mag=False)
            for rij in rijen
            if rij not in lopend and not rij.ging_niet_door
        ),
    )


def _persoon(rij: Aanstelling, *, mag: bool) -> Persoon:
    return Persoon(
        naam=rij.gebruiker.naam,
        functie=rij.functie_of_rol,
        rol=rij.rol_erbij,
        van=rij.van,
        tot=rij.tot,
        sleutel=rij.sleutel if mag else "",
    )

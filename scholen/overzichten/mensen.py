"""Who works at a school, in which role, from when until when."""

from dataclasses import dataclass
from datetime import date

from scholen.models import Aanstelling, School


@dataclass(frozen=True)
class Persoon:
    """One aanstelling at the school."""

    naam: str
    functie: str
    rol: str  # empty where the function says the same
    van: date
    tot: date | None


@dataclass(frozen=True)
class Mensen:
    """Who works here now, who comes, who left; each by name."""

    nu: tuple[Persoon, ...]
    straks: tuple[Persoon, ...]
    eerder: tuple[Persoon, ...]


def mensen(school: School, *, vandaag: date) -> Mensen:
    """Everybody of this school, in one query."""
    rijen = list(
        Aanstelling.objects.filter(school=school)
        .select_related("gebruiker")
        .order_by("gebruiker__naam", "van", "pk")
    )
    eerder = [rij for rij in rijen if rij.tot and rij.tot < vandaag]
    straks = [rij for rij in rijen if rij.van > vandaag]
    nu = [rij for rij in rijen if rij not in eerder and rij not in straks]
    return Mensen(*(tuple(map(_persoon, groep)) for groep in (nu, straks, eerder)))


def _persoon(rij: Aanstelling) -> Persoon:
    rol = rij.get_rol_display()
    functie = rij.functie_of_rol
    return Persoon(
        naam=rij.gebruiker.naam,
        functie=functie,
        rol="" if rol.casefold() in functie.casefold() else rol,
        van=rij.van,
        tot=rij.tot,
    )

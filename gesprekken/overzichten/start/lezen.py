"""The blocks of the start page of who mainly reads here, or looks after people and kaders."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from gesprekken.models import Ronde
from gesprekken.overzichten.afspraken import Rij
from gesprekken.overzichten.start.bron import Bron, zin_over_afspraken
from gesprekken.overzichten.verdwijnt import eerstvolgend
from scholen.models import (
    Aanstelling,
    Bestuur,
    Gebruiker,
    Rol,
    Samenwerkingsverband,
    School,
    Uitnodiging,
    Uitnodigingsrol,
)
from scholen.taal import alfabetisch


@dataclass(frozen=True)
class Lezersblok:
    """A bestuur whose rounds a lezer reads: the running ones, and the last that is complete."""

    bestuur: Bestuur
    lopend: tuple[Ronde, ...]
    afgerond: Ronde | None


@dataclass(frozen=True)
class Verbandsblok:
    """What schools and besturen agreed with a samenwerkingsverband."""

    swv: Samenwerkingsverband
    afspraken: tuple[Rij, ...]

    @property
    def zin(self) -> str:
        """What stands under the greeting."""
        return zin_over_afspraken("jullie", self.afspraken)


@dataclass(frozen=True)
class Mensenregel:
    """A school with how many people work there now, and how many invitations wait."""

    school: School
    mensen: int
    gevraagd: int


@dataclass(frozen=True)
class Beheerblok:
    """What a functioneel beheerder looks after; without a bestuur the whole installation."""

    bestuur: Bestuur | None
    scholen: tuple[Mensenregel, ...]
    verdwijnt_op: date | None
    """When gesprekken that are past their term go, if that is soon."""


def lezersblokken(bron: Bron) -> tuple[Lezersblok, ...]:
    """One per bestuur with this lezer; a concept is its makers' alone."""
    blokken = []
    for pk, bestuur in bron.besturen(Rol.LEZER).items():
        rondes = [ronde for ronde in bron.rondes if ronde.bestuur_id == pk]
        afgerond = (ronde for ronde in rondes if ronde.status == Ronde.Status.AFGEROND)
        lopend = tuple(ronde for ronde in rondes if ronde.status in Ronde.LOPEND)
        blokken.append(Lezersblok(bestuur, lopend, next(afgerond, None)))
    return tuple(blokken)


def verbandsblokken(bron: Bron) -> tuple[Verbandsblok, ...]:
    """One per samenwerkingsverband where somebody works, with what runs."""
    verbanden = {rij.swv.pk: rij.swv for rij in bron.aanstellingen if rij.swv}
    return tuple(
        Verbandsblok(
            swv,
            tuple(
                rij
                for rij in bron.afspraken
                if rij.afspraak.partij == "swv" and rij.afspraak.bestuur.swv_id == pk
            ),
        )
        for pk, swv in verbanden.items()
    )


def beheerblokken(bron: Bron) -> tuple[Beheerblok, ...]:
    """One per bestuur of this beheerder, and one for the installation; two queries."""
    van = [rij for rij in bron.aanstellingen if rij.rol == Rol.BEHEERDER]
    besturen = {rij.bestuur_id: rij.bestuur for rij in van}
    scholen = _scholen(bron.gebruiker, besturen)
    weg = eerstvolgend(bron.besturen(Rol.BEHEERDER).values(), op=bron.vandaag) if van else {}
    return tuple(
        Beheerblok(
            bestuur,
            tuple(rij for rij in scholen if rij.school.bestuur_id == pk),
            weg.get(pk or 0),
        )
        for pk, bestuur in besturen.items()
    )


def _scholen(gebruiker: Gebruiker, besturen: dict[int | None, Bestuur | None]) -> list[Mensenregel]:
    eigen = [pk for pk in besturen if pk]
    if not eigen:
        return []
    nu = Q(aanstellingen__in=Aanstelling.objects.geldig().values("pk"))
    open_ = Uitnodigingsrol.objects.filter(uitnodiging__in=Uitnodiging.objects.open())
    gevraagd = open_.filter(school=OuterRef("pk")).order_by().values("school")
    rijen = (
        School.objects.zichtbaar_voor(gebruiker)
        .filter(bestuur__in=eigen)
        .bestaand()
        .annotate(
            mensen=Count("aanstellingen__gebruiker", filter=nu, distinct=True),
            gevraagd=Coalesce(
                Subquery(gevraagd.values(aantal=Count("uitnodiging", distinct=True))), 0
            ),
        )
    )
    regels = [Mensenregel(rij, rij.mensen, rij.gevraagd) for rij in rijen]
    return sorted(regels, key=lambda rij: (alfabetisch(rij.school.naam), rij.school.pk))

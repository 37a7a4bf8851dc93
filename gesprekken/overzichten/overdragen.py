"""What an adviser still has in hand, for who takes it over."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from gesprekken.models import Deelname, Gesprek, Ronde, Schoolkeuze
from scholen.models import Bestuur, Gebruiker
from scholen.taal import alfabetisch


@dataclass(frozen=True)
class InHanden:
    """One adviser with the schools whose dialogue runs or is meant to begin."""

    adviseur: Gebruiker
    scholen: tuple[str, ...]


def deelnames_van(bestuur: Bestuur, adviseur: Gebruiker) -> QuerySet[Deelname]:
    """The schools in a round that is not complete."""
    rijen = Deelname.objects.filter(bestuur=bestuur, adviseur=adviseur)
    return rijen.exclude(ronde__status=Ronde.Status.AFGEROND)


def gesprekken_van(bestuur: Bestuur, adviseur: Gebruiker) -> QuerySet[Gesprek]:
    """The talks that are not completed."""
    rijen = Gesprek.objects.filter(bestuur=bestuur, adviseur=adviseur)
    return rijen.exclude(status__in=Gesprek.VOLTOOID)


def keuzes_van(bestuur: Bestuur, adviseur: Gebruiker) -> QuerySet[Schoolkeuze]:
    """The schools that are meant to be in a round."""
    concept = Ronde.Status.CONCEPT
    return Schoolkeuze.objects.filter(bestuur=bestuur, adviseur=adviseur, ronde__status=concept)


def in_handen(bestuur: Bestuur) -> tuple[InHanden, ...]:
    """Every adviser with something in hand, gone or not, by name; four queries."""
    per_adviseur: dict[int, set[str]] = {}
    nog_open = ~Q(ronde__status=Ronde.Status.AFGEROND)
    for rijen in (
        Deelname.objects.filter(nog_open, bestuur=bestuur),
        Gesprek.objects.filter(bestuur=bestuur).exclude(status__in=Gesprek.VOLTOOID),
        Schoolkeuze.objects.filter(bestuur=bestuur, ronde__status=Ronde.Status.CONCEPT),
    ):
        for adviseur, school in rijen.values_list("adviseur", "school__naam"):
            if adviseur is not None:
                per_adviseur.setdefault(adviseur, set()).add(school)
    mensen = Gebruiker.objects.filter(pk__in=per_adviseur).order_by("naam", "pk")
    return tuple(
        InHanden(een, tuple(sorted(per_adviseur[een.pk], key=alfabetisch))) for een in mensen
    )

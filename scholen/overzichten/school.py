"""Schools as their beheerder sees them: the list, and one with its history."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db.models import Exists, QuerySet
from django.utils.module_loading import import_string

from scholen.models import (
    Aanstelling,
    Bestuur,
    Gebeurtenis,
    School,
    Uitnodiging,
    Uitnodigingsrol,
    Vestiging,
)
from scholen.taal import alfabetisch, opsomming


@dataclass(frozen=True)
class Schoolregel:
    """One school in the list, with where it is."""

    school: School
    nummers: str
    plaatsen: str
    vestigingen: int


@dataclass(frozen=True)
class Bestuursblok:
    """The schools of one bestuur on the alphabet, those that are closed apart."""

    bestuur: Bestuur
    open: tuple[Schoolregel, ...]
    gesloten: tuple[Schoolregel, ...]


@dataclass(frozen=True)
class Logregel:
    """One line: when, who in which function, did what."""

    op: datetime
    naam: str
    rol: str
    wat: str

    @classmethod
    def van(cls, rij: Gebeurtenis) -> Self:
        """The line in words."""
        return cls(rij.op, rij.naam, rij.rol, _zin(rij))


@dataclass(frozen=True)
class Oudenaam:
    """What the school was called, and until when."""

    naam: str
    tot: datetime


@dataclass(frozen=True)
class Schoolblad:
    """One school: its vestigingen, earlier names, where it came from, and who changed what."""

    vestigingen: tuple[Vestiging, ...]
    gesloten: tuple[Vestiging, ...]
    oude_namen: tuple[Oudenaam, ...]
    voorgangers: tuple[School, ...]
    logboek: tuple[Logregel, ...]


def schoollijst(besturen: Iterable[Bestuur]) -> tuple[Bestuursblok, ...]:
    """Per bestuur its schools, in two queries however many there are."""
    besturen = list(besturen)
    per_school: dict[int, list[Vestiging]] = defaultdict(list)
    for vestiging in Vestiging.objects.filter(bestuur__in=besturen).order_by("brin6"):
        if not vestiging.is_gesloten:
            per_school[vestiging.school_id].append(vestiging)
    scholen = School.objects.filter(bestuur__in=besturen).select_related("opgegaan_in")
    regels: dict[int, list[Schoolregel]] = defaultdict(list)
    for school in sorted(scholen, key=lambda rij: (alfabetisch(rij.naam), rij.pk)):
        regels[school.bestuur_id].append(_regel(school, per_school[school.pk]))
    return tuple(
        Bestuursblok(
            bestuur,
            tuple(een for een in regels[bestuur.pk] if not een.school.is_gesloten),
            tuple(een for een in regels[bestuur.pk] if een.school.is_gesloten),
        )
        for bestuur in besturen
    )


def wacht_op_mensen(besturen: QuerySet[Bestuur]) -> bool:
    """Whether there are schools, and nobody works at one or was asked to; one query."""
    scholen = School.objects.filter(bestuur__in=besturen.values("pk")).bestaand()
    werk = Aanstelling.objects.lopend().filter(school__in=scholen)
    gevraagd = Uitnodigingsrol.objects.filter(
        school__in=scholen, uitnodiging__in=Uitnodiging.objects.open()
    )
    return scholen.filter(~Exists(werk), ~Exists(gevraagd)).exists()


def _regel(school: School, vestigingen: list[Vestiging]) -> Schoolregel:
    plaatsen = dict.fromkeys(filter(None, (vestiging.plaats for vestiging in vestigingen)))
    return Schoolregel(
        school=school,
        nummers=opsomming(vestiging.brin6 for vestiging in vestigingen),
        plaatsen=opsomming(plaatsen),
        vestigingen=len(vestigingen),
    )


def schoolblad(school: School) -> Schoolblad:
    """Everything on the page of one school."""
    vestigingen = list(school.vestigingen.order_by("brin6"))
    gebeurtenissen = list(_gebeurtenissen(school))
    return Schoolblad(
        vestigingen=tuple(een for een in vestigingen if not een.is_gesloten),
        gesloten=tuple(een for een in vestigingen if een.is_gesloten),
        oude_namen=tuple(
            Oudenaam(een.van, een.op)
            for een in gebeurtenissen
            if een.soort == Gebeurtenis.Soort.NAAM
        ),
        voorgangers=tuple(school.voorgangers.filter(bestuur=school.bestuur).order_by("naam", "pk")),
        logboek=tuple(map(Logregel.van, gebeurtenissen)),
    )


def _gebeurtenissen(school: School) -> QuerySet[Gebeurtenis]:
    rijen = Gebeurtenis.objects.filter(
        model="school", sleutel=school.sleutel, bestuur=school.bestuur
    )
    return rijen.order_by("-op", "-pk")


def _zin(rij: Gebeurtenis) -> str:
    if rij.soort == Gebeurtenis.Soort.NAAM and rij.model == "school":
        return f"De school heet nu {rij.naar}; eerst was dat {rij.van}."
    return rij.reden


def lopende_jaren(school: School) -> list[str]:
    """The school years of rounds that run and have this school in them.

    Who knows about rounds stands in the settings, by name: this room does not know theirs.
    """
    vraag: Callable[[School], list[str]] = import_string(settings.LOPENDE_RONDES)
    return vraag(school)

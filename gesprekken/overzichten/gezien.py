"""Who from outside a school has read what it submitted and its verslagen: for openness."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from gesprekken.models import Deelname, Verslag
from kwaliteit.models import Indiening
from kwaliteit.templatetags.huis import dag
from scholen.models import Aanstelling, Gebeurtenis, School

SOORTEN = (Gebeurtenis.Soort.GELEZEN, Gebeurtenis.Soort.INZAGE)


@dataclass(frozen=True)
class Lezing:
    """One reader: who in which function, when for the first time, and why if that was asked."""

    op: datetime
    naam: str
    rol: str
    reden: str


@dataclass(frozen=True)
class Stuk:
    """Something of the school that others may read, with who did."""

    titel: str
    lezers: tuple[Lezing, ...]


@dataclass(frozen=True)
class GezienJaar:
    """One round of the school, with all there is to read of it."""

    deelname: Deelname
    stukken: tuple[Stuk, ...]


def gezien(school: School, deelnames: QuerySet[Deelname]) -> tuple[GezienJaar, ...]:
    """Per round, the newest first, what there is to read and who read it; in five queries."""
    rondes = list(deelnames.select_related("ronde").order_by("-ronde__schooljaar", "-pk"))
    indieningen = list(
        Indiening.objects.filter(zelfevaluatie__in=[rij.zelfevaluatie_id for rij in rondes])
        .only("pk", "zelfevaluatie_id", "ingediend_op")
        .order_by("-ingediend_op", "-pk")
    )
    verslagen = list(
        Verslag.objects.filter(gesprek__deelname__in=rondes)
        .exclude(status=Verslag.Status.CONCEPT)
        .select_related("gesprek")
        .defer("inhoud")
        .order_by("gesprek__datum", "gesprek_id", "-versie")
    )
    lezingen = _lezingen(school, rondes, indieningen, verslagen)
    return tuple(
        GezienJaar(
            deelname=rij,
            stukken=(
                *_van_indieningen(rij, indieningen, lezingen),
                *_van_verslagen(rij, verslagen, lezingen),
            ),
        )
        for rij in rondes
    )


def _lezingen(
    school: School,
    deelnames: Iterable[Deelname],
    indieningen: Iterable[Indiening],
    verslagen: Iterable[Verslag],
) -> dict[tuple[str, str], list[Lezing]]:
    """Who from outside the school opened what, by model and sleutel of that."""
    rijen = Gebeurtenis.objects.filter(
        Q(model="indiening", sleutel__in=[str(rij.pk) for rij in indieningen])
        | Q(model="verslag", sleutel__in=[rij.sleutel for rij in verslagen])
        | Q(model="deelname", sleutel__in=[rij.sleutel for rij in deelnames]),
        soort__in=SOORTEN,
    )
    van_de_school = list(Aanstelling.objects.filter(school=school))
    gevonden: dict[tuple[str, str], list[Lezing]] = {}
    for rij in rijen.order_by("-op", "-pk"):
        if not _werkte_er(van_de_school, rij):
            lezing = Lezing(rij.op, rij.naam, rij.rol, rij.reden)
            gevonden.setdefault((rij.model, rij.sleutel), []).append(lezing)
    return gevonden


def _werkte_er(aanstellingen: Iterable[Aanstelling], rij: Gebeurtenis) -> bool:
    """Whether the reader worked at the school on that day."""
    op = timezone.localtime(rij.op).date()
    return any(
        een.gebruiker_id == rij.gebruiker_id
        and een.van <= op
        and (een.tot is None or op <= een.tot)
        for een in aanstellingen
    )


def _van_indieningen(
    deelname: Deelname,
    indieningen: Iterable[Indiening],
    lezingen: dict[tuple[str, str], list[Lezing]],
) -> list[Stuk]:
    van_ons = [rij for rij in indieningen if rij.zelfevaluatie_id == deelname.zelfevaluatie_id]
    stukken = [
        Stuk(
            f"Wat de school indiende op {dag(rij.ingediend_op)}",
            _lezers(lezingen, "indiening", rij.pk),
        )
        for rij in van_ons
    ]
    inzage = _lezers(lezingen, "deelname", deelname.sleutel)
    return [*stukken, Stuk("Met een reden om inzage gevraagd", inzage)] if inzage else stukken


def _van_verslagen(
    deelname: Deelname,
    verslagen: Iterable[Verslag],
    lezingen: dict[tuple[str, str], list[Lezing]],
) -> list[Stuk]:
    return [
        Stuk(_titel(rij), _lezers(lezingen, "verslag", rij.sleutel))
        for rij in verslagen
        if rij.gesprek.deelname_id == deelname.pk
    ]


def _titel(verslag: Verslag) -> str:
    datum = verslag.gesprek.datum
    wanneer = f" van het gesprek op {dag(datum)}" if datum else ""
    return f"Verslag{wanneer}" + (f", versie {verslag.versie}" if verslag.versie > 1 else "")


def _lezers(
    lezingen: dict[tuple[str, str], list[Lezing]], model: str, sleutel: object
) -> tuple[Lezing, ...]:
    return tuple(lezingen.get((model, str(sleutel)), ()))

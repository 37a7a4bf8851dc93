"""The log as a beheerder reads it: who did what when, and nothing of what people wrote."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.db.models import QuerySet
from django.utils import timezone

from scholen.models import Gebeurtenis
from scholen.taal import hoofdletter
from scholen.uitvoer import als_xlsx

BEHEER = {
    "aanstelling",
    "bestuur",
    "gebruiker",
    "keten",
    "kwaliteitskader",
    "pagina",
    "school",
    "uitnodiging",
    "vestiging",
}
"""Of these a beheerder reads why and from what to what; of all else only that it happened."""
HOOGSTENS = 20_000
"""How many lines a file holds: the newest."""
KOLOMMEN = (
    "Wanneer",
    "Wie",
    "Rol",
    "Wat",
    "Waarvan",
    "School of bestuur",
    "Toelichting",
    "Verzoek",
    "Sessie",
)


@dataclass(frozen=True)
class Beheerregel:
    """One line: when, who in which function, what happened to what, and where."""

    op: datetime
    naam: str
    rol: str
    wat: str
    waarvan: str
    waar: str
    toelichting: str
    verzoek: str
    sessie: str


def beheerregels(rijen: Iterable[Gebeurtenis]) -> Iterator[Beheerregel]:
    """The lines in words (select ``school`` and ``bestuur`` along)."""
    namen = {model._meta.model_name or "": model._meta.verbose_name for model in apps.get_models()}
    for rij in rijen:
        yield Beheerregel(
            op=rij.op,
            naam=rij.naam,
            rol=rij.rol,
            wat=rij.get_soort_display(),
            waarvan=str(namen.get(rij.model, rij.model)),
            waar=str(rij.school or rij.bestuur or ""),
            toelichting=_toelichting(rij),
            verzoek=rij.verzoek,
            sessie=rij.sessie,
        )


def in_volgorde(rijen: QuerySet[Gebeurtenis]) -> QuerySet[Gebeurtenis]:
    """The newest first, with what a line names."""
    return rijen.select_related("school", "bestuur").order_by("-op", "-pk")


def logboek_als_xlsx(rijen: QuerySet[Gebeurtenis]) -> bytes:
    """The lines as a workbook, the newest first."""
    regels = beheerregels(in_volgorde(rijen)[:HOOGSTENS].iterator(2_000))
    return als_xlsx("Logboek", KOLOMMEN, (_rij(regel) for regel in regels))


def _rij(regel: Beheerregel) -> tuple[str, ...]:
    return (
        timezone.localtime(regel.op).strftime("%Y-%m-%d %H:%M:%S"),
        regel.naam,
        regel.rol,
        regel.wat,
        hoofdletter(regel.waarvan),
        regel.waar,
        regel.toelichting,
        regel.verzoek,
        regel.sessie,
    )


def _toelichting(rij: Gebeurtenis) -> str:
    """What a beheerder may know more: of a step its begin and end, of the own work all of it."""
    if rij.model == "pagina":
        return rij.naar
    stap = _van_naar(rij.van.replace("_", " "), rij.naar.replace("_", " "))
    if rij.soort == Gebeurtenis.Soort.OVERGANG:
        return stap
    if rij.model == "kwaliteitskader" or rij.soort == Gebeurtenis.Soort.INGEKORT:
        return rij.reden
    return f"{rij.reden} {stap}".strip() if rij.model in BEHEER else ""


def _van_naar(van: str, naar: str) -> str:
    if van and naar:
        return f"Van ‘{van}’ naar ‘{naar}’."
    return f"Nu: {naar}." if naar else f"Was: {van}." if van else ""

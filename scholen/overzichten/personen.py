"""The people of a bestuur: the list with what each does where, and one person with everything."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from scholen.models import (
    Aanstelling,
    Bestuur,
    Gebeurtenis,
    Gebruiker,
    Rol,
    School,
    UitgaandBericht,
    Uitnodiging,
)
from scholen.overzichten.genodigden import Genodigde, genodigden, zonder_link
from scholen.overzichten.school import Logregel
from scholen.taal import opsomming, vergelijkbaar, voluit

ROLVOLGORDE = list(Rol)


@dataclass(frozen=True)
class Persoonregel:
    """One person in the list, with the roles in words."""

    gebruiker: Gebruiker
    rollen: tuple[str, ...]


@dataclass(frozen=True)
class Mensenlijst:
    """Who works for these besturen now or soon, who did, and who was invited."""

    nu: tuple[Persoonregel, ...]
    eerder: tuple[Persoonregel, ...]
    uitgenodigd: tuple[Genodigde, ...]

    @property
    def verlopen(self) -> list[Uitnodiging]:
        """Those that can get a new link."""
        return zonder_link(self.uitgenodigd)


@dataclass(frozen=True)
class Rolregel:
    """One role of somebody: where, since when, and what may be done with it."""

    rij: Aanstelling
    let_op: str
    """What is the matter with the school, in a sentence."""


@dataclass(frozen=True)
class Persoonblad:
    """One person: the roles at these besturen, what changed in them, and whether mail arrives."""

    nu: tuple[Rolregel, ...]
    straks: tuple[Rolregel, ...]
    eerder: tuple[Rolregel, ...]
    logboek: tuple[Logregel, ...]
    post: str
    """Why the last mail did not arrive, in a sentence; empty when it did, or is on its way."""


def mensenlijst(
    besturen: QuerySet[Bestuur], *, zoek: str, met_adres: bool, vandaag: date, op: datetime
) -> Mensenlijst:
    """Everybody whose name, role or place has this in it, by name; four queries.

    Args:
        met_adres: whether one may look for an e-mail address too, and sees who was invited.
    """
    per_persoon: dict[Gebruiker, list[Aanstelling]] = defaultdict(list)
    for rij in _rijen(besturen).order_by("gebruiker__naam", "gebruiker", "pk"):
        per_persoon[rij.gebruiker].append(rij)
    nu: list[Persoonregel] = []
    eerder: list[Persoonregel] = []
    for gebruiker, rijen in per_persoon.items():
        lopend = [rij for rij in rijen if rij.loopt_op(vandaag)]
        regel = Persoonregel(gebruiker, _rollen(lopend or rijen, vandaag))
        adres = gebruiker.email if met_adres else ""
        if _past(zoek, gebruiker.naam, adres, *regel.rollen):
            (nu if lopend else eerder).append(regel)
    open_ = Uitnodiging.objects.open().filter(bestuur__in=besturen)
    genodigd = genodigden(open_, op=op) if met_adres else []
    return Mensenlijst(
        tuple(nu),
        tuple(eerder),
        tuple(
            een
            for een in genodigd
            if _past(zoek, een.uitnodiging.naam, een.uitnodiging.email, een.rollen)
        ),
    )


def _rijen(besturen: QuerySet[Bestuur]) -> QuerySet[Aanstelling]:
    rijen = Aanstelling.objects.van_besturen(besturen.values("pk"))
    return rijen.select_related("gebruiker", "school__opgegaan_in", "bestuur", "swv")


def _rollen(rijen: Iterable[Aanstelling], vandaag: date) -> tuple[str, ...]:
    """Per function the places, as in ``ib’er, De Abeel en De Beuk``; what is to come says so."""
    plekken: dict[str, list[str]] = {}
    for rij in sorted(rijen, key=lambda een: (ROLVOLGORDE.index(Rol(een.rol)), een.waar)):
        straks = f" (vanaf {voluit(rij.van)})" if _begint_nog(rij, vandaag) else ""
        plekken.setdefault(rij.functie_of_rol, []).append(f"{rij.waar}{straks}")
    return tuple(
        f"{functie}, {opsomming(dict.fromkeys(waar))}" for functie, waar in plekken.items()
    )


def _begint_nog(rij: Aanstelling, vandaag: date) -> bool:
    return rij.loopt_op(vandaag) and rij.van > vandaag


def _past(zoek: str, *teksten: str) -> bool:
    return all(any(woord in vergelijkbaar(tekst) for tekst in teksten) for woord in _woorden(zoek))


def _woorden(zoek: str) -> list[str]:
    return vergelijkbaar(zoek).split()


def persoonblad(gebruiker: Gebruiker, besturen: QuerySet[Bestuur], *, vandaag: date) -> Persoonblad:
    """What somebody does and did for these besturen; nothing of elsewhere."""
    rijen = list(_rijen(besturen).filter(gebruiker=gebruiker).order_by("van", "pk"))
    lopend = [rij for rij in rijen if rij.loopt_op(vandaag)]
    rollen = Q(model="aanstelling", sleutel__in=[rij.sleutel for rij in rijen])
    naam = Q(
        model="gebruiker",
        soort__in=(Gebeurtenis.Soort.WIJZIGING, Gebeurtenis.Soort.NAAM),
        sleutel=gebruiker.sleutel,
        bestuur__in=besturen.values("pk"),
    )
    log = Gebeurtenis.objects.filter(rollen | naam)
    return Persoonblad(
        nu=_regels(rij for rij in lopend if rij.van <= vandaag),
        straks=_regels(rij for rij in lopend if rij.van > vandaag),
        eerder=_regels(rij for rij in rijen if rij not in lopend),
        logboek=tuple(map(Logregel.van, log.order_by("-op", "-pk"))),
        post=_kwam_niet_aan(gebruiker.email),
    )


def _kwam_niet_aan(adres: str) -> str:
    laatste = UitgaandBericht.objects.filter(aan=adres).order_by("-pk").first()
    return laatste.fout if laatste and laatste.mislukt_op else ""


def _regels(rijen: Iterable[Aanstelling]) -> tuple[Rolregel, ...]:
    return tuple(Rolregel(rij, _let_op(rij.school)) for rij in rijen)


def _let_op(school: School | None) -> str:
    if school is None or not school.is_gesloten:
        return ""
    if school.opgegaan_in:
        return f"{school} is opgegaan in {school.opgegaan_in}."
    return f"{school} is gesloten."


def beheerders(besturen: Sequence[Bestuur]) -> dict[int, list[Aanstelling]]:
    """Who keeps each of these besturen now or soon, by the pk of the bestuur; one query."""
    per_bestuur: dict[int, list[Aanstelling]] = defaultdict(list)
    rijen = Aanstelling.objects.lopend().filter(rol=Rol.BEHEERDER, bestuur__in=besturen)
    for rij in rijen.select_related("gebruiker", "bestuur").order_by("gebruiker__naam", "pk"):
        per_bestuur[rij.bestuur_id or 0].append(rij)
    return per_bestuur

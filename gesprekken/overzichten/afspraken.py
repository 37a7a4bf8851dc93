"""Afspraken for their list and for the page of one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from gesprekken.models import Afspraak, Doel, Meetmoment, Partij
from gesprekken.overzichten.gesprek import heeft_verslag
from scholen.models import Aanstelling, Gebeurtenis, Gebruiker
from scholen.taal import alfabetisch, opsomming

NOOIT = date.max
Partijen = set[tuple[str, int]]
VAN_ANDEREN = {
    Partij.SCHOOL: "Van de school",
    Partij.BESTUUR: "Van het bestuur",
    Partij.SWV: "Van het samenwerkingsverband",
    Partij.SAMEN: "Van school en bestuur samen",
}


@dataclass(frozen=True)
class Rij:
    """One afspraak in the list."""

    afspraak: Afspraak
    van_ons: bool
    wie: str
    is_voorbij: bool
    """It still runs, and the day it was promised for is over."""

    @property
    def is_open(self) -> bool:
        return self.afspraak.status == Afspraak.Status.OPEN


@dataclass(frozen=True)
class Groep:
    """Afspraken of one party, the first to come due on top."""

    titel: str
    rijen: tuple[Rij, ...]


@dataclass(frozen=True)
class Afsprakenlijst:
    """What the list shows."""

    groepen: tuple[Groep, ...]
    met_school: bool
    """Whether the reader works for more than one school, so that each row says which."""

    @property
    def aantal(self) -> int:
        return sum(len(groep.rijen) for groep in self.groepen)


@dataclass(frozen=True)
class Stap:
    """A step in the life of an afspraak, in words."""

    op: datetime
    wie: str
    wat: str
    reden: str


@dataclass(frozen=True)
class Afspraakblad:
    """The page of one afspraak."""

    rij: Rij
    doelen: tuple[Doel, ...]
    notities: tuple[Meetmoment, ...]
    stappen: tuple[Stap, ...]
    vervolg: Afspraak | None
    heeft_verslag: bool

    @property
    def uitkomst(self) -> str:
        """What became of it, in the words of the last step; empty as long as it runs."""
        return self.stappen[0].reden if self.stappen and not self.rij.is_open else ""


def afsprakenlijst(
    afspraken: QuerySet[Afspraak], *, lezer: Gebruiker, vandaag: date
) -> Afsprakenlijst:
    """What the reader's own side promised first, then the others'; empty groups are left out."""
    partijen = partijen_van(lezer.werk())
    rijen = afspraakrijen(afspraken, partijen=partijen, vandaag=vandaag)
    eigen = [rij for rij in rijen if rij.van_ons]
    groepen = [Groep("Van ons", tuple(eigen))]
    for partij, titel in VAN_ANDEREN.items():
        deel = (rij for rij in rijen if rij.afspraak.partij == partij and not rij.van_ons)
        groepen.append(Groep(titel, tuple(deel)))
    return Afsprakenlijst(
        groepen=tuple(groep for groep in groepen if groep.rijen),
        met_school=not _is_een_school(partijen),
    )


def afspraakblad(afspraak: Afspraak, *, lezer: Gebruiker, vandaag: date) -> Afspraakblad:
    """One afspraak with its goals, notes and steps, the newest first."""
    gedaan = afspraak.meetmomenten.exclude(gedaan_op=None)
    stappen = Gebeurtenis.objects.filter(
        model="afspraak", sleutel=afspraak.sleutel, soort=Gebeurtenis.Soort.OVERGANG
    )
    return Afspraakblad(
        rij=_rij(afspraak, partijen=partijen_van(lezer.werk()), vandaag=vandaag),
        doelen=tuple(afspraak.doelen.order_by("pk")),
        notities=tuple(gedaan.order_by("-gedaan_op", "-pk")),
        stappen=tuple(_stap(rij) for rij in stappen.order_by("-op", "-pk")),
        vervolg=afspraak.vervolgen.order_by("-pk").first(),
        heeft_verslag=heeft_verslag(afspraak.gesprek, lezer),
    )


def _stap(gebeurtenis: Gebeurtenis) -> Stap:
    return Stap(
        op=gebeurtenis.op,
        wie=gebeurtenis.naam,
        wat=Afspraak.Status(gebeurtenis.naar).label,
        reden=gebeurtenis.reden,
    )


def afspraakrijen(afspraken: QuerySet[Afspraak], *, partijen: Partijen, vandaag: date) -> list[Rij]:
    """Those that run first, then by day, then by school; two queries."""
    gelezen = afspraken.select_related("bestuur", "school", "gesprek").prefetch_related("personen")
    rijen = [_rij(rij, partijen=partijen, vandaag=vandaag) for rij in gelezen]
    return sorted(
        rijen,
        key=lambda rij: (
            not rij.is_open,
            rij.afspraak.tot or NOOIT,
            alfabetisch(rij.afspraak.school.naam),
            rij.afspraak.pk,
        ),
    )


def _rij(afspraak: Afspraak, *, partijen: Partijen, vandaag: date) -> Rij:
    school = (Partij.SCHOOL.value, afspraak.school_id) in partijen
    bestuur = (Partij.BESTUUR.value, afspraak.bestuur_id) in partijen
    swv = any(partij == Partij.SWV for partij, _ in partijen)
    van_ons = {
        Partij.SCHOOL: school,
        Partij.BESTUUR: bestuur,
        Partij.SAMEN: school or bestuur,
        Partij.SWV: swv,
    }[Partij(afspraak.partij)]
    namen = [persoon.naam for persoon in sorted(afspraak.personen.all(), key=lambda p: p.pk)]
    return Rij(
        afspraak=afspraak,
        van_ons=van_ons,
        wie=opsomming(filter(None, [*namen, afspraak.wie])),
        is_voorbij=bool(
            afspraak.status == Afspraak.Status.OPEN and afspraak.tot and afspraak.tot < vandaag
        ),
    )


def partijen_van(aanstellingen: Iterable[Aanstelling]) -> Partijen:
    """For which sides somebody works: the party and the row of that school, board or swv."""
    partijen = set()
    for rij in aanstellingen:
        if rij.school_id:
            partijen.add((Partij.SCHOOL.value, rij.school_id))
        elif rij.swv_id:
            partijen.add((Partij.SWV.value, rij.swv_id))
        elif rij.bestuur_id and rij.rol in ("adviseur", "bestuurder"):
            partijen.add((Partij.BESTUUR.value, rij.bestuur_id))
    return partijen


def _is_een_school(partijen: Partijen) -> bool:
    return len(partijen) == 1 and all(partij == Partij.SCHOOL for partij, _ in partijen)

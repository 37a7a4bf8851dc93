"""Afspraken for their list and for the page of one."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from gesprekken.models import Afspraak, Doel, Meetmoment, Partij, Verslag
from scholen.models import Gebeurtenis, Gebruiker
from scholen.taal import alfabetisch, opsomming

NOOIT = date.max
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
    def laatste_reden(self) -> str:
        """Why it stands as it stands now."""
        return self.stappen[0].reden if self.stappen else ""


def afsprakenlijst(
    afspraken: QuerySet[Afspraak], *, lezer: Gebruiker, vandaag: date
) -> Afsprakenlijst:
    """What the reader's own side promised first, then the others'; empty groups are left out."""
    partijen = _partijen(lezer)
    rijen = _rijen(afspraken, partijen, vandaag)
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
    verslagen = Verslag.objects.zichtbaar_voor(lezer).filter(gesprek=afspraak.gesprek_id)
    return Afspraakblad(
        rij=_rij(afspraak, lezer_partijen=_partijen(lezer), vandaag=vandaag),
        doelen=tuple(afspraak.doelen.order_by("pk")),
        notities=tuple(gedaan.order_by("-gedaan_op", "-pk")),
        stappen=tuple(_stap(rij) for rij in stappen.order_by("-op", "-pk")),
        vervolg=afspraak.vervolgen.order_by("-pk").first(),
        heeft_verslag=verslagen.exclude(status=Verslag.Status.CONCEPT).exists(),
    )


def _stap(gebeurtenis: Gebeurtenis) -> Stap:
    return Stap(
        op=gebeurtenis.op,
        wie=gebeurtenis.naam,
        wat=Afspraak.Status(gebeurtenis.naar).label,
        reden=gebeurtenis.reden,
    )


def _rijen(
    afspraken: QuerySet[Afspraak], partijen: set[tuple[str, int]], vandaag: date
) -> list[Rij]:
    gelezen = afspraken.select_related("school", "gesprek").prefetch_related("personen")
    rijen = [_rij(rij, lezer_partijen=partijen, vandaag=vandaag) for rij in gelezen]
    return sorted(
        rijen,
        key=lambda rij: (
            not rij.is_open,
            rij.afspraak.tot or NOOIT,
            alfabetisch(rij.afspraak.school.naam),
            rij.afspraak.pk,
        ),
    )


def _rij(afspraak: Afspraak, *, lezer_partijen: set[tuple[str, int]], vandaag: date) -> Rij:
    school = (Partij.SCHOOL.value, afspraak.school_id) in lezer_partijen
    bestuur = (Partij.BESTUUR.value, afspraak.bestuur_id) in lezer_partijen
    swv = any(partij == Partij.SWV for partij, _ in lezer_partijen)
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


def _partijen(lezer: Gebruiker) -> set[tuple[str, int]]:
    """For which sides somebody works: the party and the row of that school, board or swv."""
    partijen = set()
    for rij in lezer.aanstellingen.geldig():
        if rij.school_id:
            partijen.add((Partij.SCHOOL.value, rij.school_id))
        elif rij.swv_id:
            partijen.add((Partij.SWV.value, rij.swv_id))
        elif rij.bestuur_id and rij.rol in ("adviseur", "bestuurder"):
            partijen.add((Partij.BESTUUR.value, rij.bestuur_id))
    return partijen


def _is_een_school(partijen: set[tuple[str, int]]) -> bool:
    return len(partijen) == 1 and all(partij == Partij.SCHOOL for partij, _ in partijen)

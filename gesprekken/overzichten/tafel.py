"""The notepad on the table: the point one is at, its lines, what was captured, the parking list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from gesprekken.models import (
    Aandachtspunt,
    Aantekening,
    Afspraak,
    Ambitie,
    Doel,
    Gesprek,
    Partij,
)
from gesprekken.overzichten.agenda import Punt, inzending, punten
from gesprekken.overzichten.gesprek import doel_van_bestuur, tafel
from kwaliteit.models import Item
from scholen.models import Gebruiker
from scholen.models.sleutel import nieuwe_sleutel
from scholen.taal import opsomming

Nummers = dict[int, int]
DOELEN = 0
"""The place on the rail before the first point: both goals, and notes about the whole talk."""


@dataclass(frozen=True)
class Vast:
    """Something captured, as the column beside the notepad shows it."""

    soort: str
    tekst: str
    partij: str
    van: str
    wanneer: str
    tot: date | None
    bij_punt: int
    rij: Afspraak | Aandachtspunt | Ambitie

    @property
    def sleutel(self) -> str:
        return self.rij.sleutel

    @property
    def teken(self) -> str:
        return {"aandachtspunt": "punt"}.get(self.soort, self.soort)

    @property
    def woord(self) -> str:
        return self.soort.capitalize()


@dataclass(frozen=True)
class Tafel:
    """Everything on the notepad page."""

    punten: tuple[Punt, ...]
    punt: Punt | None
    volgende: int | None
    wie: str
    doel_school: str
    doel_bestuur: str
    regels: tuple[Aantekening, ...]
    geparkeerd: tuple[Aantekening, ...]
    vastgelegd: tuple[Vast, ...]
    open: Vast | None
    doelen: dict[str, Doel]
    items: tuple[Item, ...]
    nieuwe_sleutel: str
    nu: datetime
    tot: datetime | None

    @property
    def nummer(self) -> int:
        return self.punt.nummer if self.punt else DOELEN

    @property
    def nog(self) -> int:
        """Minutes left; below zero nothing is said about it."""
        return max(0, round((self.tot - self.nu) / timedelta(minutes=1))) if self.tot else 0


def aan_tafel(
    gesprek: Gesprek, auteur: Gebruiker, *, nummer: int, open_: str, op: datetime
) -> Tafel:
    """The notepad of ``gesprek`` at the point with this number, in a fixed number of queries.

    Args:
        nummer: of the point; 0 for the talk as a whole, also when there is no such point.
        open_: the sleutel of what is being filled in, if anything.
    """
    indiening = inzending(gesprek)
    agenda = punten(gesprek, indiening)
    punt = agenda[nummer - 1] if 0 < nummer <= len(agenda) else None
    eigen = list(_eigen_regels(gesprek, auteur))
    vast = _vastgelegd(gesprek, agenda, nummer)
    opengeslagen = next((rij for rij in vast if rij.sleutel == open_), None)
    volgende = (punt.nummer if punt else DOELEN) + 1
    inhoud = indiening.inhoud if indiening else {}
    return Tafel(
        punten=agenda,
        punt=punt,
        volgende=volgende if volgende <= len(agenda) else None,
        wie=opsomming(rij.naam.split(" ")[0] for rij in tafel(gesprek)),
        doel_school=inhoud.get("doel_school", ""),
        doel_bestuur=doel_van_bestuur(gesprek),
        regels=_regels(eigen, punt.rij.pk if punt else None),
        geparkeerd=tuple(rij for rij in eigen if rij.soort == Aantekening.Soort.PARKEREN),
        vastgelegd=vast,
        open=opengeslagen,
        doelen=_doelen(opengeslagen),
        items=_items(gesprek, opengeslagen),
        nieuwe_sleutel=nieuwe_sleutel(),
        nu=op,
        tot=_einde(gesprek, op),
    )


def _eigen_regels(gesprek: Gesprek, auteur: Gebruiker) -> QuerySet[Aantekening]:
    """One's own lines; one that was emptied is gone from the page."""
    zichtbaar = Aantekening.objects.zichtbaar_voor(auteur).filter(gesprek=gesprek)
    return zichtbaar.exclude(tekst="").order_by("op", "pk")


def _regels(eigen: Iterable[Aantekening], punt: int | None) -> tuple[Aantekening, ...]:
    return tuple(
        rij for rij in eigen if rij.soort == Aantekening.Soort.KLAD and rij.agendapunt_id == punt
    )


def _vastgelegd(gesprek: Gesprek, agenda: tuple[Punt, ...], nummer: int) -> tuple[Vast, ...]:
    """What was captured: first at this point, then at the others in order."""
    nummers = {punt.rij.pk: punt.nummer for punt in agenda}
    rijen = [
        *(_afspraak(rij, nummers) for rij in gesprek.afspraken.order_by("pk")),
        *(_aandachtspunt(rij, nummers) for rij in gesprek.aandachtspunten.order_by("pk")),
        *(_ambitie(rij, nummers) for rij in gesprek.ambities.order_by("pk")),
    ]
    return tuple(sorted(rijen, key=lambda rij: (rij.bij_punt != nummer, rij.bij_punt)))


def _afspraak(rij: Afspraak, nummers: Nummers) -> Vast:
    return Vast(
        soort="afspraak",
        tekst=rij.wat,
        partij=rij.partij,
        van=rij.wie or Partij(rij.partij).label,
        wanneer=rij.tot_tekst,
        tot=rij.tot,
        bij_punt=_bij(rij.agendapunt_id, nummers),
        rij=rij,
    )


def _aandachtspunt(rij: Aandachtspunt, nummers: Nummers) -> Vast:
    return Vast(
        soort="aandachtspunt",
        tekst=rij.tekst,
        partij=rij.voor_wie,
        van=Partij(rij.voor_wie).label,
        wanneer="",
        tot=None,
        bij_punt=_bij(rij.agendapunt_id, nummers),
        rij=rij,
    )


def _ambitie(rij: Ambitie, nummers: Nummers) -> Vast:
    partij = Partij.SCHOOL if rij.school_id else Partij.BESTUUR
    return Vast(
        soort="ambitie",
        tekst=rij.tekst,
        partij=partij,
        van=partij.label,
        wanneer=f"tot en met {rij.tot}" if rij.tot else "",
        tot=None,
        bij_punt=_bij(rij.agendapunt_id, nummers),
        rij=rij,
    )


def _bij(punt: int | None, nummers: Nummers) -> int:
    return nummers.get(punt or 0, DOELEN)


def _doelen(vast: Vast | None) -> dict[str, Doel]:
    """Of an opened afspraak the measurable and the noticeable goal, empty ones to fill in."""
    if vast is None or vast.soort != "afspraak":
        return {}
    rijen = Doel.objects.filter(afspraak__sleutel=vast.sleutel).order_by("-pk")
    bestaand = {rij.soort: rij for rij in rijen}
    return {soort: bestaand.get(soort) or Doel(soort=soort) for soort in Doel.Soort.values}


def _items(gesprek: Gesprek, vast: Vast | None) -> tuple[Item, ...]:
    """The items something captured may be about: all of the kader."""
    if vast is None or vast.soort == "ambitie" or gesprek.deelname is None:
        return ()
    kader = gesprek.deelname.ronde.kader_id
    return tuple(Item.objects.filter(kader=kader).in_volgorde())


def _einde(gesprek: Gesprek, op: datetime) -> datetime | None:
    """When the talk ends, on the day itself and while it lasts."""
    hier = timezone.localtime(op)
    if gesprek.tijd_tot is None or gesprek.datum != hier.date():
        return None
    einde = datetime.combine(gesprek.datum, gesprek.tijd_tot, tzinfo=hier.tzinfo)
    return einde if einde > hier else None

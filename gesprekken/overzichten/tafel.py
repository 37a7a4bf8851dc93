"""The notepad on the table: the point one is at, its lines, what was captured, the parking list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from gesprekken.models import (
    Aandachtspunt,
    Aantekening,
    Afspraak,
    Agendapunt,
    Ambitie,
    Doel,
    Gesprek,
    Partij,
)
from gesprekken.overzichten.agenda import Punt, inzending, punten
from gesprekken.overzichten.gesprek import doel_van_bestuur, tafel
from gesprekken.overzichten.vast import Kaart, kaart
from kwaliteit.leerlingen import let_op
from kwaliteit.models import Indiening, Item
from scholen.klok import schooljaar_van
from scholen.models import Gebruiker
from scholen.models.sleutel import nieuwe_sleutel
from scholen.taal import opsomming

Nummers = dict[int, int]
TEKENS_PER_REGEL = 58
JAREN_VOORUIT = 6
AANSCHUIVEN = timedelta(minutes=10)
ZEGGERS = (("de school", "de school"), ("ik", "ik"), ("", "maakt niet uit"))
"""Who may have said a line: what is kept, and the word on the page."""
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
    def let_op(self) -> str:
        return let_op(self.tekst)

    @property
    def teken(self) -> str:
        return {"aandachtspunt": "punt"}.get(self.soort, self.soort)

    @property
    def woord(self) -> str:
        return self.soort.capitalize()


@dataclass(frozen=True)
class Kladregel:
    """A line of the notepad, and what was captured of it."""

    rij: Aantekening
    vast: Vast | None

    @property
    def let_op(self) -> str:
        return let_op(self.rij.tekst)

    @property
    def zegt(self) -> str:
        """Whose mark the line wears, if anybody's."""
        return {"de school": "school", "ik": "bestuur"}.get(self.rij.gezegd_door, "")

    @property
    def hoog(self) -> int:
        """Rows of the field, for a browser that does not grow it by itself."""
        regels = self.rij.tekst.split("\n")
        return sum(1 + len(regel) // TEKENS_PER_REGEL for regel in regels)


@dataclass(frozen=True)
class Tafel:
    """Everything on the notepad page."""

    indiening: Indiening | None
    punten: tuple[Punt, ...]
    punt: Punt | None
    volgende: Punt | None
    wie: str
    doel_school: str
    doel_bestuur: str
    regels: tuple[Kladregel, ...]
    geparkeerd: tuple[Aantekening, ...]
    vastgelegd: tuple[Vast, ...]
    open: Vast | None
    velden: Kaart | None
    nieuwe_sleutel: str
    nu: datetime
    vanaf: datetime | None
    """From when the time at a point counts: today, a little before the talk begins."""
    tot: datetime | None

    @property
    def zeggers(self) -> tuple[tuple[str, str], ...]:
        return ZEGGERS

    @property
    def uitkomsten(self) -> list[tuple[str, str]]:
        return [(str(waarde), str(woord)) for waarde, woord in Agendapunt.Uitkomst.choices]

    @property
    def nummer(self) -> int:
        return self.punt.nummer if self.punt else DOELEN

    @property
    def nog(self) -> int:
        """Minutes left; below zero nothing is said about it."""
        return max(0, round((self.tot - self.nu) / timedelta(minutes=1))) if self.tot else 0


def aan_tafel(gesprek: Gesprek, auteur: Gebruiker, *, punt: str, open_: str, op: datetime) -> Tafel:
    """The notepad of ``gesprek`` at one point, in a fixed number of queries.

    Args:
        punt: the sleutel of the point; ``doelen`` for the talk as a whole, empty for where one is.
        open_: the sleutel of what is being filled in, if anything.
    """
    indiening = inzending(gesprek)
    agenda = punten(gesprek, indiening)
    hier = _hier(agenda, punt)
    eigen = list(_eigen_regels(gesprek, auteur))
    vast = _vastgelegd(gesprek, agenda, hier.nummer if hier else DOELEN)
    opengeslagen = next((rij for rij in vast if rij.sleutel == open_), None)
    inhoud = indiening.inhoud if indiening else {}
    return Tafel(
        indiening=indiening,
        punten=agenda,
        punt=hier,
        volgende=next(iter(agenda[hier.nummer if hier else DOELEN :]), None),
        wie=opsomming(rij.naam.split(" ")[0] for rij in tafel(gesprek)),
        doel_school=inhoud.get("doel_school", ""),
        doel_bestuur=doel_van_bestuur(gesprek),
        regels=_regels(eigen, hier.rij.pk if hier else None, vast),
        geparkeerd=tuple(rij for rij in eigen if rij.soort == Aantekening.Soort.PARKEREN),
        vastgelegd=vast,
        open=opengeslagen,
        velden=_kaart(gesprek, opengeslagen, op),
        nieuwe_sleutel=nieuwe_sleutel(),
        nu=op,
        vanaf=_begin(gesprek, op),
        tot=_einde(gesprek, op),
    )


def _eigen_regels(gesprek: Gesprek, auteur: Gebruiker) -> QuerySet[Aantekening]:
    """One's own lines; one that was emptied is gone from the page."""
    zichtbaar = Aantekening.objects.zichtbaar_voor(auteur).filter(gesprek=gesprek)
    return zichtbaar.exclude(tekst="").order_by("op", "pk")


def _hier(agenda: tuple[Punt, ...], sleutel: str) -> Punt | None:
    """The point asked for; when none was, the first of which nobody said how far it came."""
    if sleutel:
        return next((punt for punt in agenda if punt.sleutel == sleutel), None)
    return next((punt for punt in agenda if not punt.uitkomst), None)


def _regels(
    eigen: Iterable[Aantekening], punt: int | None, vast: tuple[Vast, ...]
) -> tuple[Kladregel, ...]:
    soorten = {rij.sleutel: rij for rij in vast}
    return tuple(
        Kladregel(rij, soorten.get(rij.werd))
        for rij in eigen
        if rij.soort == Aantekening.Soort.KLAD and rij.agendapunt_id == punt
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


def _kaart(gesprek: Gesprek, vast: Vast | None, op: datetime) -> Kaart | None:
    """The fields of what is open, if anything is."""
    if vast is None:
        return None
    return kaart(
        vast.rij,
        gesprek=gesprek.sleutel,
        items=_items(gesprek) if vast.soort != "ambitie" else (),
        schooljaren=schooljaren(timezone.localdate(op)),
        doelen=_doelen(vast) if vast.soort == "afspraak" else (),
    )


def _doelen(vast: Vast) -> list[Doel]:
    """The measurable and the noticeable goal of an afspraak, empty ones to fill in."""
    rijen = Doel.objects.filter(afspraak__sleutel=vast.sleutel).order_by("-pk")
    bestaand = {rij.soort: rij for rij in rijen}
    return [bestaand.get(soort) or Doel(soort=soort) for soort in Doel.Soort.values]


def _items(gesprek: Gesprek) -> QuerySet[Item]:
    """What something captured may be about: the items of the kader, if there is one."""
    deelname = gesprek.deelname
    items = Item.objects.filter(kader=deelname.ronde.kader_id) if deelname else Item.objects.none()
    return items.in_volgorde()


def schooljaren(vandaag: date) -> list[tuple[str, str]]:
    """This school year and the next ones, to choose from; none is a choice too."""
    begin = int(schooljaar_van(vandaag)[:4])
    jaren = [f"{jaar}-{jaar + 1}" for jaar in range(begin, begin + JAREN_VOORUIT)]
    return [("", "Nog niet bekend"), *((jaar, jaar) for jaar in jaren)]


def _begin(gesprek: Gesprek, op: datetime) -> datetime | None:
    """When people sit down, on the day of a talk that is still to be held."""
    hier = timezone.localtime(op)
    if gesprek.datum != hier.date() or not gesprek.is_voor_het_gesprek:
        return None
    begin = datetime.combine(gesprek.datum, gesprek.tijd or time.min, tzinfo=hier.tzinfo)
    return begin - AANSCHUIVEN if gesprek.tijd else begin


def _einde(gesprek: Gesprek, op: datetime) -> datetime | None:
    """When the talk ends, on the day itself and while it lasts."""
    hier = timezone.localtime(op)
    if gesprek.tijd_tot is None or gesprek.datum != hier.date():
        return None
    einde = datetime.combine(gesprek.datum, gesprek.tijd_tot, tzinfo=hier.tzinfo)
    return einde if einde > hier else None

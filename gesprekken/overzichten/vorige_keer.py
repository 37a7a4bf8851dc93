"""What a school and its bestuur still carry from the time before: open points and afspraken."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format

from gesprekken.models import Afspraak, Agendapunt, Gesprek, Onderdeel, Partij, Verslag
from kwaliteit.overzichten.vorig import Vorig, vorige_antwoorden
from scholen import klok
from scholen.models import Gebruiker
from scholen.taal import aantal, opsomming

VAN_ONS = (Partij.BESTUUR, Partij.SAMEN)
VAN = {
    Partij.BESTUUR: "Van ons",
    Partij.SCHOOL: "Van de school",
    Partij.SAMEN: "Van ons samen",
    Partij.SWV: "Van het samenwerkingsverband",
}
OPEN = (Agendapunt.Uitkomst.DEELS, Agendapunt.Uitkomst.NIET_AAN_BOD)


@dataclass(frozen=True)
class Openstaand:
    """An agreement that still runs."""

    van: str
    partij: str
    wat: str
    wanneer: str


@dataclass(frozen=True)
class Openpunt:
    """A point that the last talk did not finish."""

    titel: str
    hoe_ver: str


@dataclass(frozen=True)
class VorigeKeer:
    """The last talk before this one whose verslag is fixed."""

    gesprek: Gesprek
    punten: tuple[Openpunt, ...]
    openstaand: str
    """The section *Wat nog openstaat* of its verslag."""

    @property
    def url(self) -> str:
        """Its verslag."""
        return reverse("verslag", args=[self.gesprek.sleutel])

    @property
    def schooljaar(self) -> str:
        return self.gesprek.deelname.ronde.schooljaar if self.gesprek.deelname else ""


@dataclass(frozen=True)
class Verschil:
    """A level that the school sees otherwise than the year before."""

    code: str
    naam: str
    toelichting: str
    eerst: Vorig
    waarde: str
    label: str


@dataclass(frozen=True)
class Vergelijking:
    """This year's submitted answers beside those of the year before."""

    anders: tuple[Verschil, ...]
    gelijk: int
    nieuw: int
    overgeslagen: int

    @property
    def zin(self) -> str:
        """What happened to the other items, as the end of a sentence."""
        delen = (
            (self.gelijk, aantal(self.gelijk, "item bleef hetzelfde", "items bleven hetzelfde")),
            (self.nieuw, aantal(self.nieuw, "is nieuw ingevuld", "zijn nieuw ingevuld")),
            (self.overgeslagen, f"{self.overgeslagen} bekeken zij dit jaar niet"),
        )
        return f"{opsomming(zin for getal, zin in delen if getal)}."


def vorige_keer(gesprek: Gesprek, lezer: Gebruiker) -> VorigeKeer | None:
    """What the last talk of this school left open, in three queries; only what is fixed."""
    eerdere = Gesprek.objects.zichtbaar_voor(lezer).filter(
        school=gesprek.school_id, soort=Gesprek.Soort.BESTUUR, status__in=Gesprek.VAST
    )
    if gesprek.datum:
        eerdere = eerdere.filter(datum__lt=gesprek.datum)
    vorig = (
        eerdere.exclude(pk=gesprek.pk)
        .select_related("deelname__ronde")
        .order_by("-datum", "-pk")
        .first()
    )
    if vorig is None:
        return None
    punten = vorig.agendapunten.filter(uitkomst__in=OPEN).order_by("volgorde", "pk")
    return VorigeKeer(
        gesprek=vorig,
        punten=tuple(Openpunt(rij.titel, rij.get_uitkomst_display().lower()) for rij in punten),
        openstaand=_openstaat(vorig),
    )


def _openstaat(gesprek: Gesprek) -> str:
    secties = Onderdeel.objects.filter(
        verslag__gesprek=gesprek, verslag__status__in=Verslag.VAST, soort=Onderdeel.Soort.OPEN
    )
    return secties.order_by("-verslag__versie").values_list("tekst", flat=True).first() or ""


def lopende_afspraken(
    gesprek: Gesprek, lezer: Gebruiker, *, vandaag: date
) -> tuple[Openstaand, ...]:
    """Agreements of this school that still run, the board's own debt first."""
    rijen = (
        Afspraak.objects.zichtbaar_voor(lezer)
        .openstaand()
        .filter(school=gesprek.school_id)
        .exclude(gesprek=gesprek)
        .exclude(gesprek__status=Gesprek.Status.VERVALLEN)
    )
    return tuple(
        Openstaand(
            van=VAN[Partij(rij.partij)],
            partij="bestuur" if rij.partij in VAN_ONS else "school",
            wat=rij.wat,
            wanneer=_wanneer(rij, vandaag),
        )
        for rij in sorted(rijen, key=lambda rij: (rij.partij not in VAN_ONS, rij.pk))
    )


def _wanneer(rij: Afspraak, vandaag: date) -> str:
    """Own debt is plain: what should have been done says so."""
    if rij.tot is None:
        return rij.tot_tekst
    dag = date_format(rij.tot, "j F Y")
    return f"was toegezegd voor {dag}" if rij.tot < vandaag else f"voor {dag}"


def vergelijking(
    gesprek: Gesprek, inhoud: Mapping[str, Any], vorig: VorigeKeer | None
) -> Vergelijking | None:
    """How the levels moved, when last year's answers stand in a verslag that is fixed."""
    deelname = gesprek.deelname
    if deelname is None or vorig is None or not inhoud:
        return None
    if vorig.schooljaar != klok.vorig_schooljaar(deelname.ronde.schooljaar):
        return None
    eerder = vorige_antwoorden(deelname.zelfevaluatie)
    items = [item for domein in inhoud.get("domeinen", ()) for item in domein["items"]]
    nu = [item for item in items if item["waarde"].isdigit()]
    toen = {code: rij for code, rij in eerder.items() if rij.teken.isdigit()}
    beide = [(item, toen[item["code"]]) for item in nu if item["code"] in toen]
    if not beide:
        return None
    anders = tuple(_verschil(item, rij) for item, rij in beide if item["waarde"] != rij.teken)
    return Vergelijking(
        anders=anders,
        gelijk=len(beide) - len(anders),
        nieuw=len(nu) - len(beide),
        overgeslagen=sum(not item["bekeken"] for item in items),
    )


def _verschil(item: Mapping[str, Any], eerst: Vorig) -> Verschil:
    return Verschil(
        code=item["code"],
        naam=item["kort"] or item["stelling"],
        toelichting=item["toelichting"],
        eerst=eerst,
        waarde=item["waarde"],
        label=item["label"],
    )

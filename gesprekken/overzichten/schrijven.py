"""What lies beside each section for its writer: own lines, own notes and own findings."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from gesprekken.models import Aantekening, Agendapunt, Bevinding, Onderdeel, Verslag
from kwaliteit.acties.bewaren import Verschil
from kwaliteit.leerlingen import let_op
from kwaliteit.teksten import merk_van
from scholen.models import Gebruiker

BRONNEN = {
    Aantekening.Soort.VOORBEREIDING: "Uit je voorbereiding",
    Aantekening.Soort.KLAD: "Van je kladblok",
    Aantekening.Soort.PARKEREN: "Geparkeerd",
}


@dataclass(frozen=True)
class Regel:
    """A line of one's own that can be copied into the section."""

    bron: str
    sleutel: str
    """What the button *neem over* sends."""
    tekst: str
    gezegd_door: str = ""
    op: datetime | None = None
    staat_erin: bool = False


@dataclass(frozen=True)
class Veld:
    """One field of a section in the editor: as it was typed where that could not be saved."""

    naam: str
    waarde: str
    merk: str
    let_op: str = ""
    fouten: tuple[str, ...] = ()
    verschil: Verschil | None = None


@dataclass(frozen=True)
class Teruggestuurd:
    """What a page sent that could not be saved as it was, by ``sleutel-veld``."""

    getypt: Mapping[str, str] = field(default_factory=dict)
    fouten: Mapping[str, Sequence[str]] = field(default_factory=dict)
    verschillen: Mapping[str, Verschil] = field(default_factory=dict)


@dataclass(frozen=True)
class Schrijfdeel:
    """One section in the editor."""

    onderdeel: Onderdeel
    titel: Veld
    tekst: Veld
    regels: tuple[Regel, ...]


def schrijfdelen(
    verslag: Verslag, *, schrijver: Gebruiker, terug: Teruggestuurd | None = None
) -> tuple[Schrijfdeel, ...]:
    """The sections in order, each with the writer's own lines about it (rule 4).

    Parked lines and notes on points that were not discussed lie beside *Wat nog openstaat*, what
    is about the whole talk beside *Waarom we spraken*.
    """
    onderdelen = list(verslag.onderdelen.select_related("agendapunt"))
    regels = _regels(verslag, onderdelen, schrijver)
    terug = terug or Teruggestuurd()
    return tuple(
        Schrijfdeel(
            onderdeel=rij,
            titel=_veld(rij, "titel", terug),
            tekst=_veld(rij, "tekst", terug),
            regels=tuple(regels[rij.pk]),
        )
        for rij in onderdelen
    )


def _veld(rij: Onderdeel, veld: str, terug: Teruggestuurd) -> Veld:
    naam = f"{rij.sleutel}-{veld}"
    stond = str(getattr(rij, veld))
    verschil = terug.verschillen.get(naam)
    return Veld(
        naam=naam,
        waarde=terug.getypt.get(naam, stond),
        merk=verschil.merk if verschil else merk_van(stond),
        let_op=let_op(stond),
        fouten=tuple(terug.fouten.get(naam, ())),
        verschil=verschil,
    )


def _regels(
    verslag: Verslag, onderdelen: list[Onderdeel], schrijver: Gebruiker
) -> Mapping[int, list[Regel]]:
    """Own lines by the section they lie beside."""
    plek = {rij.agendapunt_id: rij.pk for rij in onderdelen if rij.agendapunt_id}
    per_soort = {rij.soort: rij.pk for rij in onderdelen}
    waarom, open_ = per_soort[Onderdeel.Soort.WAAROM], per_soort[Onderdeel.Soort.OPEN]
    teksten = {rij.pk: rij.tekst for rij in onderdelen}
    regels: dict[int, list[Regel]] = defaultdict(list)
    for rij in onderdelen:
        if rij.agendapunt and rij.agendapunt.vraag.strip():
            regels[rij.pk].append(_van_vraag(rij.agendapunt, rij.tekst))
    for notitie in _aantekeningen(verslag, schrijver):
        waar = plek.get(notitie.agendapunt_id, open_) if notitie.agendapunt_id else waarom
        if notitie.soort == Aantekening.Soort.PARKEREN:
            waar = open_
        regels[waar].append(_van_aantekening(notitie, teksten[waar]))
    bevindingen = _bevindingen(verslag, schrijver)
    punten = _punten(verslag) if bevindingen else {}
    for bevinding in bevindingen:
        item = bevinding.item
        punt = punten.get(("item", item.pk)) or punten.get(("domein", item.domein_id))
        waar = plek.get(punt, open_) if punt else waarom
        regels[waar].append(_van_bevinding(bevinding, teksten[waar]))
    return regels


def regel_van(verslag: Verslag, sleutel: str, *, schrijver: Gebruiker) -> str | None:
    """The text of one own line, by what the button *neem over* sends."""
    soort, _, naam = sleutel.partition(":")
    if soort == "notitie":
        rijen = _aantekeningen(verslag, schrijver)
        return next((rij.tekst for rij in rijen if rij.sleutel == naam), None)
    if soort == "vraag":
        punten = Agendapunt.objects.filter(gesprek=verslag.gesprek_id, sleutel=naam)
        return next((rij.vraag for rij in punten if rij.vraag.strip()), None)
    gevonden = _bevindingen(verslag, schrijver)
    return next((rij.tekst for rij in gevonden if rij.item.code == naam), None)


def _aantekeningen(verslag: Verslag, schrijver: Gebruiker) -> list[Aantekening]:
    eigen = Aantekening.objects.zichtbaar_voor(schrijver).filter(gesprek=verslag.gesprek_id)
    return [rij for rij in eigen.order_by("op", "pk") if rij.tekst.strip()]


def _bevindingen(verslag: Verslag, schrijver: Gebruiker) -> list[Bevinding]:
    eigen = Bevinding.objects.zichtbaar_voor(schrijver).filter(gesprek=verslag.gesprek_id)
    rijen = eigen.select_related("item").order_by("item__domein__volgorde", "item__volgorde")
    return [rij for rij in rijen if rij.tekst.strip()]


def _punten(verslag: Verslag) -> dict[tuple[str, int], int]:
    """Which point of the agenda is about an item or a domein."""
    punten = Agendapunt.objects.filter(gesprek=verslag.gesprek_id, onderwerp__isnull=False)
    gevonden = {}
    for pk, item, domein in punten.values_list("pk", "onderwerp__item", "onderwerp__domein"):
        gevonden["item" if item else "domein", item or domein or 0] = pk
    return gevonden


def _van_vraag(punt: Agendapunt, tekst: str) -> Regel:
    return Regel(
        bron="Je vraag om mee te beginnen",
        sleutel=f"vraag:{punt.sleutel}",
        tekst=punt.vraag,
        staat_erin=punt.vraag.strip() in tekst,
    )


def _van_aantekening(notitie: Aantekening, tekst: str) -> Regel:
    return Regel(
        bron=BRONNEN[Aantekening.Soort(notitie.soort)],
        sleutel=f"notitie:{notitie.sleutel}",
        tekst=notitie.tekst,
        gezegd_door=notitie.gezegd_door,
        op=notitie.op,
        staat_erin=notitie.tekst.strip() in tekst,
    )


def _van_bevinding(bevinding: Bevinding, tekst: str) -> Regel:
    return Regel(
        bron=f"Wat je zelf zag bij {bevinding.item.code}",
        sleutel=f"bevinding:{bevinding.item.code}",
        tekst=bevinding.tekst,
        staat_erin=bevinding.tekst.strip() in tekst,
    )

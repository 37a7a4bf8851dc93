"""The scale of a kader as a page shows it, and which answers it allows."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from kwaliteit.models import (
    STANDAARD_NIET_VAN_TOEPASSING,
    STANDAARD_NIVEAUS,
    STANDAARD_WETEN_WE_NIET,
    Item,
    Kwaliteitskader,
    Niveau,
    Oordeel,
    Waarde,
)
from scholen.taal import hoofdletter

TEKENS = {Waarde.NVT.value: "–", Waarde.ONBEKEND.value: "?"}
ZONDER_STAP = tuple(TEKENS)


@dataclass(frozen=True)
class Stap:
    """One step of a scale: its number as text, its word and what it means in general."""

    waarde: str
    woord: str
    betekenis: str


@dataclass(frozen=True)
class Schaalblad:
    """The steps of a kader, low to high, and its words for the two answers beside them."""

    stappen: tuple[Stap, ...]
    nvt: str
    onbekend: str

    @property
    def waarden(self) -> frozenset[str]:
        """What an answer on this scale may be; empty is always allowed and not in here."""
        return frozenset({*(stap.waarde for stap in self.stappen), *ZONDER_STAP})

    def woord(self, waarde: str) -> str:
        """The word for an answer, with a capital; nothing for an empty one."""
        woorden = {stap.waarde: stap.woord for stap in self.stappen}
        woorden |= {Waarde.NVT.value: self.nvt, Waarde.ONBEKEND.value: self.onbekend}
        return hoofdletter(woorden.get(waarde, waarde))


def teken_van(waarde: str) -> str:
    """What stands in the box of a level: its number, a sign, or nothing."""
    return TEKENS.get(waarde, waarde)


def klasse_van(waarde: str) -> str:
    """The css class of that box."""
    return "n0" if waarde in TEKENS else f"n{waarde}"


def schaal_van_het_huis() -> Schaalblad:
    """The four steps that serve a kader without a scale of its own."""
    return Schaalblad(
        tuple(Stap(waarde, hoofdletter(w), uitleg) for waarde, w, uitleg in STANDAARD_NIVEAUS),
        hoofdletter(STANDAARD_NIET_VAN_TOEPASSING),
        hoofdletter(STANDAARD_WETEN_WE_NIET),
    )


def schaalblad(kader: Kwaliteitskader | int) -> Schaalblad:
    """The scale of a kader (or its pk), else the four steps of the house. One query."""
    niveaus = list(Niveau.objects.filter(schaal__kader=kader).select_related("schaal"))
    if not niveaus:
        return schaal_van_het_huis()
    schaal = niveaus[0].schaal
    return Schaalblad(
        tuple(Stap(str(rij.waarde), hoofdletter(rij.label), rij.betekenis) for rij in niveaus),
        hoofdletter(schaal.niet_van_toepassing),
        hoofdletter(schaal.weten_we_niet),
    )


def met_schaal(oordelen: QuerySet[Oordeel]) -> QuerySet[Oordeel]:
    """Adds to each oordeel what ``waarden_van`` needs, without a query of its own."""
    niveaus = Niveau.objects.filter(schaal__kader=OuterRef("item__kader"))
    eigen = {f"stap_{stap}": Exists(niveaus.filter(waarde=stap)) for stap, *_ in STANDAARD_NIVEAUS}
    return oordelen.select_related("item").annotate(eigen_schaal=Exists(niveaus), **eigen)


def waarden_van(oordeel: Oordeel) -> frozenset[str]:
    """The answers the scale allows at this item, of an oordeel out of ``met_schaal``."""
    if oordeel.item.soort == Item.Soort.FEIT:
        return frozenset(ZONDER_STAP)
    stappen = [stap for stap, *_ in STANDAARD_NIVEAUS]
    if oordeel.eigen_schaal:  # type: ignore[attr-defined]  # annotated
        stappen = [stap for stap in stappen if getattr(oordeel, f"stap_{stap}")]
    return frozenset({*stappen, *ZONDER_STAP})

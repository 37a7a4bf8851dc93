"""The columns of a document as the preview asks about them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kwaliteit.inlezen.blokken import Blok
from kwaliteit.inlezen.concept import Regelsoort
from kwaliteit.inlezen.rollen import KEUZES, NIVEAUROLLEN, Kolomkeuze, eigen_woorden

ROLKEUZES = (
    ("", "Kies wat dit is"),
    ("weg", "Niet nodig"),
    ("stelling", "De stelling zelf"),
    ("code", "De code van het item"),
    ("kort", "Korte naam"),
    ("bedoeld", "Toelichting"),
    ("vragen", "Vragen voor het gesprek"),
    ("merkbaar", "Waaraan je het merkt"),
    ("themas", "Thema"),
    ("soort", "Soort: stelling, feit, norm of ambitie"),
    ("over", "Over wie: school, bestuur of beide"),
    *((rol, f"Stap {rol[-1]} van de schaal") for rol in NIVEAUROLLEN),
    ("plek", "Plek in het kwadrant"),
    ("gerichtheid", "Borgen of leren"),
    ("meetbaar_of_merkbaar", "Meetbaar of merkbaar"),
    ("standaarden", "Standaard van de inspectie"),
    ("opmerking", "Opmerking"),
)
VELDNAMEN = {
    "soort": "soort",
    "over": "over wie",
    "plek": "plek",
    "gerichtheid": "borgen of leren",
    "meetbaar_of_merkbaar": "meetbaar of merkbaar",
}
LANGSTE_VOORBEELD = 90


@dataclass(frozen=True)
class Voorbeeldkolom:
    """A column: its place, what it is taken for, how often something is in it, and an example."""

    plek: int
    naam: str
    rol: str
    aantal: int
    voorbeeld: str


@dataclass(frozen=True)
class Eigenwoord:
    """A word of the document where we have fixed choices, and what it was said to mean."""

    veld: str
    plek: int
    woord: str
    gekozen: str
    keuzes: tuple[str, ...]

    @property
    def vraag(self) -> str:
        """Which field it is about."""
        return VELDNAMEN[self.veld]


@dataclass(frozen=True)
class Kolommenblad:
    """Everything to ask about columns; ``schaal`` holds the steps that come along."""

    kolommen: tuple[Voorbeeldkolom, ...]
    woorden: tuple[Eigenwoord, ...]
    schaal: tuple[str, ...]
    dubbel: tuple[str, ...]
    keuzes: tuple[tuple[str, str], ...] = ROLKEUZES

    @property
    def onbekend(self) -> tuple[str, ...]:
        """The columns of which nobody has said yet what they are."""
        return tuple(kolom.naam for kolom in self.kolommen if not kolom.rol)

    @property
    def open_woorden(self) -> tuple[str, ...]:
        """The words of which nobody has said yet what they mean."""
        return tuple(een.woord for een in self.woorden if not een.gekozen)


def kolommenblad_van(
    blokken: Sequence[Blok], keuze: Kolomkeuze, rond: Mapping[str, Any]
) -> Kolommenblad:
    """What the columns beside the items are.

    Args:
        rond: what goes around the items, with the scale that comes along.
    """
    items = [blok for blok in blokken if blok.soort is Regelsoort.ITEM and blok.cellen]
    return Kolommenblad(
        kolommen=tuple(_kolom(p, n, rol, items) for p, (n, rol) in enumerate(keuze.rollen.items())),
        woorden=tuple(_woorden(items, keuze)),
        schaal=_stappen(rond.get("schaal")),
        dubbel=tuple(rol[-1] for rol in NIVEAUROLLEN if _vaker(items, keuze.met_rol(rol))),
    )


def _kolom(plek: int, naam: str, rol: str, items: Sequence[Blok]) -> Voorbeeldkolom:
    if rol == "stelling":
        cellen = [blok.cellen[naam] or blok.tekst for blok in items if naam in blok.cellen]
    else:
        cellen = [blok.cellen[naam] for blok in items if blok.cellen.get(naam)]
    eerste = " ".join(cellen[0].split()) if cellen else ""
    kort = eerste if len(eerste) <= LANGSTE_VOORBEELD else f"{eerste[:LANGSTE_VOORBEELD]}…"
    return Voorbeeldkolom(plek, naam, rol, len(cellen), kort)


def _woorden(items: Sequence[Blok], keuze: Kolomkeuze) -> list[Eigenwoord]:
    return [
        Eigenwoord(veld, plek, woord, keuze.woorden.get(veld, {}).get(woord, ""), KEUZES[veld])
        for veld, woorden in eigen_woorden(items, keuze).items()
        for plek, woord in enumerate(woorden)
    ]


def _vaker(items: Sequence[Blok], namen: Sequence[str]) -> bool:
    """Whether one item has a text in two of these columns."""
    return any(sum(bool(blok.cellen.get(naam)) for naam in namen) > 1 for blok in items)


def _stappen(schaal: object) -> tuple[str, ...]:
    niveaus = schaal.get("niveaus") if isinstance(schaal, dict) else None
    rijen = niveaus if isinstance(niveaus, list) else []
    return tuple(str(een["label"]) for een in rijen if isinstance(een, dict) and "label" in een)

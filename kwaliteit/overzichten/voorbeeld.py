"""What a reader made of a file, block by block, to turn and mend before anything is saved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest
from typing import Any

from kwaliteit.inlezen.blokken import Blok
from kwaliteit.inlezen.concept import Regelsoort
from kwaliteit.inlezen.handwerk import Probleem, problemen
from kwaliteit.inlezen.rollen import Kolomkeuze, met_velden, rond_met
from kwaliteit.inlezen.twijfel import verdachte_plekken
from kwaliteit.inlezen.venster import vensters
from kwaliteit.overzichten.voorbeeldkolommen import Kolommenblad, kolommenblad_van

SOORTKEUZES = (
    (Regelsoort.DOMEIN.value, "Domein"),
    (Regelsoort.ITEM.value, "Item"),
    (Regelsoort.OMSCHRIJVING.value, "Over het domein"),
    (Regelsoort.INLEIDING.value, "Inleiding"),
    (Regelsoort.OVERGESLAGEN.value, "Niets"),
)
VELDEN = {
    "kort": "korte naam",
    "vraag": "vraag",
    "bedoeld": "toelichting",
    "vragen": "vragen",
    "merkbaar": "merkbaar",
    "niveaus": "niveaus",
    "soort": "soort",
    "over": "over wie",
    "plek": "plek",
    "gerichtheid": "gerichtheid",
    "meetbaar_of_merkbaar": "meetbaar of merkbaar",
    "themas": "thema’s",
    "standaarden": "standaarden",
    "opmerking": "opmerking",
}
TEKENS_PER_REGEL = 70
DICHT_VANAF = 3
"""So many blocks in a row that are left out are folded away."""


@dataclass(frozen=True)
class Voorbeeldrij:
    """One block with its place, what goes with it, what is wrong, and where the focus belongs."""

    plek: int
    blok: Blok
    velden: str
    problemen: tuple[str, ...]
    focus: str = ""

    @property
    def heeft_code(self) -> bool:
        """Whether it is a domein or an item."""
        return self.blok.soort in {Regelsoort.DOMEIN, Regelsoort.ITEM}

    @property
    def naam(self) -> str:
        """What to call it on its buttons."""
        if self.heeft_code:
            return f"{self.blok.soort.label} {self.blok.code}".strip()
        return self.blok.waar or f"regel {self.plek + 1}"

    @property
    def hoogte(self) -> int:
        """Lines of room for its text where a browser does not make them itself."""
        regels = self.blok.tekst.split("\n")
        return min(sum(1 + len(regel) // TEKENS_PER_REGEL for regel in regels), 12)


@dataclass(frozen=True)
class Groep:
    """Blocks that follow each other; ``dicht`` when they are left out and may be folded away."""

    rijen: tuple[Voorbeeldrij, ...]
    dicht: bool


@dataclass(frozen=True)
class Deel:
    """A part of a long document: where it begins, what is in it, whether it is on the page now."""

    plek: int
    naam: str
    hier: bool


@dataclass(frozen=True)
class Nakijken:
    """A block that cannot be saved yet, with why; ``elders`` when it is on another page."""

    rij: Voorbeeldrij
    elders: bool


@dataclass(frozen=True)
class Voorbeeld:
    """The blocks on the page in groups, and counts over all of them.

    ``leeg`` holds the domeinen without items, ``verdacht`` the blocks that look like items.
    """

    groepen: tuple[Groep, ...]
    delen: tuple[Deel, ...]
    kolommen: Kolommenblad
    domeinen: int
    items: int
    overgeslagen: int
    heeft_inleiding: bool
    leeg: tuple[str, ...]
    verdacht: tuple[Voorbeeldrij, ...]
    met_problemen: tuple[Nakijken, ...]
    vanaf: int
    soorten: tuple[tuple[str, str], ...] = SOORTKEUZES


def voorbeeld_van(
    blokken: Sequence[Blok],
    keuze: Kolomkeuze,
    rond: Mapping[str, Any],
    venster: range,
    gedaan: tuple[int, str] = (-1, ""),
) -> Voorbeeld:
    """The account of blocks.

    Args:
        keuze: what the columns are that the items came with.
        rond: what goes around the items.
        venster: the blocks that are on the page.
        gedaan: the block that the last step was about, and that step.
    """
    blokken = met_velden(blokken, keuze)
    rijen = _rijen(blokken, problemen(blokken), gedaan)
    soorten = [blok.soort for blok in blokken]
    met_problemen = [rij for rij in rijen if rij.problemen]
    return Voorbeeld(
        groepen=tuple(_groepen(rijen[venster.start : venster.stop])),
        delen=tuple(_delen(blokken, venster)),
        kolommen=kolommenblad_van(blokken, keuze, rond_met(rond, blokken, keuze)),
        domeinen=soorten.count(Regelsoort.DOMEIN),
        items=soorten.count(Regelsoort.ITEM),
        overgeslagen=soorten.count(Regelsoort.OVERGESLAGEN),
        heeft_inleiding=Regelsoort.INLEIDING in soorten,
        leeg=tuple(_lege_domeinen(blokken)),
        verdacht=tuple(rijen[plek] for plek in verdachte_plekken(blokken)),
        met_problemen=tuple(Nakijken(rij, rij.plek not in venster) for rij in met_problemen),
        vanaf=venster.start,
    )


def _rijen(
    blokken: Sequence[Blok], wat_mist: Sequence[Probleem], gedaan: tuple[int, str]
) -> list[Voorbeeldrij]:
    fouten: dict[int, list[str]] = {}
    for probleem in wat_mist:
        fouten.setdefault(probleem.plek, []).append(probleem.zin)
    plek, stap = gedaan
    return [
        Voorbeeldrij(
            nummer,
            blok,
            _velden(blok),
            tuple(fouten.get(nummer, ())),
            focus=stap if nummer == plek else "",
        )
        for nummer, blok in enumerate(blokken)
    ]


def _delen(blokken: Sequence[Blok], venster: range) -> list[Deel]:
    """The parts of the document by the domeinen in them; none when it is all on one page."""
    stukken = vensters(blokken)
    if len(stukken) < 2:
        return []
    return [Deel(stuk.start, _naam_van(blokken, stuk), hier=stuk == venster) for stuk in stukken]


def _naam_van(blokken: Sequence[Blok], stuk: range) -> str:
    codes = [blokken[plek].code for plek in stuk if blokken[plek].soort is Regelsoort.DOMEIN]
    if not codes:
        return f"Regel {stuk.start + 1} tot en met {stuk.stop}"
    return f"Domein {codes[0]}" if len(codes) == 1 else f"Domein {codes[0]} tot en met {codes[-1]}"


def _velden(blok: Blok) -> str:
    return ", ".join(naam for veld, naam in VELDEN.items() if veld in blok.velden)


def _groepen(rijen: Sequence[Voorbeeldrij]) -> list[Groep]:
    groepen = []
    for weg, deel in groupby(rijen, lambda rij: rij.blok.soort is Regelsoort.OVERGESLAGEN):
        leden = tuple(deel)
        rustig = not any(rij.focus for rij in leden)
        groepen.append(Groep(leden, dicht=weg and rustig and len(leden) >= DICHT_VANAF))
    return groepen


def _lege_domeinen(blokken: Sequence[Blok]) -> list[str]:
    kern = [blok for blok in blokken if blok.soort in {Regelsoort.DOMEIN, Regelsoort.ITEM}]
    return [
        blok.code
        for blok, volgende in zip_longest(kern, kern[1:])
        if blok.soort is Regelsoort.DOMEIN
        and (volgende is None or volgende.soort is Regelsoort.DOMEIN)
    ]

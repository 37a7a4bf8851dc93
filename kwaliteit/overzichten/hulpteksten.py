"""Help texts of another kader for items with the same code: what would come where."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kwaliteit.models import Item, Kwaliteitskader
from kwaliteit.overzichten.schaal import schaalblad
from kwaliteit.teksten import als_tekst, merk_van

VELDEN = {
    "kort": "Korte naam",
    "bedoeld": "Wat we bedoelen",
    "vragen": "Vragen voor het gesprek",
    "merkbaar": "Waaraan je het merkt",
    "niveaus": "Zinnen per stap",
    "opmerking": "Opmerking",
}


@dataclass(frozen=True)
class Aanbod:
    """One text of the other kader; ``staat`` is what there is now, empty where nothing is."""

    keuze: str
    veld: str
    titel: str
    komt: str
    staat: str

    @property
    def is_aanvulling(self) -> bool:
        """Whether nothing is overwritten by it."""
        return not self.staat


@dataclass(frozen=True)
class Itemaanbod:
    """One item with what the other kader has for it; ``ander`` is its stelling where it differs."""

    code: str
    stelling: str
    ander: str
    teksten: tuple[Aanbod, ...]


@dataclass(frozen=True)
class Overname:
    """The whole preview."""

    items: tuple[Itemaanbod, ...]
    aanvullingen: int
    vervangingen: int
    zonder: int
    """So many items of this kader have no item with the same code there."""


def overname(kader: Kwaliteitskader, bron: Kwaliteitskader) -> Overname:
    """What could be taken over from ``bron``. Three queries."""
    stappen = stappen_van(kader)
    ander = {item.code: item for item in bron.items.all()}
    eigen = list(kader.items.in_volgorde())
    paren = [(item, ander[item.code]) for item in eigen if item.code in ander]
    items = [_itemaanbod(item, van, stappen) for item, van in paren]
    teksten = [tekst for een in items for tekst in een.teksten]
    return Overname(
        items=tuple(een for een in items if een.teksten),
        aanvullingen=sum(tekst.is_aanvulling for tekst in teksten),
        vervangingen=sum(not tekst.is_aanvulling for tekst in teksten),
        zonder=len(eigen) - len(paren),
    )


def _itemaanbod(item: Item, van: Item, stappen: Container[str]) -> Itemaanbod:
    return Itemaanbod(
        code=item.code,
        stelling=item.stelling,
        ander=van.stelling if van.stelling != item.stelling else "",
        teksten=tuple(_aanbod(item, van, stappen)),
    )


def _aanbod(item: Item, van: Item, stappen: Container[str]) -> Iterator[Aanbod]:
    for veld, titel in VELDEN.items():
        komt, staat = wat_komt(van, veld, stappen), getattr(item, veld)
        if komt and komt != staat:
            yield Aanbod(keuze_van(item, veld), veld, titel, _leesbaar(komt), _leesbaar(staat))


def stappen_van(kader: Kwaliteitskader) -> frozenset[str]:
    """The steps that may have a sentence in this kader. One query."""
    return frozenset(stap.waarde for stap in schaalblad(kader).stappen)


def wat_komt(van: Item, veld: str, stappen: Container[str]) -> Any:  # noqa: ANN401 what the column holds
    """What another item has to give; of its sentences those for a step there is here."""
    waarde = getattr(van, veld)
    if veld == "niveaus":
        return {stap: zin for stap, zin in waarde.items() if stap in stappen}
    return waarde


def keuze_van(item: Item, veld: str) -> str:
    """What a tick sends: the item, the field, and the merk of what stands there now."""
    return f"{item.pk}-{veld}-{merk_van(_leesbaar(getattr(item, veld)))}"


def _leesbaar(waarde: object) -> str:
    if isinstance(waarde, Mapping):
        return "\n".join(f"{stap}: {zin}" for stap, zin in sorted(waarde.items()))
    return als_tekst(waarde)

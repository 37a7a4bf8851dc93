"""What a reader makes of a file: a kader on paper, before anything is saved."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Self

from scholen.inlezen.fout import InlezenMislukt

MAX_DOMEINEN = 60
MAX_ITEMS = 500
MAX_CODE = 20
MAX_TITEL = 300
MAX_KORT = 100
MAX_NAAM = 200
MAX_VERSIE = 40
MAX_TEKST = 4_000
MAX_INLEIDING = 100_000


class Regelsoort(StrEnum):
    """What a line of the source was taken for."""

    DOMEIN = "domein"
    ITEM = "item"
    VERVOLG = "vervolg"
    OMSCHRIJVING = "omschrijving"
    INLEIDING = "inleiding"
    OVERGESLAGEN = "overgeslagen"

    @property
    def label(self) -> str:
        """The words for it on screen, before the code it belongs to."""
        return LABELS[self]


LABELS = {
    Regelsoort.DOMEIN: "domein",
    Regelsoort.ITEM: "item",
    Regelsoort.VERVOLG: "vervolg van",
    Regelsoort.OMSCHRIJVING: "omschrijving van domein",
    Regelsoort.INLEIDING: "inleiding",
    Regelsoort.OVERGESLAGEN: "overgeslagen",
}
DOMEIN = {Regelsoort.DOMEIN}
ITEM = {Regelsoort.ITEM}


@dataclass(frozen=True)
class Regel:
    """One line of the source, where it went, and why it was left out if it was.

    ``waar`` names its place where a number alone does not ("Blad Items, rij 5"); ``alinea`` says
    that a paragraph of the introduction or of an omschrijving begins here.
    """

    nummer: int
    tekst: str
    soort: Regelsoort
    bij: str = ""
    reden: str = ""
    waar: str = ""
    alinea: bool = False

    @property
    def plek(self) -> str:
        """Where it stands, for people."""
        return self.waar or f"regel {self.nummer}"


@dataclass(frozen=True)
class NiveauConcept:
    waarde: int
    label: str
    betekenis: str = ""


@dataclass(frozen=True)
class SchaalConcept:
    naam: str
    niveaus: tuple[NiveauConcept, ...]
    toelichting: str = ""
    niet_van_toepassing: str = "niet van toepassing"
    weten_we_niet: str = "weten we nog niet"


@dataclass(frozen=True)
class ThemaConcept:
    key: str
    naam: str
    omschrijving: str = ""


@dataclass(frozen=True)
class ItemConcept:
    """The fields of ``Item``; the defaults are what a plain text file leaves open."""

    code: str
    stelling: str
    kort: str = ""
    bedoeld: str = ""
    vragen: tuple[str, ...] = ()
    merkbaar: tuple[str, ...] = ()
    niveaus: Mapping[str, str] = field(default_factory=dict)
    soort: str = "stelling"
    over: str = "school"
    plek: str = "school"
    gerichtheid: str = ""
    doelsoort: str = "beide"
    themas: tuple[str, ...] = ()
    standaarden: tuple[str, ...] = ()
    opmerking: str = ""


@dataclass(frozen=True)
class DomeinConcept:
    code: str
    titel: str
    items: tuple[ItemConcept, ...] = ()
    kort: str = ""
    vraag: str = ""
    omschrijving: str = ""


@dataclass(frozen=True)
class KaderConcept:
    """A whole kader as read, with the trace of how it was read.

    ``instrumenten`` holds the lists around the items (betrokkenen, fasen, kwadranten, …) as plain
    data; ``regels`` is the trace and no part of what is saved.
    """

    naam: str
    versie: str
    domeinen: tuple[DomeinConcept, ...]
    omschrijving: str = ""
    inleiding: str = ""
    bron: str = ""
    woorden: Mapping[str, str] = field(default_factory=dict)
    schaal: SchaalConcept | None = None
    themas: tuple[ThemaConcept, ...] = ()
    instrumenten: Mapping[str, Any] = field(default_factory=dict)
    regels: tuple[Regel, ...] = field(default=(), compare=False)

    @property
    def items(self) -> Iterator[ItemConcept]:
        """Every item, in order."""
        return (item for domein in self.domeinen for item in domein.items)

    @property
    def overgeslagen(self) -> tuple[Regel, ...]:
        """The lines that are left out, each with its reason."""
        return tuple(regel for regel in self.regels if regel.soort is Regelsoort.OVERGESLAGEN)

    def als_json(self) -> dict[str, Any]:
        """The core of it as plain data: what ``kader_laden --json`` prints."""
        return {
            "naam": self.naam,
            "versie": self.versie,
            "domeinen": [
                {
                    "code": domein.code,
                    "titel": domein.titel,
                    "omschrijving": domein.omschrijving,
                    "items": [
                        {"code": item.code, "stelling": item.stelling} for item in domein.items
                    ],
                }
                for domein in self.domeinen
            ],
        }

    def genoemd(self, *, naam: str = "", versie: str = "") -> Self:
        """The same kader under another name or version; an empty one keeps what was read."""
        return replace(self, naam=naam or self.naam, versie=versie or self.versie)

    def met_regels(self, regels: tuple[Regel, ...]) -> Self:
        """The same kader with its trace."""
        return replace(self, regels=regels)

    def gecontroleerd(self) -> Self:
        """Itself, once it is whole enough to be saved.

        Raises:
            InlezenMislukt: nothing in it, a code twice, or a text longer than there is room for.
        """
        if not self.domeinen or not any(self.items):
            raise InlezenMislukt(
                "In dit bestand herkennen we geen domeinen met items. Zet boven elke groep items "
                "een genummerde kop (1. Een brede basis) en begin elk item met een letter, een "
                "nummer of een streepje (a. We volgen …)."
            )
        if len(self.domeinen) > MAX_DOMEINEN or sum(1 for _ in self.items) > MAX_ITEMS:
            raise InlezenMislukt(
                f"Dit zijn meer dan {MAX_DOMEINEN} domeinen of meer dan {MAX_ITEMS} items. "
                "Splits het bestand in meer kaders en laad ze apart."
            )
        self._controleer_codes()
        self._controleer_lengtes()
        return self

    def _controleer_codes(self) -> None:
        dubbel = meer_dan_eens(domein.code for domein in self.domeinen)
        if dubbel:
            raise InlezenMislukt(
                f"Domein {dubbel} staat er meer dan één keer in{self._plaats(dubbel, DOMEIN)}. "
                "Geef elk domein een eigen nummer en laad het bestand opnieuw."
            )
        dubbel = meer_dan_eens(item.code for item in self.items)
        if dubbel:
            raise InlezenMislukt(
                f"Item {dubbel} staat er meer dan één keer in{self._plaats(dubbel, ITEM)}. "
                "Geef elk item een eigen letter of nummer en laad het bestand opnieuw."
            )

    def _plaats(self, code: str, soorten: Collection[Regelsoort]) -> str:
        plekken = [r.plek for r in self.regels if r.bij == code and r.soort in soorten]
        if len(plekken) > 1 and all(plek.startswith("regel ") for plek in plekken):
            return f" (regels {' en '.join(plek.removeprefix('regel ') for plek in plekken)})"
        return f" ({' en '.join(plekken)})" if plekken else ""

    def _controleer_lengtes(self) -> None:
        velden: list[tuple[str, str, int, str, Collection[Regelsoort]]] = [
            ("De naam van het kader", self.naam, MAX_NAAM, "", ()),
            ("De versie", self.versie, MAX_VERSIE, "", ()),
            ("De inleiding", self.inleiding, MAX_INLEIDING, "", ()),
            ("De omschrijving", self.omschrijving, MAX_INLEIDING, "", ()),
        ]
        for een in self.domeinen:
            bij = f"domein {een.code}"
            velden += [
                (f"De code {een.code[:10]}…", een.code, MAX_CODE, een.code, DOMEIN),
                (f"De titel van {bij}", een.titel, MAX_TITEL, een.code, DOMEIN),
                (f"De korte naam van {bij}", een.kort, MAX_KORT, een.code, DOMEIN),
                (f"De omschrijving van {bij}", een.omschrijving, MAX_INLEIDING, een.code, DOMEIN),
            ]
        for item in self.items:
            velden += [
                (f"De code {item.code[:10]}…", item.code, MAX_CODE, item.code, ITEM),
                (f"Item {item.code}", item.stelling, MAX_TEKST, item.code, ITEM),
                (f"De korte naam van item {item.code}", item.kort, MAX_KORT, item.code, ITEM),
            ]
        for wat, tekst, ruimte, code, soorten in velden:
            if len(tekst) > ruimte:
                raise InlezenMislukt(
                    f"{wat}{self._plaats(code, soorten)} is {len(tekst)} tekens lang; er passen er "
                    f"{ruimte}. Maak de tekst korter, of zet elk item op een eigen regel."
                )


def meer_dan_eens(codes: Iterable[str]) -> str:
    """The first code that occurs twice, or ``""``."""
    return next((code for code, aantal in Counter(codes).items() if aantal > 1), "")

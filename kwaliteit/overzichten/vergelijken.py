"""Two kaders side by side, code by code: unchanged, reworded, new or gone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from kwaliteit.inlezen.concept import DomeinConcept, ItemConcept, KaderConcept
from kwaliteit.models import Kwaliteitskader
from kwaliteit.overzichten.opgeslagen import concept_van
from kwaliteit.teksten import als_tekst
from kwaliteit.verschil import Ruimte, Stuk, verschil
from scholen.taal import opsomming

OVERIG = {
    "kort": "de korte naam",
    "bedoeld": "wat we bedoelen",
    "vragen": "de gespreksvragen",
    "merkbaar": "waaraan je het merkt",
    "niveaus": "de zinnen per stap",
    "opmerking": "de opmerking",
    "soort": "de soort",
    "over": "over wie het gaat",
    "plek": "waar het speelt",
    "gerichtheid": "waarop het gericht is",
    "doelsoort": "meetbaar of merkbaar",
    "themas": "de thema’s",
    "standaarden": "de standaarden",
}
TEKSTEN = ("bedoeld", "vragen", "merkbaar", "opmerking")


class Stand(StrEnum):
    """What became of a domein or an item in the other kader."""

    GELIJK = "gelijk"
    UITLEG = "uitleg"
    ANDERS = "anders"
    NIEUW = "nieuw"
    WEG = "weg"

    @property
    def label(self) -> str:
        """The words for it on screen."""
        return LABELS[self]


LABELS = {
    Stand.GELIJK: "Ongewijzigd",
    Stand.UITLEG: "Stelling gelijk, uitleg anders",
    Stand.ANDERS: "Anders verwoord",
    Stand.NIEUW: "Nieuw",
    Stand.WEG: "Vervallen",
}


@dataclass(frozen=True)
class Tekstverschil:
    """A text in both kaders, with its words marked; without pieces both are shown whole."""

    naam: str
    was: str
    nu: str
    stukken: tuple[Stuk, ...]

    @classmethod
    def van(cls, naam: str, was: str, nu: str, ruimte: Ruimte) -> Self:
        """The difference between two texts, marked if that fits in what the page may cost."""
        stukken = verschil(was, nu, ruimte) if was != nu else (Stuk("gelijk", nu),)
        return cls(naam, was, nu, stukken)


@dataclass(frozen=True)
class Paar:
    """One code in both kaders, or in one of them."""

    code: str
    stand: Stand
    tekst: Tekstverschil
    teksten: tuple[Tekstverschil, ...] = ()
    overig: str = ""


@dataclass(frozen=True)
class Domeinpaar:
    """A domein with its items, those that are gone at their old place."""

    kop: Paar
    items: tuple[Paar, ...]

    @property
    def anders(self) -> tuple[Paar, ...]:
        """The items that did not stay as they were."""
        return tuple(item for item in self.items if item.stand is not Stand.GELIJK)


@dataclass(frozen=True)
class Telling:
    """How many items have one stand."""

    stand: Stand
    aantal: int


@dataclass(frozen=True)
class Vergelijking:
    """All of it, the newer kader leading; ``is_te_veel`` when not every word could be marked."""

    domeinen: tuple[Domeinpaar, ...]
    tellingen: tuple[Telling, ...]
    is_te_veel: bool


def vergelijk(oud: Kwaliteitskader, nieuw: Kwaliteitskader) -> Vergelijking:
    """What changed from ``oud`` to ``nieuw``; a fixed number of queries, and no endless work."""
    was, nu, ruimte = concept_van(oud), concept_van(nieuw), Ruimte()
    domeinen = tuple(_domeinen(was, nu, ruimte))
    standen = [item.stand for domein in domeinen for item in domein.items]
    tellingen = (Telling(stand, standen.count(stand)) for stand in Stand)
    geteld = tuple(een for een in tellingen if een.aantal)
    return Vergelijking(domeinen, geteld, is_te_veel=ruimte.is_op)


def _domeinen(was: KaderConcept, nu: KaderConcept, ruimte: Ruimte) -> Iterable[Domeinpaar]:
    oude_items = {item.code: item for item in was.items}
    nieuwe_codes = {item.code for item in nu.items}
    oud = {domein.code: domein for domein in was.domeinen}
    nieuw = {domein.code: domein for domein in nu.domeinen}
    for code in _in_volgorde(list(oud), list(nieuw)):
        weg = [item for item in _items(oud.get(code)) if item.code not in nieuwe_codes]
        staat = [(oude_items.get(item.code), item) for item in _items(nieuw.get(code))]
        kop = _domeinpaar(oud.get(code), nieuw.get(code), ruimte)
        paren = [_itempaar(*paar, ruimte) for paar in (*staat, *((item, None) for item in weg))]
        yield Domeinpaar(kop, tuple(paren))


def _in_volgorde(oud: Sequence[str], nieuw: Sequence[str]) -> list[str]:
    return [*nieuw, *(code for code in oud if code not in set(nieuw))]


def _items(domein: DomeinConcept | None) -> tuple[ItemConcept, ...]:
    return domein.items if domein else ()


def _domeinpaar(was: DomeinConcept | None, nu: DomeinConcept | None, ruimte: Ruimte) -> Paar:
    een = nu or was
    tekst = Tekstverschil.van("titel", was.titel if was else "", nu.titel if nu else "", ruimte)
    return Paar(een.code if een else "", _stand(was, nu, tekst, ()), tekst)


def _itempaar(was: ItemConcept | None, nu: ItemConcept | None, ruimte: Ruimte) -> Paar:
    een = nu or was
    stond, staat = (item.stelling if item else "" for item in (was, nu))
    tekst = Tekstverschil.van("stelling", stond, staat, ruimte)
    anders = [veld for veld in OVERIG if was and nu and _waarde(was, veld) != _waarde(nu, veld)]
    teksten = [
        Tekstverschil.van(OVERIG[veld], _tekst(was, veld), _tekst(nu, veld), ruimte)
        for veld in TEKSTEN
        if veld in anders
    ]
    overig = opsomming(OVERIG[veld] for veld in anders if veld not in TEKSTEN)
    stand = _stand(was, nu, tekst, anders)
    return Paar(een.code if een else "", stand, tekst, tuple(teksten), overig)


def _stand(was: object, nu: object, tekst: Tekstverschil, anders: Sequence[str]) -> Stand:
    if was is None or nu is None:
        return Stand.NIEUW if was is None else Stand.WEG
    if tekst.was != tekst.nu:
        return Stand.ANDERS
    return Stand.UITLEG if anders else Stand.GELIJK


def _waarde(item: ItemConcept, veld: str) -> object:
    waarde = getattr(item, veld)
    return sorted(waarde) if veld == "themas" else waarde


def _tekst(item: ItemConcept | None, veld: str) -> str:
    waarde = getattr(item, veld) if item else ""
    return als_tekst(list(waarde) if isinstance(waarde, tuple) else waarde)

"""Two kaders side by side, code by code: unchanged, reworded, new or gone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from kwaliteit.inlezen.concept import DomeinConcept, ItemConcept, KaderConcept
from kwaliteit.models import Kwaliteitskader
from kwaliteit.overzichten.opgeslagen import concept_van
from kwaliteit.teksten import als_tekst
from kwaliteit.verschil import Ruimte, Stuk, verschil
from scholen.taal import opsomming

VAN_ITEM = {
    "kort": "de korte naam",
    "bedoeld": "wat we bedoelen",
    "vragen": "de gespreksvragen",
    "merkbaar": "waaraan je het merkt",
    "opmerking": "de opmerking",
    "niveaus": "de zinnen per stap",
    "soort": "de soort",
    "over": "over wie het gaat",
    "plek": "waar het speelt",
    "gerichtheid": "waarop het gericht is",
    "doelsoort": "meetbaar of merkbaar",
    "themas": "de thema’s",
    "standaarden": "de standaarden",
}
VAN_DOMEIN = {
    "kort": "de korte naam",
    "vraag": "de openingsvraag",
    "omschrijving": "de omschrijving",
}
VAN_KADER = {
    "omschrijving": "waar het kader over gaat",
    "inleiding": "de inleiding",
    "schaal": "de stappen",
    "themas": "de thema’s",
    "woorden": "de woorden",
    "bron": "waar de tekst vandaan komt",
}
TEKSTEN = {"bedoeld", "vragen", "merkbaar", "opmerking", "niveaus", "vraag", "omschrijving"}
"""What is shown with its words marked; of the rest only that it differs."""


@dataclass(frozen=True)
class Soort:
    """What is compared of a domein or an item: the text that it is about, and the rest."""

    hoofd: str
    velden: Mapping[str, str]


DOMEIN, ITEM = Soort("titel", VAN_DOMEIN), Soort("stelling", VAN_ITEM)
Deel = DomeinConcept | ItemConcept | None


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
    Stand.UITLEG: "Stelling gelijk, rest anders",
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
    label: str
    tekst: Tekstverschil
    teksten: tuple[Tekstverschil, ...] = ()
    overig: str = ""

    @property
    def is_anders(self) -> bool:
        """Whether anything of it did not stay as it was."""
        return self.stand is not Stand.GELIJK


@dataclass(frozen=True)
class Domeinpaar:
    """A domein with its items, those that are gone at their old place."""

    kop: Paar
    items: tuple[Paar, ...]

    @property
    def anders(self) -> tuple[Paar, ...]:
        """The items that did not stay as they were."""
        return tuple(item for item in self.items if item.is_anders)

    @property
    def is_anders(self) -> bool:
        """Whether the domein or something in it did not stay as it was."""
        return self.kop.is_anders or bool(self.anders)


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
    rond: str
    is_te_veel: bool

    @property
    def gelijk(self) -> str:
        """The domeinen in which nothing changed."""
        koppen = [domein.kop for domein in self.domeinen if not domein.is_anders]
        return opsomming(f"{kop.code} {kop.tekst.nu}" for kop in koppen)


def vergelijk(oud: Kwaliteitskader, nieuw: Kwaliteitskader) -> Vergelijking:
    """What changed from ``oud`` to ``nieuw``; a fixed number of queries, and no endless work."""
    was, nu, ruimte = concept_van(oud), concept_van(nieuw), Ruimte()
    domeinen = tuple(_domeinen(was, nu, ruimte))
    standen = [item.stand for domein in domeinen for item in domein.items]
    tellingen = (Telling(stand, standen.count(stand)) for stand in Stand)
    return Vergelijking(
        domeinen=domeinen,
        tellingen=tuple(een for een in tellingen if een.aantal),
        rond=opsomming(VAN_KADER[veld] for veld in _anders(was, nu, VAN_KADER)),
        is_te_veel=ruimte.is_op,
    )


def _domeinen(was: KaderConcept, nu: KaderConcept, ruimte: Ruimte) -> Iterable[Domeinpaar]:
    oude_items = {item.code: item for item in was.items}
    thuis = {item.code: domein.code for domein in was.domeinen for item in domein.items}
    nieuwe_codes = {item.code for item in nu.items}
    oud = {domein.code: domein for domein in was.domeinen}
    nieuw = {domein.code: domein for domein in nu.domeinen}
    for code in _in_volgorde(list(oud), list(nieuw)):
        kop = _paar(DOMEIN, oud.get(code), nieuw.get(code), ruimte)
        items = [
            _paar(
                ITEM, oude_items.get(item.code), item, ruimte, verhuisd=thuis.get(item.code) != code
            )
            for item in _items(nieuw.get(code))
        ]
        weg = [item for item in _items(oud.get(code)) if item.code not in nieuwe_codes]
        items += [_paar(ITEM, item, None, ruimte) for item in weg]
        yield Domeinpaar(kop, tuple(items))


def _in_volgorde(oud: Sequence[str], nieuw: Sequence[str]) -> list[str]:
    return [*nieuw, *(code for code in oud if code not in set(nieuw))]


def _items(domein: DomeinConcept | None) -> tuple[ItemConcept, ...]:
    return domein.items if domein else ()


def _paar(soort: Soort, was: Deel, nu: Deel, ruimte: Ruimte, *, verhuisd: bool = False) -> Paar:
    code, hoofd = _tekst(nu or was, "code"), soort.hoofd
    tekst = Tekstverschil.van(hoofd, _tekst(was, hoofd), _tekst(nu, hoofd), ruimte)
    if was is None or nu is None:
        stand = Stand.NIEUW if was is None else Stand.WEG
        return Paar(code, stand, stand.label, tekst)
    anders = _anders(was, nu, soort.velden)
    teksten = tuple(
        Tekstverschil.van(soort.velden[veld], _tekst(was, veld), _tekst(nu, veld), ruimte)
        for veld in anders
        if veld in TEKSTEN
    )
    overig = ["het domein"] if verhuisd else []
    overig += [soort.velden[veld] for veld in anders if veld not in TEKSTEN]
    uitleg = Stand.UITLEG if teksten or overig else Stand.GELIJK
    stand = Stand.ANDERS if tekst.was != tekst.nu else uitleg
    label = f"{hoofd} gelijk, rest anders" if stand is Stand.UITLEG else stand.label
    return Paar(code, stand, label.capitalize(), tekst, teksten, opsomming(overig))


def _anders(was: object, nu: object, velden: Iterable[str]) -> list[str]:
    return [veld for veld in velden if _waarde(was, veld) != _waarde(nu, veld)]


def _waarde(rij: object, veld: str) -> object:
    """What counts as the same: themas have no order."""
    waarde = getattr(rij, veld)
    return sorted(waarde, key=str) if veld == "themas" else waarde


def _tekst(rij: object, veld: str) -> str:
    waarde = getattr(rij, veld) if rij else ""
    if isinstance(waarde, Mapping):
        return "\n".join(f"{stap}: {zin}" for stap, zin in sorted(waarde.items()))
    return als_tekst(list(waarde) if isinstance(waarde, tuple) else waarde)

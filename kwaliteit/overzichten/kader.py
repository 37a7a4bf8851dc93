"""Kaders to read: the list, and one whole kader with its words filled in."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Prefetch

from kwaliteit.models import Domein, Item, Kwaliteitskader, Schaal, Thema
from kwaliteit.overzichten.item import OVER
from kwaliteit.overzichten.itemveld import anker
from kwaliteit.overzichten.schaal import Schaalblad, schaalblad
from kwaliteit.woorden import vul_in, woorden_samen
from scholen.models import Bestuur, Gebruiker

SOORTEN = {
    Item.Soort.FEIT: "Feit, met het jaar erbij",
    Item.Soort.NORM: "Norm, met een grens",
    Item.Soort.AMBITIE: "Ambitie voor een paar jaar",
}


@dataclass(frozen=True)
class Kaderregel:
    """One kader in the list."""

    kader: Kwaliteitskader
    van: str
    aantal_domeinen: int
    aantal_items: int


@dataclass(frozen=True)
class Niveauzin:
    """What a level means for one item."""

    waarde: str
    woord: str
    zin: str


@dataclass(frozen=True)
class Leesitem:
    """One item with all its texts; empty where the kader says nothing."""

    nummer: int
    code: str
    anker: str
    kort: str
    stelling: str
    over: str
    over_wie: str
    soort: str
    bedoeld: str
    vragen: tuple[str, ...]
    merkbaar: tuple[str, ...]
    niveaus: tuple[Niveauzin, ...]
    themas: tuple[str, ...]
    standaarden: tuple[str, ...]
    opmerking: str

    @property
    def heeft_uitleg(self) -> bool:
        """Whether there is anything to open under the stelling."""
        uitleg = (self.bedoeld, self.vragen, self.merkbaar, self.niveaus, self.themas)
        return any((*uitleg, self.over, self.soort, self.standaarden, self.opmerking))


@dataclass(frozen=True)
class Leesdomein:
    """One domein with its items."""

    code: str
    anker: str
    titel: str
    naam: str
    vraag: str
    omschrijving: str
    items: tuple[Leesitem, ...]


@dataclass(frozen=True)
class Kaderblad:
    """A whole kader as a page or a sheet of paper shows it."""

    van: str
    omschrijving: str
    inleiding: str
    bron: str
    schaal: Schaalblad
    schaal_naam: str
    schaal_toelichting: str
    themas: tuple[tuple[str, str], ...]
    woorden: tuple[tuple[str, str], ...]
    domeinen: tuple[Leesdomein, ...]
    aantal_items: int


def kaderlijst(gebruiker: Gebruiker) -> list[Kaderregel]:
    """The kaders somebody may read: by name, the newest version first. One query."""
    zichtbaar = Kwaliteitskader.objects.zichtbaar_voor(gebruiker).select_related("bestuur", "swv")
    geteld = zichtbaar.annotate(
        aantal_domeinen=Count("domeinen", distinct=True),
        aantal_items=Count("items", distinct=True),
    )
    return [
        Kaderregel(
            kader=kader,
            van=_van(kader),
            aantal_domeinen=kader.aantal_domeinen,
            aantal_items=kader.aantal_items,
        )
        for kader in geteld.order_by("naam", "-pk")
    ]


def kaderblad(kader: Kwaliteitskader, gebruiker: Gebruiker) -> Kaderblad:
    """Everything in a kader, with the words of the reader's bestuur; a fixed number of queries."""
    woorden = woorden_voor(kader, gebruiker)
    schaal = schaalblad(kader)
    eigen = Schaal.objects.filter(kader=kader).first()
    items: dict[int, list[Leesitem]] = {}
    themas = Prefetch("themas", Thema.objects.order_by("naam", "pk"))
    for item in kader.items.in_volgorde().prefetch_related(themas):
        items.setdefault(item.domein_id, []).append(_item(item, schaal, woorden))
    return Kaderblad(
        van=_van(kader),
        omschrijving=vul_in(kader.omschrijving, woorden),
        inleiding=vul_in(kader.inleiding, woorden),
        bron=kader.bron,
        schaal=schaal,
        schaal_naam=eigen.naam if eigen else "",
        schaal_toelichting=eigen.toelichting if eigen else "",
        themas=tuple(kader.themas.order_by("naam", "pk").values_list("naam", "omschrijving")),
        woorden=tuple((f"{{{naam}}}", woorden[naam]) for naam in sorted(kader.woorden)),
        domeinen=tuple(
            _domein(domein, items.get(domein.pk, []), woorden) for domein in kader.domeinen.all()
        ),
        aantal_items=sum(len(rij) for rij in items.values()),
    )


def woorden_voor(kader: Kwaliteitskader, gebruiker: Gebruiker) -> dict[str, str]:
    """The words a reader sees: those of the owner or the reader's one bestuur, then the kader's."""
    if kader.bestuur is not None:
        besturen = [kader.bestuur]
    else:
        besturen = list(Bestuur.objects.zichtbaar_voor(gebruiker).order_by("pk")[:2])
    eigen: Mapping[str, str] = besturen[0].woorden if len(besturen) == 1 else {}
    return woorden_samen(kader.woorden, eigen)


def _van(kader: Kwaliteitskader) -> str:
    return str(kader.bestuur or kader.swv or "Voor iedereen")


def _domein(domein: Domein, items: list[Leesitem], woorden: Mapping[str, str]) -> Leesdomein:
    return Leesdomein(
        code=domein.code,
        anker=anker(domein.code),
        titel=vul_in(domein.titel, woorden),
        naam=vul_in(domein.naam, woorden),
        vraag=vul_in(domein.vraag, woorden),
        omschrijving=vul_in(domein.omschrijving, woorden),
        items=tuple(items),
    )


def _item(item: Item, schaal: Schaalblad, woorden: Mapping[str, str]) -> Leesitem:
    return Leesitem(
        nummer=item.pk,
        code=item.code,
        anker=anker(item.code),
        kort=vul_in(item.kort, woorden),
        stelling=vul_in(item.stelling, woorden),
        over=OVER.get(Item.Over(item.over), ""),
        over_wie=item.over,
        soort=SOORTEN.get(Item.Soort(item.soort), ""),
        bedoeld=vul_in(item.bedoeld, woorden),
        vragen=tuple(vul_in(vraag, woorden) for vraag in item.vragen),
        merkbaar=tuple(vul_in(zin, woorden) for zin in item.merkbaar),
        niveaus=tuple(
            Niveauzin(stap.waarde, stap.woord, vul_in(item.niveaus[stap.waarde], woorden))
            for stap in schaal.stappen
            if item.niveaus.get(stap.waarde)
        ),
        themas=tuple(thema.naam for thema in item.themas.all()),
        standaarden=tuple(item.standaarden),
        opmerking=vul_in(item.opmerking, woorden),
    )

"""A kader in concept as its makers see it: what is in it, and where to go on."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Count

from kwaliteit.models import Domein, Item, Kwaliteitskader, Niveau, Schaal, Thema
from kwaliteit.woorden import VARIABELE


@dataclass(frozen=True)
class Keuze:
    """A thema to tick at an item."""

    key: str
    naam: str
    is_gekozen: bool


@dataclass(frozen=True)
class Woord:
    """A name between braces, and in how many places of the kader it stands."""

    naam: str
    aantal: int


@dataclass(frozen=True)
class Woordenlijst:
    """The words a kader has, and those that its texts name without there being one."""

    bekend: tuple[Woord, ...]
    los: tuple[Woord, ...]


def domeinlijst(kader: Kwaliteitskader) -> list[Domein]:
    """The domeinen in order, each with ``aantal_items``. One query."""
    geteld = kader.domeinen.annotate(aantal_items=Count("items"))
    return list(geteld.order_by("volgorde", "pk"))


def items_van(domein: Domein) -> list[Item]:
    """The items of a domein in order, with their kader and their themas. Two queries."""
    rijen = Item.objects.filter(domein=domein).select_related("kader", "domein")
    return list(rijen.prefetch_related("themas").order_by("volgorde", "pk"))


def themakeuzes(item: Item, themas: Iterable[Thema]) -> list[Keuze]:
    """The themas of the kader, with what is ticked at this item (``themas`` prefetched)."""
    gekozen = {thema.pk for thema in item.themas.all()}
    return [Keuze(thema.key, thema.naam, thema.pk in gekozen) for thema in themas]


def teksten_van_item(item: Item) -> Iterator[str]:
    """Every text of an item that a word may stand in."""
    yield from (item.kort, item.stelling, item.bedoeld, item.opmerking)
    yield from (*item.vragen, *item.merkbaar, *item.niveaus.values())


def teksten_van_domein(domein: Domein) -> Iterator[str]:
    """Every text of a domein that a word may stand in."""
    yield from (domein.titel, domein.kort, domein.vraag, domein.omschrijving)


def namen_in(teksten: Iterable[str]) -> set[str]:
    """The names between braces in some texts."""
    return {treffer[1] for tekst in teksten for treffer in VARIABELE.finditer(tekst)}


def woordgebruik(kader: Kwaliteitskader) -> dict[str, int]:
    """How many domeinen and items name each word, the kader's own texts too. Two queries."""
    tel = Counter(namen_in((kader.omschrijving, kader.inleiding)))
    for domein in kader.domeinen.all():
        tel.update(namen_in(teksten_van_domein(domein)))
    for item in kader.items.all():
        tel.update(namen_in(teksten_van_item(item)))
    return dict(tel)


def woordenlijst(kader: Kwaliteitskader) -> Woordenlijst:
    """The words of a kader in the order they were given, and the names without a word."""
    gebruik = woordgebruik(kader)
    return Woordenlijst(
        bekend=tuple(Woord(naam, gebruik.get(naam, 0)) for naam in kader.woorden),
        los=tuple(
            Woord(naam, aantal)
            for naam, aantal in sorted(gebruik.items())
            if naam not in kader.woorden
        ),
    )


def themalijst(kader: Kwaliteitskader) -> list[Thema]:
    """The themas by name, each with ``aantal_items``. One query."""
    geteld = kader.themas.select_related("kader").annotate(aantal_items=Count("items"))
    return list(geteld.order_by("naam", "pk"))


def schaal_van(kader: Kwaliteitskader) -> Schaal | None:
    """The scale of the kader's own with its steps, if it has one."""
    return Schaal.objects.filter(kader=kader).prefetch_related("niveaus").first()


def items_met_zin(kader: Kwaliteitskader, niveau: Niveau) -> list[Item]:
    """The items that say something at this step."""
    return [rij for rij in kader.items.in_volgorde() if str(niveau.waarde) in rij.niveaus]

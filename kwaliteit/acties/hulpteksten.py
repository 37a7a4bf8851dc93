"""Taking over help texts from another kader, those that were ticked and no others."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kwaliteit.acties.kader_bewerken import neem_beurt
from kwaliteit.acties.tekstversies import tekstversie
from kwaliteit.models import Item, Kwaliteitskader, Tekstversie
from kwaliteit.overzichten.hulpteksten import VELDEN, keuze_van, stappen_van, wat_komt
from scholen.models import Gebruiker


@dataclass(frozen=True)
class Overgenomen:
    """How many texts came over, and how many ticks no longer fitted what stood there."""

    aantal: int
    te_laat: int


@transaction.atomic
def hulpteksten_overnemen(
    kader: Kwaliteitskader,
    bron: Kwaliteitskader,
    *,
    keuzes: Collection[str],
    door: Gebruiker,
    op: datetime,
) -> Overgenomen:
    """Put the ticked texts of ``bron`` at the items with the same code.

    Args:
        keuzes: as ``keuze_van`` made them for the preview; one whose text changed since is left.

    Raises:
        OngeldigeOvergang: the kader is no concept any more.
    """
    neem_beurt(kader)
    ander = {item.code: item for item in bron.items.all()}
    stappen, gekozen = stappen_van(kader), set(keuzes)
    over = [
        (item, veld, wat_komt(ander[item.code], veld, stappen))
        for item in kader.items.select_related("kader")
        for veld in VELDEN
        if item.code in ander and keuze_van(item, veld) in gekozen
    ]
    versies = [
        versie
        for item, veld, komt in over
        for versie in _versies(item, veld, komt, door=door, op=op)
    ]
    for item, veld, komt in over:
        setattr(item, veld, komt)
    Item.objects.bulk_update(dict.fromkeys(item for item, *_ in over), list(VELDEN))
    Tekstversie.objects.bulk_create(versies)
    return Overgenomen(aantal=len(over), te_laat=len(gekozen) - len(over))


def _versies(
    item: Item, veld: str, komt: object, *, door: Gebruiker, op: datetime
) -> list[Tekstversie]:
    """What stood there and what comes, per part of the field."""
    stond = getattr(item, veld)
    if not isinstance(stond, dict) or not isinstance(komt, dict):
        delen = {veld: (stond, komt)}
    else:
        stappen = {**stond, **komt}
        delen = {f"{veld}.{stap}": (stond.get(stap, ""), komt.get(stap, "")) for stap in stappen}
    return [
        tekstversie(item, naam, tekst, door=wie, op=op)
        for naam, (was, nu) in delen.items()
        if was != nu
        for tekst, wie in ((was, None), (nu, door))
        if tekst
    ]

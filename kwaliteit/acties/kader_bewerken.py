"""Changing a kader in concept: its domeinen and items come, go and move; texts save themselves."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Max, Q

from kwaliteit.acties.volgorde import nummer, verplaats
from kwaliteit.codes import code_voor_domein, code_voor_item
from kwaliteit.inlezen.concept import MAX_DOMEINEN, MAX_ITEMS
from kwaliteit.models import Domein, Item, Kwaliteitskader, Thema
from kwaliteit.models.kader import DUBBEL_KADER
from kwaliteit.overgangen import AlVeranderd, OngeldigeOvergang
from scholen.models import Bestuur, Gebruiker, leg_handeling_vast, leg_vast

IN_CONCEPT = Q(kader__status=Kwaliteitskader.Status.CONCEPT)
"""When a part of a kader may be written (rule 7)."""
LIGT_VAST = (
    "Dit kader is intussen gepubliceerd, dus de tekst ligt vast. Maak een nieuwe versie als je nog"
    " iets wilt veranderen."
)


def neem_beurt(kader: Kwaliteitskader) -> None:
    """Hold a concept until the transaction ends, so that changes come one after another.

    Raises:
        OngeldigeOvergang: it is no concept any more.
    """
    if kader.status != Kwaliteitskader.Status.CONCEPT:
        raise OngeldigeOvergang(LIGT_VAST)
    try:
        kader.neem_beurt()
    except AlVeranderd as fout:
        raise OngeldigeOvergang(LIGT_VAST) from fout


@transaction.atomic
def kader_beginnen(
    *, bestuur: Bestuur, naam: str, versie: str, door: Gebruiker, op: datetime
) -> Kwaliteitskader:
    """An empty kader of a bestuur, to fill in by hand.

    Raises:
        OngeldigeOvergang: there is one with this name and version.
    """
    try:
        with transaction.atomic():
            kader = Kwaliteitskader.objects.create(bestuur=bestuur, naam=naam, versie=versie)
    except IntegrityError as fout:
        raise OngeldigeOvergang(f"{DUBBEL_KADER} Kies een andere versie.") from fout
    reden = f"Er is een concept begonnen: {kader}."
    leg_vast(rij=kader, door=door, op=op, naar=kader.status, reden=reden)
    return kader


@transaction.atomic
def kader_weghalen(kader: Kwaliteitskader, *, door: Gebruiker, op: datetime) -> None:
    """Take a whole concept away; nobody has answered it yet.

    Raises:
        OngeldigeOvergang: it is no concept any more.
    """
    neem_beurt(kader)
    leg_vast(
        rij=kader,
        door=door,
        op=op,
        van=kader.status,
        reden=f"Het concept van {kader}, is weggehaald.",
    )
    kader.delete()


@transaction.atomic
def domein_toevoegen(kader: Kwaliteitskader, *, titel: str) -> Domein:
    """Put a domein at the end, with the code that comes after those that are there.

    Raises:
        OngeldigeOvergang: no concept any more, or there are as many as fit.
    """
    neem_beurt(kader)
    codes = list(kader.domeinen.order_by("volgorde", "pk").values_list("code", flat=True))
    if len(codes) >= MAX_DOMEINEN:
        raise OngeldigeOvergang(
            f"Er passen {MAX_DOMEINEN} domeinen in een kader. Haal er eerst een weg, of begin een"
            " tweede kader."
        )
    laatste = kader.domeinen.aggregate(laatste=Max("volgorde"))["laatste"] or 0
    domein = Domein.objects.create(
        kader=kader, code=code_voor_domein(codes), titel=titel, volgorde=laatste + 1
    )
    leg_handeling_vast(domein, f"Domein {domein.code} is toegevoegd.", bij=kader)
    return domein


@transaction.atomic
def item_toevoegen(domein: Domein, *, stelling: str) -> Item:
    """Put an item at the end of its domein, with the code that comes after those that are there.

    Raises:
        OngeldigeOvergang: no concept any more, or there are as many as fit.
    """
    kader = domein.kader
    neem_beurt(kader)
    rijen = list(kader.items.in_volgorde())
    if len(rijen) >= MAX_ITEMS:
        raise OngeldigeOvergang(
            f"Er passen {MAX_ITEMS} items in een kader. Haal er eerst een weg, of begin een tweede"
            " kader."
        )
    codes: dict[str, list[str]] = {}
    for rij in rijen:
        codes.setdefault(rij.domein.code, []).append(rij.code)
    laatste = domein.items.aggregate(laatste=Max("volgorde"))["laatste"] or 0
    item = Item.objects.create(
        kader=kader,
        domein=domein,
        code=code_voor_item(domein.code, codes),
        stelling=stelling,
        volgorde=laatste + 1,
    )
    leg_handeling_vast(item, f"Item {item.code} is toegevoegd.", bij=kader)
    return item


@transaction.atomic
def domein_verplaatsen(domein: Domein, *, stap: int) -> None:
    """Move a domein one place up (``stap`` -1) or down (1)."""
    neem_beurt(domein.kader)
    rijen = list(domein.kader.domeinen.order_by("volgorde", "pk"))
    verplaats(domein, rijen, stap=stap)
    Domein.objects.bulk_update(rijen, ["volgorde"])
    leg_handeling_vast(domein, f"Domein {domein.code} is verplaatst.", bij=domein.kader)


@transaction.atomic
def item_verplaatsen(item: Item, *, stap: int) -> None:
    """Move an item one place up (``stap`` -1) or down (1) in its domein."""
    neem_beurt(item.kader)
    rijen = list(Item.objects.filter(domein=item.domein_id).order_by("volgorde", "pk"))
    verplaats(item, rijen, stap=stap)
    Item.objects.bulk_update(rijen, ["volgorde"])
    leg_handeling_vast(item, f"Item {item.code} is verplaatst.", bij=item.kader)


@transaction.atomic
def item_verhuizen(item: Item, *, naar: Domein) -> None:
    """Put an item at the end of another domein of the same kader; its code stays."""
    neem_beurt(item.kader)
    laatste = naar.items.aggregate(laatste=Max("volgorde"))["laatste"] or 0
    Item.objects.filter(pk=item.pk).update(domein=naar, volgorde=laatste + 1)
    wat = f"Item {item.code} is verhuisd naar domein {naar.code}."
    leg_handeling_vast(item, wat, bij=item.kader)


@transaction.atomic
def domein_weghalen(domein: Domein, *, door: Gebruiker, op: datetime) -> None:
    """Take a domein away with all its items; what they said stays in the log."""
    neem_beurt(domein.kader)
    items = [f"{item.code} {item.stelling}" for item in domein.items.order_by("volgorde", "pk")]
    _noteer(domein.kader, f"Domein {domein} is weggehaald.", items, door=door, op=op)
    domein.delete()
    rijen = list(domein.kader.domeinen.order_by("volgorde", "pk"))
    nummer(rijen)
    Domein.objects.bulk_update(rijen, ["volgorde"])


@transaction.atomic
def item_weghalen(item: Item, *, door: Gebruiker, op: datetime) -> None:
    """Take an item away; what it said stays in the log."""
    neem_beurt(item.kader)
    _noteer(item.kader, f"Item {item.code} is weggehaald.", [item.stelling], door=door, op=op)
    item.delete()


def zet_thema(item: Item, thema: Thema, *, aan: bool) -> None:
    """Tick or untick a thema at an item; twice is the same as once.

    Raises:
        OngeldigeOvergang: no concept any more.
    """
    with transaction.atomic():
        neem_beurt(item.kader)
        if aan:
            item.themas.add(thema)
        else:
            item.themas.remove(thema)
        wat = "nu" if aan else "niet meer"
        leg_handeling_vast(
            item, f"Bij item {item.code} hoort {wat} het thema {thema.naam}.", bij=item.kader
        )


def _noteer(
    kader: Kwaliteitskader, wat: str, teksten: list[str], *, door: Gebruiker, op: datetime
) -> None:
    leg_vast(
        rij=kader,
        door=door,
        op=op,
        reden="\n".join([wat, *teksten]),
    )

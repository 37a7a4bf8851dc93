"""Loading a kader: what a reader made of a file becomes rows, all or nothing."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from kwaliteit.inlezen.concept import DomeinConcept, ItemConcept, KaderConcept, SchaalConcept
from kwaliteit.models import Domein, Item, Kwaliteitskader, Niveau, Schaal, Thema
from kwaliteit.overgangen import OngeldigeOvergang
from kwaliteit.overzichten.opgeslagen import zegt_hetzelfde
from scholen.models import Bestuur, Gebruiker, leg_vast

ITEMVELDEN = (
    "stelling",
    "kort",
    "bedoeld",
    "soort",
    "over",
    "plek",
    "gerichtheid",
    "doelsoort",
    "opmerking",
)
ITEMLIJSTEN = ("vragen", "merkbaar", "standaarden")
DOMEINVELDEN = ("titel", "kort", "vraag", "omschrijving")


class KaderLigtVast(OngeldigeOvergang):
    """This version is published, and what was offered differs from it."""


@transaction.atomic
def kader_laden(
    concept: KaderConcept,
    *,
    naam: str = "",
    versie: str = "",
    bestuur: Bestuur | None = None,
    door: Gebruiker | None = None,
    op: datetime,
) -> Kwaliteitskader:
    """Save a kader as read from a file, as a concept; all of it or nothing.

    The same owner, name and version is the same kader: a concept is brought in line with the
    file, code by code; a published one that already says the same is left alone.

    Args:
        naam: another name than the file gives; empty keeps that.
        versie: another version than the file gives; empty keeps that.
        bestuur: the owner; ``None`` makes a shared kader.
        door: who loads it; ``None`` for a command.

    Raises:
        InlezenMislukt: there is something in it that cannot be saved.
        KaderLigtVast: that version is published and says something else.
    """
    concept = concept.genoemd(naam=naam, versie=versie).gecontroleerd()
    kader, nieuw = Kwaliteitskader.objects.get_or_create(
        bestuur=bestuur, swv=None, naam=concept.naam, versie=concept.versie
    )
    if kader.status != Kwaliteitskader.Status.CONCEPT:
        if not zegt_hetzelfde(kader, concept):
            raise KaderLigtVast(
                f"Er staat al een kader “{kader.naam}” met versie {kader.versie}, en dat ligt vast."
                " Laad deze tekst met een andere versie."
            )
        return kader
    kader.neem_beurt()
    vul(kader, concept, vorige=_vorige(kader) if nieuw else kader.vorige)
    reden = f"Er is een concept geladen: {kader}."
    leg_vast(rij=kader, door=door, op=op, naar=kader.status, reden=reden)
    return kader


def vul(kader: Kwaliteitskader, concept: KaderConcept, *, vorige: Kwaliteitskader | None) -> None:
    """Make a kader in concept say what ``concept`` says, code by code."""
    _bewaar_kader(kader, concept, vorige=vorige)
    themas = _bewaar_themas(kader, concept)
    domeinen = _bewaar_domeinen(kader, concept.domeinen)
    _bewaar_items(kader, concept.domeinen, domeinen, themas)


def _vorige(kader: Kwaliteitskader) -> Kwaliteitskader | None:
    """The version before: the one of this owner and name that was published last."""
    eerder = Kwaliteitskader.objects.filter(bestuur=kader.bestuur, swv=None, naam=kader.naam)
    return eerder.filter(gepubliceerd_op__isnull=False).order_by("-gepubliceerd_op", "-pk").first()


def _bewaar_kader(
    kader: Kwaliteitskader, concept: KaderConcept, *, vorige: Kwaliteitskader | None
) -> None:
    kader.vorige = vorige
    kader.omschrijving = concept.omschrijving
    kader.inleiding = concept.inleiding
    kader.bron = concept.bron
    kader.woorden = dict(concept.woorden)
    kader.instrumenten = dict(concept.instrumenten)
    kader.save(
        update_fields=["vorige", "omschrijving", "inleiding", "bron", "woorden", "instrumenten"]
    )
    Schaal.objects.filter(kader=kader).delete()
    if concept.schaal is not None:
        _bewaar_schaal(kader, concept.schaal)


def _bewaar_schaal(kader: Kwaliteitskader, concept: SchaalConcept) -> None:
    schaal = Schaal.objects.create(
        kader=kader,
        naam=concept.naam,
        toelichting=concept.toelichting,
        niet_van_toepassing=concept.niet_van_toepassing,
        weten_we_niet=concept.weten_we_niet,
    )
    Niveau.objects.bulk_create(
        Niveau(schaal=schaal, waarde=stap.waarde, label=stap.label, betekenis=stap.betekenis)
        for stap in concept.niveaus
    )


def _bewaar_themas(kader: Kwaliteitskader, concept: KaderConcept) -> dict[str, Thema]:
    """The themas by key, in the order of the file."""
    Thema.objects.filter(kader=kader).exclude(key__in=[een.key for een in concept.themas]).delete()
    themas = {thema.key: thema for thema in Thema.objects.filter(kader=kader)}
    for een in concept.themas:
        themas.setdefault(een.key, Thema(kader=kader, key=een.key))
        themas[een.key].naam, themas[een.key].omschrijving = een.naam, een.omschrijving
    Thema.objects.bulk_update([een for een in themas.values() if een.pk], ["naam", "omschrijving"])
    Thema.objects.bulk_create([een for een in themas.values() if not een.pk])
    return themas


def _bewaar_domeinen(
    kader: Kwaliteitskader, concepten: Iterable[DomeinConcept]
) -> dict[str, Domein]:
    rijen = [
        Domein(
            kader=kader,
            code=een.code,
            volgorde=plek,
            **{veld: getattr(een, veld) for veld in DOMEINVELDEN},
        )
        for plek, een in enumerate(concepten, start=1)
    ]
    Domein.objects.bulk_create(
        rijen,
        update_conflicts=True,
        unique_fields=["kader", "code"],
        update_fields=["volgorde", *DOMEINVELDEN],
    )
    return {rij.code: rij for rij in rijen}


def _bewaar_items(
    kader: Kwaliteitskader,
    concepten: Iterable[DomeinConcept],
    domeinen: dict[str, Domein],
    themas: dict[str, Thema],
) -> None:
    """The items by code, with their themas; afterwards what is no longer in the file goes."""
    paren = [
        (een, Item(kader=kader, domein=domeinen[domein.code], volgorde=plek, **_velden(een)))
        for domein in concepten
        for plek, een in enumerate(domein.items, start=1)
    ]
    Item.objects.bulk_create(
        [rij for _, rij in paren],
        update_conflicts=True,
        unique_fields=["kader", "code"],
        update_fields=["domein", "volgorde", "niveaus", *ITEMVELDEN, *ITEMLIJSTEN],
    )
    Item.objects.filter(kader=kader).exclude(code__in=[rij.code for _, rij in paren]).delete()
    Domein.objects.filter(kader=kader).exclude(code__in=list(domeinen)).delete()
    Item.themas.through.objects.filter(item__kader=kader).delete()
    Item.themas.through.objects.bulk_create(
        Item.themas.through(item_id=rij.pk, thema_id=themas[key].pk)
        for een, rij in paren
        for key in dict.fromkeys(een.themas)
    )


def _velden(een: ItemConcept) -> dict[str, Any]:
    return {
        "code": een.code,
        "niveaus": dict(een.niveaus),
        **{veld: getattr(een, veld) for veld in ITEMVELDEN},
        **{veld: list(getattr(een, veld)) for veld in ITEMLIJSTEN},
    }

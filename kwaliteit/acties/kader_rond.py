"""Changing what stands around the items of a kader in concept: scale, themas, words."""

from itertools import count

from django.db import transaction
from django.db.models import Q
from django.utils.text import slugify

from kwaliteit.acties.kader_bewerken import neem_beurt
from kwaliteit.models import (
    STANDAARD_NIVEAUS,
    Item,
    Kwaliteitskader,
    Niveau,
    Schaal,
    Thema,
)
from kwaliteit.overgangen import OngeldigeOvergang
from scholen.models import leg_handeling_vast

NIVEAU_MAG = Q(schaal__kader__status=Kwaliteitskader.Status.CONCEPT)
MEESTE_NIVEAUS, MINSTE_NIVEAUS = 4, 2
MEESTE_THEMAS = 60
MEESTE_WOORDEN = 60


@transaction.atomic
def thema_toevoegen(kader: Kwaliteitskader, *, naam: str) -> Thema:
    """A thema with a keyword made of its name, by which it is counted over the years.

    Raises:
        OngeldigeOvergang: no concept any more, or there are as many as fit.
    """
    neem_beurt(kader)
    keys = set(kader.themas.values_list("key", flat=True))
    if len(keys) >= MEESTE_THEMAS:
        raise OngeldigeOvergang(f"Er passen {MEESTE_THEMAS} thema’s in een kader.")
    begin = slugify(naam)[:50].strip("-_") or "thema"
    mogelijk = (begin if getal == 1 else f"{begin}-{getal}" for getal in count(1))
    key = next(key for key in mogelijk if key not in keys)
    thema = Thema.objects.create(kader=kader, key=key, naam=naam)
    leg_handeling_vast(thema, f"Het thema {naam} is toegevoegd.", bij=kader)
    return thema


@transaction.atomic
def thema_weghalen(thema: Thema) -> None:
    """Take a thema away, also from the items that had it."""
    kader = thema.kader
    if kader is not None:
        neem_beurt(kader)
        leg_handeling_vast(thema, f"Het thema {thema.naam} is weggehaald.", bij=kader)
        thema.delete()


@transaction.atomic
def eigen_schaal(kader: Kwaliteitskader) -> None:
    """Begin a scale of the kader's own with the four steps of the house; one it has stays."""
    neem_beurt(kader)
    schaal, nieuw = Schaal.objects.get_or_create(kader=kader, defaults={"naam": "De stappen"})
    if nieuw:
        Niveau.objects.bulk_create(
            Niveau(schaal=schaal, waarde=int(waarde), label=label, betekenis=uitleg)
            for waarde, label, uitleg in STANDAARD_NIVEAUS
        )
        leg_handeling_vast(schaal, "Er is een eigen schaal begonnen.", bij=kader)


@transaction.atomic
def schaal_weghalen(kader: Kwaliteitskader) -> None:
    """Go back to the four steps of the house; the sentences per level stay."""
    neem_beurt(kader)
    Schaal.objects.filter(kader=kader).delete()
    leg_handeling_vast(kader, "De eigen schaal is weggehaald.")


@transaction.atomic
def niveau_toevoegen(kader: Kwaliteitskader) -> None:
    """Add the lowest step that is not there.

    Raises:
        OngeldigeOvergang: there are four, or no scale of its own.
    """
    neem_beurt(kader)
    schaal = Schaal.objects.filter(kader=kader).first()
    bezet = set(schaal.niveaus.values_list("waarde", flat=True)) if schaal else set()
    vrij = [waarde for waarde in range(1, MEESTE_NIVEAUS + 1) if waarde not in bezet]
    if schaal is None or not vrij:
        raise OngeldigeOvergang(f"Een schaal heeft hooguit {MEESTE_NIVEAUS} stappen.")
    Niveau.objects.create(schaal=schaal, waarde=vrij[0], label=f"stap {vrij[0]}")
    leg_handeling_vast(schaal, f"Stap {vrij[0]} is toegevoegd.", bij=kader)


@transaction.atomic
def niveau_weghalen(niveau: Niveau) -> None:
    """Take a step off the scale, and the sentences of the items for it.

    Raises:
        OngeldigeOvergang: only two are left.
    """
    kader, waarde = niveau.kader, str(niveau.waarde)
    neem_beurt(kader)
    if niveau.schaal.niveaus.count() <= MINSTE_NIVEAUS:
        raise OngeldigeOvergang(
            f"Een schaal heeft minstens {MINSTE_NIVEAUS} stappen. Wil je geen eigen schaal? Gebruik"
            " dan de vier stappen van het systeem."
        )
    items = [item for item in Item.objects.filter(kader=kader) if waarde in item.niveaus]
    for item in items:
        del item.niveaus[waarde]
    Item.objects.bulk_update(items, ["niveaus"])
    leg_handeling_vast(niveau.schaal, f"Stap {waarde} is weggehaald.", bij=kader)
    niveau.delete()


@transaction.atomic
def woord_toevoegen(kader: Kwaliteitskader, *, naam: str, woord: str) -> None:
    """Let ``{naam}`` in the texts read as ``woord``, unless a bestuur has a word of its own.

    Raises:
        OngeldigeOvergang: it is there already, or there are as many as fit.
    """
    neem_beurt(kader)
    kader.refresh_from_db(fields=["woorden"])
    if naam in kader.woorden:
        raise OngeldigeOvergang(f"Er is al een woord met de naam {naam}. Pas dat aan.")
    if len(kader.woorden) >= MEESTE_WOORDEN:
        raise OngeldigeOvergang(f"Er passen {MEESTE_WOORDEN} woorden in een kader.")
    kader.woorden = {**kader.woorden, naam: woord}
    kader.save(update_fields=["woorden"])
    leg_handeling_vast(kader, f"Het woord {naam} is toegevoegd.")


@transaction.atomic
def woord_weghalen(kader: Kwaliteitskader, *, naam: str) -> None:
    """Forget a word; where a text names it, the name stays as it is written."""
    neem_beurt(kader)
    kader.refresh_from_db(fields=["woorden"])
    kader.woorden = {sleutel: woord for sleutel, woord in kader.woorden.items() if sleutel != naam}
    kader.save(update_fields=["woorden"])
    leg_handeling_vast(kader, f"Het woord {naam} is weggehaald.")

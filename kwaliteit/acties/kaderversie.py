"""A kader over the years: a new version of it, and a typo mended in one that is fixed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from kwaliteit.acties.bewaren import Gesloten, Verschil, bewaar_velden
from kwaliteit.acties.kader import vul
from kwaliteit.acties.kader_bewerken import kader_beginnen
from kwaliteit.models import Item, Kwaliteitskader
from kwaliteit.overzichten.opgeslagen import concept_van
from kwaliteit.teksten import als_tekst
from scholen.models import Bestuur, Gebruiker, leg_vast

HULPTEKSTEN = ("bedoeld", "vragen", "merkbaar", "opmerking")
"""What may be mended in a published version: texts that only help to talk.

Nothing that an answer holds on to (rule 7): not the code, the stelling and its short name, the kind
and about whom, the scale and the sentence per level a school chose by, nor what is counted over
schools. The database knows the same list (migration 0004).
"""
GEPUBLICEERD = Q(kader__status=Kwaliteitskader.Status.GEPUBLICEERD)
NIET_GEPUBLICEERD = "Dit kader is nu niet gepubliceerd, dus je verbetering is niet opgeslagen."


@transaction.atomic
def nieuwe_versie(
    van: Kwaliteitskader, *, bestuur: Bestuur, naam: str, versie: str, door: Gebruiker, op: datetime
) -> Kwaliteitskader:
    """Begin the next version of a kader: a concept with the same codes and the same texts.

    Of a shared kader, or one of another name, this makes a version of the bestuur's own.

    Raises:
        OngeldigeOvergang: there is one with this name and version.
    """
    kader = kader_beginnen(bestuur=bestuur, naam=naam, versie=versie, door=door, op=op)
    vul(kader, concept_van(van), vorige=van)
    return kader


def hulptekst_verbeteren(
    item: Item,
    *,
    waarden: Mapping[str, Any],
    merken: Mapping[str, str],
    door: Gebruiker,
    op: datetime,
) -> dict[str, Verschil]:
    """Mend help texts of an item in a published version; gives what conflicts.

    What it said before and says now stays in the history of the field and in the log of the kader.

    Raises:
        Gesloten: the kader is not published, or no longer; what was typed meanwhile is kept.
        KeyError: another field than a help text.
    """
    voor = {veld: als_tekst(getattr(item, veld)) for veld in HULPTEKSTEN}
    if item.kader.status != Kwaliteitskader.Status.GEPUBLICEERD:
        raise Gesloten(NIET_GEPUBLICEERD)
    if onbekend := waarden.keys() - voor.keys():
        raise KeyError(*sorted(onbekend))
    verschillen: dict[str, Verschil] = {}
    dicht: Gesloten | None = None
    with transaction.atomic():
        try:
            verschillen = bewaar_velden(
                item, waarden=waarden, merken=merken, door=door, op=op, mits=GEPUBLICEERD
            )
        except Gesloten as gesloten:  # what was typed is kept, so this transaction goes on
            dicht = gesloten
        for veld, was in voor.items():
            nu = als_tekst(getattr(item, veld))
            if nu != was:
                _noteer(item, veld, was, nu, door=door, op=op)
    if dicht is not None:
        raise Gesloten(NIET_GEPUBLICEERD) from dicht
    return verschillen


def _noteer(item: Item, veld: str, was: str, nu: str, *, door: Gebruiker, op: datetime) -> None:
    leg_vast(
        rij=item.kader,
        door=door,
        op=op,
        van=item.code,
        naar=veld,
        reden=f"Was: {was or '(leeg)'}\nIs nu: {nu or '(leeg)'}",
    )

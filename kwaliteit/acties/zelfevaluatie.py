"""What a school does in its self-evaluation: answer an item, look at it, choose a focus."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, Value
from django.db.models.functions import Coalesce

from kwaliteit.acties.bewaren import Gesloten, Verschil, bewaar_velden
from kwaliteit.models import Domein, Oordeel, Zelfevaluatie
from kwaliteit.overgangen import OngeldigeOvergang
from scholen.models import Gebruiker, leg_handeling_vast

SCHRIJVEN_MAG = Q(zelfevaluatie__status=Zelfevaluatie.Status.CONCEPT)
"""When an oordeel may be written; a closed round changes nothing, the draft is the school's."""
INGEDIEND = (
    "Jullie hebben dit ingediend, dus hier kan niemand meer in schrijven. Wil je nog iets"
    " veranderen? Laat de zelfevaluatie dan eerst heropenen."
)
FOCUS_HOOGSTENS = 2


@dataclass(frozen=True)
class Ingestuurd:
    """What somebody sent for one item: clean values, and per field the merk it started from."""

    oordeel: Oordeel
    waarden: Mapping[str, Any]
    merken: Mapping[str, str]


def stempels(*, door: Gebruiker, op: datetime) -> dict[str, object]:
    """What is set with every answer: who, when, and *bekeken* with the first one (domein.md 9)."""
    return {
        "gewijzigd_door": door,
        "gewijzigd_op": op,
        "bekeken_op": Coalesce("bekeken_op", Value(op)),
    }


def bewaar_oordelen(
    ingestuurd: Iterable[Ingestuurd], *, door: Gebruiker, op: datetime, klaar: Oordeel | None = None
) -> dict[tuple[str, str], Verschil]:
    """Save a whole page of answers; gives what conflicts, by item code and field.

    Args:
        klaar: the item whose button was used, which is looked at with that.

    Raises:
        Gesloten: it was submitted meanwhile; all that was typed is kept as *niet gekozen*.
    """
    verschillen: dict[tuple[str, str], Verschil] = {}
    dicht: Gesloten | None = None
    for een in ingestuurd:
        try:
            anders = bewaar_velden(
                een.oordeel,
                waarden=een.waarden,
                merken=een.merken,
                door=door,
                op=op,
                mits=SCHRIJVEN_MAG,
                erbij=stempels(door=door, op=op),
            )
        except Gesloten as gesloten:
            dicht = gesloten
        else:
            code = een.oordeel.item.code
            verschillen |= {(code, veld): verschil for veld, verschil in anders.items()}
    if dicht is not None:
        raise dicht
    if klaar is not None:
        bekijk(klaar, op=op)
    return verschillen


def bekijk(oordeel: Oordeel, *, op: datetime) -> None:
    """Mark an item as looked at; the first time counts, and leaving it empty is an answer too.

    Raises:
        Gesloten: the zelfevaluatie is submitted.
    """
    rij = Oordeel.objects.filter(SCHRIJVEN_MAG, pk=oordeel.pk)
    if rij.update(bekeken_op=Coalesce("bekeken_op", Value(op))) != 1:
        raise Gesloten(INGEDIEND)


@transaction.atomic
def kies_focus(zelfevaluatie: Zelfevaluatie, domeinen: Iterable[Domein]) -> None:
    """Choose the domeinen the school looks at this year: none, one or two of its kader.

    Raises:
        Gesloten: the zelfevaluatie is submitted.
        OngeldigeOvergang: more than two, or of another kader.
    """
    keuze = set(domeinen)
    if len(keuze) > FOCUS_HOOGSTENS:
        raise OngeldigeOvergang("Kies hooguit twee domeinen. Meer is te veel voor één jaar.")
    if any(domein.kader_id != zelfevaluatie.kader_id for domein in keuze):
        raise OngeldigeOvergang("Dit domein hoort niet bij dit kader. Kies er een uit de lijst.")
    nog_open = Zelfevaluatie.objects.filter(
        pk=zelfevaluatie.pk, status=Zelfevaluatie.Status.CONCEPT
    )
    if nog_open.select_for_update().first() is None:
        raise Gesloten(INGEDIEND)
    zelfevaluatie.focus.set(keuze)
    leg_handeling_vast(zelfevaluatie, "De focus is gekozen.")

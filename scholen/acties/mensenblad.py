"""Carrying out a list of people: all of it or nothing."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from scholen.acties.kan_niet import KanNiet
from scholen.acties.uitnodiging import uitnodigen
from scholen.inlezen.mensen import Mensenblad
from scholen.models import Bestuur, School
from scholen.models.bereik import Bereik
from scholen.overzichten.mensenblad import beoordeel

VERANDERD = "Iemand wijzigde net een rol, een school of een uitnodiging. Kijk de lijst nog eens na."


class Veranderd(KanNiet):
    """Somebody changed a role or a school after the list was looked at."""


@dataclass(frozen=True)
class Gedaan:
    """How many people were invited, got a new link, and got a role at once."""

    uitgenodigd: int
    opnieuw: int
    rol_erbij: int


@transaction.atomic
def mensen_laden(
    bestuur: Bestuur,
    blad: Mensenblad,
    *,
    rol: str,
    school: School | None,
    stand: str,
    bereik: Bereik,
    op: datetime,
) -> Gedaan:
    """Invite who is new and give a role to who is not.

    Args:
        rol: for rows that say none, as in ``beoordeel``; so is ``school``.
        stand: the mark of what somebody looked at.

    Raises:
        Veranderd: it is no longer like that.
        KanNiet: a row with a fault, or somebody who has such an invitation already.
    """
    bestuur.neem_beurt()
    oordeel = beoordeel(bestuur, blad, rol=rol, school=school, bereik=bereik, op=op)
    if oordeel.stand != stand:
        raise Veranderd(VERANDERD)
    if oordeel.fouten:
        raise KanNiet("In deze lijst klopt nog niet alles.")
    for een in oordeel.mensen:
        if een.rollen:
            uitnodigen(naam=een.naam, email=een.email, rollen=een.rollen, door=bereik.door, op=op)
    return Gedaan(
        uitgenodigd=len(oordeel.uit_te_nodigen),
        opnieuw=len(oordeel.opnieuw),
        rol_erbij=len(oordeel.rol_erbij),
    )

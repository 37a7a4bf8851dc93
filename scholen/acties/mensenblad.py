"""Carrying out a list of people: all of it or nothing."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from scholen.acties.kan_niet import KanNiet
from scholen.acties.uitnodiging import uitnodigen
from scholen.inlezen.mensen import Mensenblad
from scholen.models import Bestuur, Gebruiker, School
from scholen.overzichten.mensenblad import beoordeel


class Veranderd(KanNiet):
    """Somebody changed a role or a school after the list was looked at."""


@dataclass(frozen=True)
class Gedaan:
    """How many people were invited, and how many got a role at once."""

    uitgenodigd: int
    rol_erbij: int


@transaction.atomic
def mensen_laden(
    bestuur: Bestuur,
    blad: Mensenblad,
    *,
    rol: str,
    school: School | None,
    stand: str,
    door: Gebruiker,
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
    oordeel = beoordeel(bestuur, blad, rol=rol, school=school, vandaag=op.date())
    if oordeel.stand != stand:
        raise Veranderd("Iemand wijzigde net een rol of een school. Kijk de lijst nog eens na.")
    if oordeel.fouten:
        raise KanNiet("In deze lijst klopt nog niet alles.")
    for een in oordeel.mensen:
        if een.rollen:
            uitnodigen(naam=een.naam, email=een.email, rollen=een.rollen, door=door, op=op)
    return Gedaan(len(oordeel.uit_te_nodigen), len(oordeel.rol_erbij))

"""Accepting an invitation: the roles in it, and for who is new an account."""

from datetime import datetime

from django.db import IntegrityError, transaction

from scholen.acties.kan_niet import KanNiet
from scholen.acties.mensen import neem_beurt, rol_geven
from scholen.acties.uitnodiging import WERKT_NIET
from scholen.bewaking.namens import namens
from scholen.models import Gebruiker, Uitnodiging, leg_vast
from scholen.models.voorstel import Voorstel

NIET_GEDRAGEN = (
    "{naam} mag deze uitnodiging niet meer geven. Vraag een collega om je opnieuw uit te nodigen."
)
GESLOTEN = "{school} is intussen gesloten. Vraag {naam} om een nieuwe uitnodiging."


@transaction.atomic
def aannemen(uitnodiging: Uitnodiging, *, gebruiker: Gebruiker, op: datetime) -> None:
    """Somebody who has an account takes the roles; one that is held already stays as it is.

    Raises:
        KanNiet: the link works no more, is for somebody else, who invited may not do so any more,
            or every role in it is over or at a school that closed.
    """
    neem_beurt(uitnodiging.bestuur)
    if not uitnodiging.wordt_gedragen:
        raise KanNiet(NIET_GEDRAGEN.format(naam=uitnodiging.door_naam))
    voor_een_ander = gebruiker.email != uitnodiging.email or not gebruiker.is_active
    if voor_een_ander or not uitnodiging.neem_aan(door=gebruiker, op=op):
        raise KanNiet(WERKT_NIET)
    for rol in _nog_te_geven(uitnodiging, op):
        if not rol.heeft(gebruiker):
            rol_geven(gebruiker, rol, door=gebruiker, op=op)
    leg_vast(rij=uitnodiging, door=gebruiker, op=op, reden=f"{gebruiker} nam de uitnodiging aan.")


@transaction.atomic
def aannemen_met_account(
    uitnodiging: Uitnodiging, *, naam: str, wachtwoord: str | None, op: datetime
) -> Gebruiker:
    """Somebody new chooses a name and a password (none for a school account), and has the roles.

    Raises:
        KanNiet: as ``aannemen``, or there is an account with this address by now.
    """
    try:
        with transaction.atomic():
            gebruiker = Gebruiker.objects.create_user(uitnodiging.email, wachtwoord, naam=naam)
    except IntegrityError as fout:
        raise KanNiet("Je hebt al een account. Log in, dan komt de rol erbij.") from fout
    with namens(gebruiker):
        aannemen(uitnodiging, gebruiker=gebruiker, op=op)
    return gebruiker


def _nog_te_geven(uitnodiging: Uitnodiging, op: datetime) -> list[Voorstel]:
    aangeboden = uitnodiging.aangeboden(op)
    rollen = [rol for rol in aangeboden if rol.tot is None or rol.tot >= op.date()]
    if not rollen:
        raise KanNiet("De rol uit deze uitnodiging is al afgelopen. Vraag om een nieuwe.")
    blijven = [rol for rol in rollen if not rol.is_gesloten]
    if not blijven:
        raise KanNiet(GESLOTEN.format(school=rollen[0].school, naam=uitnodiging.door_naam))
    return blijven

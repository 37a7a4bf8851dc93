"""Who of the board reads what a school submitted leaves a line where the school sees it."""

from datetime import datetime

from django.db import transaction

from gesprekken.models import Deelname
from gesprekken.overzichten.indiening import gelezen, heeft_inzage
from kwaliteit.models import Indiening
from scholen.models import Gebeurtenis, Gebruiker, leg_vast


@transaction.atomic
def leg_lezen_vast(indiening: Indiening, *, door: Gebruiker, op: datetime) -> None:
    """Note that somebody of the board opened this snapshot: once per person and snapshot."""
    if not gelezen(indiening).filter(gebruiker=door).exists():
        leg_vast(
            soort=Gebeurtenis.Soort.GELEZEN,
            rij=indiening,
            door=door,
            op=op,
            vingerafdruk=indiening.hash,
        )


@transaction.atomic
def inzage_nemen(deelname: Deelname, *, door: Gebruiker, op: datetime, reden: str) -> None:
    """Let a bestuurder read what was submitted for 24 hours; the reason is the school's to read."""
    if not heeft_inzage(deelname, door, op=op):
        leg_vast(soort=Gebeurtenis.Soort.INZAGE, rij=deelname, door=door, op=op, reden=reden)

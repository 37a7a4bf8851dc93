"""Clearing the second step of somebody who lost it: two colleagues, a mail, no session left."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction

from scholen.acties.kan_niet import KanNiet
from scholen.acties.post import schrijf
from scholen.acties.sessies import log_overal_uit
from scholen.inloggen.logboek import noteer
from scholen.models import Bestuur, Gebeurtenis, Gebruiker, Herstelverzoek, leg_vast


@transaction.atomic
def herstel_vragen(
    bestuur: Bestuur, *, gebruiker: Gebruiker, door: Gebruiker, op: datetime
) -> Herstelverzoek:
    """Ask a second colleague to clear somebody's second step.

    Raises:
        KanNiet: it is about oneself, or somebody asked it already.
    """
    if gebruiker == door:
        raise KanNiet("Voor jezelf kan een andere beheerder of de bestuurder dit vragen.")
    bestuur.neem_beurt()
    verzoeken = Herstelverzoek.objects.filter(bestuur=bestuur, gebruiker=gebruiker)
    if verzoeken.lopend(op).exists():
        raise KanNiet(f"Voor {gebruiker} is dit al gevraagd. Een collega rondt het af.")
    verzoeken.filter(afgerond_op=None).delete()  # too old
    verzoek = Herstelverzoek.objects.create(
        bestuur=bestuur, gebruiker=gebruiker, gevraagd_door=door, gevraagd_op=op
    )
    _log(
        verzoek,
        door=door,
        op=op,
        reden=f"Er is gevraagd om de tweede stap van {gebruiker} te wissen.",
    )
    return verzoek


@transaction.atomic
def tweede_stap_wissen(verzoek: Herstelverzoek, *, door: Gebruiker, op: datetime) -> None:
    """Clear it: the person logs in with the password and sets up a new one.

    Raises:
        KanNiet: the same colleague, the person in question, somebody who left, too late or done.
    """
    wie = verzoek.gebruiker
    if not wie.aanstellingen.nu_bij(verzoek.bestuur).exists():
        raise KanNiet(f"{wie} werkt hier niet meer. Er is niets gewist.")
    if door in (verzoek.gevraagd_door, wie):
        raise KanNiet(
            "Een tweede persoon wist de tweede stap, niet wie het vroeg of om wie het gaat."
        )
    if not verzoek.afronden(door=door, op=op):
        raise KanNiet("Dit is al gedaan, of het is te lang geleden gevraagd.")
    Authenticator.objects.filter(user=wie).delete()
    log_overal_uit(wie)
    noteer(wie, "De tweede stap is gewist.", door=door, op=op)
    _log(verzoek, door=door, op=op, reden=f"De tweede stap van {wie} is gewist.")
    schrijf(
        "tweede_stap_gewist",
        {"wie": wie, "een": verzoek.gevraagd_door, "ander": door},
        aan=wie.email,
        onderwerp="Je tweede stap is gewist",
        bestuur=verzoek.bestuur,
    )


def _log(verzoek: Herstelverzoek, *, door: Gebruiker, op: datetime, reden: str) -> None:
    leg_vast(soort=Gebeurtenis.Soort.INLOGGEN, rij=verzoek, door=door, op=op, reden=reden)

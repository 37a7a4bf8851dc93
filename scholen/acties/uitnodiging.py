"""Inviting people by mail, and what becomes of it.

Who works where the inviter gives roles gets the role at once. Everybody else gets a mail with a
link, also who left, or has an account at another bestuur: so nobody learns that an address exists.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from scholen.acties.kan_niet import KanNiet
from scholen.acties.mensen import neem_beurt, rol_geven
from scholen.acties.post import schrijf
from scholen.bewaking.namens import namens
from scholen.models import Gebruiker, Uitnodiging, Uitnodigingsrol, leg_vast
from scholen.models.uitnodiging import GELDIG
from scholen.models.voorstel import Voorstel
from scholen.taal import opsomming, voluit

WERKT_NIET = "Deze uitnodiging werkt niet meer."
NIET_GEDRAGEN = (
    "{naam} mag deze uitnodiging niet meer geven. Vraag een collega om je opnieuw uit te nodigen."
)
AL_GEVRAAGD = "{email} heeft al een uitnodiging als {rol}. Stuur die opnieuw, of trek die eerst in."


@transaction.atomic
def uitnodigen(
    *,
    naam: str,
    email: str,
    rollen: Sequence[Voorstel],
    door: Gebruiker,
    op: datetime,
) -> Uitnodiging | None:
    """Ask somebody to come; ``None`` when it is somebody of ours, who now has the roles.

    Args:
        rollen: at least one, all of the same bestuur.

    Raises:
        KanNiet: who has such a role, or such an invitation, already.
    """
    bestuur = rollen[0].van_bestuur
    neem_beurt(bestuur)
    bekend = Gebruiker.objects.collega_van(door).filter(email=email.lower(), is_active=True)
    gebruiker = bekend.first()
    if gebruiker is not None:
        for rol in rollen:
            rol_geven(gebruiker, rol, door=door, op=op)
        return None
    for rol in rollen:
        _keur_nieuw(email.lower(), rol, op)
    uitnodiging = Uitnodiging.objects.create(
        bestuur=bestuur,
        email=email.lower(),
        naam=naam,
        door=door,
        door_naam=door.naam,
        op=op,
        verstuurd=1,
        verloopt_op=op + GELDIG,
    )
    Uitnodigingsrol.objects.bulk_create(
        Uitnodigingsrol(uitnodiging=uitnodiging, **rol.velden) for rol in rollen
    )
    _verstuur(uitnodiging, rollen, door=door)
    wat = opsomming(str(rol) for rol in rollen)
    leg_vast(rij=uitnodiging, door=door, op=op, reden=f"{naam} is uitgenodigd als {wat}.")
    return uitnodiging


def _keur_nieuw(email: str, rol: Voorstel, op: datetime) -> None:
    lopend = Uitnodiging.objects.open().filter(email=email, verloopt_op__gt=op)
    if Uitnodigingsrol.objects.filter(uitnodiging__in=lopend, **rol.plek).exists():
        raise KanNiet(AL_GEVRAAGD.format(email=email, rol=rol))


def _verstuur(
    uitnodiging: Uitnodiging, rollen: Sequence[Voorstel | Uitnodigingsrol], *, door: Gebruiker
) -> None:
    context = {
        "uitnodiging": uitnodiging,
        "rollen": rollen,
        "tot": voluit(timezone.localtime(uitnodiging.verloopt_op).date()),
        "wie": uitnodiging.bestuur or "de Kwaliteitsdialoog",
    }
    schrijf(
        "uitnodiging",
        context,
        aan=uitnodiging.email,
        onderwerp="Uitnodiging voor de Kwaliteitsdialoog",
        bestuur=uitnodiging.bestuur,
        uitnodiging=uitnodiging,
        van=door,
    )


@transaction.atomic
def opnieuw_versturen(uitnodiging: Uitnodiging, *, door: Gebruiker, op: datetime) -> None:
    """A new link for another week. What still waited for the old one does not go out any more.

    Raises:
        KanNiet: it was accepted or taken back.
    """
    neem_beurt(uitnodiging.bestuur)
    uitnodiging.refresh_from_db(fields=["verstuurd", "aangenomen_op", "ingetrokken_op"])
    if not uitnodiging.verstuur_opnieuw(door=door, op=op):
        raise KanNiet(WERKT_NIET)
    uitnodiging.berichten.houd_tegen("Er ging een nieuwe uitnodiging uit.", op=timezone.now())
    _verstuur(uitnodiging, list(uitnodiging.rollen.order_by("pk")), door=door)
    leg_vast(rij=uitnodiging, door=door, op=op, reden=f"{uitnodiging}: opnieuw verstuurd.")


@transaction.atomic
def intrekken(uitnodiging: Uitnodiging, *, door: Gebruiker, op: datetime) -> None:
    """The link stops working.

    Raises:
        KanNiet: it was accepted or taken back already.
    """
    if not uitnodiging.trek_in(op=op):
        raise KanNiet(WERKT_NIET)
    uitnodiging.berichten.houd_tegen("De uitnodiging is ingetrokken.", op=timezone.now())
    leg_vast(rij=uitnodiging, door=door, op=op, reden=f"{uitnodiging}: ingetrokken.")


@transaction.atomic
def aannemen(uitnodiging: Uitnodiging, *, gebruiker: Gebruiker, op: datetime) -> None:
    """Somebody who has an account takes the roles; one that is held already stays as it is.

    Raises:
        KanNiet: the link works no more, is for somebody else, who invited may not do so any more,
            or every role in it is over.
    """
    neem_beurt(uitnodiging.bestuur)
    if not uitnodiging.wordt_gedragen:
        raise KanNiet(NIET_GEDRAGEN.format(naam=uitnodiging.door_naam))
    voor_een_ander = gebruiker.email != uitnodiging.email or not gebruiker.is_active
    if voor_een_ander or not uitnodiging.neem_aan(door=gebruiker, op=op):
        raise KanNiet(WERKT_NIET)
    rollen = [_voorstel(rij, op) for rij in uitnodiging.rollen.order_by("pk")]
    rollen = [rol for rol in rollen if rol.tot is None or rol.tot >= op.date()]
    if not rollen:
        raise KanNiet("De rol uit deze uitnodiging is al afgelopen. Vraag om een nieuwe.")
    for rol in rollen:
        if not rol.heeft(gebruiker):
            rol_geven(gebruiker, rol, door=gebruiker, op=op)
    leg_vast(rij=uitnodiging, door=gebruiker, op=op, reden=f"{gebruiker} nam de uitnodiging aan.")


def _voorstel(rij: Uitnodigingsrol, op: datetime) -> Voorstel:
    """Nobody gets a role for days that passed before the invitation was accepted."""
    return Voorstel(
        rij.rol,
        max(rij.van, op.date()),
        rij.tot,
        rij.functie,
        school=rij.school,
        bestuur=rij.bestuur,
        swv=rij.swv,
    )


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

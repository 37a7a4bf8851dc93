"""Inviting people by mail, until they come; what happens then is in ``aannemen``.

Who works where the inviter gives roles gets the role at once. Everybody else gets a mail with a
link, also who left, or has an account at another bestuur: so nobody learns that an address exists.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from scholen.acties.kan_niet import KanNiet
from scholen.acties.mensen import keur_open, neem_beurt, rol_geven
from scholen.acties.post import schrijf
from scholen.models import Gebruiker, Uitnodiging, Uitnodigingsrol, leg_vast
from scholen.models.uitnodiging import GELDIG
from scholen.models.voorstel import Voorstel
from scholen.taal import kleine_letter, opsomming

WERKT_NIET = "Deze uitnodiging werkt niet meer."
AL_COLLEGA = (
    "{email} is van {naam}, en die werkt hier al. Trek deze uitnodiging in, en geef de rol bij"
    " {naam} zelf."
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
) -> Uitnodiging | Gebruiker:
    """Ask somebody to come; somebody of ours, by that address, has the roles at once.

    Whose invitation for one of these roles lapsed, gets that one again with a new link.

    Args:
        rollen: at least one, all of the same bestuur.

    Raises:
        KanNiet: who has such a role, or such an invitation, already, or the school is closed.
    """
    bestuur = rollen[0].van_bestuur
    neem_beurt(bestuur)
    bekend = Gebruiker.objects.collega_van(door).filter(email=email.lower(), is_active=True)
    gebruiker = bekend.first()
    if gebruiker is not None:
        for rol in rollen:
            rol_geven(gebruiker, rol, door=door, op=op)
        return gebruiker
    for rol in rollen:
        _keur_nieuw(email.lower(), rol, op)
    verlopen = Uitnodiging.objects.te_vernieuwen(door=door, bestuur=bestuur, op=op)
    eerder = verlopen.filter(email=email.lower()).met_een_van(rollen).order_by("pk").last()
    if eerder is not None:
        _vernieuw(eerder, naam=naam, rollen=rollen, door=door, op=op)
        return eerder
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


def _vernieuw(
    uitnodiging: Uitnodiging,
    *,
    naam: str,
    rollen: Sequence[Voorstel],
    door: Gebruiker,
    op: datetime,
) -> None:
    """The same invitation once more, with the name and the roles as they are asked for now."""
    uitnodiging.naam = naam
    uitnodiging.save(update_fields=["naam"])
    for rol in rollen:
        uitnodiging.verbeter_rol(rol)
    _nieuwe_link(uitnodiging, door=door, op=op)
    wat = opsomming(str(rol) for rol in rollen)
    leg_vast(rij=uitnodiging, door=door, op=op, reden=f"{naam} is opnieuw uitgenodigd als {wat}.")


def _keur_nieuw(email: str, rol: Voorstel, op: datetime) -> None:
    keur_open(rol)
    lopend = Uitnodiging.objects.open().filter(email=email, verloopt_op__gt=op)
    if Uitnodigingsrol.objects.filter(uitnodiging__in=lopend, **rol.plek).exists():
        raise KanNiet(AL_GEVRAAGD.format(email=email, rol=rol))


def _verstuur(
    uitnodiging: Uitnodiging, rollen: Sequence[Voorstel | Uitnodigingsrol], *, door: Gebruiker
) -> None:
    context = {
        "uitnodiging": uitnodiging,
        "rollen": rollen,
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
def opnieuw_versturen(
    uitnodiging: Uitnodiging, *, door: Gebruiker, op: datetime, mits_verlopen: bool = False
) -> None:
    """A new link for another week. What still waited for the old one does not go out any more.

    Raises:
        KanNiet: it was accepted or taken back; or it works and ``mits_verlopen`` leaves it then.
    """
    neem_beurt(uitnodiging.bestuur)
    uitnodiging.refresh_from_db(
        fields=["verstuurd", "verloopt_op", "aangenomen_op", "ingetrokken_op"]
    )
    if mits_verlopen and not uitnodiging.is_verlopen(op):
        raise KanNiet("Deze link werkt nog.")
    _nieuwe_link(uitnodiging, door=door, op=op)
    reden = f"De {kleine_letter(str(uitnodiging))} is opnieuw verstuurd."
    leg_vast(rij=uitnodiging, door=door, op=op, reden=reden)


def _nieuwe_link(uitnodiging: Uitnodiging, *, door: Gebruiker, op: datetime) -> None:
    if not uitnodiging.verstuur_opnieuw(door=door, op=op):
        raise KanNiet(WERKT_NIET)
    uitnodiging.berichten.houd_tegen("Er ging een nieuwe uitnodiging uit.", op=timezone.now())
    _verstuur(uitnodiging, list(uitnodiging.rollen.order_by("pk")), door=door)


@transaction.atomic
def verlopen_opnieuw(uitnodigingen: Iterable[Uitnodiging], *, door: Gebruiker, op: datetime) -> int:
    """A new link for everybody in these invitations; how many still waited for one."""
    aantal = 0
    for uitnodiging in uitnodigingen:
        try:
            opnieuw_versturen(uitnodiging, door=door, op=op, mits_verlopen=True)
        except KanNiet:  # answered, taken back or sent again meanwhile
            continue
        aantal += 1
    return aantal


@transaction.atomic
def adres_verbeteren(
    uitnodiging: Uitnodiging, *, email: str, door: Gebruiker, op: datetime
) -> None:
    """The invitation goes to this address, with a link of its own; the one before stops.

    Raises:
        KanNiet: it was accepted or taken back, or a colleague has this address or this invitation.
    """
    neem_beurt(uitnodiging.bestuur)
    collega = Gebruiker.objects.collega_van(door).filter(email=email).first()
    if collega is not None:
        raise KanNiet(AL_COLLEGA.format(email=email, naam=collega))
    for rol in uitnodiging.aangeboden(op):
        _keur_nieuw(email, rol, op)
    if not uitnodiging.verbeter_adres(email):
        raise KanNiet(WERKT_NIET)
    leg_vast(
        rij=uitnodiging,
        door=door,
        op=op,
        reden=f"De {kleine_letter(str(uitnodiging))} heeft een ander e-mailadres.",
    )
    opnieuw_versturen(uitnodiging, door=door, op=op)


@transaction.atomic
def intrekken(uitnodiging: Uitnodiging, *, door: Gebruiker, op: datetime) -> None:
    """The link stops working.

    Raises:
        KanNiet: it was accepted or taken back already.
    """
    if not uitnodiging.trek_in(op=op):
        raise KanNiet(WERKT_NIET)
    uitnodiging.berichten.houd_tegen("De uitnodiging is ingetrokken.", op=timezone.now())
    leg_vast(
        rij=uitnodiging,
        door=door,
        op=op,
        reden=f"De {kleine_letter(str(uitnodiging))} is ingetrokken.",
    )

"""Who works where: give a role, change it, end it.

Every act takes its turn on the bestuur and leaves a line in the log. Nothing is deleted: a role
that ended stays readable, and what was signed keeps its names.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from scholen.acties.kan_niet import KanNiet, wat_wijzigt
from scholen.models import Aanstelling, Bestuur, Gebruiker, Rol, leg_alle_vast, leg_vast
from scholen.models.voorstel import Voorstel
from scholen.taal import voluit

AL_VOORBIJ = "Deze rol is al afgelopen. Geef een nieuwe rol als iemand terugkomt."
GESLOTEN = "{school} is gesloten. Daar komt niemand meer bij."
LAATSTE = (
    "{naam} is de laatste beheerder van {waar}. Geef eerst iemand anders die rol; daarna kan deze"
    " stoppen."
)


@transaction.atomic
def rol_geven(
    gebruiker: Gebruiker, voorstel: Voorstel, *, door: Gebruiker | None, op: datetime
) -> Aanstelling:
    """Let somebody work somewhere.

    Raises:
        KanNiet: who holds that role there already in these days, or the school is closed.
    """
    neem_beurt(voorstel.van_bestuur)
    keur_open(voorstel)
    if voorstel.heeft(gebruiker):
        raise KanNiet(f"{gebruiker} is al {voorstel}.")
    aanstelling = Aanstelling.objects.create(gebruiker=gebruiker, **voorstel.velden)
    reden = f"{gebruiker} is {_wanneer(voorstel, op)} {voorstel}."
    leg_vast(rij=aanstelling, door=door, op=op, naar=voorstel.rol, reden=reden)
    return aanstelling


def keur_open(voorstel: Voorstel) -> None:
    """Who works at a school that closed finishes what runs there; nobody joins them.

    Raises:
        KanNiet: the school is closed.
    """
    if voorstel.is_gesloten:
        raise KanNiet(GESLOTEN.format(school=voorstel.school))


def _wanneer(voorstel: Voorstel, op: datetime) -> str:
    begin = "nu" if voorstel.van <= op.date() else f"vanaf {voluit(voorstel.van)}"
    return f"{begin}, tot en met {voluit(voorstel.tot)}," if voorstel.tot else begin


@transaction.atomic
def rol_wijzigen(
    aanstelling: Aanstelling,
    nieuw: Mapping[str, Any],
    *,
    gezien: Mapping[str, str] | None = None,
    door: Gebruiker,
    op: datetime,
) -> bool:
    """Another function, first day or last day. Whether anything changed.

    Args:
        nieuw: ``functie``, ``van`` or ``tot``; what is not in it stays.
        gezien: what the page showed of these fields.

    Raises:
        Ingehaald: somebody else changed one of these fields after that page.
        KanNiet: it is over, the days cannot be, or a bestuur would be left without beheerder.
    """
    _neem(aanstelling)
    _keur_loopt(aanstelling, op)
    anders = wat_wijzigt(aanstelling, nieuw, gezien)
    eerst = _dagen(aanstelling.van, aanstelling.tot)
    for veld, waarde in anders.items():
        setattr(aanstelling, veld, waarde)
    if "tot" in anders or "van" in anders:
        _keur_dagen(aanstelling, op)
    if not anders:
        return False
    aanstelling.save(update_fields=list(anders))
    leg_vast(
        rij=aanstelling,
        door=door,
        op=op,
        van=eerst,
        naar=_dagen(aanstelling.van, aanstelling.tot),
        reden=f"De rol van {aanstelling}, is gewijzigd.",
    )
    return True


def _keur_dagen(aanstelling: Aanstelling, op: datetime) -> None:
    tot = aanstelling.tot
    if tot and tot < op.date():
        raise KanNiet("De laatste dag is al geweest. Kies vandaag of later, of beëindig de rol nu.")
    if tot and tot < aanstelling.van:
        raise KanNiet("De laatste dag ligt voor de eerste. Kies een latere dag.")
    if tot or aanstelling.van > op.date():
        _keur_niet_de_laatste(aanstelling)


def _dagen(van: date, tot: date | None) -> str:
    return f"vanaf {voluit(van)}" + (f" tot en met {voluit(tot)}" if tot else "")


@transaction.atomic
def rol_beeindigen(aanstelling: Aanstelling, *, door: Gebruiker, op: datetime) -> None:
    """From the next request on this person may do nothing more in this role.

    Raises:
        KanNiet: it is over already, or a bestuur would be left without beheerder.
    """
    _neem(aanstelling)
    _keur_loopt(aanstelling, op)
    _keur_niet_de_laatste(aanstelling)
    aanstelling.tot = max(aanstelling.van, op.date())
    aanstelling.beeindigd_op = op
    aanstelling.save(update_fields=["tot", "beeindigd_op"])
    reden = f"De rol van {aanstelling}, is beëindigd."
    leg_vast(rij=aanstelling, door=door, op=op, van=aanstelling.rol, reden=reden)


@transaction.atomic
def klopt_nog(aanstellingen: Iterable[Aanstelling], *, door: Gebruiker, op: datetime) -> int:
    """Somebody looked at these roles and they are right. How many; one that ended is left out."""
    gezien = Aanstelling.objects.filter(pk__in=[rij.pk for rij in aanstellingen]).lopend()
    rijen = list(
        gezien.select_for_update(of=("self",), no_key=True)
        .select_related("gebruiker", "school__bestuur", "bestuur", "swv")
        .order_by("pk")
    )
    Aanstelling.objects.filter(pk__in=[rij.pk for rij in rijen]).update(nagekeken_op=op)
    leg_alle_vast(rijen, door=door, op=op, reden="De rol van {}, is nagekeken en klopt nog.")
    return len(rijen)


def neem_beurt(bestuur: Bestuur | None) -> None:
    """Wait for one's turn; without a bestuur on who keeps the installation."""
    if bestuur is not None:
        bestuur.neem_beurt()
    else:
        Aanstelling.objects.van_de_installatie().update(rol=Rol.BEHEERDER)


def _neem(aanstelling: Aanstelling) -> None:
    school = aanstelling.school
    neem_beurt(school.bestuur if school else aanstelling.bestuur)
    aanstelling.refresh_from_db(fields=["functie", "van", "tot", "beeindigd_op"])


def _keur_loopt(aanstelling: Aanstelling, op: datetime) -> None:
    voorbij = aanstelling.tot is not None and aanstelling.tot < op.date()
    if voorbij or aanstelling.beeindigd_op is not None:
        raise KanNiet(AL_VOORBIJ)


def _keur_niet_de_laatste(aanstelling: Aanstelling) -> None:
    if zin := waarom_nog_niet(aanstelling):
        raise KanNiet(zin)


def waarom_nog_niet(aanstelling: Aanstelling) -> str:
    """Why a role cannot stop, in a sentence: a bestuur and the installation keep somebody who can
    let the next one in. Empty when it can."""
    if aanstelling.rol != Rol.BEHEERDER:
        return ""
    anderen = Aanstelling.objects.geldig().filter(
        rol=Rol.BEHEERDER, bestuur=aanstelling.bestuur, tot=None, gebruiker__is_active=True
    )
    if anderen.exclude(pk=aanstelling.pk).exists():
        return ""
    return LAATSTE.format(naam=aanstelling.gebruiker, waar=aanstelling.waar)

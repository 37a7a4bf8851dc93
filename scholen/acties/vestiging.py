"""Keeping the vestigingen of a school: add, change, close, open again; as ``school`` does."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from scholen.acties.kan_niet import AL_DICHT, KanNiet, keur_dag, wat_wijzigt
from scholen.bewaking.namens import zoek_vestigingen
from scholen.models import Bestuur, Gebruiker, School, Vestiging, leg_vast
from scholen.taal import anders_dan, voluit


@transaction.atomic
def vestiging_toevoegen(
    school: School, *, brin6: str, naam: str, plaats: str, door: Gebruiker | None, op: datetime
) -> Vestiging:
    """One more location of a school.

    Raises:
        KanNiet: the school is closed, or the number is in use.
    """
    school.bestuur.neem_beurt()
    zoek_vestigingen([brin6])
    bezet = Vestiging.objects.filter(brin6=brin6).first()
    if bezet is not None:
        raise KanNiet(_bezet(bezet, school.bestuur))
    if school.is_gesloten:
        raise KanNiet(f"{school} is gesloten. Open de school eerst weer.")
    vestiging = Vestiging.objects.create(
        bestuur=school.bestuur, school=school, brin6=brin6, naam=naam, plaats=plaats
    )
    leg_vast(
        rij=school, door=door, op=op, naar=brin6, reden=f"Vestiging {vestiging} is toegevoegd."
    )
    return vestiging


def _bezet(vestiging: Vestiging, bestuur: Bestuur) -> str:
    if vestiging.bestuur_id == bestuur.pk:
        return f"{vestiging.brin6} is al een vestiging van {vestiging.school}."
    return (
        f"{vestiging.brin6} is hier in gebruik bij een ander bestuur; een school nemen we nooit"
        " stil over. Kijk het nummer na."
    )


@transaction.atomic
def vestiging_wijzigen(
    vestiging: Vestiging,
    nieuw: Mapping[str, str | School],
    *,
    gezien: Mapping[str, str] | None = None,
    door: Gebruiker | None,
    op: datetime,
) -> None:
    """Another name or place, or another school that it belongs to.

    Args:
        nieuw: ``naam``, ``plaats`` or ``school``; what is not in it stays.
        gezien: what the page showed of these fields; of a school its sleutel.

    Raises:
        Ingehaald: somebody else changed one of these fields after that page.
        KanNiet: the other school is not open, or this one would be left without a vestiging.
    """
    vestiging.bestuur.neem_beurt()
    vestiging.refresh_from_db()
    anders = wat_wijzigt(vestiging, nieuw, gezien)
    naar = anders.pop("school", None)
    if naar is not None:
        _keur_verhuizing(vestiging, naar)
    for veld, waarde in anders.items():
        oud = getattr(vestiging, veld)
        reden = anders_dan(f"de {veld} van vestiging {vestiging.brin6}", oud, waarde)
        leg_vast(rij=vestiging.school, door=door, op=op, van=oud, naar=waarde, reden=reden)
        setattr(vestiging, veld, waarde)
    vestiging.save(update_fields=list(anders))
    if naar is not None:
        verhuis(vestiging, naar=naar, door=door, op=op)


def _keur_verhuizing(vestiging: Vestiging, naar: School) -> None:
    naar.refresh_from_db()
    if naar.bestuur_id != vestiging.bestuur_id or naar.is_gesloten:
        raise KanNiet(f"{naar} is niet open. Kies een school van jullie bestuur die open is.")
    school = vestiging.school
    if not school.is_gesloten and _is_enige(vestiging):
        raise KanNiet(
            f"{vestiging} is de enige vestiging van {school} die open is. Gaat {school} verder als"
            f" {naar}? Kies dan op de bladzijde van {school} voor “Laten opgaan in een andere"
            " school”. Anders: voeg daar eerst de nieuwe vestiging toe."
        )


def _is_enige(vestiging: Vestiging) -> bool:
    """Whether its school has no other vestiging that is open."""
    anders = Vestiging.objects.filter(school=vestiging.school_id, gesloten_op=None)
    return vestiging.gesloten_op is None and not anders.exclude(pk=vestiging.pk).exists()


@transaction.atomic
def vestiging_sluiten(
    vestiging: Vestiging, *, per: date, door: Gebruiker | None, op: datetime
) -> None:
    """From this day on the location is no more; the school goes on.

    Raises:
        KanNiet: it is closed already, the day cannot be right, or it is the only one that is open.
    """
    vestiging.bestuur.neem_beurt()
    vestiging.refresh_from_db()
    if vestiging.gesloten_op is not None:
        raise KanNiet(AL_DICHT.format(vestiging))
    keur_dag(per)
    if _is_enige(vestiging):
        raise KanNiet(
            f"{vestiging} is de enige vestiging die open is. Sluit dan de school zelf, of voeg"
            " eerst de nieuwe vestiging toe."
        )
    vestiging.gesloten_op = per
    vestiging.save(update_fields=["gesloten_op"])
    reden = f"Vestiging {vestiging} sluit op {voluit(per)}."
    leg_vast(rij=vestiging.school, door=door, op=op, naar=str(per), reden=reden)


@transaction.atomic
def vestiging_heropenen(vestiging: Vestiging, *, door: Gebruiker | None, op: datetime) -> None:
    """Closing was a mistake.

    Raises:
        KanNiet: it is not closed.
    """
    vestiging.bestuur.neem_beurt()
    vestiging.refresh_from_db()
    if vestiging.gesloten_op is None:
        raise KanNiet(f"{vestiging} is niet gesloten.")
    van, vestiging.gesloten_op = str(vestiging.gesloten_op), None
    vestiging.save(update_fields=["gesloten_op"])
    reden = f"Vestiging {vestiging} is weer open."
    leg_vast(rij=vestiging.school, door=door, op=op, van=van, reden=reden)


def verhuis(vestiging: Vestiging, *, naar: School, door: Gebruiker | None, op: datetime) -> None:
    """Let it belong to another school, with a line in the log of both; who calls says it may."""
    van, vestiging.school = vestiging.school, naar
    vestiging.save(update_fields=["school"])
    reden = f"Vestiging {vestiging} hoort nu bij {naar}."
    for school in (van, naar):
        leg_vast(rij=school, door=door, op=op, van=van.naam, naar=naar.naam, reden=reden)

"""Keeping the schools of a bestuur: add, change, close, open again, let one go on in another.

Every act takes its turn on the bestuur, so that two people never work on the same list at once,
and leaves a line in the log. Nothing is ever deleted: what was said stays with the old school.
"""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from scholen import klok
from scholen.acties.kan_niet import AL_DICHT, KanNiet, keur_dag, wat_wijzigt
from scholen.acties.vestiging import verhuis, vestiging_toevoegen
from scholen.models import Bestuur, Gebeurtenis, Gebruiker, School, leg_vast
from scholen.taal import anders_dan, voluit

WOORDEN = {"naam": "de naam", "soort": "de soort", "wijk": "de wijk"}


@transaction.atomic
def school_toevoegen(
    bestuur: Bestuur, *, naam: str, soort: str, wijk: str, door: Gebruiker | None, op: datetime
) -> School:
    """A new school of this bestuur, still without a vestiging."""
    bestuur.neem_beurt()
    school = School.objects.create(bestuur=bestuur, naam=naam, soort=soort, wijk=wijk)
    leg_vast(rij=school, door=door, op=op, reden="De school is toegevoegd.")
    return school


@transaction.atomic
def school_met_vestiging(
    bestuur: Bestuur,
    *,
    naam: str,
    soort: str,
    wijk: str,
    brin6: str,
    plaats: str,
    door: Gebruiker | None,
    op: datetime,
) -> School:
    """A new school with its first vestiging, which has the same name.

    Raises:
        KanNiet: the number is in use.
    """
    school = school_toevoegen(bestuur, naam=naam, soort=soort, wijk=wijk, door=door, op=op)
    vestiging_toevoegen(school, brin6=brin6, naam=naam, plaats=plaats, door=door, op=op)
    return school


@transaction.atomic
def school_wijzigen(
    school: School,
    nieuw: Mapping[str, str],
    *,
    gezien: Mapping[str, str] | None = None,
    door: Gebruiker | None,
    op: datetime,
) -> list[str]:
    """Another name, kind or wijk; a name leaves a line of its own, so that its history is whole.

    Args:
        nieuw: ``naam``, ``soort`` or ``wijk``; what is not in it stays.
        gezien: what the page showed of these fields.

    Returns:
        What changed, in words; nothing for nothing.

    Raises:
        Ingehaald: somebody else changed one of these fields after that page.
    """
    school.bestuur.neem_beurt()
    school.refresh_from_db()
    anders = wat_wijzigt(school, nieuw, gezien)
    for veld, waarde in anders.items():
        is_naam = veld == "naam"
        leg_vast(
            soort=Gebeurtenis.Soort.NAAM if is_naam else Gebeurtenis.Soort.WIJZIGING,
            rij=school,
            door=door,
            op=op,
            van=getattr(school, veld),
            naar=waarde,
            reden="" if is_naam else _zin(veld, getattr(school, veld), waarde),
        )
        setattr(school, veld, waarde)
    school.save(update_fields=list(anders))
    return [WOORDEN[veld] for veld in anders]


def _zin(veld: str, oud: str, nieuw: str) -> str:
    """What changed, for the log on the page of the school."""
    if veld == "soort":
        oud, nieuw = School.Soort(oud).label, School.Soort(nieuw).label
    return anders_dan(WOORDEN[veld], oud, nieuw)


@transaction.atomic
def school_sluiten(school: School, *, per: date, door: Gebruiker | None, op: datetime) -> None:
    """From this day on no new round chooses the school; what runs goes on.

    Who works there keeps the role until the aanstelling ends, so talks that run are finished by
    the people who began them, and afspraken stay theirs.

    Raises:
        KanNiet: it is closed already, or the day cannot be right.
    """
    school.bestuur.neem_beurt()
    school.refresh_from_db()
    if school.gesloten_op is not None:
        raise KanNiet(AL_DICHT.format(school))
    keur_dag(per)
    school.gesloten_op = per
    school.save(update_fields=["gesloten_op"])
    leg_vast(
        rij=school, door=door, op=op, naar=str(per), reden=f"De school sluit op {voluit(per)}."
    )


@transaction.atomic
def school_heropenen(school: School, *, door: Gebruiker | None, op: datetime) -> None:
    """Closing was a mistake, or comes later after all.

    Raises:
        KanNiet: it is not closed.
    """
    school.bestuur.neem_beurt()
    school.refresh_from_db()
    if school.gesloten_op is None:
        raise KanNiet(f"{school} is niet gesloten.")
    van = str(school.gesloten_op)
    school.gesloten_op, school.opgegaan_in = None, None
    school.save(update_fields=["gesloten_op", "opgegaan_in"])
    leg_vast(rij=school, door=door, op=op, van=van, reden="De school is weer open.")


@transaction.atomic
def school_opgaan(
    school: School,
    *,
    verder: School,
    per: date,
    vestigingen_mee: bool,
    door: Gebruiker | None,
    op: datetime,
) -> None:
    """From this day on the school goes on as another; its history stays where it is.

    A school that is closed already keeps that day.

    Args:
        vestigingen_mee: whether the vestigingen that are open become those of the other school.

    Raises:
        KanNiet: the same school, one that is closed, another bestuur, or a day to come.
    """
    school.bestuur.neem_beurt()
    school.refresh_from_db()
    verder.refresh_from_db()
    if school.opgegaan_in_id is not None:
        raise KanNiet(f"{school} is al opgegaan in {school.opgegaan_in}.")
    if verder.pk == school.pk or verder.bestuur_id != school.bestuur_id or verder.is_gesloten:
        raise KanNiet("Kies een andere school van jullie bestuur die open is.")
    keur_dag(per, tot=klok.vandaag())
    school.gesloten_op = min(per, school.gesloten_op or per)
    school.opgegaan_in = verder
    school.save(update_fields=["gesloten_op", "opgegaan_in"])
    reden = f"De school gaat op {voluit(school.gesloten_op)} verder als {verder}."
    leg_vast(rij=school, door=door, op=op, naar=verder.naam, reden=reden)
    for vestiging in school.vestigingen.filter(gesloten_op=None) if vestigingen_mee else ():
        verhuis(vestiging, naar=verder, door=door, op=op)

"""Keeping the schools of a bestuur: add, change, close, open again, let one go on in another.

Every act takes its turn on the bestuur, so that two people never work on the same list at once,
and leaves a line in the log. Nothing is ever deleted: what was said stays with the old school.
"""

from datetime import date, datetime

from django.db import transaction

from scholen import klok
from scholen.acties.kan_niet import KanNiet
from scholen.models import Bestuur, Gebeurtenis, Gebruiker, School, Vestiging, leg_vast
from scholen.taal import voluit

AL_DICHT = "{} was al gesloten. Kijk hoe het er nu voor staat."
VROEGSTE = date(1985, 8, 1)  # the law that made the basisschool


@transaction.atomic
def school_toevoegen(
    bestuur: Bestuur, *, naam: str, soort: str, wijk: str, door: Gebruiker | None, op: datetime
) -> School:
    """A new school of this bestuur, still without a vestiging."""
    bestuur.neem_beurt()
    school = School.objects.create(bestuur=bestuur, naam=naam, soort=soort, wijk=wijk)
    _log(school, door=door, op=op, reden="De school is toegevoegd.")
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
    school: School, *, naam: str, soort: str, wijk: str, door: Gebruiker | None, op: datetime
) -> list[str]:
    """Another name, kind or wijk; a name leaves a line of its own, so that its history is whole.

    Returns:
        What changed, in words; nothing for nothing.
    """
    school.bestuur.neem_beurt()
    school.refresh_from_db()
    gewijzigd = []
    if naam != school.naam:
        leg_vast(
            soort=Gebeurtenis.Soort.NAAM,
            rij=school,
            door=door,
            op=op,
            van=school.naam,
            naar=naam,
        )
        gewijzigd.append("de naam")
    for veld, waarde, reden in (
        ("soort", soort, "De soort is gewijzigd."),
        ("wijk", wijk, "De wijk is gewijzigd."),
    ):
        if waarde != getattr(school, veld):
            _log(school, door=door, op=op, van=getattr(school, veld), naar=waarde, reden=reden)
            gewijzigd.append(f"de {veld}")
    school.naam, school.soort, school.wijk = naam, soort, wijk
    school.save(update_fields=["naam", "soort", "wijk"])
    return gewijzigd


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
    _keur(per)
    school.gesloten_op = per
    school.save(update_fields=["gesloten_op"])
    _log(school, door=door, op=op, naar=str(per), reden=f"De school sluit op {voluit(per)}.")


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
    _log(school, door=door, op=op, van=van, reden="De school is weer open.")


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
    _keur(per, tot=klok.vandaag())
    school.gesloten_op = min(per, school.gesloten_op or per)
    school.opgegaan_in = verder
    school.save(update_fields=["gesloten_op", "opgegaan_in"])
    reden = f"De school gaat op {voluit(school.gesloten_op)} verder als {verder}."
    _log(school, door=door, op=op, naar=verder.naam, reden=reden)
    for vestiging in school.vestigingen.filter(gesloten_op=None) if vestigingen_mee else ():
        _verhuis(vestiging, naar=verder, door=door, op=op)


@transaction.atomic
def vestiging_toevoegen(
    school: School, *, brin6: str, naam: str, plaats: str, door: Gebruiker | None, op: datetime
) -> Vestiging:
    """One more location of a school.

    Raises:
        KanNiet: the school is closed, or the number is in use.
    """
    school.bestuur.neem_beurt()
    bezet = Vestiging.objects.filter(brin6=brin6).select_related("school").first()
    if bezet is not None:
        raise KanNiet(_bezet(bezet, school.bestuur))
    if school.is_gesloten:
        raise KanNiet(f"{school} is gesloten. Open de school eerst weer.")
    vestiging = Vestiging.objects.create(
        bestuur=school.bestuur, school=school, brin6=brin6, naam=naam, plaats=plaats
    )
    _log(school, door=door, op=op, naar=brin6, reden=f"Vestiging {vestiging} is toegevoegd.")
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
    *,
    naam: str,
    plaats: str,
    school: School,
    door: Gebruiker | None,
    op: datetime,
) -> None:
    """Another name or place, or another school that it belongs to."""
    vestiging.bestuur.neem_beurt()
    vestiging.refresh_from_db()
    for veld, waarde in (("naam", naam), ("plaats", plaats)):
        oud = getattr(vestiging, veld)
        if waarde != oud:
            reden = f"Vestiging {vestiging.brin6}: een andere {veld}."
            _log(vestiging.school, door=door, op=op, van=oud, naar=waarde, reden=reden)
    vestiging.naam, vestiging.plaats = naam, plaats
    vestiging.save(update_fields=["naam", "plaats"])
    if school.pk != vestiging.school_id:
        _verhuis(vestiging, naar=school, door=door, op=op)


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
    _keur(per)
    anders = Vestiging.objects.filter(school=vestiging.school_id, gesloten_op=None)
    if not anders.exclude(pk=vestiging.pk).exists():
        raise KanNiet(
            f"{vestiging} is de enige vestiging die open is. Sluit dan de school zelf, of voeg"
            " eerst de nieuwe vestiging toe."
        )
    vestiging.gesloten_op = per
    vestiging.save(update_fields=["gesloten_op"])
    reden = f"Vestiging {vestiging} sluit op {voluit(per)}."
    _log(vestiging.school, door=door, op=op, naar=str(per), reden=reden)


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
    _log(vestiging.school, door=door, op=op, van=van, reden=reden)


def _verhuis(vestiging: Vestiging, *, naar: School, door: Gebruiker | None, op: datetime) -> None:
    van, vestiging.school = vestiging.school, naar
    vestiging.save(update_fields=["school"])
    reden = f"Vestiging {vestiging} hoort nu bij {naar}."
    for school in (van, naar):
        _log(school, door=door, op=op, van=van.naam, naar=naar.naam, reden=reden)


def _keur(per: date, *, tot: date | None = None) -> None:
    """A day that can be meant: not before the basisschool, not years ahead."""
    vandaag = klok.vandaag()
    laatste = tot or date(vandaag.year + 2, 12, 31)
    if not VROEGSTE <= per <= laatste:
        wat = "vandaag" if tot else voluit(laatste)
        raise KanNiet(f"Kies een dag tussen {voluit(VROEGSTE)} en {wat}.")


def _log(
    school: School,
    *,
    door: Gebruiker | None,
    op: datetime,
    van: str = "",
    naar: str = "",
    reden: str,
) -> None:
    leg_vast(
        soort=Gebeurtenis.Soort.WIJZIGING,
        rij=school,
        door=door,
        op=op,
        van=van,
        naar=naar,
        reden=reden,
    )

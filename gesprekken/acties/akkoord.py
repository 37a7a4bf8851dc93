"""What the two sides say to each section of a verslag that lies open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from gesprekken.acties.vaststellen import vaststellen
from gesprekken.acties.verslag import NietNu, TekstVeranderd, houd_gesprek, neem_beurt
from gesprekken.models import Akkoord, Onderdeel, Partij, Verslag
from scholen.models import Gebeurtenis, Gebruiker, functie_van, leg_vast
from scholen.taal import opsomming

ANDERE = {Partij.SCHOOL: Partij.BESTUUR, Partij.BESTUUR: Partij.SCHOOL}
IN_HET_LOGBOEK = {
    Akkoord.Keuze.AKKOORD: "Er is akkoord op {onderdeel}.",
    Akkoord.Keuze.MET_KANTTEKENING: "Er is akkoord, met een kanttekening, op {onderdeel}.",
    Akkoord.Keuze.NOG_NIET: "Er is nog geen akkoord op {onderdeel}.",
    Akkoord.Keuze.ANTWOORD: "Er is antwoord op een kanttekening bij {onderdeel}.",
}


@dataclass(frozen=True)
class Woord:
    """One side's answer on one section.

    Args:
        keuze: akkoord, met_kanttekening or nog_niet; the newest of a side counts.
        vingerafdruk: of the section as it was on the screen.
    """

    onderdeel: Onderdeel
    keuze: str
    kanttekening: str
    vingerafdruk: str


def akkoord_geven(
    onderdeel: Onderdeel,
    *,
    partij: Partij,
    keuze: str,
    kanttekening: str,
    vingerafdruk: str,
    door: Gebruiker,
    op: datetime,
) -> bool:
    """Write down one side's answer on a section; see ``akkoorden_geven``."""
    woord = Woord(onderdeel, keuze, kanttekening, vingerafdruk)
    return akkoorden_geven(onderdeel.verslag, [woord], partij=partij, door=door, op=op)


def akkoorden_geven(
    verslag: Verslag, woorden: Sequence[Woord], *, partij: Partij, door: Gebruiker, op: datetime
) -> bool:
    """Write down one side's answers, a row per section; with the last yes the verslag is fixed.

    Returns:
        Whether the verslag is fixed now.

    Raises:
        TekstVeranderd: a section says something else now; nothing at all was approved.
        NietNu: this person said yes for the other side.
        AlVeranderd: the verslag does not lie open (any more).
    """
    with transaction.atomic():
        houd_gesprek(verslag)
        actueel = neem_beurt(verslag)
        anders = [
            str(woord.onderdeel.nummer)
            for woord in woorden
            if actueel[woord.onderdeel.nummer] != woord.vingerafdruk
        ]
        if not anders:
            for woord in woorden:
                woord.onderdeel.verslag = verslag  # the one object that learns that it is fixed
                _schrijf(woord, partij, door=door, op=op)
            if _is_overal_akkoord(verslag, actueel):
                vaststellen(verslag, door=door, op=op)
    if anders:
        raise TekstVeranderd(
            f"De tekst van onderdeel {opsomming(anders)} is veranderd terwijl je las. Er is nog"
            " niets bevestigd. Lees wat er nu staat, en bevestig daarna opnieuw."
        )
    return verslag.is_vast


@transaction.atomic
def kanttekening_beantwoorden(
    onderdeel: Onderdeel, *, partij: Partij, tekst: str, door: Gebruiker, op: datetime
) -> None:
    """Answer what the other side remarked; it stands beside it in the verslag.

    Raises:
        NietNu: there is no remark of the other side, or this person signs for that side.
        AlVeranderd: the verslag does not lie open (any more).
    """
    actueel = neem_beurt(onderdeel.verslag)
    van_ander = onderdeel.akkoorden.filter(partij=ANDERE[partij])
    if not van_ander.exclude(kanttekening="").exclude(keuze=Akkoord.Keuze.ANTWOORD).exists():
        raise NietNu("Bij dit onderdeel staat geen kanttekening om te beantwoorden.")
    woord = Woord(onderdeel, Akkoord.Keuze.ANTWOORD, tekst, actueel[onderdeel.nummer])
    _schrijf(woord, partij, door=door, op=op)


def _schrijf(woord: Woord, partij: Partij, *, door: Gebruiker, op: datetime) -> None:
    onderdeel, verslag = woord.onderdeel, woord.onderdeel.verslag
    akkoorden = Akkoord.objects.filter(onderdeel__verslag=verslag)
    if akkoorden.filter(gebruiker=door, partij=ANDERE[partij]).exists():
        raise NietNu(
            "Je gaf bij dit verslag al antwoord namens de andere kant. Twee verschillende mensen"
            " geven akkoord, dus voor deze kant is een ander aan zet."
        )
    laatste = akkoorden.filter(onderdeel=onderdeel, partij=partij).order_by("-op", "-pk").first()
    gezegd = (woord.keuze, woord.kanttekening, woord.vingerafdruk, door.pk)
    if laatste and gezegd == (
        laatste.keuze,
        laatste.kanttekening,
        laatste.hash,
        laatste.gebruiker_id,
    ):
        return  # the same click once more
    school = verslag.gesprek.school if partij == Partij.SCHOOL else None
    Akkoord.objects.create(
        bestuur=verslag.bestuur,
        onderdeel=onderdeel,
        partij=partij,
        gebruiker=door,
        naam=door.naam,
        functie=functie_van(door, bestuur=verslag.bestuur, school=school),
        op=op,
        keuze=woord.keuze,
        kanttekening=woord.kanttekening,
        hash=woord.vingerafdruk,
    )
    leg_vast(
        soort=Gebeurtenis.Soort.AKKOORD,
        rij=verslag,
        door=door,
        op=op,
        naar=woord.keuze,
        reden=IN_HET_LOGBOEK[Akkoord.Keuze(woord.keuze)].format(
            onderdeel=f"onderdeel {onderdeel.nummer}, ‘{onderdeel.titel}’"
        ),
        vingerafdruk=woord.vingerafdruk,
    )


def _is_overal_akkoord(verslag: Verslag, actueel: dict[int, str]) -> bool:
    """Whether the newest answer of both sides on what each section says now is a yes."""
    nieuwste: dict[tuple[int, str], str] = {}
    akkoorden = Akkoord.objects.filter(onderdeel__verslag=verslag).select_related("onderdeel")
    for rij in akkoorden.exclude(keuze=Akkoord.Keuze.ANTWOORD).order_by("op", "pk"):
        if rij.hash == actueel[rij.onderdeel.nummer]:
            nieuwste[rij.onderdeel.nummer, rij.partij] = rij.keuze
    return all(
        nieuwste.get((nummer, partij)) in Akkoord.JA for nummer in actueel for partij in ANDERE
    )

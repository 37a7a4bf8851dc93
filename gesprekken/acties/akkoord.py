"""What the two sides say to each section of a verslag that lies open."""

from datetime import datetime

from django.db import transaction

from gesprekken.acties.vaststellen import vaststellen
from gesprekken.acties.verslag import NietNu, TekstVeranderd, neem_beurt
from gesprekken.models import Akkoord, Onderdeel, Partij, Verslag
from scholen.models import Gebeurtenis, Gebruiker, functie_van, leg_vast

ANDERE = {Partij.SCHOOL: Partij.BESTUUR, Partij.BESTUUR: Partij.SCHOOL}


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
    """Write down one side's answer on a section; with the last akkoord the verslag is fixed.

    Args:
        keuze: akkoord, met_kanttekening or nog_niet; the newest of a side counts.
        vingerafdruk: of the section as it was on the screen.

    Returns:
        Whether the verslag is fixed now.

    Raises:
        TekstVeranderd: the section says something else now; nothing was approved.
        NietNu: this person said yes for the other side.
        AlVeranderd: the verslag does not lie open (any more).
    """
    with transaction.atomic():
        actueel = neem_beurt(onderdeel.verslag)
        is_gelijk = actueel[onderdeel.nummer] == vingerafdruk
        if is_gelijk:
            _schrijf(onderdeel, partij, keuze, kanttekening, vingerafdruk, door=door, op=op)
            if _is_overal_akkoord(onderdeel.verslag, actueel):
                vaststellen(onderdeel.verslag, door=door, op=op)
    if not is_gelijk:
        raise TekstVeranderd(
            f"De tekst van onderdeel {onderdeel.nummer} is veranderd terwijl je las. Er is nog"
            " niets bevestigd. Lees wat er nu staat, en bevestig daarna opnieuw."
        )
    return onderdeel.verslag.is_vast


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
    vingerafdruk = actueel[onderdeel.nummer]
    _schrijf(onderdeel, partij, Akkoord.Keuze.ANTWOORD, tekst, vingerafdruk, door=door, op=op)


def _schrijf(
    onderdeel: Onderdeel,
    partij: Partij,
    keuze: str,
    kanttekening: str,
    vingerafdruk: str,
    *,
    door: Gebruiker,
    op: datetime,
) -> None:
    verslag = onderdeel.verslag
    akkoorden = Akkoord.objects.filter(onderdeel__verslag=verslag)
    if akkoorden.filter(gebruiker=door, partij=ANDERE[partij]).exists():
        raise NietNu(
            "Je gaf bij dit verslag al antwoord namens de andere kant. Twee verschillende mensen"
            " geven akkoord, dus voor deze kant is een ander aan zet."
        )
    laatste = akkoorden.filter(onderdeel=onderdeel, partij=partij).order_by("-op", "-pk").first()
    gezegd = (keuze, kanttekening, vingerafdruk, door.pk)
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
        keuze=keuze,
        kanttekening=kanttekening,
        hash=vingerafdruk,
    )
    leg_vast(
        soort=Gebeurtenis.Soort.AKKOORD,
        rij=verslag,
        door=door,
        op=op,
        naar=keuze,
        reden=f"Onderdeel {onderdeel}: {Akkoord.Keuze(keuze).label}.",
        vingerafdruk=vingerafdruk,
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

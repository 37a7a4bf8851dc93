"""What the log says of itself: who was refused, and what was cut off because of its age."""

from datetime import datetime

from django.db import transaction

from scholen.models import Bestuur, Gebeurtenis, Gebruiker, Keten, Rol, leg_vast
from scholen.overzichten.keten import is_gestempeld, stempel, te_oud


def weigering_vastleggen(door: Gebruiker, *, pagina: str, adres: str, op: datetime) -> None:
    """Note that somebody who is logged in wanted something that is not theirs to do.

    Args:
        pagina: the name of the page.
        adres: how and where it was asked for, such as ``POST /rondes/nieuw/``.
    """
    waar = door.aanstellingen.geldig().select_related("bestuur", "school__bestuur")
    aanstelling = waar.order_by("pk").first()
    school = aanstelling.school if aanstelling else None
    kantoor = aanstelling.bestuur if aanstelling else None
    Gebeurtenis.objects.create(
        bestuur=school.bestuur if school else kantoor,
        school=school,
        gebruiker=door,
        naam=door.naam,
        rol=aanstelling.functie_of_rol if aanstelling else "",
        op=op,
        soort=Gebeurtenis.Soort.GEWEIGERD,
        model="pagina",
        sleutel=pagina[:40],
        naar=adres[:200],
    )


@transaction.atomic
def meegenomen(door: Gebruiker, *, op: datetime) -> None:
    """Note that a beheerder took the log along as a file, in the log of each bestuur in it."""
    for bestuur in Bestuur.objects.waar_werkt(door, Rol.BEHEERDER).order_by("pk"):
        leg_vast(
            soort=Gebeurtenis.Soort.GELEZEN,
            rij=bestuur,
            door=door,
            op=op,
            reden="Het logboek is gedownload.",
        )


@transaction.atomic
def logboek_inkorten(
    *, bestuur: Bestuur | None, tot: datetime, op: datetime, hoogstens: int = 5_000
) -> int:
    """Remove the first lines of a chain, up to the first one of ``tot`` or later.

    A signed line in the same chain says up to where, so that ``controleer_keten`` still sees every
    other line that is missing.

    Args:
        bestuur: whose chain; ``None`` for that of the installation.
        hoogstens: so many lines at a time; what is left is for the next call.

    Returns:
        How many lines went.
    """
    keten = Keten.objects.neem_beurt(bestuur.pk if bestuur else None)
    weg = te_oud(bestuur, tot=tot).order_by("nummer")[:hoogstens]
    laatste = weg[len(weg) - 1] if weg else None
    if laatste is None:
        return 0
    _onderteken(
        keten,
        tot_en_met=laatste.nummer,
        schakel=laatste.schakel,
        op=op,
        reden=f"De regels {keten.begint_na + 1} tot en met {laatste.nummer} zijn weggehaald: ze"
        " gaan over een tijd die niet langer bewaard wordt.",
    )
    Keten.objects.filter(pk=keten.pk).update(begint_na=laatste.nummer, begin=laatste.schakel)
    oud = Gebeurtenis.objects.filter(bestuur=bestuur, nummer__lte=laatste.nummer)
    return oud.delete()[0]


def inkorting_overnemen(keten: Keten, *, op: datetime) -> None:
    """Sign here what was cut off elsewhere: that signature was made with a key of there."""
    if keten.begint_na and not is_gestempeld(keten):
        _onderteken(
            keten,
            tot_en_met=keten.begint_na,
            schakel=keten.begin,
            op=op,
            reden=f"De regels 1 tot en met {keten.begint_na} zijn weggehaald voordat het bestuur"
            " hier werd ingelezen.",
        )


def _onderteken(keten: Keten, *, tot_en_met: int, schakel: str, op: datetime, reden: str) -> None:
    leg_vast(
        soort=Gebeurtenis.Soort.INGEKORT,
        rij=keten,
        door=None,
        op=op,
        van=stempel(keten, tot_en_met, schakel),
        naar=str(tot_en_met),
        reden=reden,
        vingerafdruk=schakel,
    )

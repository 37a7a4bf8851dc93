"""A verslag becomes fixed: with the last akkoord, or closed without; and its next version."""

from datetime import datetime

from django.db import IntegrityError, transaction

from gesprekken.acties.verslag import NietNu, houd_gesprek, vingerafdrukken_bijwerken
from gesprekken.models import Gesprek, Onderdeel, Verslag, VerslagPdf
from gesprekken.rapport import Gespreksrapport
from gesprekken.taken import wek_pdf
from scholen.models import Gebeurtenis, Gebruiker, leg_vast


@transaction.atomic
def vaststellen(verslag: Verslag, *, door: Gebruiker, op: datetime) -> None:
    """Freeze the content; an earlier version is replaced from now on, and keeps its bytes.

    Only ``akkoord_geven`` calls this, in the transaction of the last akkoord (rule 8).

    Raises:
        AlVeranderd: it is fixed already, or does not lie open.
    """
    rapport = Gespreksrapport.van(verslag, status=Verslag.Status.VASTGESTELD, op=op)
    verslag.vaststellen(door=door, op=op, inhoud=rapport.naar_data(), vingerafdruk=rapport.hash)
    vorige = Verslag.objects.filter(gesprek=verslag.gesprek_id, vervangen_op=None)
    vorige.filter(versie__lt=verslag.versie).update(vervangen_op=op)
    if verslag.gesprek.status == Gesprek.Status.TER_VASTSTELLING:
        verslag.gesprek.vaststellen(door=door, op=op)
    _vraag_om_pdf(verslag)


@transaction.atomic
def afsluiten_zonder_vaststelling(
    verslag: Verslag, *, door: Gebruiker, op: datetime, reden: str
) -> None:
    """Freeze the content with the akkoorden there are; page and PDF say so, with the reason.

    Raises:
        NietNu: it is a correction; the fixed version before it stays in force.
        AlVeranderd: it is fixed already, or does not lie open.
    """
    if verslag.versie > 1:
        raise NietNu(
            "Dit is een verbetering van een verslag dat al vastligt. Neem de verbetering terug als"
            " die niet doorgaat; het vastgestelde verslag blijft gelden."
        )
    houd_gesprek(verslag)
    verslag.neem_beurt()
    vingerafdrukken_bijwerken(verslag)
    rapport = Gespreksrapport.van(
        verslag, status=Verslag.Status.ZONDER_VASTSTELLING, op=op, reden=reden
    )
    verslag.afsluiten_zonder_vaststelling(
        door=door, op=op, reden=reden, inhoud=rapport.naar_data(), vingerafdruk=rapport.hash
    )
    verslag.gesprek.afsluiten_zonder_vaststelling(door=door, op=op, reden=reden)
    _vraag_om_pdf(verslag)


@transaction.atomic
def verslag_verbeteren(verslag: Verslag, *, door: Gebruiker, op: datetime, reden: str) -> Verslag:
    """Begin the next version: the same sections, no akkoorden; once begun, give that one.

    The fixed version counts until the new one is fixed too.

    Raises:
        NietNu: this version was not fixed by both sides, or is no longer the newest.
    """
    if verslag.status != Verslag.Status.VASTGESTELD or verslag.vervangen_op:
        raise NietNu("Alleen het nieuwste vastgestelde verslag kun je verbeteren.")
    try:
        with transaction.atomic():
            nieuw = Verslag.objects.create(
                bestuur=verslag.bestuur,
                gesprek=verslag.gesprek,
                versie=verslag.versie + 1,
                reden=reden,
            )
    except IntegrityError:  # a second click, or begun in another tab
        return Verslag.objects.get(gesprek=verslag.gesprek_id, versie=verslag.versie + 1)
    Onderdeel.objects.bulk_create(
        Onderdeel(
            bestuur=rij.bestuur,
            verslag=nieuw,
            agendapunt_id=rij.agendapunt_id,
            soort=rij.soort,
            nummer=rij.nummer,
            titel=rij.titel,
            tekst=rij.tekst,
        )
        for rij in verslag.onderdelen.select_related("bestuur")
    )
    leg_vast(
        soort=Gebeurtenis.Soort.OVERGANG,
        rij=nieuw,
        door=door,
        op=op,
        naar=nieuw.status,
        reden=reden,
    )
    return nieuw


def _vraag_om_pdf(verslag: Verslag) -> None:
    """An empty row says that a PDF is due; the task is only the quicker way to fill it."""
    VerslagPdf.objects.create(bestuur=verslag.bestuur, verslag=verslag)
    transaction.on_commit(lambda: wek_pdf(verslag.pk), robust=True)  # the sweeper asks again

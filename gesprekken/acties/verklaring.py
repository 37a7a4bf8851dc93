"""A bestuur makes a statement its own, or goes back to our text."""

from datetime import datetime

from django.db import transaction

from gesprekken.bewijs.verklaringen import Verklaring
from kwaliteit.acties.bewaren import Verschil, bewaar_veld
from scholen.models import Bestuur, Gebruiker, leg_vast


def verklaring_bewaren(
    bestuur: Bestuur,
    verklaring: Verklaring,
    *,
    tekst: str,
    merk: str,
    door: Gebruiker,
    op: datetime,
) -> None:
    """Keep the text and a line in the log; without a text of its own, ours holds.

    Args:
        merk: the mark of the bestuur's text that the writer started from.

    Raises:
        Verschil: somebody else changed it meanwhile; the text is kept as *niet gekozen*.
    """
    eigen = "" if tekst.strip() == verklaring.onze_tekst(bestuur) else tekst.strip()
    if eigen == verklaring.eigen_tekst(bestuur):
        return
    anders = None
    with transaction.atomic():
        try:
            bewaar_veld(bestuur, veld=verklaring.veld, waarde=eigen, merk=merk, door=door, op=op)
        except Verschil as verschil:  # what was typed is kept, so this transaction goes on
            anders = verschil
        else:
            _leg_vast(bestuur, verklaring, eigen=eigen, door=door, op=op)
    if anders:
        raise anders


def _leg_vast(
    bestuur: Bestuur, verklaring: Verklaring, *, eigen: str, door: Gebruiker, op: datetime
) -> None:
    gedaan = "gewijzigd" if eigen else "weer die van het product"
    leg_vast(rij=bestuur, door=door, op=op, reden=f"De tekst van ‘{verklaring.titel}’ is {gedaan}.")

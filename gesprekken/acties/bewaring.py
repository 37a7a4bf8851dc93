"""A bestuur chooses for how many years it keeps its gesprekken."""

from datetime import datetime

from django.db import transaction

from gesprekken.overzichten.bewaring import jaren_van
from scholen.models import Bestuur, Bewaring, Gebruiker, leg_vast


@transaction.atomic
def bewaring_kiezen(bestuur: Bestuur, *, jaren: int, door: Gebruiker, op: datetime) -> bool:
    """Another number of years from now on. Whether it was another."""
    bestuur.neem_beurt()
    van = jaren_van(bestuur)
    if jaren == van:
        return False
    Bewaring.objects.van(bestuur).kies(jaren, op=op.date())
    leg_vast(
        rij=bestuur,
        door=door,
        op=op,
        van=f"{van} jaar",
        naar=f"{jaren} jaar",
        reden=f"Gesprekken blijven met hun verslag {jaren} jaar.",
    )
    return True

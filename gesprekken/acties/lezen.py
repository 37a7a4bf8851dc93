"""Who opened a verslag leaves one line in the log."""

from datetime import datetime

from gesprekken.models import Verslag
from scholen.models import Gebeurtenis, Gebruiker, leg_vast


def verslag_gelezen(verslag: Verslag, *, door: Gebruiker, op: datetime) -> None:
    """Note that somebody opened or downloaded this version: once per person and version."""
    al_gelezen = Gebeurtenis.objects.filter(
        model="verslag",
        sleutel=verslag.sleutel,
        soort=Gebeurtenis.Soort.GELEZEN,
        gebruiker=door,
    )
    if not al_gelezen.exists():
        leg_vast(
            soort=Gebeurtenis.Soort.GELEZEN,
            rij=verslag,
            door=door,
            op=op,
            vingerafdruk=verslag.hash,
        )

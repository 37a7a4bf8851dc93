"""The gespreksleidraad somebody asks for: made now, kept nowhere."""

from datetime import datetime

from gesprekken.acties.inzage import leg_lezen_vast
from gesprekken.models import Gesprek
from gesprekken.overzichten.agenda import inzending
from gesprekken.rapport.drukken import leidraad_als_pdf
from gesprekken.rapport.leidraad import Gespreksleidraad
from scholen.models import Gebruiker


def leidraad_downloaden(gesprek: Gesprek, *, door: Gebruiker, op: datetime) -> bytes:
    """The PDF of the leidraad as it is now; reading the snapshot leaves its line in the log.

    Raises:
        PdfMislukt: it cannot be made at this moment; the sentence may be read by the user.
    """
    pdf = leidraad_als_pdf(Gespreksleidraad.van(gesprek, door, op=op))
    if indiening := inzending(gesprek):
        leg_lezen_vast(indiening, door=door, op=op)
    return pdf

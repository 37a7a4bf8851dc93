"""The gespreksleidraad as a file, for who holds the talk."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from gesprekken.acties.leidraad import leidraad_downloaden
from gesprekken.models import Gesprek
from gesprekken.toegang import gesprek as toegang
from kwaliteit.pdf import PdfMislukt
from scholen import klok
from scholen.http import GebruikerRequest, als_bestand


@require_GET
def gesprek_leidraad(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Download what lies on the table, as the agenda stands now."""
    gesprek = toegang.gesprek_bewerken(request.user, sleutel)
    try:
        pdf = leidraad_downloaden(gesprek, door=request.user, op=klok.nu())
    except PdfMislukt as melding:
        messages.error(request, str(melding))
        return redirect("gesprek_voorbereiding", sleutel)
    return als_bestand(pdf, bestandsnaam(gesprek))


def bestandsnaam(gesprek: Gesprek) -> str:
    """A name that says what it is on every system: school and day, or school year."""
    jaar = gesprek.deelname.ronde.schooljaar if gesprek.deelname else ""
    wanneer = gesprek.datum.isoformat() if gesprek.datum else jaar
    school = slugify(gesprek.school.naam)[:60].strip("-") or "school"
    return "-".join(filter(None, ("gespreksleidraad", school, wanneer))) + ".pdf"

"""The verslag as a file: a fixed version for ever, or what it says now as a concept."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from gesprekken.acties import pdf as acties
from gesprekken.models import Verslag
from gesprekken.toegang import verslag_pdf as toegang
from kwaliteit.pdf import PdfMislukt
from scholen import klok
from scholen.http import GebruikerRequest, als_bestand


@require_GET
def verslag_pdf(request: GebruikerRequest, sleutel: str, versie: int) -> HttpResponse:
    """Download a fixed version: the same bytes every time."""
    verslag = toegang.verslag_downloaden(request.user, sleutel, versie)
    if not verslag.is_vast:
        messages.warning(request, "Dit verslag ligt nog niet vast. Daarna is er een pdf van.")
        return redirect(verslag)
    try:
        pdf = acties.verslag_downloaden(verslag, door=request.user, op=klok.nu())
    except PdfMislukt as melding:
        messages.error(request, str(melding))
        return redirect(verslag)
    return als_bestand(pdf, bestandsnaam(verslag))


@require_GET
def verslag_concept_pdf(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Download what the verslag says at this moment, with CONCEPT on every page."""
    verslag = toegang.concept_downloaden(request.user, sleutel)
    if verslag.is_vast:
        messages.warning(request, "Dit verslag ligt vast. Er is geen concept meer van.")
        return redirect(verslag)
    try:
        pdf = acties.concept_downloaden(verslag, door=request.user, op=klok.nu())
    except PdfMislukt as melding:
        messages.error(request, str(melding))
        return redirect(verslag)
    return als_bestand(pdf, f"concept-{bestandsnaam(verslag)}")


def bestandsnaam(verslag: Verslag) -> str:
    """A name that says what it is on every system: school, school year, version."""
    gesprek = verslag.gesprek
    jaar = gesprek.deelname.ronde.schooljaar if gesprek.deelname else ""
    school = slugify(verslag.school.naam)[:60].strip("-") or "school"
    return "-".join(filter(None, ("verslag", school, jaar, f"versie-{verslag.versie}.pdf")))

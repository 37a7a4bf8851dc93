"""A school over the years."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gesprekken.overzichten.jaren import jaren
from gesprekken.toegang.school import school_lezen
from scholen import klok
from scholen.http import GebruikerRequest


@require_safe
def school_jaren(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Per school year: the round, the talk, its verslag, and how the afspraken ended."""
    school = school_lezen(request.user, sleutel)
    blad = jaren(school, lezer=request.user, vandaag=klok.vandaag())
    return render(request, "gesprekken/school_jaren.html", {"school": school, "blad": blad})

"""A school over the years, and who has read what of it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gesprekken.overzichten.genoemd import genoemd
from gesprekken.overzichten.gezien import gezien
from gesprekken.overzichten.jaren import jaren
from gesprekken.toegang import school as toegang
from scholen import klok
from scholen.http import GebruikerRequest


@require_safe
def school_jaren(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Per school year: the round, the talk, its verslag, and how the afspraken ended."""
    school = toegang.school_lezen(request.user, sleutel)
    context = {
        "school": school,
        "blad": jaren(school, lezer=request.user, vandaag=klok.vandaag()),
        "mag_gezien": toegang.mag_gezien_lezen(request.user, school),
        "mag_genoemd": toegang.is_directeur(request.user, school),
    }
    return render(request, "gesprekken/school_jaren.html", context)


@require_safe
def school_gezien(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Who from outside the school has read what it submitted and its verslagen."""
    school, deelnames = toegang.gezien_lezen(request.user, sleutel)
    context = {
        "school": school,
        "jaren": gezien(school, deelnames),
        "van_school": toegang.is_van_school(request.user, school),
    }
    return render(request, "gesprekken/school_gezien.html", context)


@require_safe
def school_genoemd(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Where a text of the school seems to be about one pupil."""
    school = toegang.genoemd_lezen(request.user, sleutel)
    context = {"school": school, "plekken": genoemd(school, lezer=request.user)}
    return render(request, "gesprekken/school_genoemd.html", context)

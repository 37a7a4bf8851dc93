"""Who works at a school."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from scholen import klok
from scholen.http import GebruikerRequest
from scholen.overzichten.mensen import mensen
from scholen.toegang.school import school_lezen


@require_safe
def school_mensen(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Who works here now, in which role; who comes and who left."""
    school = school_lezen(request.user, sleutel)
    context = {"school": school, "mensen": mensen(school, vandaag=klok.vandaag())}
    return render(request, "scholen/school_mensen.html", context)

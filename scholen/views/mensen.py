"""Who works at a school."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from scholen import klok
from scholen.http import GebruikerRequest
from scholen.overzichten.genodigden import genodigden
from scholen.overzichten.mensen import mensen
from scholen.toegang import mensen as toegang
from scholen.toegang.beheer import mag_school_beheren
from scholen.toegang.school import school_lezen


@require_safe
def school_mensen(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Who works here now, in which role; who comes and who left."""
    school = school_lezen(request.user, sleutel)
    mag = toegang.mag_uitnodigen(request.user, school)
    rollen = toegang.te_bewerken(request.user)
    context = {
        "school": school,
        "mensen": mensen(school, vandaag=klok.vandaag(), bewerkbaar=rollen),
        "uitgenodigd": genodigden(toegang.genodigd(request.user, school), op=klok.nu()),
        "mag_uitnodigen": mag,
        "mag_overzetten": mag_school_beheren(request.user, school) and school.opgegaan_in,
    }
    return render(request, "scholen/school_mensen.html", context)

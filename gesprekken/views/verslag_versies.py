"""What a section of a verslag said before."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from gesprekken.acties.lezen import verslag_gelezen
from gesprekken.models import Verslag
from gesprekken.rapport.geschiedenis import versies
from gesprekken.toegang import verslag as toegang
from scholen import klok
from scholen.http import GebruikerRequest


@require_GET
def onderdeel_versies(request: GebruikerRequest, sleutel: str, onderdeel: str) -> HttpResponse:
    """The versions of one section since it was sent, with what changed and who said what to it."""
    rij = toegang.versies_lezen(request.user, sleutel, onderdeel)
    if rij.verslag.status == Verslag.Status.CONCEPT:
        messages.info(request, "Eerdere versies zijn er pas als het verslag voorligt.")
        return redirect("verslag_schrijven", sleutel)
    verslag_gelezen(rij.verslag, door=request.user, op=klok.nu())
    context = {"verslag": rij.verslag, "onderdeel": rij, "versies": versies(rij)}
    return render(request, "gesprekken/onderdeel_versies.html", context)

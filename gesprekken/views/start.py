"""Mijn werk: the page everybody starts on."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gesprekken.context import maak_kop
from gesprekken.overzichten import start as overzicht
from scholen import klok
from scholen.http import GebruikerRequest


@require_safe
def start(request: GebruikerRequest) -> HttpResponse:
    """What there is to do now, per school and bestuur where this person works."""
    nu = klok.nu()
    werk = overzicht.start(request.user, vandaag=nu.date())
    context = {
        "nu": nu,
        "groet": groet(nu.hour),
        "start": werk,
        "kop": maak_kop(request, werk.alle_aanstellingen),
    }
    return render(request, "gesprekken/start.html", context)


def groet(uur: int) -> str:
    """How one greets at this hour."""
    if uur < 6:
        return "Goedenacht"
    if uur < 12:
        return "Goedemorgen"
    return "Goedemiddag" if uur < 18 else "Goedenavond"

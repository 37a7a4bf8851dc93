"""The yearly look at all roles: tick what is still right, and take the list along."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from scholen import klok
from scholen.acties.mensen import klopt_nog
from scholen.http import GebruikerRequest, als_bestand
from scholen.overzichten.nakijken import nakijkblad, rollen_als_xlsx, te_zien
from scholen.taal import aantal, hoofdletter
from scholen.toegang import beheer as toegang

BEHALVE_VINKJES = 2
"""What else the form sends: its token, and the button for a whole place."""


@require_http_methods(["GET", "HEAD", "POST"])
def nakijken(request: GebruikerRequest) -> HttpResponse:
    """Every role of the bestuur with a tick; what is wrong is changed at the person."""
    besturen = toegang.besturen_te_beheren(request.user)
    if request.method == "POST":
        # a button for a whole place names what its page showed, ticks elsewhere come along
        sleutels = {*request.POST.getlist("rol"), *request.POST.get("alle", "").split()}
        gekozen = [rij for rij in te_zien(besturen) if rij.sleutel in sleutels]
        hoeveel = klopt_nog(gekozen, door=request.user, op=klok.nu())
        if hoeveel:
            wat = hoofdletter(aantal(hoeveel, "rol", "rollen"))
            messages.success(request, f"{wat} nagekeken.")
        else:
            messages.info(request, "Je vinkte niets aan. Er is niets veranderd.")
        return redirect("beheer:nakijken")
    blad = nakijkblad(besturen, op=klok.nu())
    hoogstens = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS - BEHALVE_VINKJES
    return render(request, "scholen/nakijken.html", {"blad": blad, "hoogstens": hoogstens})


@require_safe
def nakijken_uitvoer(request: GebruikerRequest) -> HttpResponse:
    """The same list as a workbook."""
    besturen = toegang.besturen_te_beheren(request.user)
    inhoud = rollen_als_xlsx(besturen, op=klok.nu())
    return als_bestand(inhoud, f"rollen-{klok.vandaag()}.xlsx")

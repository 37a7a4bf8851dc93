"""The yearly look at all roles: tick what is still right, and take the list along."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from scholen import klok
from scholen.acties.mensen import klopt_nog
from scholen.http import GebruikerRequest, als_bestand, gestuurd
from scholen.overzichten.nakijken import nakijkblad, rollen_als_xlsx, te_zien
from scholen.taal import aantal, hoofdletter
from scholen.toegang import beheer as toegang

MEESTE = 2_000


@require_http_methods(["GET", "HEAD", "POST"])
def nakijken(request: GebruikerRequest) -> HttpResponse:
    """Every role of the bestuur with a tick; what is wrong is changed at the person."""
    besturen = toegang.besturen_te_beheren(request.user)
    if request.method == "POST":
        # a button for a whole place names what its page showed, ticks elsewhere come along
        rollen = (sleutel for sleutel in request.POST.getlist("rol") if "\0" not in sleutel)
        sleutels = [*rollen, *gestuurd(request, "alle").split()]
        gekozen = te_zien(besturen).filter(sleutel__in=sleutels[:MEESTE])
        hoeveel = klopt_nog(gekozen, door=request.user, op=klok.nu())
        if hoeveel:
            wat = hoofdletter(aantal(hoeveel, "rol", "rollen"))
            messages.success(request, f"{wat} nagekeken.")
        else:
            messages.info(request, "Je vinkte niets aan. Er is niets veranderd.")
        return redirect("beheer:nakijken")
    blad = nakijkblad(besturen, op=klok.nu())
    return render(request, "scholen/nakijken.html", {"blad": blad})


@require_safe
def nakijken_uitvoer(request: GebruikerRequest) -> HttpResponse:
    """The same list as a workbook."""
    besturen = toegang.besturen_te_beheren(request.user)
    inhoud = rollen_als_xlsx(besturen, op=klok.nu())
    return als_bestand(inhoud, f"rollen-{klok.vandaag()}.xlsx")

"""What a bestuur keeps and for how long, and what goes in the months to come."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from gesprekken.acties.bewaring import bewaring_kiezen
from gesprekken.bewijs.registerboek import verwerkingsregister
from gesprekken.forms.bewaring import BewaringForm
from gesprekken.overzichten.verdwijnt import vooruitblik
from gesprekken.toegang import bewaring as toegang
from scholen import klok
from scholen.http import GebruikerRequest, als_bestand
from scholen.models import Bestuur
from scholen.toegang.beheer import besturen_met_scholen
from scholen.views.kiezen import kies_bestuur


@require_safe
def bewaren_kiezen(request: GebruikerRequest) -> HttpResponse:
    """For which bestuur."""
    besturen, kop = besturen_met_scholen(request.user), "Wat we bewaren"
    return kies_bestuur(request, besturen, naar="bewaren", titel=kop, kop=kop)


@require_http_methods(["GET", "HEAD", "POST"])
def bewaren(request: GebruikerRequest, bestuur: str) -> HttpResponse:
    """What goes when; its beheerder chooses for how long gesprekken stay."""
    if request.method != "POST":
        rij = toegang.bewaring_lezen(request.user, bestuur)
        return _toon(request, rij, None)
    rij = toegang.bewaring_instellen(request.user, bestuur)
    form = BewaringForm(request.POST)
    if not form.is_valid():
        return _toon(request, rij, form)
    jaren = form.cleaned_data["jaren"]
    if bewaring_kiezen(rij, jaren=jaren, door=request.user, op=klok.nu()):
        messages.success(request, f"Een gesprek met zijn verslag blijft nu {jaren} jaar.")
    else:
        messages.info(request, f"Het was al {jaren} jaar. Er is niets veranderd.")
    return redirect("bewaren", bestuur)


def _toon(request: GebruikerRequest, bestuur: Bestuur, form: BewaringForm | None) -> HttpResponse:
    blad = vooruitblik(bestuur, op=klok.nu())
    context = {
        "bestuur": bestuur,
        "blad": blad,
        "form": form or BewaringForm(initial={"jaren": blad.regel.jaren}),
        "mag_kiezen": toegang.mag_bewaring_kiezen(request.user, bestuur),
    }
    return render(request, "gesprekken/bewaren.html", context)


@require_safe
def register_xlsx(request: GebruikerRequest, bestuur: str) -> HttpResponse:
    """The register of processing of this bestuur as a workbook."""
    rij = toegang.bewaring_lezen(request.user, bestuur)
    naam = f"verwerkingsregister-{rij.bestuursnummer}-{klok.vandaag()}.xlsx"
    return als_bestand(verwerkingsregister(rij), naam)

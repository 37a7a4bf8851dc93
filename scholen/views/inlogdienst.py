"""How people of a bestuur log in: their own provider, and until when a second step may wait."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from scholen import klok
from scholen.acties import inlogdienst as acties
from scholen.forms.inlogdienst import InlogdienstForm, UitstelForm
from scholen.http import GebruikerRequest
from scholen.models import Bestuur
from scholen.toegang import inloggen as toegang
from scholen.toegang.beheer import besturen_te_beheren
from scholen.views.kiezen import kies_bestuur

VELDEN = ("soort", "issuer", "client_id", "domein", "bewijst_tweede_stap", "staat_aan")


@require_safe
def inloggen_kiezen(request: GebruikerRequest) -> HttpResponse:
    """For which bestuur."""
    besturen = besturen_te_beheren(request.user)
    kop = "Hoe mensen inloggen"
    return kies_bestuur(request, besturen, naar="beheer:inloggen", titel="Inloggen", kop=kop)


@require_http_methods(["GET", "HEAD", "POST"])
def inloggen(request: GebruikerRequest, bestuur: str) -> HttpResponse:
    """Set up the provider of a bestuur."""
    rij = toegang.inloggen_beheren(request.user, bestuur)
    dienst = toegang.inlogdienst_van(rij)
    begin = {veld: getattr(dienst, veld) for veld in VELDEN}
    form = InlogdienstForm(request.POST or None, dienst=dienst, initial=begin)
    if not form.is_valid():
        return _toon(request, rij, form=form)
    opnieuw = acties.inlogdienst_bewaren(
        dienst,
        waarden=form.waarden,
        geheim=form.cleaned_data["geheim"],
        door=request.user,
        op=klok.nu(),
    )
    messages.success(request, "Opgeslagen. Test nu of het werkt.")
    if opnieuw:
        messages.warning(request, "De issuer is een andere: iedereen koppelt zijn account opnieuw.")
    return redirect("beheer:inloggen", bestuur)


@require_POST
def inloggen_testen(request: GebruikerRequest, bestuur: str) -> HttpResponse:
    """Ask the provider about itself."""
    rij = toegang.inloggen_beheren(request.user, bestuur)
    proef = acties.inlogdienst_proberen(toegang.inlogdienst_van(rij))
    (messages.success if proef.goed else messages.warning)(request, proef.zin)
    return redirect("beheer:inloggen", bestuur)


@require_POST
def inloggen_uitstel(request: GebruikerRequest, bestuur: str) -> HttpResponse:
    """Until when a second step may wait."""
    rij = toegang.inloggen_beheren(request.user, bestuur)
    form = UitstelForm(request.POST)
    if not form.is_valid():
        return _toon(request, rij, uitstel=form)
    acties.uitstel_geven(rij, vanaf=form.cleaned_data["vanaf"], door=request.user, op=klok.nu())
    messages.success(request, "De dag is opgeslagen.")
    return redirect("beheer:inloggen", bestuur)


def _toon(
    request: GebruikerRequest,
    bestuur: Bestuur,
    *,
    form: InlogdienstForm | None = None,
    uitstel: UitstelForm | None = None,
) -> HttpResponse:
    dienst = toegang.inlogdienst_van(bestuur)
    begin = {veld: getattr(dienst, veld) for veld in VELDEN}
    terug = reverse("openid_connect_callback", args=[dienst.sleutel]) if dienst.pk else ""
    context = {
        "bestuur": bestuur,
        "dienst": dienst,
        "terug": request.build_absolute_uri(terug) if terug else "",
        "form": form or InlogdienstForm(dienst=dienst, initial=begin),
        "uitstel": uitstel or UitstelForm(initial={"vanaf": bestuur.tweede_stap_vanaf}),
    }
    return render(request, "scholen/inlogdienst.html", context)

"""Somebody of the bestuur lost the second step: ask to clear it, or clear it as the second one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from scholen import klok
from scholen.acties import herstel as acties
from scholen.acties.kan_niet import KanNiet
from scholen.forms.inlogdienst import HerstelForm
from scholen.http import GebruikerRequest, gestuurd
from scholen.models import Bestuur, Gebruiker
from scholen.toegang import inloggen as toegang
from scholen.views.bevestigen import bevestig_eerst, wil_terug


@require_http_methods(["GET", "HEAD", "POST"])
def herstel(request: GebruikerRequest, bestuur: str) -> HttpResponse:
    """Choose who lost it; and what waits for a second colleague."""
    rij = toegang.herstel_lezen(request.user, bestuur)
    mensen = toegang.mensen_met_tweede_stap(rij)
    wie = mensen.filter(sleutel=request.GET.get("persoon", "")).first()
    form = HerstelForm(request.POST or None, mensen=mensen, initial={"gebruiker": wie})
    if form.is_valid():
        wie = form.cleaned_data["gebruiker"]
        try:
            acties.herstel_vragen(rij, gebruiker=wie, door=request.user, op=klok.nu())
        except KanNiet as fout:
            form.add_error("gebruiker", str(fout))
        else:
            _zeg_wie_het_afrondt(request, rij, wie)
            return redirect("beheer:herstel", bestuur)
    return _toon(request, rij, form)


def _zeg_wie_het_afrondt(request: GebruikerRequest, bestuur: Bestuur, wie: Gebruiker) -> None:
    """A colleague, if there is one besides who asks and whom it is about."""
    if toegang.anderen_met_herstel(request.user, bestuur).exclude(pk=wie.pk).exists():
        messages.success(request, "Gevraagd. Een collega rondt het hier af, binnen een week.")
        return
    messages.warning(
        request,
        "Gevraagd, maar nu kan niemand het afronden. Zorg dat er binnen een week nog een beheerder"
        " of bestuurder bij komt.",
    )


def _toon(request: GebruikerRequest, bestuur: Bestuur, form: HerstelForm) -> HttpResponse:
    context = {
        "bestuur": bestuur,
        "form": form,
        "verzoeken": toegang.verzoeken(bestuur, op=klok.nu()),
        "anderen": toegang.anderen_met_herstel(request.user, bestuur),
    }
    return render(request, "scholen/herstel.html", context)


@require_POST
def herstel_afronden(request: GebruikerRequest, bestuur: str) -> HttpResponse:
    """Clear somebody's second step, as the second colleague."""
    rij = toegang.herstel_lezen(request.user, bestuur)
    verzoek = toegang.verzoek_afronden(rij, gestuurd(request, "verzoek"))
    if wil_terug(request):
        return redirect("beheer:herstel", bestuur)
    if vraag := bevestig_eerst(request, wat="het wissen van een tweede stap"):
        return vraag
    try:
        acties.tweede_stap_wissen(verzoek, door=request.user, op=klok.nu())
    except KanNiet as fout:
        messages.warning(request, str(fout))
    else:
        messages.success(request, f"De tweede stap van {verzoek.gebruiker} is gewist.")
    return redirect("beheer:herstel", bestuur)

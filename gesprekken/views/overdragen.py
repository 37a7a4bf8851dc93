"""Handing over all schools and talks of one adviser to another."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gesprekken.acties.overdragen import overdragen
from gesprekken.forms.overdragen import OverdragenForm
from gesprekken.overzichten.overdragen import in_handen
from gesprekken.toegang import ronde as toegang
from scholen import klok
from scholen.acties.kan_niet import KanNiet
from scholen.http import GebruikerRequest
from scholen.taal import aantal


@require_http_methods(["GET", "HEAD", "POST"])
def gesprekken_overdragen(request: GebruikerRequest, bestuur: str) -> HttpResponse:
    """Who has what in hand, and who takes it over."""
    rij = toegang.bestuur_adviseren(request.user, bestuur)
    handen = in_handen(rij)
    form = OverdragenForm(
        request.POST or None,
        van=[een.adviseur for een in handen],
        naar=toegang.adviseurs_van(rij),
        gebruiker=request.user,
    )
    if form.is_valid():
        try:
            hoeveel = overdragen(rij, **form.keuze, door=request.user, op=klok.nu())
        except KanNiet as fout:
            form.add_error("naar", str(fout))
        else:
            scholen = aantal(hoeveel, "school", "scholen")
            messages.success(request, f"{form.keuze['naar']} begeleidt nu {scholen} erbij.")
            return redirect("gesprekken_overdragen", rij.bestuursnummer)
    context = {"form": form, "bestuur": rij, "in_handen": handen}
    return render(request, "gesprekken/gesprekken_overdragen.html", context)

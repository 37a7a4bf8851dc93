"""Taking away the name and the account of who asks for it, by the beheerder of the bestuur."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gesprekken.acties.anonimiseren import anonimiseren, wat_houdt_tegen
from gesprekken.bewijs.register import termijnen
from scholen import klok
from scholen.acties.kan_niet import KanNiet
from scholen.http import GebruikerRequest
from scholen.toegang import mensen as toegang
from scholen.views.bevestigen import bevestig_eerst, wil_terug


@require_http_methods(["GET", "HEAD", "POST"])
def persoon_vergeten(request: GebruikerRequest, persoon: str) -> HttpResponse:
    """What goes and what stays, or why it cannot be yet; then, once, it happens."""
    wie, besturen = toegang.persoon_vergeten(request.user, persoon)
    redenen = wat_houdt_tegen(wie, van=besturen)
    if request.method != "POST" or wil_terug(request):
        termijn = termijnen()["mensen"].hoe_lang
        context = {"persoon": wie, "redenen": redenen, "termijn": termijn}
        return render(request, "gesprekken/persoon_vergeten.html", context)
    if not redenen and (vraag := bevestig_eerst(request, wat="het weghalen van een account")):
        return vraag
    try:
        nog = anonimiseren(wie, van=besturen, door=request.user, op=klok.nu())
    except KanNiet as fout:
        messages.warning(request, str(fout))
    else:
        messages.success(request, "De naam en het account zijn weggehaald.")
        if nog:
            messages.info(request, nog)
    return redirect("beheer:persoon", persoon)

"""Loading a list of people: a file or pasted rows, look at what it means, then carry it out."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from scholen import klok
from scholen.acties import mensenblad as acties
from scholen.acties.kan_niet import KanNiet
from scholen.forms.mensenblad import MensenLadenForm, uitpakken
from scholen.http import GebruikerRequest
from scholen.taal import aantal, hoofdletter, opsomming
from scholen.toegang import beheer as toegang

OPNIEUW = "Plak de lijst opnieuw, of kies het bestand nog eens; die is hier niet meer."


@require_http_methods(["GET", "HEAD", "POST"])
def mensen_laden(request: GebruikerRequest) -> HttpResponse:
    """A list; then what it means. Nothing is saved here, and with one fault nothing goes on."""
    besturen = toegang.besturen_te_beheren(request.user)
    ingestuurd = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = MensenLadenForm(*ingestuurd, besturen=besturen)
    if form.keur(vandaag=klok.vandaag()):
        context = {
            "bestuur": form.gekozen_bestuur,
            "oordeel": form.oordeel,
            "opmerkingen": form.blad.opmerkingen,
            "ingepakt": form.ingepakt,
        }
        return render(request, "scholen/mensen_voorbeeld.html", context)
    return render(request, "scholen/mensen_laden.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def mensen_voorbeeld(request: GebruikerRequest) -> HttpResponse:
    """Carry out what was shown, unless somebody changed a role in the meantime."""
    besturen = toegang.besturen_te_beheren(request.user)
    ingepakt = uitpakken(request.POST.get("lijst", ""), besturen)
    if ingepakt is None:
        if request.method == "POST":
            messages.warning(request, OPNIEUW)
        return redirect("beheer:mensen_laden")
    stand = request.POST.get("stand", "")
    try:
        gedaan = acties.mensen_laden(**ingepakt, stand=stand, door=request.user, op=klok.nu())
    except KanNiet as fout:
        messages.warning(request, f"{fout} Er is niets verstuurd.")
        return redirect("beheer:mensen_laden")
    messages.success(request, _verteld(gedaan))
    return redirect("beheer:mensen")


def _verteld(gedaan: acties.Gedaan) -> str:
    delen = [
        f"{aantal(getal, 'persoon', 'mensen')} {wat}"
        for getal, wat in (
            (gedaan.uitgenodigd, "uitgenodigd"),
            (gedaan.rol_erbij, "met een rol erbij"),
        )
        if getal
    ]
    return f"{hoofdletter(opsomming(delen))}." if delen else "Iedereen heeft deze rol al."

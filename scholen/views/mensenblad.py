"""Loading a list of people: a file or pasted rows, look at what it means, then carry it out."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from scholen import klok
from scholen.acties import mensenblad as acties
from scholen.acties.kan_niet import KanNiet
from scholen.forms.mensenblad import MensenLadenForm, uitpakken
from scholen.http import GebruikerRequest
from scholen.models import School
from scholen.models.bereik import Bereik
from scholen.overzichten.mensenblad import beoordeel
from scholen.taal import aantal, hoofdletter, opsomming
from scholen.toegang import mensen as toegang

VOORBEELD = "scholen/mensen_voorbeeld.html"
MEESTE_ZINNEN = 5
OPNIEUW = "Plak de lijst opnieuw, of kies het bestand nog eens; die is hier niet meer."


@require_http_methods(["GET", "HEAD", "POST"])
def mensen_laden(request: GebruikerRequest) -> HttpResponse:
    """A list; then what it means. Nothing is saved here, and with one fault nothing goes on."""
    bereik = toegang.bereik(request.user)
    ingestuurd = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    begin = {"school": request.GET.get("school", "")}
    form = MensenLadenForm(*ingestuurd, bereik=bereik, initial=begin)
    if form.keur(op=klok.nu()):
        context = {"bestuur": form.gekozen_bestuur, "oordeel": form.oordeel, "blad": form.blad}
        context |= _wegwijzer(bereik, form.gekozen_school)
        return render(request, VOORBEELD, {**context, "ingepakt": form.ingepakt})
    school = bereik.scholen.filter(sleutel=begin["school"]).first()
    context = {"form": form, **_wegwijzer(bereik, school)}
    return render(request, "scholen/mensen_laden.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def mensen_voorbeeld(request: GebruikerRequest) -> HttpResponse:
    """Carry out what was shown, unless somebody changed a role in the meantime."""
    bereik = toegang.bereik(request.user)
    ingepakt = uitpakken(request.POST.get("lijst", ""), bereik.besturen)
    if ingepakt is None:
        if request.method == "POST":
            messages.warning(request, OPNIEUW)
        return redirect("beheer:mensen_laden")
    stand = request.POST.get("stand", "")
    try:
        gedaan = acties.mensen_laden(**ingepakt, stand=stand, bereik=bereik, op=klok.nu())
    except KanNiet as fout:
        messages.warning(request, f"{fout} Er is niets verstuurd.")
        return _nog_eens(request, bereik, ingepakt)
    messages.success(request, _verteld(gedaan))
    return redirect(toegang.lijst_voor(bereik, ingepakt["school"]))


def _nog_eens(request: GebruikerRequest, bereik: Bereik, ingepakt: dict[str, Any]) -> HttpResponse:
    """What the same list means by now; one with a fault by now has to be mended first."""
    oordeel = beoordeel(**ingepakt, bereik=bereik, op=klok.nu())
    wegwijzer = _wegwijzer(bereik, ingepakt["school"])
    if oordeel.fouten:
        for zin in oordeel.fouten[:MEESTE_ZINNEN]:
            messages.warning(request, zin)
        return redirect(wegwijzer["laden"])
    context = {**ingepakt, **wegwijzer, "oordeel": oordeel, "ingepakt": request.POST["lijst"]}
    return render(request, VOORBEELD, context)


def _wegwijzer(bereik: Bereik, school: School | None) -> dict[str, Any]:
    """For whom one invites, back to the people, and to another list for the same school."""
    voor = f"?school={school.sleutel}" if school else ""
    laden = reverse("beheer:mensen_laden") + voor
    return {"bereik": bereik, "terug": toegang.lijst_voor(bereik, school), "laden": laden}


def _verteld(gedaan: acties.Gedaan) -> str:
    delen = [
        f"{aantal(getal, 'persoon', 'mensen')} {wat}"
        for getal, wat in (
            (gedaan.uitgenodigd, "uitgenodigd"),
            (gedaan.opnieuw, "opnieuw uitgenodigd"),
            (gedaan.rol_erbij, "met een rol erbij"),
        )
        if getal
    ]
    if not delen:
        return "Iedereen heeft deze rol al."
    post = " De mail is onderweg." if gedaan.uitgenodigd or gedaan.opnieuw else ""
    return f"{hoofdletter(opsomming(delen))}.{post}"

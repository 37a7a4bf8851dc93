"""What a bestuur states about data, security and accessibility: to read, to print, to change."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gesprekken.acties.verklaring import verklaring_bewaren
from gesprekken.bewijs.verklaringen import blokken
from gesprekken.bewijs.verklaringen import verklaringen as alle
from gesprekken.forms.verklaring import VerklaringForm
from gesprekken.toegang import verklaring as toegang
from kwaliteit.acties.bewaren import Verschil
from scholen import klok
from scholen.http import GebruikerRequest


@require_safe
def verklaringen(request: GebruikerRequest) -> HttpResponse:
    """All of them, of every bestuur somebody works for."""
    besturen = [
        (bestuur, [(een, bool(een.eigen_tekst(bestuur))) for een in alle().values()])
        for bestuur in toegang.besturen(request.user)
    ]
    return render(request, "gesprekken/verklaringen.html", {"besturen": besturen})


@require_safe
def verklaring(request: GebruikerRequest, bestuur: str, soort: str) -> HttpResponse:
    """One of them, to read and to print."""
    van, stuk = toegang.verklaring_lezen(request.user, bestuur, soort)
    context = {
        "bestuur": van,
        "verklaring": stuk,
        "blokken": blokken(stuk.tekst(van)),
        "is_eigen": bool(stuk.eigen_tekst(van)),
        "mag_wijzigen": toegang.mag_wijzigen(request.user, van),
    }
    return render(request, "gesprekken/verklaring.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def verklaring_wijzigen(request: GebruikerRequest, bestuur: str, soort: str) -> HttpResponse:
    """Make the text one's own."""
    van, stuk = toegang.verklaring_wijzigen(request.user, bestuur, soort)
    form = VerklaringForm(request.POST or None, bestuur=van, verklaring=stuk)
    is_eigen = bool(stuk.eigen_tekst(van))
    context = {"bestuur": van, "verklaring": stuk, "form": form, "is_eigen": is_eigen}
    if form.is_valid():
        try:
            verklaring_bewaren(van, stuk, **form.cleaned_data, door=request.user, op=klok.nu())
        except Verschil as verschil:
            form.botst(verschil)
            context["ander"] = blokken(verschil.ander or stuk.onze_tekst(van))
        else:
            messages.success(request, "De tekst is opgeslagen.")
            return redirect("verklaring", bestuur, soort)
    return render(request, "gesprekken/verklaring_wijzigen.html", context)


@require_POST
def verklaring_terug(request: GebruikerRequest, bestuur: str, soort: str) -> HttpResponse:
    """Back to the text of the product; that of the bestuur stays in the history."""
    van, stuk = toegang.verklaring_wijzigen(request.user, bestuur, soort)
    merk = request.POST.get("merk", "")
    try:
        verklaring_bewaren(van, stuk, tekst="", merk=merk, door=request.user, op=klok.nu())
    except Verschil:
        messages.warning(request, "Iemand anders wijzigde deze tekst net. Lees hem eerst.")
    else:
        messages.success(request, "De tekst van het product staat er weer.")
    return redirect("verklaring", bestuur, soort)

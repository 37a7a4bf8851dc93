"""Loading a list of schools: choose a file, look at what it changes, save what is ticked."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from scholen import klok
from scholen.acties import lijst as acties
from scholen.acties.kan_niet import KanNiet
from scholen.forms.lijst import ScholenLadenForm, VoorbeeldForm, inpakken, uitpakken
from scholen.http import GebruikerRequest
from scholen.inlezen.lijst import Schoollijst
from scholen.models import Bestuur
from scholen.overzichten.vergelijking import Vergelijking, vergelijk
from scholen.taal import aantal, hoofdletter, opsomming
from scholen.toegang import beheer as toegang

OPNIEUW = "Kies het bestand opnieuw; wat je eerder koos, is hier niet meer."
VERANDERD = (
    "Iemand wijzigde ondertussen een school. Hieronder staat hoe het nu is: kijk het nog na."
)
NIETS = "Je vinkte niets aan, dus er is niets veranderd. Vink aan wat je wilt opslaan."


@require_http_methods(["GET", "HEAD", "POST"])
def scholen_laden(request: GebruikerRequest) -> HttpResponse:
    """A file; then the preview. Nothing is saved here."""
    besturen = toegang.besturen_te_beheren(request.user)
    ingestuurd = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = ScholenLadenForm(*ingestuurd, besturen=besturen)
    if form.is_valid():
        return _voorbeeld(request, form.gekozen_bestuur, form.lijst)
    return render(request, "scholen/scholen_laden.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def scholen_voorbeeld(request: GebruikerRequest) -> HttpResponse:
    """Save what the preview showed, unless somebody changed a school in the meantime."""
    besturen = toegang.besturen_te_beheren(request.user)
    ingepakt = uitpakken(request.POST.get("lijst", ""), besturen)
    if ingepakt is None:
        if request.method == "POST":
            messages.warning(request, OPNIEUW)
        return redirect("beheer:scholen_laden")
    bestuur, lijst = ingepakt
    vergelijking = vergelijk(bestuur, lijst)
    if request.POST.get("stand") != vergelijking.stand:
        messages.warning(request, VERANDERD)
        return _voorbeeld(request, bestuur, lijst, vergelijking=vergelijking)
    form = VoorbeeldForm(request.POST, vergelijking=vergelijking)
    if form.is_valid() and not form.keuzes.zijn_leeg:
        return _bewaar(request, form, bestuur, lijst)
    if form.is_valid():
        messages.warning(request, NIETS)
    return _toon(request, form, bestuur, lijst)


def _bewaar(
    request: GebruikerRequest, form: VoorbeeldForm, bestuur: Bestuur, lijst: Schoollijst
) -> HttpResponse:
    keuzes, stand = form.keuzes, form.vergelijking.stand
    try:
        gedaan = acties.lijst_bewaren(
            bestuur, lijst, keuzes=keuzes, stand=stand, door=request.user, op=klok.nu()
        )
    except acties.Veranderd:
        messages.warning(request, VERANDERD)
        return _voorbeeld(request, bestuur, lijst)
    except KanNiet as fout:
        form.add_error(None, str(fout))
        return _toon(request, form, bestuur, lijst)
    messages.success(request, _verteld(gedaan))
    return redirect("beheer:scholen")


def _verteld(gedaan: acties.Gedaan) -> str:
    delen = {
        "toegevoegd": (
            (gedaan.scholen, "school", "scholen"),
            (gedaan.vestigingen, "vestiging", "vestigingen"),
        ),
        "gewijzigd": ((gedaan.wijzigingen, "gegeven", "gegevens"),),
        "gezet": ((gedaan.gesloten, "sluitdatum", "sluitdatums"),),
    }
    zinnen = [
        f"{opsomming(aantal(*een) for een in wat if een[0])} {daad}"
        for daad, wat in delen.items()
        if any(getal for getal, *_ in wat)
    ]
    return f"{hoofdletter(opsomming(zinnen))}."


def _voorbeeld(
    request: GebruikerRequest,
    bestuur: Bestuur,
    lijst: Schoollijst,
    *,
    vergelijking: Vergelijking | None = None,
) -> HttpResponse:
    """The preview as proposed."""
    form = VoorbeeldForm(vergelijking=vergelijking or vergelijk(bestuur, lijst))
    return _toon(request, form, bestuur, lijst)


def _toon(
    request: GebruikerRequest, form: VoorbeeldForm, bestuur: Bestuur, lijst: Schoollijst
) -> HttpResponse:
    context = {
        "form": form,
        "bestuur": bestuur,
        "lijst": lijst,
        "ingepakt": inpakken(bestuur, lijst),
        "vergelijking": form.vergelijking,
        "geweigerd": acties.geweigerd(form.vergelijking),
    }
    return render(request, "scholen/scholen_voorbeeld.html", context)

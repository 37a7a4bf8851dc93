"""The self-evaluation of a school in a round: overview, focus, a page per domein, saving."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gesprekken.models import Deelname
from gesprekken.overzichten.zelfevaluatie import begin_van_focus, domeinblad, overzicht
from gesprekken.toegang import zelfevaluatie as toegang
from kwaliteit.acties import zelfevaluatie as acties
from kwaliteit.forms.focus import FocusForm
from kwaliteit.forms.oordeel import Domeinformulier, OordeelForm
from kwaliteit.overgangen import OngeldigeOvergang
from kwaliteit.overzichten.itemveld import Weigering, anker
from kwaliteit.overzichten.schaal import waarden_van
from kwaliteit.views.bewaren import bewaar
from scholen import klok
from scholen.http import GebruikerRequest


@require_safe
def deelname_zelfevaluatie(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """All domeinen, with what was looked at; here the school chooses its focus."""
    deelname = toegang.zelfevaluatie_lezen(request.user, sleutel)
    return _toon_overzicht(request, deelname)


def _toon_overzicht(
    request: GebruikerRequest, deelname: Deelname, form: FocusForm | None = None
) -> HttpResponse:
    blad = overzicht(deelname)
    gekozen = form["domeinen"].value() if form else [domein.code for domein in blad.focus]
    context = {"deelname": deelname, "blad": blad, "form": form, "gekozen": gekozen}
    return render(request, "gesprekken/deelname_zelfevaluatie.html", context)


@require_POST
def deelname_focus(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Choose none, one or two domeinen to look at."""
    deelname = toegang.zelfevaluatie_bewerken(request.user, sleutel)
    form = FocusForm(request.POST, kader=deelname.zelfevaluatie.kader)
    if not form.is_valid():
        return _toon_overzicht(request, deelname, form)
    try:
        acties.kies_focus(deelname.zelfevaluatie, form.cleaned_data["domeinen"])
    except OngeldigeOvergang as melding:
        messages.warning(request, str(melding))
        return redirect("deelname_zelfevaluatie", sleutel)
    messages.success(request, _bewaard(form))
    if "begin" in request.POST:
        return redirect(begin_van_focus(deelname))
    return redirect("deelname_zelfevaluatie", sleutel)


def _bewaard(form: FocusForm) -> str:
    """What the page says after a choice; choosing nothing is a choice too."""
    if form.cleaned_data["domeinen"]:
        return "Jullie focus is opgeslagen."
    return "Jullie kozen nu geen focus. Dat mag; je kunt ook gewoon bij een domein beginnen."


@require_http_methods(["GET", "HEAD", "POST"])
def deelname_domein(request: GebruikerRequest, sleutel: str, code: str) -> HttpResponse:
    """The items of one domein; a POST is the whole page, of a browser without JavaScript."""
    deelname = toegang.zelfevaluatie_lezen(request.user, sleutel)
    if request.method == "POST":
        return _bewaar_geheel(request, deelname, code)
    return _toon_domein(request, deelname, code)


def _toon_domein(
    request: GebruikerRequest,
    deelname: Deelname,
    code: str,
    geweigerd: Mapping[tuple[str, str], Weigering] | None = None,
) -> HttpResponse:
    """The page to write on, or to read once it is submitted; 409 with what was not saved."""
    oordelen = toegang.oordelen_lezen(deelname, code)
    blad = domeinblad(deelname, oordelen, lezer=request.user, geweigerd=geweigerd)
    naam = "deelname_domein" if blad.mag_schrijven else "deelname_domein_lezen"
    context = {"deelname": deelname, "blad": blad}
    status = 409 if blad.geweigerd else 200
    return render(request, f"gesprekken/{naam}.html", context, status=status)


def _bewaar_geheel(request: GebruikerRequest, deelname: Deelname, code: str) -> HttpResponse:
    """Save the page; what conflicts or is wrong comes back with both texts."""
    oordelen = toegang.oordelen_bewerken(request.user, deelname.sleutel, code)
    formulier = Domeinformulier(request.POST, oordelen)
    try:
        verschillen = acties.bewaar_oordelen(
            formulier.ingestuurd, door=request.user, op=klok.nu(), klaar=formulier.klaar
        )
    except OngeldigeOvergang:
        messages.warning(request, f"{acties.INGEDIEND} Wat je net schreef, is apart bewaard.")
        return redirect("deelname_domein", deelname.sleutel, code)
    if geweigerd := formulier.geweigerd(verschillen):
        return _toon_domein(request, deelname, code, geweigerd)
    messages.success(request, "Alles is opgeslagen.")
    url = reverse("deelname_domein", args=[deelname.sleutel, code])
    return redirect(f"{url}#i{anker(formulier.daarna)}" if formulier.daarna else url)


@require_POST
def oordeel_bewaren(request: GebruikerRequest, sleutel: str, code: str) -> JsonResponse:
    """Save one field of one answer, and answer as data."""
    oordeel = toegang.oordeel_bewerken(request.user, sleutel, code)
    return bewaar(
        request,
        oordeel,
        form=OordeelForm(waarden=waarden_van(oordeel)),
        mits=acties.SCHRIJVEN_MAG,
        erbij=acties.stempels(door=request.user, op=klok.nu()),
        gesloten=acties.INGEDIEND,
    )


@require_POST
def oordeel_bekeken(request: GebruikerRequest, sleutel: str, code: str) -> HttpResponse:
    """The button *Klaar*: this item was looked at, also when nothing was written."""
    oordeel = toegang.oordeel_bewerken(request.user, sleutel, code)
    try:
        acties.bekijk(oordeel, op=klok.nu())
    except OngeldigeOvergang as melding:
        return JsonResponse({"status": "gesloten", "melding": str(melding)}, status=409)
    return JsonResponse({"status": "opgeslagen"})

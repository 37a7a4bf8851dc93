"""The home of a school in a round, the board's goal, and what an adviser arranges."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gesprekken.acties import deelname as acties
from gesprekken.forms.deelname import DoelBestuurForm
from gesprekken.forms.ronde_scholen import AdviseurForm
from gesprekken.overzichten.deelname import DOEL_MAG, Rechten, deelnameblad
from gesprekken.toegang import ronde as toegang
from kwaliteit.overgangen import OngeldigeOvergang
from kwaliteit.views.velden import Velden, bewaar_rij
from scholen import klok
from scholen.acties.kan_niet import KanNiet
from scholen.http import GebruikerRequest

DOEL_GESLOTEN = (
    "Het verslag ligt voor of de ronde is afgerond, dus het doel staat vast. Je tekst is apart"
    " bewaard."
)


@require_safe
def deelname(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Where this school is, whose turn it is, and the way to every step."""
    deelname = toegang.deelname_lezen(request.user, sleutel)
    rechten = Rechten(
        van_school=toegang.is_van_de_school(request.user, deelname),
        indienen=toegang.mag_indienen(request.user, deelname),
        begeleiden=toegang.mag_begeleiden(request.user, deelname),
        regelen=toegang.mag_ronde_bewerken(request.user, deelname.ronde),
    )
    blad = deelnameblad(deelname, rechten, lezer=request.user, vandaag=klok.vandaag())
    context = {"deelname": deelname, "rechten": rechten, "blad": blad}
    return render(request, "gesprekken/deelname.html", context)


@require_POST
def deelname_doel_bestuur(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """The board's goal for this school, which saves itself."""
    deelname = toegang.deelname_begeleiden(request.user, sleutel)
    velden = Velden(
        form=DoelBestuurForm,
        voorvoegsel="bestuur",
        mits=DOEL_MAG,
        terug=deelname.get_absolute_url(),
        gesloten=DOEL_GESLOTEN,
    )
    return bewaar_rij(request, deelname, velden)


@require_POST
def deelname_gesprek(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Add a talk with this school."""
    deelname = toegang.deelname_regelen(request.user, sleutel)
    try:
        gesprek = acties.gesprek_toevoegen(deelname, door=request.user, op=klok.nu())
    except OngeldigeOvergang as fout:
        messages.warning(request, str(fout))
        return redirect(deelname)
    messages.success(request, f"Er staat een gesprek met {deelname.school} klaar om te plannen.")
    return redirect(gesprek)


@require_http_methods(["GET", "HEAD", "POST"])
def deelname_adviseur(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Name who guides this school from now on."""
    deelname = toegang.deelname_regelen(request.user, sleutel)
    form = AdviseurForm(
        request.POST or None,
        adviseurs=toegang.adviseurs_van(deelname.bestuur),
        nu=deelname.adviseur,
    )
    if form.is_valid():
        adviseur = form.cleaned_data["adviseur"]
        try:
            acties.adviseur_wijzigen(deelname, adviseur=adviseur, door=request.user, op=klok.nu())
        except KanNiet as fout:
            form.add_error("adviseur", str(fout))
        else:
            messages.success(request, f"{adviseur.naam} begeleidt {deelname.school} nu.")
            return redirect(deelname)
    context = {"form": form, "deelname": deelname}
    return render(request, "gesprekken/deelname_adviseur.html", context)

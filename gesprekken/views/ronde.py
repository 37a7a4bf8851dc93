"""Rounds: the list, one of them, making and changing it, and its schools."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gesprekken.acties.ronde import ronde_maken, scholen_kiezen, school_toevoegen
from gesprekken.acties.ronde import ronde_wijzigen as bewaar_ronde
from gesprekken.forms.deelname import RodeDraadForm
from gesprekken.forms.ronde import RondeForm, RondeNieuwForm, meer_dan_een_focus
from gesprekken.forms.ronde_scholen import ScholenForm, SchoolErbijForm
from gesprekken.models import Ronde
from gesprekken.overzichten.ronde import (
    Rondelezer,
    is_nog_leeg,
    rondeblad,
    rondelijst,
    schoolkeuzes,
)
from gesprekken.toegang import ronde as toegang
from kwaliteit.overgangen import OngeldigeOvergang
from kwaliteit.views.leerlingen import waarschuw
from kwaliteit.views.velden import Velden, bewaar_rij
from scholen import klok
from scholen.http import GebruikerRequest

NIET_MEER = "Deze ronde is afgerond. Zet hem eerst een stap terug als je nog iets wilt veranderen."


@require_safe
def rondes(request: GebruikerRequest) -> HttpResponse:
    """All rounds somebody may read."""
    context = {
        "rondes": rondelijst(request.user),
        "mag_maken": toegang.mag_ronde_maken(request.user),
    }
    return render(request, "gesprekken/rondes.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def ronde_nieuw(request: GebruikerRequest) -> HttpResponse:
    """Begin a round: for whom, which year, which kader; the rest is on its next page."""
    besturen = toegang.besturen_voor_ronde(request.user)
    vandaag = klok.vandaag()
    form = RondeNieuwForm(request.POST or None, besturen=besturen, vandaag=vandaag)
    if form.is_valid():
        ronde = ronde_maken(form.save(commit=False))
        messages.success(request, "De ronde is gemaakt. Alleen adviseurs zien hem nog.")
        return redirect("ronde_wijzigen", ronde.sleutel)
    return render(request, "gesprekken/ronde_nieuw.html", {"form": form})


@require_safe
def ronde(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Why this round, when, and for who may know it: where every school is."""
    ronde = toegang.ronde_lezen(request.user, sleutel)
    lezer = Rondelezer(
        gebruiker=request.user,
        bewerkt=toegang.mag_ronde_bewerken(request.user, ronde),
        ziet_standen=toegang.mag_standen_lezen(request.user, ronde),
    )
    blad = rondeblad(ronde, lezer, toon=request.GET.get("toon", ""), vandaag=klok.vandaag())
    context = {"ronde": ronde, "blad": blad, "mag_bewerken": lezer.bewerkt}
    return render(request, "gesprekken/ronde.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def ronde_wijzigen(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Change a round; asking for more than a focus gives a warning and goes through."""
    ronde = toegang.ronde_bewerken(request.user, sleutel)
    if ronde.status == Ronde.Status.AFGEROND:
        messages.warning(request, NIET_MEER)
        return redirect(ronde)
    form = RondeForm(request.POST or None, instance=ronde, vandaag=klok.vandaag())
    if form.is_valid():
        bewaar_ronde(ronde, bewaar=form.save)
        messages.success(request, "De ronde is gewijzigd.")
        waarschuw(request, *form.cleaned_data.values())
        if let_op := meer_dan_een_focus(ronde):
            messages.warning(request, let_op)
        if form.wisselt_kader:
            messages.info(request, "Je koos een ander kader. Kies waar het bestuur naar vraagt.")
            return redirect("ronde_wijzigen", ronde.sleutel)
        verder = is_nog_leeg(ronde) and "later" not in request.POST
        return redirect("ronde_scholen", ronde.sleutel) if verder else redirect(ronde)
    return render(request, "gesprekken/ronde_wijzigen.html", {"form": form, "ronde": ronde})


@require_http_methods(["GET", "HEAD", "POST"])
def ronde_scholen(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Choose the schools of a round, or add one to a round that is open."""
    ronde = toegang.ronde_bewerken(request.user, sleutel)
    if ronde.status != Ronde.Status.CONCEPT:
        return _school_erbij(request, ronde)
    form = ScholenForm(
        request.POST or None,
        scholen=toegang.scholen_van(ronde.bestuur),
        adviseurs=toegang.adviseurs_van(ronde.bestuur),
        gekozen=schoolkeuzes(ronde),
        ik=request.user,
    )
    if form.is_valid():
        try:
            scholen_kiezen(ronde, keuzes=form.keuzes)
        except OngeldigeOvergang as fout:
            messages.warning(request, str(fout))
        else:
            messages.success(request, "De keuze van scholen is opgeslagen.")
        return redirect(ronde)
    return render(request, "gesprekken/ronde_scholen.html", {"form": form, "ronde": ronde})


def _school_erbij(request: GebruikerRequest, ronde: Ronde) -> HttpResponse:
    form = SchoolErbijForm(
        request.POST or None,
        scholen=toegang.scholen_erbij(ronde),
        adviseurs=toegang.adviseurs_van(ronde.bestuur),
        ik=request.user,
    )
    if form.is_valid():
        try:
            school_toevoegen(ronde, keuze=form.keuze, door=request.user, op=klok.nu())
        except OngeldigeOvergang as fout:
            messages.warning(request, str(fout))
        else:
            messages.success(request, f"{form.keuze.school} doet nu ook mee.")
        return redirect(ronde)
    return render(request, "gesprekken/ronde_school_erbij.html", {"form": form, "ronde": ronde})


@require_POST
def ronde_rode_draad(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """The text of the rode draad, which saves itself."""
    ronde = toegang.ronde_bewerken(request.user, sleutel)
    velden = Velden(
        form=RodeDraadForm,
        voorvoegsel="draad",
        mits=Q(status__in=Ronde.LOPEND),
        terug=ronde.get_absolute_url(),
        gesloten=NIET_MEER,
    )
    return bewaar_rij(request, ronde, velden)

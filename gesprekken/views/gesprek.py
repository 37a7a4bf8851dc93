"""Talks: their list, the page of one, its date, and whether it took place."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from gesprekken import agendabestand
from gesprekken.acties import gesprek as acties
from gesprekken.forms.gesprek import (
    GesprekGevoerdForm,
    GesprekPlannenForm,
    GesprekVervallenForm,
)
from gesprekken.models import Gesprek
from gesprekken.overzichten.gesprek import gespreksblad
from gesprekken.overzichten.gesprekken import gesprekkenlijst
from gesprekken.toegang import gesprek as toegang
from kwaliteit.overgangen import OngeldigeOvergang
from kwaliteit.views.leerlingen import waarschuw
from scholen import klok
from scholen.http import GebruikerRequest, als_bestand


@require_safe
def gesprekken(request: GebruikerRequest) -> HttpResponse:
    """All talks this person may see, by what they wait for."""
    toon = request.GET.get("toon", "")
    lijst = gesprekkenlijst(request.user, toon=toon, vandaag=klok.vandaag())
    context = {"lijst": lijst, "over_te_dragen": toegang.besturen_als_adviseur(request.user)}
    return render(request, "gesprekken/gesprekken.html", context)


@require_safe
def gesprek(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """One talk: where it stands, when and where, with whom, about what."""
    gesprek = toegang.gesprek_lezen(request.user, sleutel)
    mag_bewerken = toegang.mag_bewerken(request.user, gesprek)
    context = {
        "gesprek": gesprek,
        "mag_bewerken": mag_bewerken,
        "blad": gespreksblad(gesprek, request.user, mag_bewerken=mag_bewerken),
        "vandaag": klok.vandaag(),
    }
    return render(request, "gesprekken/gesprek.html", context)


@require_http_methods(["GET", "POST"])
def gesprek_plannen(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Choose day, place and people; later the same page moves it."""
    gesprek = toegang.gesprek_bewerken(request.user, sleutel)
    if not gesprek.is_voor_het_gesprek:
        messages.warning(request, _waarom_niet_plannen(gesprek))
        return redirect(gesprek)
    form = GesprekPlannenForm(request.POST or None, gesprek=gesprek, vandaag=klok.vandaag())
    if request.method == "POST" and form.is_valid():
        return _plan(request, gesprek, form)
    return render(request, "gesprekken/gesprek_plannen.html", {"form": form, "gesprek": gesprek})


def _plan(request: GebruikerRequest, gesprek: Gesprek, form: GesprekPlannenForm) -> HttpResponse:
    was_gepland = gesprek.status == Gesprek.Status.GEPLAND
    try:
        acties.plannen(
            gesprek, moment=form.moment, tafel=form.tafel, door=request.user, op=klok.nu()
        )
    except OngeldigeOvergang as fout:
        messages.warning(request, str(fout))
    else:
        wat = "is bijgewerkt" if was_gepland else "staat gepland"
        messages.success(request, f"Het gesprek met {gesprek.school} {wat}.")
    return redirect(gesprek)


def _waarom_niet_plannen(gesprek: Gesprek) -> str:
    if gesprek.status == Gesprek.Status.VERVALLEN:
        return "Dit gesprek gaat niet door. Voeg op de pagina van de ronde een nieuw gesprek toe."
    return "Dit gesprek is al gevoerd, dus de datum ligt vast."


@require_safe
def gesprek_ics(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """The date as a file for one's own calendar."""
    gesprek = toegang.gesprek_lezen(request.user, sleutel)
    if gesprek.datum is None:
        messages.warning(request, "Er staat nog geen datum, dus er is nog niets om te downloaden.")
        return redirect(gesprek)
    volgnummer = agendabestand.volgnummer(gesprek)
    inhoud = agendabestand.inhoud(gesprek, volgnummer=volgnummer, op=klok.nu())
    return als_bestand(inhoud, agendabestand.bestandsnaam(gesprek))


@require_http_methods(["GET", "POST"])
def gesprek_gevoerd(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Say that it was held: on which day, with whom."""
    gesprek = toegang.gesprek_bewerken(request.user, sleutel)
    if not gesprek.is_voor_het_gesprek:
        messages.info(request, "Dit gesprek is al afgerond. Kijk hoe het er nu voor staat.")
        return redirect(gesprek)
    form = GesprekGevoerdForm(request.POST or None, gesprek=gesprek, vandaag=klok.vandaag())
    if request.method == "POST" and form.is_valid():
        return _voer(request, gesprek, form)
    zonder = gesprek.agendapunten.filter(uitkomst="").order_by("volgorde", "pk")
    context = {"form": form, "gesprek": gesprek, "zonder_uitkomst": zonder}
    return render(request, "gesprekken/gesprek_gevoerd.html", context)


def _voer(request: GebruikerRequest, gesprek: Gesprek, form: GesprekGevoerdForm) -> HttpResponse:
    datum = form.cleaned_data["datum"]
    try:
        acties.voeren(gesprek, datum=datum, tafel=form.tafel, door=request.user, op=klok.nu())
    except OngeldigeOvergang as fout:
        messages.warning(request, str(fout))
        return redirect(gesprek)
    messages.success(
        request, "Het gesprek is afgerond. Je notities blijven van jou; nu komt het verslag."
    )
    return redirect("verslag_schrijven", gesprek.sleutel)


@require_http_methods(["GET", "POST"])
def gesprek_vervallen(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Say that it will not take place, and why."""
    gesprek = toegang.gesprek_bewerken(request.user, sleutel)
    form = GesprekVervallenForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        context = {"form": form, "gesprek": gesprek}
        return render(request, "gesprekken/gesprek_vervallen.html", context)
    reden = form.cleaned_data["reden"]
    try:
        gesprek.vervallen(door=request.user, op=klok.nu(), reden=reden)
    except OngeldigeOvergang as fout:
        messages.warning(request, str(fout))
        return redirect(gesprek)
    messages.success(request, "Het gesprek gaat niet door. De school leest waarom.")
    waarschuw(request, reden)
    return redirect(gesprek)

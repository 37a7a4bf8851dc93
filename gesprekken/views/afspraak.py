"""Afspraken: their list, the page of one, and what happens to it after the talk."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from gesprekken.acties import afspraak as acties
from gesprekken.forms.afspraak import AfspraakStatusForm, AfsprakenFilter, NotitieForm
from gesprekken.models import Afspraak
from gesprekken.overzichten.afspraken import afspraakblad, afsprakenlijst
from gesprekken.toegang import afspraak as toegang
from kwaliteit.overgangen import OngeldigeOvergang
from kwaliteit.views.leerlingen import waarschuw
from scholen import klok
from scholen.http import GebruikerRequest

GELUKT = {
    "gereed": "De afspraak staat op klaar.",
    "stoppen": "De afspraak is gestopt. Jullie reden staat erbij.",
    "hervatten": "De afspraak loopt weer.",
}


@require_GET
def afspraken(request: GebruikerRequest) -> HttpResponse:
    """All afspraken somebody may read, own side first; by school, party and status."""
    zichtbaar = toegang.gedeelde_afspraken(request.user)
    filter_ = AfsprakenFilter(
        request.GET, scholen=toegang.scholen_met_afspraken(zichtbaar), auto_id="filter-%s"
    )
    lijst = afsprakenlijst(filter_.toegepast(zichtbaar), lezer=request.user, vandaag=klok.vandaag())
    context = {"lijst": lijst, "filter": filter_, "is_gefilterd": bool(request.GET)}
    return render(request, "gesprekken/afspraken.html", context)


@require_GET
def afspraak(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """One afspraak: who, when, how it shows, how it goes."""
    return _toon(request, toegang.afspraak_lezen(request.user, sleutel))


def _toon(
    request: GebruikerRequest,
    rij: Afspraak,
    *,
    statusform: AfspraakStatusForm | None = None,
    notitieform: NotitieForm | None = None,
) -> HttpResponse:
    context = {
        "afspraak": rij,
        "blad": afspraakblad(rij, lezer=request.user, vandaag=klok.vandaag()),
        "mag_bijwerken": rij.is_gedeeld and toegang.mag_bijwerken(request.user, rij),
        "statusform": statusform or AfspraakStatusForm(),
        "notitieform": notitieform or NotitieForm(),
        "form": statusform or notitieform,
    }
    return render(request, "gesprekken/afspraak.html", context)


def _nog_niet(request: GebruikerRequest, rij: Afspraak) -> HttpResponse:
    messages.warning(request, acties.NOG_NIET)
    return redirect(rij)


@require_POST
def afspraak_status(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """It is done, it stops, or it runs again."""
    rij = toegang.afspraak_bijwerken(request.user, sleutel)
    if not rij.is_gedeeld:
        return _nog_niet(request, rij)
    form = AfspraakStatusForm(request.POST)
    if not form.is_valid():
        return _toon(request, rij, statusform=form)
    try:
        acties.stap_zetten(rij, **form.cleaned_data, door=request.user, op=klok.nu())
    except OngeldigeOvergang as melding:
        messages.warning(request, str(melding))
    else:
        messages.success(request, GELUKT[form.cleaned_data["stap"]])
        waarschuw(request, form.cleaned_data["reden"])
    return redirect(rij)


@require_POST
def afspraak_notitie(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Note how it goes."""
    rij = toegang.afspraak_bijwerken(request.user, sleutel)
    if not rij.is_gedeeld:
        return _nog_niet(request, rij)
    form = NotitieForm(request.POST)
    if not form.is_valid():
        return _toon(request, rij, notitieform=form)
    try:
        acties.notitie_toevoegen(rij, **form.cleaned_data, door=request.user, op=klok.nu())
    except OngeldigeOvergang as melding:
        messages.warning(request, str(melding))
    else:
        messages.success(request, "Je notitie staat erbij.")
        waarschuw(request, form.cleaned_data["tekst"])
    return redirect(rij)

"""The adviser prepares: two sheets with own notes beside them, and the agenda."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from gesprekken.acties import agenda as acties
from gesprekken.acties import kladblok
from gesprekken.acties.inzage import leg_lezen_vast
from gesprekken.forms.kladblok import (
    AantekeningForm,
    AgendapuntForm,
    AgendapuntNieuwForm,
    BevindingForm,
)
from gesprekken.models import Gesprek
from gesprekken.overzichten.agenda import duur, inzending, punten
from gesprekken.overzichten.voorbereiding import voorbereiding
from gesprekken.toegang import gesprek as toegang
from gesprekken.views.noteren import notitie
from kwaliteit.acties.volgorde import RICHTINGEN
from kwaliteit.overgangen import OngeldigeOvergang
from kwaliteit.views.leerlingen import waarschuw
from kwaliteit.views.velden import bewaar_rij
from scholen import klok
from scholen.http import GebruikerRequest
from scholen.taal import aantal


@require_safe
def gesprek_voorbereiding(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Two sheets, on the screen and in print."""
    gesprek = toegang.gesprek_bewerken(request.user, sleutel)
    blad = voorbereiding(gesprek, request.user, vandaag=klok.vandaag())
    if blad.indiening:
        leg_lezen_vast(blad.indiening, door=request.user, op=klok.nu())
    context = {"gesprek": gesprek, "blad": blad}
    return render(request, "gesprekken/gesprek_voorbereiding.html", context)


@require_POST
def voorbereiding_bewaren(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """The adviser's own note."""
    gesprek = toegang.gesprek_bewerken(request.user, sleutel)
    rij = kladblok.voorbereiding(gesprek, auteur=request.user, op=klok.nu())
    terug = reverse("gesprek_voorbereiding", args=[sleutel])
    return bewaar_rij(request, rij, notitie(AantekeningForm, "eigen", terug))


@require_POST
def bevinding_bewaren(request: GebruikerRequest, sleutel: str, code: str) -> HttpResponse:
    """What the adviser sees at one item."""
    gesprek = toegang.gesprek_bewerken(request.user, sleutel)
    item = toegang.item(gesprek, code)
    rij = kladblok.bevinding(gesprek, item=item, auteur=request.user)
    terug = reverse("gesprek_voorbereiding", args=[sleutel])
    velden = notitie(BevindingForm, f"zie-{code}", terug)
    return bewaar_rij(request, rij, velden)


@require_safe
def gesprek_agenda(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """The agenda as its adviser makes it."""
    gesprek = toegang.gesprek_bewerken(request.user, sleutel)
    return _toon_agenda(request, gesprek, AgendapuntNieuwForm())


def _toon_agenda(
    request: GebruikerRequest, gesprek: Gesprek, form: AgendapuntNieuwForm
) -> HttpResponse:
    indiening = inzending(gesprek)
    if indiening:
        leg_lezen_vast(indiening, door=request.user, op=klok.nu())
    agenda = punten(gesprek, indiening)
    context = {
        "gesprek": gesprek,
        "punten": agenda,
        "minuten": sum(punt.minuten or 0 for punt in agenda),
        "duur": duur(gesprek),
        "is_ingediend": indiening is not None,
        "form": form,
    }
    return render(request, "gesprekken/gesprek_agenda.html", context)


@require_POST
def agenda_maken(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Put the topics that are not on the agenda yet on it."""
    gesprek = toegang.gesprek_bewerken(request.user, sleutel)
    try:
        nieuw = acties.agenda_maken(gesprek, door=request.user, op=klok.nu())
    except OngeldigeOvergang as fout:
        messages.warning(request, str(fout))
        return redirect(gesprek)
    if nieuw:
        erbij = aantal(nieuw, "punt staat", "punten staan")
        messages.success(request, f"{erbij.capitalize()} nu op de agenda.")
    else:
        messages.info(request, "De agenda was al bij.")
    return redirect("gesprek_agenda", sleutel)


@require_POST
def agendapunt_nieuw(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """A point of the adviser's own."""
    gesprek = toegang.gesprek_bewerken(request.user, sleutel)
    form = AgendapuntNieuwForm(request.POST)
    if not form.is_valid():
        return _toon_agenda(request, gesprek, form)
    try:
        acties.agendapunt_toevoegen(gesprek, titel=form.cleaned_data["titel"])
        waarschuw(request, form.cleaned_data["titel"])
    except OngeldigeOvergang as fout:
        messages.warning(request, str(fout))
    return redirect("gesprek_agenda", sleutel)


@require_POST
def agendapunt_bewaren(request: GebruikerRequest, sleutel: str, punt: str) -> HttpResponse:
    """A field of a point: title, minutes, question, and how far it came."""
    gesprek = toegang.gesprek_bewerken(request.user, sleutel)
    rij = toegang.agendapunt(gesprek, punt)
    op_tafel = "terug" in request.GET
    naam = "gesprek_voeren" if op_tafel else "gesprek_agenda"
    terug = reverse(naam, args=[sleutel]) + (f"?punt={punt}" if op_tafel else f"#punt-{punt}")
    return bewaar_rij(request, rij, notitie(AgendapuntForm, punt, terug))


@require_POST
def agendapunt_verplaatsen(request: GebruikerRequest, sleutel: str, punt: str) -> HttpResponse:
    """One place up or down."""
    gesprek = toegang.gesprek_bewerken(request.user, sleutel)
    rij = toegang.agendapunt(gesprek, punt)
    stap = RICHTINGEN.get(request.POST.get("stap", ""), 0)
    try:
        acties.agendapunt_verplaatsen(rij, stap=stap)
    except OngeldigeOvergang as fout:
        messages.warning(request, str(fout))
    return redirect(reverse("gesprek_agenda", args=[sleutel]) + f"#punt-{punt}")


@require_POST
def agendapunt_weghalen(request: GebruikerRequest, sleutel: str, punt: str) -> HttpResponse:
    """Take an own point off the agenda."""
    gesprek = toegang.gesprek_bewerken(request.user, sleutel)
    rij = toegang.agendapunt(gesprek, punt)
    try:
        acties.agendapunt_weghalen(rij)
    except OngeldigeOvergang as fout:
        messages.warning(request, str(fout))
    else:
        messages.success(request, f"‘{rij.titel}’ staat niet meer op de agenda.")
    return redirect("gesprek_agenda", sleutel)

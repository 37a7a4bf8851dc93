"""Saving the fields of one row: by themselves, or as a form without JavaScript."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.db import models
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render

from kwaliteit.acties.bewaren import Gesloten, Verschil, bewaar_velden
from kwaliteit.views.bewaren import bewaar, waarom_niet
from kwaliteit.views.leerlingen import waarschuw
from scholen import klok
from scholen.http import GebruikerRequest, wil_gegevens


@dataclass(frozen=True)
class Velden:
    """How the fields of one row stand on their page, and until when they may be written."""

    form: Callable[..., forms.BaseForm]
    voorvoegsel: str
    mits: Q
    terug: str
    gesloten: str


def bewaar_rij(request: GebruikerRequest, rij: models.Model, velden: Velden) -> HttpResponse:
    """Answer a field that saved itself with data, and a whole form with the page it came from."""
    if wil_gegevens(request):
        form = velden.form(request.POST, prefix=velden.voorvoegsel)
        return bewaar(request, rij, form=form, mits=velden.mits, gesloten=velden.gesloten)
    if mislukt := bewaar_formulier(request, rij, velden):
        return mislukt
    messages.success(request, "Alles is opgeslagen.")
    return redirect(velden.terug)


def bewaar_formulier(
    request: GebruikerRequest, rij: models.Model, velden: Velden
) -> HttpResponse | None:
    """Save the fields of ``rij`` the page sent; gives the answer when something was not saved."""
    formulier = _ingevuld(request, velden)
    try:
        verschillen = _bewaar_goede(request, rij, formulier, velden.mits)
    except Gesloten as fout:
        return te_laat(request, formulier, waarom_niet(fout, velden.gesloten), velden.terug)
    if formulier.errors or verschillen:
        return _opnieuw(request, formulier, verschillen, velden.terug)
    return None


def te_laat(
    request: GebruikerRequest, formulier: forms.BaseForm, waarom: str, terug: str
) -> HttpResponse:
    """Who comes too late sees once more what was typed.

    Args:
        waarom: the sentence that says why it cannot be kept.
        terug: the page to go on from.
    """
    context = {"form": formulier, "gesloten": waarom, "terug": terug}
    return render(request, "kwaliteit/te_laat.html", context, status=409)


def _ingevuld(request: GebruikerRequest, velden: Velden) -> forms.BaseForm:
    """The form with only the fields the page sent."""
    formulier = velden.form(request.POST, prefix=velden.voorvoegsel)
    for naam in list(formulier.fields):
        if formulier.add_prefix(naam) not in request.POST:
            del formulier.fields[naam]
    return formulier


def _bewaar_goede(
    request: GebruikerRequest, rij: models.Model, formulier: forms.BaseForm, mits: Q
) -> dict[str, Verschil]:
    """Save what is right in the form; gives what conflicts."""
    formulier.full_clean()
    namen = [naam for naam in formulier.fields if naam in formulier.cleaned_data]
    waarden = {naam: formulier.cleaned_data[naam] for naam in namen}
    merken = {naam: _merk(request, formulier, naam) for naam in namen}
    waarschuw(request, *waarden.values())
    return bewaar_velden(
        rij, waarden=waarden, merken=merken, door=request.user, op=klok.nu(), mits=mits
    )


def _opnieuw(
    request: GebruikerRequest,
    formulier: forms.BaseForm,
    verschillen: Mapping[str, Verschil],
    terug: str,
) -> HttpResponse:
    """The fields that were not saved, as typed, with the other text where there is one."""
    for naam in list(formulier.fields):
        if naam not in formulier.errors and naam not in verschillen:
            del formulier.fields[naam]
    rijen = []
    for naam in formulier.fields:
        verschil = verschillen.get(naam)
        merk = verschil.merk if verschil else _merk(request, formulier, naam)
        rijen.append({"veld": formulier[naam], "verschil": verschil, "merk": merk})
    context = {"form": formulier, "velden": rijen, "terug": terug}
    return render(request, "kwaliteit/nog_niet_opgeslagen.html", context)


def _merk(request: GebruikerRequest, formulier: forms.BaseForm, naam: str) -> str:
    """Which value the page started from, as it said in a hidden field."""
    return request.POST.get(f"{formulier.add_prefix(naam)}-merk", "")

"""Saving the fields of one row around a talk: by itself, or as a form without JavaScript."""

from collections.abc import Mapping

from django import forms
from django.contrib import messages
from django.db import models
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render

from kwaliteit.acties.bewaren import Gesloten, Verschil, bewaar_velden
from kwaliteit.leerlingen import let_op
from kwaliteit.views.bewaren import bewaar
from scholen import klok
from scholen.http import GebruikerRequest, wil_gegevens

GESLOTEN = (
    "Het verslag van dit gesprek ligt voor, dus hier kan niets meer bij. Kopieer je tekst, of neem"
    " het verslag eerst terug."
)


def bewaar_rij(
    request: GebruikerRequest,
    rij: models.Model,
    *,
    form: type[forms.ModelForm],
    voorvoegsel: str,
    mits: Q,
    terug: str,
    gesloten: str = GESLOTEN,
) -> HttpResponse:
    """Answer a field that saved itself with data, and a whole form with the page it came from.

    Args:
        voorvoegsel: what the names of the fields of this row start with on their page.
        terug: where a form goes back to.
        gesloten: what to tell when the row may not be written any more.
    """
    if wil_gegevens(request):
        return bewaar(request, rij, form=form, mits=mits, gesloten=gesloten)
    mislukt = bewaar_formulier(
        request,
        rij,
        form=form,
        voorvoegsel=voorvoegsel,
        mits=mits,
        terug=terug,
        gesloten=gesloten,
    )
    return mislukt or redirect(terug)


def bewaar_formulier(
    request: GebruikerRequest,
    rij: models.Model,
    *,
    form: type[forms.ModelForm],
    voorvoegsel: str,
    mits: Q,
    terug: str,
    gesloten: str = GESLOTEN,
) -> HttpResponse | None:
    """Save the fields of ``rij`` the page sent; gives the answer when something was not saved."""
    formulier = _ingevuld(request, form, voorvoegsel)
    try:
        verschillen = _bewaar_goede(request, rij, formulier, mits)
    except Gesloten:
        messages.warning(request, gesloten)
        return redirect(terug)
    if formulier.errors or verschillen:
        return _opnieuw(request, formulier, verschillen, terug)
    return None


def _ingevuld(
    request: GebruikerRequest, form: type[forms.ModelForm], voorvoegsel: str
) -> forms.ModelForm:
    """The form with only the fields the page sent."""
    formulier = form(request.POST, prefix=voorvoegsel)
    for naam in list(formulier.fields):
        if formulier.add_prefix(naam) not in request.POST:
            del formulier.fields[naam]
    return formulier


def _bewaar_goede(
    request: GebruikerRequest, rij: models.Model, formulier: forms.ModelForm, mits: Q
) -> dict[str, Verschil]:
    """Save what is right in the form; gives what conflicts.

    Raises:
        Gesloten: the row may not be written any more; what was typed is kept.
    """
    formulier.full_clean()
    waarden = {naam: formulier.cleaned_data[naam] for naam in _goed(formulier)}
    merken = {naam: request.POST.get(f"{formulier.add_prefix(naam)}-merk", "") for naam in waarden}
    for tekst in waarden.values():
        if isinstance(tekst, str) and let_op(tekst):
            messages.warning(request, let_op(tekst))
    return bewaar_velden(
        rij, waarden=waarden, merken=merken, door=request.user, op=klok.nu(), mits=mits
    )


def _goed(formulier: forms.ModelForm) -> list[str]:
    return [naam for naam in formulier.fields if naam in formulier.cleaned_data]


def _opnieuw(
    request: GebruikerRequest,
    formulier: forms.ModelForm,
    verschillen: Mapping[str, Verschil],
    terug: str,
) -> HttpResponse:
    """The fields that were not saved, as typed, with the other text where there is one."""
    for naam in list(formulier.fields):
        if naam not in formulier.errors and naam not in verschillen:
            del formulier.fields[naam]
    velden = [
        {
            "veld": formulier[naam],
            "verschil": verschillen.get(naam),
            "merk": verschillen[naam].merk
            if naam in verschillen
            else request.POST.get(f"{formulier.add_prefix(naam)}-merk", ""),
        }
        for naam in formulier.fields
    ]
    context = {"form": formulier, "velden": velden, "terug": terug}
    return render(request, "gesprekken/gesprek_veld.html", context)

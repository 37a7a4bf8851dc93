"""Besturen of the installation: the list, starting one, who keeps it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from scholen import klok
from scholen.acties import bestuur as acties
from scholen.acties.kan_niet import Ingehaald, KanNiet
from scholen.forms.bestuur import BestuurForm, BestuurNieuwForm, BestuurWijzigForm
from scholen.forms.mensen import BeheerderUitnodigenForm, InstallatieUitnodigenForm
from scholen.http import GebruikerRequest
from scholen.models import Samenwerkingsverband
from scholen.overzichten.installatie import bestuursblad, installatieblad
from scholen.toegang import mensen as toegang
from scholen.views.uitnodiging import is_gevraagd


@require_safe
def besturen(request: GebruikerRequest) -> HttpResponse:
    """All besturen, and who keeps the installation."""
    alle = toegang.installatie(request.user)
    context = {"blad": installatieblad(alle, op=klok.nu())}
    return render(request, "scholen/besturen.html", context)


@require_safe
def bestuur(request: GebruikerRequest, bestuur: str) -> HttpResponse:
    """One bestuur: its number, who keeps it, who was asked to."""
    rij = toegang.bestuur_inrichten(request.user, bestuur)
    context = {"bestuur": rij, "blad": bestuursblad(rij, op=klok.nu())}
    return render(request, "scholen/bestuur.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def bestuur_nieuw(request: GebruikerRequest) -> HttpResponse:
    """A bestuur with its number; then its first beheerder."""
    toegang.installatie(request.user)
    form = BestuurNieuwForm(request.POST or None, verbanden=toegang.verbanden())
    if form.is_valid():
        try:
            rij = acties.bestuur_maken(
                naam=form.cleaned_data["naam"],
                bestuursnummer=form.cleaned_data["bestuursnummer"],
                swv=_verband(form),
                door=request.user,
                op=klok.nu(),
            )
        except KanNiet as fout:
            form.add_error("bestuursnummer", str(fout))
        else:
            messages.success(request, f"{rij} staat erbij. Nodig nu de eerste beheerder uit.")
            return redirect("beheer:bestuur_uitnodigen", rij.bestuursnummer)
    return render(request, "scholen/bestuur_nieuw.html", {"form": form})


def _nieuw(form: BestuurWijzigForm) -> dict[str, Any]:
    """What was changed on the page."""
    verband = {"swv": _verband(form)} if form.cleaned_data["swv_code"] else {}
    return form.gewijzigd | verband


def _verband(form: BestuurForm) -> Samenwerkingsverband | None:
    """The one that was chosen, or a new one."""
    code, naam = form.cleaned_data["swv_code"], form.cleaned_data["swv_naam"]
    gekozen: Samenwerkingsverband | None = form.cleaned_data.get("swv")
    return acties.verband_maken(naam=naam, code=code) if code else gekozen


@require_http_methods(["GET", "HEAD", "POST"])
def bestuur_wijzigen(request: GebruikerRequest, bestuur: str) -> HttpResponse:
    """Another name or samenwerkingsverband."""
    rij = toegang.bestuur_inrichten(request.user, bestuur)
    form = BestuurWijzigForm(request.POST or None, verbanden=toegang.verbanden(), rij=rij)
    if form.is_valid():
        try:
            anders = acties.bestuur_wijzigen(
                rij, _nieuw(form), gezien=form.gezien, door=request.user, op=klok.nu()
            )
        except Ingehaald as fout:
            form.botst(fout)
        else:
            zin = "Het bestuur is gewijzigd." if anders else "Er is niets gewijzigd."
            messages.success(request, zin)
            return redirect("beheer:bestuur", rij.bestuursnummer)
    return render(request, "scholen/bestuur_wijzigen.html", {"form": form, "bestuur": rij})


@require_http_methods(["GET", "HEAD", "POST"])
def bestuur_uitnodigen(request: GebruikerRequest, bestuur: str) -> HttpResponse:
    """Ask somebody to keep this bestuur."""
    rij = toegang.bestuur_inrichten(request.user, bestuur)
    form = BeheerderUitnodigenForm(request.POST or None, bestuur=rij)
    if is_gevraagd(request, form):
        return redirect("beheer:bestuur", rij.bestuursnummer)
    return render(request, "scholen/bestuur_uitnodigen.html", {"form": form, "bestuur": rij})


@require_http_methods(["GET", "HEAD", "POST"])
def installatie_uitnodigen(request: GebruikerRequest) -> HttpResponse:
    """Ask somebody to keep the installation, or for a samenwerkingsverband."""
    toegang.installatie(request.user)
    form = InstallatieUitnodigenForm(request.POST or None, verbanden=toegang.verbanden())
    if is_gevraagd(request, form):
        return redirect("beheer:besturen")
    return render(request, "scholen/bestuur_uitnodigen.html", {"form": form})

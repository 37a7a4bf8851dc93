"""Changing a name: one's own, or that of somebody who works at one bestuur alone."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from scholen import klok
from scholen.acties.kan_niet import Ingehaald
from scholen.acties.persoon import naam_wijzigen
from scholen.forms.persoon import PersoonForm
from scholen.http import GebruikerRequest
from scholen.models import Gebruiker
from scholen.toegang import mensen as toegang


@require_http_methods(["GET", "HEAD", "POST"])
def account_naam(request: GebruikerRequest) -> HttpResponse:
    """One's own."""
    return _wijzig(request, request.user, terug=reverse("account"))


@require_http_methods(["GET", "HEAD", "POST"])
def persoon_wijzigen(request: GebruikerRequest, persoon: str) -> HttpResponse:
    """That of somebody else, by the beheerder."""
    gebruiker = toegang.persoon_wijzigen(request.user, persoon)
    return _wijzig(request, gebruiker, terug=reverse("beheer:persoon", args=[persoon]))


def _wijzig(request: GebruikerRequest, wie: Gebruiker, *, terug: str) -> HttpResponse:
    form = PersoonForm(request.POST or None, rij=wie)
    if form.is_valid():
        try:
            anders = naam_wijzigen(
                wie, form.gewijzigd, gezien=form.gezien, door=request.user, op=klok.nu()
            )
        except Ingehaald as fout:
            form.botst(fout)
        else:
            messages.success(
                request, "De naam is gewijzigd." if anders else "Er is niets gewijzigd."
            )
            return redirect(terug)
    return render(request, "scholen/naam_wijzigen.html", {"form": form, "wie": wie, "terug": terug})

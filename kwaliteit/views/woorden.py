"""The words of a bestuur: what it calls the things that its kaders leave open."""

from functools import partial

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kwaliteit import toegang
from kwaliteit.forms.kader_bewerken import WoordenForm
from kwaliteit.overzichten.woorden import woordkeuzes
from kwaliteit.views.velden import Velden, bewaar_rij
from scholen.http import GebruikerRequest


@require_safe
def woorden(request: GebruikerRequest) -> HttpResponse:
    """For which bestuur; who works at one goes on at once."""
    besturen = list(toegang.besturen_voor_kader(request.user))
    if len(besturen) == 1:
        return redirect("kwaliteit:bestuur_woorden", besturen[0].bestuursnummer)
    return render(request, "kwaliteit/woorden.html", {"besturen": besturen})


@require_safe
def bestuur_woorden(request: GebruikerRequest, bestuur: str) -> HttpResponse:
    """Every word, with what the kader says and where it stands."""
    rij = toegang.bestuur_met_woorden(request.user, bestuur)
    keuzes = woordkeuzes(rij)
    form = WoordenForm(
        rij=rij,
        namen=[keuze.naam for keuze in keuzes],
        hulp={keuze.naam: f"Zonder eigen woord: {keuze.van_kader or '(leeg)'}" for keuze in keuzes},
        prefix="woord",
    )
    context = {"bestuur": rij, "woorden": list(zip(keuzes, form, strict=True))}
    return render(request, "kwaliteit/bestuur_woorden.html", context)


@require_POST
def bestuur_woorden_bewaren(request: GebruikerRequest, bestuur: str) -> HttpResponse:
    """One word."""
    rij = toegang.bestuur_met_woorden(request.user, bestuur)
    namen = [keuze.naam for keuze in woordkeuzes(rij)]
    velden = Velden(
        form=partial(WoordenForm, rij=rij, namen=namen),
        voorvoegsel="woord",
        mits=Q(),
        terug=reverse("kwaliteit:bestuur_woorden", args=[bestuur]),
        gesloten="Hier kan nu niet meer geschreven worden.",
    )
    return bewaar_rij(request, rij, velden)

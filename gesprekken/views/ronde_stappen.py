"""The steps of a round: open, close, round off, and one step back."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from gesprekken.acties import ronde_verloop as verloop
from gesprekken.acties.ronde import ronde_openen as openen
from gesprekken.forms.deelname import RedenForm
from gesprekken.models import Ronde
from gesprekken.toegang import ronde as toegang
from kwaliteit.overgangen import OngeldigeOvergang
from kwaliteit.views.leerlingen import waarschuw
from scholen import klok
from scholen.http import GebruikerRequest

TERUG: dict[str, tuple[Callable[..., None], str, str]] = {
    Ronde.Status.OPEN: (
        verloop.terug_naar_concept,
        "Terug naar concept",
        "De ronde is weer een concept. Scholen zien hem niet meer.",
    ),
    Ronde.Status.GESLOTEN: (
        verloop.heropenen,
        "De ronde weer openen",
        "De ronde is weer open. Scholen kunnen weer indienen.",
    ),
    Ronde.Status.AFGEROND: (
        verloop.terug_naar_gesloten,
        "Toch nog niet afgerond",
        "De ronde is niet meer afgerond.",
    ),
}
"""Per status the one step back: the actie, the heading of its page, what is said afterwards."""


@require_POST
def ronde_openen(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Open the round: from now on its schools may write."""
    return _stap(request, sleutel, openen, "De ronde is open. De scholen kunnen beginnen.")


@require_POST
def ronde_sluiten(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Close the round: nobody can submit any more."""
    gedaan = "De ronde is gesloten. Gesprekken en verslagen gaan gewoon door."
    return _stap(request, sleutel, verloop.sluiten, gedaan)


@require_POST
def ronde_afronden(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Round off the year's dialogue."""
    return _stap(request, sleutel, verloop.afronden, "De ronde is afgerond.")


@require_http_methods(["GET", "HEAD", "POST"])
def ronde_terug(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """One step back, with a reason."""
    ronde = toegang.ronde_bewerken(request.user, sleutel)
    if ronde.status not in TERUG:
        messages.warning(request, "Deze ronde is nog een concept. Je kunt hem gewoon wijzigen.")
        return redirect(ronde)
    actie, kop, gedaan = TERUG[ronde.status]
    form = RedenForm(request.POST or None, vraag="Waarom?", uitleg="Dit staat in het logboek.")
    if form.is_valid():
        reden = form.cleaned_data["reden"]
        return _stap(request, sleutel, actie, gedaan, reden=reden)
    context = {"form": form, "ronde": ronde, "kop_tekst": kop}
    return render(request, "gesprekken/ronde_terug.html", context)


def _stap(
    request: GebruikerRequest,
    sleutel: str,
    actie: Callable[..., None],
    gedaan: str,
    **erbij: str,
) -> HttpResponse:
    """Take one step of the round and say what came of it."""
    ronde = toegang.ronde_bewerken(request.user, sleutel)
    try:
        actie(ronde, door=request.user, op=klok.nu(), **erbij)
    except OngeldigeOvergang as fout:
        messages.warning(request, str(fout))
    else:
        messages.success(request, gedaan)
        waarschuw(request, *erbij.values())
    return redirect(ronde)

"""The verslag as it is read, sent, taken back, closed and improved."""

from collections.abc import Callable, Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from gesprekken.acties.lezen import verslag_gelezen
from gesprekken.acties.vaststellen import afsluiten_zonder_vaststelling
from gesprekken.acties.vaststellen import verslag_verbeteren as begin_verbetering
from gesprekken.acties.verslag import terugnemen, voorleggen
from gesprekken.forms.akkoord import AkkoordForm, AntwoordForm, BlijvendeTekstForm, Marge
from gesprekken.forms.verslag import VerslagRedenForm
from gesprekken.models import Partij, Verslag
from gesprekken.rapport import Gespreksrapport
from gesprekken.rapport.blad import Bladdeel, Verslagblad, wat_leeg_is
from gesprekken.toegang import verslag as toegang
from kwaliteit.overgangen import OngeldigeOvergang
from kwaliteit.views.leerlingen import waarschuw
from scholen import klok
from scholen.http import GebruikerRequest
from scholen.taal import opsomming

REDENEN = {
    "verslag_terugnemen": {
        "titel": "Het verslag terugnemen",
        "uitleg": (
            "Je kunt het verslag dan weer helemaal wijzigen. Alle akkoorden vervallen, van beide"
            " kanten. De school leest het verslag pas weer als je het opnieuw voorlegt."
        ),
        "knop": "Verslag terugnemen",
    },
    "verslag_zonder_vaststelling": {
        "titel": "Afsluiten zonder vaststelling",
        "uitleg": (
            "Het verslag blijft zoals het nu is, met de akkoorden die er zijn. Op de pagina en in"
            " de pdf staat dat het niet is vastgesteld, met jouw reden erbij. Dit kun je niet"
            " terugdraaien."
        ),
        "knop": "Afsluiten zonder vaststelling",
    },
    "verslag_verbeteren": {
        "titel": "Het verslag verbeteren",
        "uitleg": (
            "Er komt een volgende versie, met dezelfde onderdelen en nog zonder akkoord. Het"
            " vastgestelde verslag blijft gelden tot beide kanten ook met de nieuwe versie akkoord"
            " zijn. Daarna blijft de oude pdf te downloaden."
        ),
        "knop": "Nieuwe versie beginnen",
    },
}


@require_GET
def verslag(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Read it; who signs, answers in the margin."""
    rij = toegang.verslag_lezen(request.user, sleutel)
    if rij.status == Verslag.Status.CONCEPT:
        return redirect("verslag_schrijven", sleutel)
    verslag_gelezen(rij, door=request.user, op=klok.nu())
    return toon_verslag(request, rij)


def toon_verslag(
    request: GebruikerRequest,
    rij: Verslag,
    *,
    marge: Marge | None = None,
    niet_bewaard: Sequence[str] = (),
    status: int = 200,
) -> HttpResponse:
    """The page of a verslag.

    Args:
        marge: what somebody sent that is not right yet, or not confirmed.
        niet_bewaard: what came too late.
    """
    blad = Verslagblad.van(rij)
    marge = marge or Marge()
    context = {
        "verslag": rij,
        "blad": blad,
        "delen": [(deel, *_formulieren(deel, marge)) for deel in blad.delen],
        "marge": marge,
        "niet_bewaard": niet_bewaard,
        **_voor_lezer(request, rij, blad),
    }
    return render(request, "gesprekken/verslag.html", context, status=status)


def _voor_lezer(request: GebruikerRequest, rij: Verslag, blad: Verslagblad) -> dict[str, object]:
    """How far both sides are, and what this reader may do here."""
    tekenaars = toegang.wie_tekent(rij)
    partij = None if rij.is_vast else tekenaars.partij_van(request.user)
    return {
        "standen": blad.standen(tekenaars),
        "kantoor": tekenaars.kantoor_naast(rij.gesprek.adviseur_id),
        "versies": toegang.verslagversies(request.user, rij.gesprek),
        "mag_schrijven": toegang.mag_schrijven(rij),
        "las_mee": toegang.las_mee(rij),
        "mag_gezien": toegang.mag_gezien(rij),
        **_voor_tekenaar(blad, partij),
    }


def _voor_tekenaar(blad: Verslagblad, partij: Partij | None) -> dict[str, object]:
    """What somebody who signs still has to do; nothing for a reader."""
    if partij is None:
        return {"partij": None}
    onbeantwoord = blad.nog_stil[partij]
    return {
        "partij": partij,
        "te_doen": blad.nog_te_doen[partij],
        "onbeantwoord": onbeantwoord,
        "onbeantwoord_in_woorden": opsomming(str(nummer) for nummer in onbeantwoord),
        "te_beantwoorden": [
            rij.deel.nummer for rij in blad.delen if rij.wacht_op_antwoord_van(partij)
        ],
    }


def _formulieren(deel: Bladdeel, marge: Marge) -> list[BlijvendeTekstForm]:
    """The two forms of a section: an answer on its text, and one to a remark of the other side."""
    return [
        marge.formulier(soort, sleutel=deel.sleutel, nummer=deel.deel.nummer)
        for soort in (AkkoordForm, AntwoordForm)
    ]


@require_http_methods(["GET", "POST"])
def verslag_voorleggen(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Say what is still empty, and send it to both sides."""
    _, concept = toegang.concept_schrijven(request.user, sleutel)
    if concept is None:
        return redirect("verslag_schrijven", sleutel)
    if request.method == "POST":
        try:
            voorleggen(concept, door=request.user, op=klok.nu())
        except OngeldigeOvergang as melding:
            messages.warning(request, str(melding))
            return redirect("verslag_schrijven", sleutel)
        messages.success(request, f"Het verslag ligt nu voor bij {concept.school} en bij jou.")
        return redirect(concept)
    rapport = Gespreksrapport.van(concept)
    context = {"verslag": concept, "rapport": rapport, "leeg": wat_leeg_is(rapport)}
    context["tekenaars"] = toegang.wie_tekent(concept)
    return render(request, "gesprekken/verslag_voorleggen.html", context)


@require_http_methods(["GET", "POST"])
def verslag_terugnemen(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Back to the writer; all akkoorden void."""
    rij = toegang.verslag_bewerken(request.user, sleutel)

    def doe(reden: str) -> HttpResponse:
        terugnemen(rij, door=request.user, op=klok.nu(), reden=reden)
        messages.success(request, "Je hebt het verslag terug. Alle akkoorden zijn vervallen.")
        return redirect("verslag_schrijven", sleutel)

    return _met_reden(request, rij, "verslag_terugnemen", doe)


@require_http_methods(["GET", "POST"])
def verslag_zonder_vaststelling(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """End it with the akkoorden there are."""
    rij = toegang.verslag_bewerken(request.user, sleutel)

    def doe(reden: str) -> HttpResponse:
        afsluiten_zonder_vaststelling(rij, door=request.user, op=klok.nu(), reden=reden)
        messages.success(request, "Het verslag is afgesloten zonder vaststelling.")
        return redirect(rij)

    return _met_reden(request, rij, "verslag_zonder_vaststelling", doe)


@require_http_methods(["GET", "POST"])
def verslag_verbeteren(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Begin the next version of a fixed verslag."""
    rij = toegang.verslag_bewerken(request.user, sleutel)

    def doe(reden: str) -> HttpResponse:
        nieuw = begin_verbetering(rij, door=request.user, op=klok.nu(), reden=reden)
        messages.success(request, f"Versie {nieuw.versie} staat klaar om te schrijven.")
        return redirect("verslag_schrijven", sleutel)

    return _met_reden(request, rij, "verslag_verbeteren", doe)


def _met_reden(
    request: GebruikerRequest, rij: Verslag, naam: str, doe: Callable[[str], HttpResponse]
) -> HttpResponse:
    """A page that asks why, and then does it; at the wrong moment back with a message."""
    form = VerslagRedenForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = {"verslag": rij, "form": form, "hier": naam, **REDENEN[naam]}
        return render(request, "gesprekken/verslag_reden.html", context)
    try:
        volgende = doe(form.cleaned_data["reden"])
    except OngeldigeOvergang as melding:
        messages.warning(request, str(melding))
        return redirect(rij)
    waarschuw(request, form.cleaned_data["reden"])
    return volgende

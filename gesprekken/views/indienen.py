"""Submitting, what was submitted, opening it again, and asking to read it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from gesprekken.acties import deelname as acties
from gesprekken.acties import inzage
from gesprekken.forms.deelname import RedenForm
from gesprekken.models import Deelname
from gesprekken.rapport.ingediend import ingediend, voorproef
from gesprekken.toegang import ronde as toegang
from kwaliteit.overgangen import OngeldigeOvergang
from kwaliteit.views.leerlingen import waarschuw
from scholen import klok
from scholen.http import GebruikerRequest

MINSTENS = 10


@require_http_methods(["GET", "HEAD", "POST"])
def deelname_indienen(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Read what the board will read; the directeur submits it."""
    if request.method == "POST":
        return _dien_in(request, toegang.deelname_indienen(request.user, sleutel))
    deelname = toegang.deelname_bewerken(request.user, sleutel)
    if deelname.zelfevaluatie.status != "concept":
        return redirect("deelname_ingediend", sleutel)
    return _toon_voorproef(request, deelname)


def _toon_voorproef(
    request: GebruikerRequest, deelname: Deelname, *, vraag_nog_eens: bool = False
) -> HttpResponse:
    context = {
        "deelname": deelname,
        "blad": voorproef(deelname),
        "mag_indienen": toegang.mag_indienen(request.user, deelname),
        "vraag_nog_eens": vraag_nog_eens,
    }
    return render(request, "gesprekken/deelname_indienen.html", context)


def _dien_in(request: GebruikerRequest, deelname: Deelname) -> HttpResponse:
    ook_leeg = request.POST.get("ook_leeg") == "1"
    try:
        acties.indienen(deelname, door=request.user, op=klok.nu(), ook_leeg=ook_leeg)
    except acties.NietsBekeken:
        return _toon_voorproef(request, deelname, vraag_nog_eens=True)
    except OngeldigeOvergang as fout:
        messages.warning(request, str(fout))
    else:
        messages.success(
            request, "Jullie antwoorden, onderwerpen en doel zijn nu te lezen voor het bestuur."
        )
    return redirect(deelname)


@require_safe
def deelname_ingediend(
    request: GebruikerRequest, sleutel: str, nummer: int | None = None
) -> HttpResponse:
    """A snapshot, the latest unless a number says otherwise; reading it by the board is noted."""
    deelname = toegang.ingediend_lezen(request.user, sleutel)
    if toegang.moet_reden_geven(request.user, deelname, op=klok.nu()):
        return redirect("deelname_inzage", sleutel)
    indiening = toegang.indiening(deelname, nummer)
    if indiening is None:
        messages.info(request, f"{deelname.school} heeft nog niet ingediend.")
        return redirect(deelname)
    van_school = toegang.is_van_de_school(request.user, deelname)
    if not van_school:
        inzage.leg_lezen_vast(indiening, door=request.user, op=klok.nu())
    context = {
        "deelname": deelname,
        "blad": ingediend(deelname, indiening),
        "van_school": van_school,
        "mag_deelname": toegang.mag_deelname_lezen(request.user, deelname),
    }
    return render(request, "gesprekken/deelname_ingediend.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def deelname_heropenen(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Open the rows again, with a reason; what the board has read stays as it was."""
    deelname = toegang.deelname_heropenen(request.user, sleutel)
    form = RedenForm(
        request.POST or None,
        vraag="Waarom gaat de zelfevaluatie weer open?",
        uitleg="School en adviseur lezen dit in het logboek.",
    )
    if not form.is_valid():
        context = {"form": form, "deelname": deelname}
        return render(request, "gesprekken/deelname_heropenen.html", context)
    try:
        reden = form.cleaned_data["reden"]
        acties.heropenen(deelname, door=request.user, op=klok.nu(), reden=reden)
    except OngeldigeOvergang as fout:
        messages.warning(request, str(fout))
    else:
        messages.success(request, f"{deelname.school} kan weer verder schrijven.")
        waarschuw(request, reden)
    return redirect(deelname)


@require_http_methods(["GET", "HEAD", "POST"])
def deelname_inzage(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """A bestuurder says why, and may read for 24 hours; the school sees the reason."""
    deelname = toegang.deelname_inzage(request.user, sleutel)
    form = RedenForm(
        request.POST or None,
        vraag="Waarom wil je dit lezen?",
        uitleg=f"{deelname.school} ziet je reden, met je naam en de datum.",
        minstens=MINSTENS,
    )
    if form.is_valid():
        reden = form.cleaned_data["reden"]
        inzage.inzage_nemen(deelname, door=request.user, op=klok.nu(), reden=reden)
        waarschuw(request, reden)
        return redirect("deelname_ingediend", sleutel)
    context = {"form": form, "deelname": deelname}
    return render(request, "gesprekken/deelname_inzage.html", context)

"""Kaders: the list, reading and printing one, publishing and withdrawing one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from kwaliteit import toegang
from kwaliteit.models import KaderOnvolledig, Kwaliteitskader
from kwaliteit.overgangen import OngeldigeOvergang
from kwaliteit.overzichten.gebruik import gebruik_van
from kwaliteit.overzichten.kader import kaderblad, kaderlijst
from kwaliteit.overzichten.kadercontrole import bevindingen
from scholen import klok
from scholen.http import GebruikerRequest


@require_safe
def kaders(request: GebruikerRequest) -> HttpResponse:
    """The kaders somebody may read."""
    context = {
        "kaders": kaderlijst(request.user),
        "mag_laden": toegang.mag_kader_laden(request.user),
    }
    return render(request, "kwaliteit/kaders.html", context)


@require_safe
def kader(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """One kader, all of it."""
    kader = toegang.kader_lezen(request.user, sleutel)
    context = {
        "kader": kader,
        "blad": kaderblad(kader, request.user),
        "mag_bewerken": toegang.mag_kader_bewerken(request.user, kader),
        "mag_laden": toegang.mag_kader_laden(request.user),
    }
    if context["mag_laden"]:
        besturen = toegang.besturen_van_maker(request.user)
        context |= {"gebruik": gebruik_van(kader, besturen)}
    return render(request, "kwaliteit/kader.html", context)


@require_safe
def kader_afdruk(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """The same with everything open, for paper."""
    kader = toegang.kader_lezen(request.user, sleutel)
    context = {"kader": kader, "blad": kaderblad(kader, request.user)}
    return render(request, "kwaliteit/kader_afdruk.html", context)


def laatste_blik(kader: Kwaliteitskader) -> dict[str, object]:
    """What has to be done before publishing, and what is worth a look."""
    gevonden = bevindingen(kader)
    return {
        "kader": kader,
        "eerst": [een for een in gevonden if een.houdt_tegen],
        "kijk": [een for een in gevonden if not een.houdt_tegen],
    }


@require_http_methods(["GET", "HEAD", "POST"])
def kader_publiceren(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Fix this version, after a page that says what that means."""
    kader = toegang.kader_bewerken(request.user, sleutel)
    if not kader.kan_naar(kader.Status.GEPUBLICEERD):
        messages.info(request, "Dit kader is al gepubliceerd.")
        return redirect(kader)
    if request.method != "POST":
        return render(request, "kwaliteit/kader_publiceren.html", laatste_blik(kader))
    try:
        kader.publiceren(door=request.user, op=klok.nu())
    except KaderOnvolledig as fout:
        messages.warning(request, str(fout))
        return redirect("kwaliteit:kader_publiceren", sleutel)
    except OngeldigeOvergang as fout:
        messages.warning(request, str(fout))
    else:
        messages.success(request, "Het kader is gepubliceerd. Er kan nu een ronde mee open.")
    return redirect(kader)


@require_http_methods(["GET", "HEAD", "POST"])
def kader_intrekken(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Take it off the list for new rounds, after a page that says what that means."""
    kader = toegang.kader_bewerken(request.user, sleutel)
    if not kader.kan_naar(kader.Status.INGETROKKEN):
        messages.info(request, "Alleen een gepubliceerd kader kun je intrekken.")
        return redirect(kader)
    if request.method != "POST":
        return render(request, "kwaliteit/kader_intrekken.html", {"kader": kader})
    try:
        kader.intrekken(door=request.user, op=klok.nu())
    except OngeldigeOvergang as fout:
        messages.warning(request, str(fout))
    else:
        messages.success(request, "Het kader is ingetrokken. Wat ermee gemaakt is, blijft bestaan.")
    return redirect(kader)

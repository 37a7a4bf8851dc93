"""What the talk is about and what it should bring: the school chooses, orders and writes."""

from collections.abc import Callable

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gesprekken.acties import onderwerpen as acties
from gesprekken.forms.deelname import (
    DoelenForm,
    OnderwerpenForm,
    OnderwerpForm,
    RedenVanOnderwerpForm,
)
from gesprekken.models import Onderwerp
from gesprekken.overzichten.onderwerpen import onderwerpenblad, themas_voor
from gesprekken.toegang import ronde as toegang
from kwaliteit.acties.volgorde import RICHTINGEN
from kwaliteit.acties.zelfevaluatie import SCHRIJVEN_MAG
from kwaliteit.models import Zelfevaluatie
from kwaliteit.overgangen import OngeldigeOvergang
from kwaliteit.views.leerlingen import waarschuw
from kwaliteit.views.velden import Velden, bewaar_rij
from scholen import klok
from scholen.http import GebruikerRequest

GESLOTEN = (
    "Jullie hebben al ingediend. Wat je net schreef, is apart bewaard. Laat de zelfevaluatie eerst"
    " heropenen als je nog iets wilt veranderen."
)


@require_safe
def deelname_onderwerpen(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Topics to choose from, the agenda in the making, and both goals."""
    deelname = toegang.deelname_bewerken(request.user, sleutel)
    context = {
        "deelname": deelname,
        "blad": onderwerpenblad(deelname, vandaag=klok.vandaag()),
        "form": OnderwerpForm(themas=themas_voor(deelname)),
        "mag_indienen": toegang.mag_indienen(request.user, deelname),
    }
    return render(request, "gesprekken/deelname_onderwerpen.html", context)


@require_POST
def onderwerpen_kiezen(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Keep what was ticked and unticked."""
    deelname = toegang.deelname_bewerken(request.user, sleutel)
    form = OnderwerpenForm(request.POST)
    form.full_clean()
    kies = acties.onderwerpen_kiezen
    return _doe(
        request, sleutel, lambda: kies(deelname, erbij=form.erbij, eraf=form.eraf, op=klok.nu())
    )


@require_http_methods(["GET", "HEAD", "POST"])
def onderwerp_nieuw(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Choose a topic in one's own words."""
    deelname = toegang.deelname_bewerken(request.user, sleutel)
    form = OnderwerpForm(request.POST or None, themas=themas_voor(deelname))
    if form.is_valid():
        try:
            acties.onderwerp_toevoegen(
                deelname, door=request.user, op=klok.nu(), **form.cleaned_data
            )
        except OngeldigeOvergang as fout:
            form.add_error(None, str(fout))
        else:
            waarschuw(request, *form.cleaned_data.values())
            return redirect("deelname_onderwerpen", sleutel)
    context = {"form": form, "deelname": deelname}
    return render(request, "gesprekken/onderwerp_nieuw.html", context)


@require_POST
def onderwerp_verplaatsen(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """One place up or down."""
    onderwerp = toegang.onderwerp(request.user, sleutel)
    stap = RICHTINGEN.get(request.POST.get("stap", ""), 0)
    return _doe(
        request,
        _sleutel(onderwerp),
        lambda: acties.onderwerp_verplaatsen(onderwerp, stap=stap),
        "#agenda",
    )


@require_POST
def onderwerp_weghalen(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Take away a topic in own words."""
    onderwerp = toegang.onderwerp(request.user, sleutel)
    return _doe(
        request,
        _sleutel(onderwerp),
        lambda: acties.onderwerp_weghalen(onderwerp, op=klok.nu()),
    )


@require_POST
def onderwerp_reden(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Why this topic, which saves itself."""
    onderwerp = toegang.onderwerp(request.user, sleutel)
    velden = Velden(
        form=RedenVanOnderwerpForm,
        voorvoegsel=onderwerp.sleutel,
        mits=Q(deelname__zelfevaluatie__status=Zelfevaluatie.Status.CONCEPT),
        terug=reverse("deelname_onderwerpen", args=[_sleutel(onderwerp)]),
        gesloten=GESLOTEN,
    )
    return bewaar_rij(request, onderwerp, velden)


@require_POST
def deelname_doelen(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """The school's goal and its reaction to the board's, which save themselves."""
    deelname = toegang.deelname_bewerken(request.user, sleutel)
    velden = Velden(
        form=DoelenForm,
        voorvoegsel="school",
        mits=SCHRIJVEN_MAG,
        terug=reverse("deelname_onderwerpen", args=[sleutel]) + "#doel-kop",
        gesloten=GESLOTEN,
    )
    return bewaar_rij(request, deelname, velden)


def _sleutel(onderwerp: Onderwerp) -> str:
    return onderwerp.deelname.sleutel if onderwerp.deelname else ""


def _doe(
    request: GebruikerRequest, sleutel: str, stap: Callable[[], object], anker: str = ""
) -> HttpResponse:
    """Take one step and go back to the page; a refusal is a message."""
    try:
        stap()
    except OngeldigeOvergang as fout:
        messages.warning(request, str(fout))
    return redirect(reverse("deelname_onderwerpen", args=[sleutel]) + anker)

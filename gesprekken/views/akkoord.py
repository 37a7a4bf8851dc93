"""What the two sides say to each section of a verslag."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from gesprekken.acties import akkoord as acties
from gesprekken.acties.verslag import TekstVeranderd
from gesprekken.forms.akkoord import AkkoordForm, AntwoordForm
from gesprekken.models import Akkoord, Onderdeel
from gesprekken.toegang import verslag as toegang
from gesprekken.views.verslag import toon_verslag
from kwaliteit.overgangen import OngeldigeOvergang
from scholen import klok
from scholen.http import GebruikerRequest

MET_ANKER = "{url}#onderdeel-{nummer}"


@require_POST
def onderdeel_akkoord(request: GebruikerRequest, sleutel: str, onderdeel: str) -> HttpResponse:
    """Say yes, yes with a remark, or not yet; the words stay on the screen when it cannot be."""
    rij, partij = toegang.onderdeel_tekenen(request.user, sleutel, onderdeel)
    form = AkkoordForm(request.POST, auto_id=f"{rij.sleutel}-%s")
    if not form.is_valid():
        return toon_verslag(request, rij.verslag, bij=rij.sleutel, form=form)
    try:
        is_vast = acties.akkoord_geven(
            rij, partij=partij, **form.cleaned_data, door=request.user, op=klok.nu()
        )
    except TekstVeranderd as melding:
        form.add_error(None, str(melding))
        return toon_verslag(request, rij.verslag, bij=rij.sleutel, form=form, status=409)
    except OngeldigeOvergang as melding:
        messages.warning(request, str(melding))
    else:
        messages.success(request, _bevestiging(rij, form.cleaned_data["keuze"], is_vast=is_vast))
    return _terug(rij)


@require_POST
def onderdeel_antwoord(request: GebruikerRequest, sleutel: str, onderdeel: str) -> HttpResponse:
    """Answer a remark of the other side."""
    rij, partij = toegang.onderdeel_tekenen(request.user, sleutel, onderdeel)
    form = AntwoordForm(request.POST, auto_id=f"{rij.sleutel}-antwoord-%s")
    if not form.is_valid():
        return toon_verslag(request, rij.verslag, bij=rij.sleutel, form=form)
    try:
        acties.kanttekening_beantwoorden(
            rij, partij=partij, **form.cleaned_data, door=request.user, op=klok.nu()
        )
    except OngeldigeOvergang as melding:
        messages.warning(request, str(melding))
    else:
        messages.success(request, "Jullie antwoord staat bij de kanttekening.")
    return _terug(rij)


def _bevestiging(rij: Onderdeel, keuze: str, *, is_vast: bool) -> str:
    if is_vast:
        return "Jullie zijn allebei overal akkoord. Het verslag is vastgesteld."
    if keuze == Akkoord.Keuze.NOG_NIET:
        return f"Bij onderdeel {rij.nummer} staat nu wat er anders moet. De schrijver leest dat."
    return f"Onderdeel {rij.nummer} is bevestigd."


def _terug(rij: Onderdeel) -> HttpResponse:
    return redirect(MET_ANKER.format(url=rij.verslag.get_absolute_url(), nummer=rij.nummer))

"""The page behind the link of an invitation: choose a password, or take the role."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from scholen import klok
from scholen.acties import aannemen as acties
from scholen.acties.kan_niet import KanNiet
from scholen.forms.aannemen import AannemenForm
from scholen.inloggen.binnenlaten import laat_binnen
from scholen.inloggen.sessie import VAN_DIENST
from scholen.models import Gebruiker, Inlogdienst, Uitnodiging
from scholen.toegang import mensen as toegang
from scholen.toegang.inloggen import inlogdienst_van_genodigde

SJABLOON = "account/uitnodiging.html"


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def uitnodiging_openen(request: HttpRequest, sleutel: str, token: str) -> HttpResponse:
    """Looking never uses the link up, so that a scanner of mail may follow it; only a button does.

    A link that was never ours gives 404, one that worked once and no more 410, each with a way on.
    """
    uitnodiging = toegang.uitnodiging_openen(sleutel, token)
    if uitnodiging is None or not toegang.opent(uitnodiging, op=klok.nu()):
        status = 404 if uitnodiging is None else 410
        return render(request, SJABLOON, {"uitnodiging": uitnodiging, "dicht": True}, status=status)
    if isinstance(request.user, Gebruiker):
        return _ingelogd(request, request.user, uitnodiging)
    if toegang.heeft_account(uitnodiging):
        return render(request, SJABLOON, {"uitnodiging": uitnodiging, "log_in": True})
    return _nieuw(request, uitnodiging)


def _ingelogd(request: HttpRequest, gebruiker: Gebruiker, uitnodiging: Uitnodiging) -> HttpResponse:
    van = request.session.get(VAN_DIENST)
    context = {
        "uitnodiging": uitnodiging,
        "voor_een_ander": gebruiker.email != uitnodiging.email,
        "log_zelf_in": van is not None and van != uitnodiging.bestuur_id,
    }
    if request.method != "POST" or context["voor_een_ander"] or context["log_zelf_in"]:
        return render(request, SJABLOON, {**context, "rollen": toegang.rollen_van(uitnodiging)})
    try:
        acties.aannemen(uitnodiging, gebruiker=gebruiker, op=klok.nu())
    except KanNiet as fout:
        messages.warning(request, str(fout))
    else:
        messages.success(request, "Je hebt er een rol bij. Je werk daarvoor staat hieronder.")
    return redirect("start")


def _nieuw(request: HttpRequest, uitnodiging: Uitnodiging) -> HttpResponse:
    dienst = None if "wachtwoord" in request.GET else inlogdienst_van_genodigde(uitnodiging)
    form = AannemenForm(
        request.POST or None, uitnodiging=uitnodiging, met_wachtwoord=dienst is None
    )
    if form.is_valid():
        try:
            gebruiker = acties.aannemen_met_account(uitnodiging, **form.keuze, op=klok.nu())
        except KanNiet as fout:
            form.add_error(None, str(fout))
        else:
            return _binnen(request, gebruiker, dienst)
    rollen = toegang.rollen_van(uitnodiging)
    context = {"form": form, "uitnodiging": uitnodiging, "rollen": rollen, "dienst": dienst}
    return render(request, SJABLOON, context)


def _binnen(request: HttpRequest, gebruiker: Gebruiker, dienst: Inlogdienst | None) -> HttpResponse:
    """The link proved the address, so nobody logs in right after; a school account gets linked."""
    laat_binnen(request, gebruiker)
    if dienst is not None:
        teken = request.session.teken(dienst.sleutel)  # type: ignore[attr-defined]  # our own store
        heen = reverse("openid_connect_login", args=[dienst.sleutel])
        return redirect(f"{heen}?teken={teken}")
    messages.success(request, "Je account is klaar en je bent ingelogd.")
    return redirect("start")

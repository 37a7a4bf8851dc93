"""The page behind the link of an invitation: choose a password, or take the role."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from scholen import klok
from scholen.acties import uitnodiging as acties
from scholen.acties.kan_niet import KanNiet
from scholen.forms.aannemen import AannemenForm
from scholen.models import Gebruiker, Uitnodiging
from scholen.toegang import mensen as toegang

SJABLOON = "account/uitnodiging.html"


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def uitnodiging_openen(request: HttpRequest, sleutel: str, token: str) -> HttpResponse:
    """Looking never uses the link up, so that a scanner of mail may follow it; only a button does.

    A link that was never ours gives 404, one that worked once and no more 410, each with a way on.
    """
    uitnodiging = toegang.uitnodiging_openen(sleutel, token)
    if uitnodiging is None or not uitnodiging.werkt(klok.nu()):
        status = 404 if uitnodiging is None else 410
        return render(request, SJABLOON, {"uitnodiging": uitnodiging, "dicht": True}, status=status)
    if isinstance(request.user, Gebruiker):
        return _ingelogd(request, request.user, uitnodiging)
    if toegang.heeft_account(uitnodiging):
        return render(request, SJABLOON, {"uitnodiging": uitnodiging, "log_in": True})
    return _nieuw(request, uitnodiging)


def _ingelogd(request: HttpRequest, gebruiker: Gebruiker, uitnodiging: Uitnodiging) -> HttpResponse:
    context = {"uitnodiging": uitnodiging, "voor_een_ander": gebruiker.email != uitnodiging.email}
    if request.method != "POST" or context["voor_een_ander"]:
        return render(request, SJABLOON, {**context, "rollen": toegang.rollen_van(uitnodiging)})
    try:
        acties.aannemen(uitnodiging, gebruiker=gebruiker, op=klok.nu())
    except KanNiet as fout:
        messages.warning(request, str(fout))
    else:
        messages.success(request, "Je hebt er een rol bij. Je werk daarvoor staat hieronder.")
    return redirect("start")


def _nieuw(request: HttpRequest, uitnodiging: Uitnodiging) -> HttpResponse:
    form = AannemenForm(request.POST or None, uitnodiging=uitnodiging)
    if form.is_valid():
        try:
            acties.aannemen_met_account(uitnodiging, **form.keuze, op=klok.nu())
        except KanNiet as fout:
            form.add_error(None, str(fout))
        else:
            messages.success(request, "Je account is klaar. Log nu in met je nieuwe wachtwoord.")
            return redirect("account_login")
    rollen = toegang.rollen_van(uitnodiging)
    context = {"form": form, "uitnodiging": uitnodiging, "rollen": rollen}
    return render(request, SJABLOON, context)

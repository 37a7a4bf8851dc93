"""Logging in with an account of the bestuur itself: there, and back again."""

from allauth.account.utils import passthrough_next_redirect_url
from allauth.core.exceptions import ReauthenticationRequired
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from requests import RequestException

from scholen import klok
from scholen.acties.inlogdienst import ontkoppelen as acties_ontkoppelen
from scholen.forms.inlogdienst import AdresForm
from scholen.http import GebruikerRequest, gestuurd
from scholen.inloggen.gezegd import Bezwaar
from scholen.inloggen.oidc import Adapter, Terugkomst
from scholen.inloggen.schoolaccount import weiger
from scholen.models import Inlogdienst
from scholen.toegang import inloggen as toegang

ONZIN = (AttributeError, LookupError, TypeError, ValueError)
"""What code meets that reads an answer in which nothing stands where it should."""


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def kiezen(request: HttpRequest) -> HttpResponse:
    """Which provider goes with an address; nobody sees a list of besturen."""
    form = AdresForm(request.POST or None)
    binnen = request.user.is_authenticated
    terug = reverse("account") if binnen else _met_next(request, "account_login")
    context = {"form": form, "terug": terug}
    if form.is_valid():
        dienst = toegang.inlogdienst_voor_adres(form.cleaned_data["email"])
        if dienst is None:
            form.add_error(
                "email",
                "Bij dit adres hoort nog geen schoolaccount. Log in met je e-mailadres en je"
                " wachtwoord.",
            )
        else:
            heen = _met_next(request, "openid_connect_login", dienst.sleutel)
            context |= {"dienst": dienst, "heen": heen}
    return render(request, "scholen/schoolaccount.html", context)


def _met_next(request: HttpRequest, naam: str, *delen: str) -> str:
    """A page on the way in, which carries along to which own page somebody was going."""
    return str(passthrough_next_redirect_url(request, reverse(naam, args=delen), "next"))


@login_not_required
@require_safe
def heen(request: HttpRequest, provider_id: str) -> HttpResponse:
    """To the provider. Who is logged in links the account, from the own page and certain first, or
    shows with it who it is."""
    dienst = toegang.inlogdienst_met(provider_id)
    if request.user.is_authenticated:
        teken = request.session.teken(provider_id)  # type: ignore[attr-defined]  # our own store
        if not constant_time_compare(request.GET.get("teken", ""), teken):
            return redirect("account")
        gekoppeld = toegang.is_gekoppeld(request.user, provider_id)
        if not gekoppeld and (eerst := _voor_het_koppelen(request, dienst, teken)):
            return eerst
    provider = get_adapter().get_provider(request, provider_id)
    try:
        antwoord: HttpResponse = provider.redirect_from_request(request)
    except RequestException as fout:
        return weiger(request, dienst, Bezwaar.DOWN, str(fout))
    except (OAuth2Error, *ONZIN) as fout:
        return weiger(request, dienst, Bezwaar.VERTROUWD, str(fout))
    return antwoord


def _voor_het_koppelen(
    request: HttpRequest, dienst: Inlogdienst, teken: str
) -> HttpResponse | None:
    """Who links an account is certain first, and then goes there by a link.

    Who comes from an invitation or showed again who it is, sent a form; and a browser lets no form
    end at another server, also not by way of a redirect (``form-action``).
    """
    hier = f"{request.path}?{urlencode({'teken': teken})}"
    achter_de_link = "verder" in request.GET
    if not request.session.is_vers:  # type: ignore[attr-defined]  # our own store
        if achter_de_link:
            return redirect(hier)  # so that it comes back to that page
        raise ReauthenticationRequired
    if achter_de_link:
        return None
    context = {"dienst": dienst, "heen": f"{hier}&verder=1", "terug": reverse("account")}
    return render(request, "scholen/schoolaccount.html", context)


@login_not_required
@require_safe
def terug(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Back from the provider."""
    dienst = toegang.inlogdienst_met(provider_id)
    try:
        antwoord: HttpResponse = Terugkomst.adapter_view(Adapter(request, provider_id))(request)
    except ONZIN as fout:
        wat = f"{type(fout).__name__}: {fout}"
        return weiger(request, dienst, Bezwaar.VERTROUWD, wat)
    return antwoord


@require_POST
def ontkoppelen(request: GebruikerRequest) -> HttpResponse:
    """Forget the link with one's school account."""
    rij = toegang.koppeling(request.user, gestuurd(request, "dienst"))
    if not request.session.is_vers:
        raise ReauthenticationRequired
    acties_ontkoppelen(rij, op=klok.nu())
    messages.success(request, "Je schoolaccount is ontkoppeld.")
    return redirect("account")

"""How somebody came in decides at every request how far they get.

Without a second step no further than the page to set one up; on the word of one bestuur alone,
never to the work of another.
"""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils.deprecation import MiddlewareMixin

from scholen import klok
from scholen.bewaking.namens import werkt_elders
from scholen.http import is_openbaar, pagina_van, wil_gegevens
from scholen.inloggen.herstelcodes import pas_gemaakt
from scholen.inloggen.logboek import noteer
from scholen.inloggen.sessie import VAN_DIENST
from scholen.inloggen.tweede_stap import (
    GEDAAN,
    heeft_tweede_stap,
    heeft_uitstel,
    verplicht_vanaf,
)
from scholen.middleware import InloggenVerplicht
from scholen.models import Bestuur, Gebruiker

ZONDER_TWEEDE_STAP = frozenset(
    {
        "account_bevestigen",
        "account_logout",
        "account_reauthenticate",
        "csrf_token",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_view_recovery_codes",
        "sessie",
        "tweede_stap",
    }
)
"""What somebody can open who has no second step yet, besides what everybody can."""

UITGELOGD = "Er is uitgelogd: wie ook elders werkt, komt niet met alleen een schoolaccount binnen."
OOK_ELDERS = (
    "Je werkt nu niet meer alleen voor het bestuur van je schoolaccount. Log in met je e-mailadres"
    " en je wachtwoord. Heb je nog geen wachtwoord, kies het dan via ‘Wachtwoord vergeten’."
)


class TweedeStap(MiddlewareMixin):
    """Without a second step nobody gets further than the page to set one up.

    A bestuur can give its people time for it; until that day the page says which day it is.
    """

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase], *_: object
    ) -> HttpResponseBase | None:
        """Send who still lacks one to where it is set up."""
        geldt = settings.TWEEDE_STAP_VERPLICHT and not is_openbaar(view_func)
        if not geldt or not request.user.is_authenticated:
            return None
        if request.session.get(GEDAAN) == request.user.pk:
            return None
        if heeft_tweede_stap(request.user):
            request.session[GEDAAN] = request.user.pk
            return None
        request.tweede_stap_nodig = True  # type: ignore[attr-defined]  # for the page
        vanaf = verplicht_vanaf(request.user)
        if uitstel := heeft_uitstel(vanaf):
            request.tweede_stap_vanaf = vanaf  # type: ignore[attr-defined]  # for the page
        if uitstel or pagina_van(request) in ZONDER_TWEEDE_STAP:
            return None
        if wil_gegevens(request):
            melding = "Zet eerst je tweede stap aan. Je tekst staat er nog."
            return JsonResponse({"status": "geweigerd", "melding": melding}, status=403)
        return redirect("tweede_stap")


class AlleenHier(MiddlewareMixin):
    """Who came in on the word of one bestuur, and works elsewhere too by now, logs in anew.

    The rule at the door would be too late: a role can come while a session lasts.
    """

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase], *_: object
    ) -> HttpResponseBase | None:
        """End the session; who has something to save may log in beside it, as after any end."""
        van, wie = request.session.get(VAN_DIENST), request.user
        if van is None or is_openbaar(view_func) or not isinstance(wie, Gebruiker):
            return None
        if not werkt_elders(wie, Bestuur.objects.filter(pk=van)):
            return None
        noteer(wie, UITGELOGD, op=klok.nu())
        logout(request)
        messages.warning(request, OOK_ELDERS)
        return InloggenVerplicht(self.get_response).handle_no_permission(request, view_func)


class NieuweHerstelcodes(MiddlewareMixin):
    """Recovery codes stand in the answer to the request that made them.

    allauth sends people on to a page that shows them. By then nobody knows them any more: to show
    them there, they would have to be kept as they are. So who loads the page again is asked by the
    browser whether to send the form once more; that makes other codes, or says why not.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """The page with the codes instead of the way there."""
        codes = pas_gemaakt(request)
        if not codes or response.status_code >= 400:
            return response
        return render(request, "mfa/recovery_codes/nieuw.html", {"codes": codes})

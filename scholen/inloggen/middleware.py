"""Nobody gets further than the page to set up a second step, until there is one."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import redirect

from scholen.http import wil_gegevens
from scholen.inloggen.tweede_stap import (
    GEDAAN,
    heeft_tweede_stap,
    heeft_uitstel,
    verplicht_vanaf,
)

ZONDER_TWEEDE_STAP = frozenset(
    {
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


class TweedeStap:
    """Without a second step nobody gets further than the page to set one up.

    A bestuur can give its people time for it; until that day the page says which day it is.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase], *_: object
    ) -> HttpResponseBase | None:
        """Send who still lacks one to where it is set up."""
        openbaar = not getattr(view_func, "login_required", True)
        if openbaar or not settings.TWEEDE_STAP_VERPLICHT or not request.user.is_authenticated:
            return None
        if request.session.get(GEDAAN) == request.user.pk:
            return None
        if heeft_tweede_stap(request.user):
            request.session[GEDAAN] = request.user.pk
            return None
        vanaf = verplicht_vanaf(request.user)
        request.tweede_stap_vanaf = vanaf  # type: ignore[attr-defined]  # for the page
        hier = request.resolver_match.view_name if request.resolver_match else ""
        if heeft_uitstel(vanaf) or hier in ZONDER_TWEEDE_STAP:
            return None
        if wil_gegevens(request):
            melding = "Zet eerst je tweede stap aan. Je tekst staat er nog."
            return JsonResponse({"status": "geweigerd", "melding": melding}, status=403)
        return redirect("tweede_stap")

"""What every request passes: was this too often?"""

from collections.abc import Callable

from allauth.core.internal import ratelimit
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.deprecation import MiddlewareMixin

from scholen.grenzen.gedeeld import telling
from scholen.grenzen.lijst import GRENZEN, naam_van
from scholen.grenzen.teller import Teller
from scholen.inloggen.wachten import nog_te_wachten
from scholen.views.te_vaak import te_vaak

TEAM = 10
"""Somebody who is not logged in shares an address with a whole team."""


class Grenzen(MiddlewareMixin):
    """Says when it is too often, with how long to wait; what was sent stands in the answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        super().__init__(get_response)
        self.teller = Teller(langst=max(grens.seconden for grens in GRENZEN.values()))

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponseBase | None:
        """Count it; an answer when it is once too often."""
        if not settings.GRENZEN_GELDEN:
            return None
        naam = naam_van(request)
        wacht = self._wacht(request, naam)
        return te_vaak(request, wacht) if wacht else None

    def _wacht(self, request: HttpRequest, naam: str) -> int:
        """Seconds until this may be done again; 0 for now."""
        grens = GRENZEN[naam]
        if grens.deuren and request.user.is_authenticated:
            if ratelimit.consume(request, **telling(naam)):
                return 0
            return nog_te_wachten(request, **telling(naam))
        if request.user.is_authenticated:
            return self.teller.tel((naam, request.user.pk), grens.aantal, grens.seconden)
        wie = ratelimit.get_ip(request)
        return self.teller.tel((naam, wie), grens.aantal * TEAM, grens.seconden)

"""How long to wait, of what is counted for all processes together."""

from math import ceil
from typing import Any

from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.http import HttpRequest

from scholen import klok
from scholen.http import pagina_van

EEN_MINUUT = 60
VAN_ALLAUTH = {
    "account_change_password": "change_password",
    "account_login": "login",
    "account_reauthenticate": "reauthenticate",
    "account_reset_password": "reset_password",
    "account_reset_password_from_key": "reset_password_from_key",
    "mfa_reauthenticate": "reauthenticate",
}
"""What allauth counts by itself at each of its pages."""


def nog_te_wachten(request: HttpRequest, **teller: Any) -> int:  # noqa: ANN401 what allauth counts with
    """Seconds until this may be done again; at least one, for who asks was refused just now.

    Args:
        teller: as ``ratelimit.consume`` takes it: app, action, config and key.
    """
    app, daad, sleutel = teller["app"], teller["action"], teller.get("key")
    nu, wacht = klok.nu().timestamp(), 1
    for rate in ratelimit.get_rates(app=app, action=daad, config=teller.get("config")):
        plek = ratelimit.get_cache_key(request, app=app, action=daad, rate=rate, key=sleutel)
        keren = cache.get(plek, [])  # the latest first
        if len(keren) >= rate.amount:
            wacht = max(wacht, ceil(keren[rate.amount - 1] + rate.duration - nu))
    return wacht


def wachten_op_allauth(request: HttpRequest) -> int:
    """The same for a page of allauth, which only says that it is too often."""
    pagina = pagina_van(request)
    if pagina not in VAN_ALLAUTH:
        return EEN_MINUUT
    daad = VAN_ALLAUTH[pagina]
    sleutel = request.POST.get("email", "").strip().lower()
    return nog_te_wachten(request, app="allauth.account", action=daad, key=sleutel)

"""The count that all processes share: of what costs somebody else something."""

from time import time
from typing import Any

from allauth.core.internal import ratelimit
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from scholen.grenzen.lijst import GRENZEN


def telling(naam: str) -> dict[str, Any]:
    """What allauth counts with at this limit."""
    return {"app": "scholen", "action": naam, "config": {naam: GRENZEN[naam].rate}}


def tel_erbij(request: HttpRequest, naam: str, keren: int) -> None:
    """One request did as much as so many more; who may not come back yet hears it next time."""
    if not settings.GRENZEN_GELDEN or keren < 1:
        return
    grens = GRENZEN[naam]
    rate = ratelimit.parse_rate(grens.rate)
    plek = ratelimit.get_cache_key(request, app="scholen", action=naam, rate=rate)
    with ratelimit.cache_lock(plek):
        geteld = [time()] * keren + cache.get(plek, [])
        cache.set(plek, geteld[: grens.aantal], grens.seconden)

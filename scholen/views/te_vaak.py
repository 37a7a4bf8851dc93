"""The answer to who does something too often: how long to wait, and nothing is lost."""

from math import ceil

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from scholen.http import ingestuurd, wil_gegevens
from scholen.inloggen.wachten import wachten_op_allauth


def te_vaak(request: HttpRequest, wacht: int = 0) -> HttpResponse:
    """The page with everything that was typed in it, to send again; for a script only why not.

    Args:
        wacht: seconds until it may be done again; allauth does not say, so then it is looked up.
    """
    wacht = wacht or wachten_op_allauth(request)
    if wil_gegevens(request):  # a field that saves itself keeps its text and tries again
        melding = f"Dit ging te vaak achter elkaar. {_wanneer(wacht)} kan het weer."
        return JsonResponse({"melding": melding}, status=429, headers={"Retry-After": str(wacht)})
    context = {
        "wanneer": _wanneer(wacht),
        "velden": ingestuurd(request),
        "bestanden": bool(request.FILES),
    }
    antwoord = render(request, "429.html", context, status=429)
    antwoord.headers["Retry-After"] = str(wacht)
    return antwoord


def _wanneer(wacht: int) -> str:
    if wacht < 100:
        return f"Over {wacht} seconden" if wacht > 1 else "Over een seconde"
    return f"Over {ceil(wacht / 60)} minuten"

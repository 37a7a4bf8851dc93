"""To the page of the own bestuur; who works for several chooses."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.shortcuts import redirect, render

from scholen.http import GebruikerRequest
from scholen.models import Bestuur


def kies_bestuur(
    request: GebruikerRequest, besturen: Iterable[Bestuur], *, naar: str, titel: str, kop: str
) -> HttpResponse:
    """Straight on where there is one to choose.

    Args:
        naar: the name of the URL that takes a bestuursnummer.
        titel: of the page in the browser.
        kop: the heading on it.
    """
    rijen = list(besturen)
    if len(rijen) == 1:
        return redirect(naar, rijen[0].bestuursnummer)
    context = {"besturen": rijen, "naar": naar, "titel": titel, "kop": kop}
    return render(request, "scholen/bestuur_kiezen.html", context)

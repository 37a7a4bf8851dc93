"""Pages around an account that allauth does not have."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views.decorators.http import require_safe

from scholen.http import GebruikerRequest, wil_gegevens


@require_safe
def csrf_token(request: GebruikerRequest) -> JsonResponse:
    """A fresh token for a page that stayed open, and whose session it belongs to."""
    return JsonResponse({"token": get_token(request), "wie": request.user.sleutel})


def csrf_mislukt(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The answer (403) to a form with an old token; ``reason`` is Django's and stays unsaid."""
    if wil_gegevens(request):
        return JsonResponse({"status": "verlopen"}, status=403)
    return render(request, "403_csrf.html", status=403)


@login_not_required
def bestaat_niet(request: HttpRequest, **_: str) -> HttpResponse:
    """404 for the pages of allauth that this product does not use."""
    raise Http404

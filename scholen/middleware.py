"""What every request passes: who are you, and what may stay behind on the way."""

from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import (
    Http404,
    HttpRequest,
    HttpResponseBase,
    HttpResponseNotAllowed,
    JsonResponse,
)
from django.shortcuts import resolve_url
from django.template.loader import render_to_string
from django.utils.deprecation import MiddlewareMixin
from django.utils.http import url_has_allowed_host_and_scheme

from scholen import klok
from scholen.acties.logboek import weigering_vastleggen
from scholen.bewaking.namens import werk_als
from scholen.herkomst import tijdens_verzoek
from scholen.http import VOOR, is_openbaar, pagina_van, wil_gegevens
from scholen.models import Gebruiker

NIETS_VAN_HET_APPARAAT = ", ".join(
    f"{kracht}=()"
    for kracht in ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
)
NA_HET_UITLOGGEN = '"cache", "storage"'
Antwoord = Callable[[HttpRequest], HttpResponseBase]


def niets_van_het_apparaat(get_response: Antwoord) -> Antwoord:
    """No answer, static files included, needs a camera, a microphone or a place.

    Django's own middleware sends the other headers (COOP, nosniff, referrer).
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers["Permissions-Policy"] = NIETS_VAN_HET_APPARAAT
        return response

    return middleware


def geen_opslag_in_tussenstations(get_response: Antwoord) -> Antwoord:
    """No page stays in a cache of browser or proxy, reports included; static files come earlier.

    Who logs out leaves nothing behind in the browser, the page that Back would show included.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers["Cache-Control"] = "no-store"
        if request.method == "POST" and pagina_van(request) == "account_logout":
            response.headers["Clear-Site-Data"] = NA_HET_UITLOGGEN
        return response

    return middleware


def spoor(get_response: Antwoord) -> Antwoord:
    """What is written in the log meanwhile says from which request; a refusal gets a line itself.

    A row that somebody may not see is not there (404), and leaves no line.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        with tijdens_verzoek(request):
            response = get_response(request)
            if response.status_code == 403 and request.user.is_authenticated:
                weigering_vastleggen(
                    request.user,
                    pagina=pagina_van(request),
                    adres=f"{request.method} {_adres(request)}",
                    op=klok.nu(),
                )
        return response

    return middleware


class InloggenVerplicht(LoginRequiredMiddleware):
    """Logging in is the rule; a script hears so as data, so that no page lands in a field."""

    def handle_no_permission(  # type: ignore[override]  # Django only redirects here
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseBase:
        """401 for a data request, the way to the log-in page for everybody else."""
        if not wil_gegevens(request):
            return super().handle_no_permission(request, view_func)
        terug = urlencode({"next": _pagina(request)})
        gegevens = {
            "status": "uitgelogd",
            "melding": "Je bent niet meer ingelogd. Je tekst staat er nog: log in, dan gaat het"
            " opslaan vanzelf verder.",
            "inloggen": f"{resolve_url(self.get_login_url(view_func))}?{terug}",
        }
        return JsonResponse(gegevens, status=401)


class GeenNul(MiddlewareMixin):
    """Nothing is found by a zero character, and PostgreSQL refuses to look for it."""

    def process_view(self, request: HttpRequest, *_: object) -> None:
        """The same answer as for an address with such a sign in it; a guest finds no rows.

        Raises:
            Http404: the question behind the address holds one.
        """
        waarden = (waarde for _, rij in request.GET.lists() for waarde in rij)
        if request.user.is_authenticated and any("\0" in waarde for waarde in waarden):
            raise Http404


class Sessieduur(MiddlewareMixin):
    """Whoever does something here stays logged in; what a page asks by itself does not count."""

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase], *_: object
    ) -> None:
        """Move the idle end, before the page says how long is left."""
        if request.user.is_authenticated and not getattr(view_func, "verlengt_niet", False):
            request.session.verleng()  # type: ignore[attr-defined]  # our own store


class Werkplek:
    """Whoever chose for whom to work, works only for them; a place that ended is forgotten."""

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        voor = request.session.get(VOOR)
        if voor and isinstance(request.user, Gebruiker):
            if request.user.aanstellingen.geldig().op_plek(voor).exists():
                request.user.voor = voor
            else:
                del request.session[VOOR]
                werk_als(request.user.pk)
        return self.get_response(request)


def geen_kaal_nee(get_response: Antwoord) -> Antwoord:
    """Who opens the address of a button, from a bookmark or a tab of yesterday, reads what it is.

    The answer of Django has no page in it, and then a browser says something of its own.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if not isinstance(response, HttpResponseNotAllowed) or request.method != "GET":
            return response
        if not wil_gegevens(request):
            response.content = render_to_string("405.html", request=request)
        return response

    return middleware


def _adres(request: HttpRequest) -> str:
    """What the log keeps of an address: never the secret in a link that opens without log-in."""
    gevonden = request.resolver_match
    if gevonden and is_openbaar(gevonden.func):
        return f"/{gevonden.route}"
    return request.path.replace("\0", "")


def _pagina(request: HttpRequest) -> str:
    """The page of ours that sent this request, else the start page."""
    vanaf = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(vanaf, allowed_hosts={request.get_host()}):
        return "/"
    delen = urlsplit(vanaf)
    return f"{delen.path}?{delen.query}" if delen.query else delen.path

"""The request as our views know it, and the answer that is a file."""

import re
from collections.abc import Callable
from pathlib import PurePath

from django.http import HttpRequest, HttpResponse

from scholen.inloggen.sessie import SessionStore
from scholen.models import Gebruiker

VOOR = "voor"
"""Under which name a session keeps for whom somebody works."""
GEHEIM = re.compile("^bevestig-|csrf|password|wachtwoord|geheim|credential|^code$")
"""Names of fields that hold what only the person may know, or that counts once."""
SOORTEN = {
    ".ics": "text/calendar; charset=utf-8",
    ".pdf": "application/pdf",
    ".toml": "application/toml",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".zip": "application/zip",
}


class GebruikerRequest(HttpRequest):
    """A request of somebody who is logged in."""

    user: Gebruiker
    session: SessionStore


def wil_gegevens(request: HttpRequest) -> bool:
    """Whether a script asks for data: such a request never gets a page or a redirect."""
    return "application/json" in request.headers.get("Accept", "")


def pagina_van(request: HttpRequest) -> str:
    """The name of the URL that was asked for; empty where there is none."""
    return request.resolver_match.view_name if request.resolver_match else ""


def is_openbaar(view: Callable[..., object]) -> bool:
    """Whether a page opens for who is not logged in."""
    return not getattr(view, "login_required", True)


def ingestuurd(request: HttpRequest) -> list[tuple[str, str]]:
    """What was sent with a form, to put in a page that sends it again; no secret is among it."""
    return [
        (naam, waarde)
        for naam in request.POST
        if not GEHEIM.search(naam)
        for waarde in request.POST.getlist(naam)
    ]


def gestuurd(request: HttpRequest, naam: str) -> str:
    """What was sent under a name that no form looks at, to find a row by.

    No row is called by a text with a zero character in it, and PostgreSQL refuses to look for it.
    """
    return request.POST.get(naam, "").replace("\0", "")


def als_bestand(inhoud: bytes, naam: str) -> HttpResponse:
    """To download, under this name; its extension says what it is."""
    return HttpResponse(
        inhoud,
        content_type=SOORTEN[PurePath(naam).suffix],
        headers={"Content-Disposition": f'attachment; filename="{naam}"'},
    )

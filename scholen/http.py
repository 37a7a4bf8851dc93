"""The request as our views know it."""

from django.http import HttpRequest

from scholen.inloggen.sessie import SessionStore
from scholen.models import Gebruiker

VOOR = "voor"
"""Under which name a session keeps for whom somebody works."""


class GebruikerRequest(HttpRequest):
    """A request of somebody who is logged in."""

    user: Gebruiker
    session: SessionStore


def wil_gegevens(request: HttpRequest) -> bool:
    """Whether a script asks for data: such a request never gets a page or a redirect."""
    return "application/json" in request.headers.get("Accept", "")

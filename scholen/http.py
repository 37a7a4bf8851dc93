"""The request as our views know it."""

from django.http import HttpRequest

from scholen.models import Gebruiker


class GebruikerRequest(HttpRequest):
    """A request of somebody who is logged in."""

    user: Gebruiker  # type: ignore[assignment]  # the stubs only know AbstractBaseUser | AnonymousUser

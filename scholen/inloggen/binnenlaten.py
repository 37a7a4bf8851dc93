"""Letting somebody in whom something else than a log-in page just proved to be who they are."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.http import HttpRequest

from scholen.models import Gebruiker


def laat_binnen(request: HttpRequest, gebruiker: Gebruiker) -> None:
    """Log in as after a password; a second step is asked for as ever."""
    if gebruiker.has_usable_password():
        record_authentication(request, gebruiker, method="password", email=gebruiker.email)
    perform_login(request, gebruiker)

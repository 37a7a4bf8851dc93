"""Looking at pages: as somebody, at the text, at how many queries they cost."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

GEGEVENS = {"accept": "application/json"}
"""The headers of a field that saves itself."""


def als(client, gebruiker):
    """The client, logged in as this person."""
    client.force_login(gebruiker)
    return client


def tekst(antwoord):
    """What the page says, as HTML."""
    return antwoord.content.decode()


def vragen(client, gebruiker, url):
    """How many queries the page costs once everything is warm."""
    als(client, gebruiker).get(url)
    with CaptureQueriesContext(connection) as gesteld:
        assert client.get(url).status_code == 200
    return len(gesteld)

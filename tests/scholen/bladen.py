"""Filling in the pages on which schools and people are kept, as a browser does."""

from django.contrib.messages import get_messages
from django.urls import reverse

from tests.gesprekken.kijken import als

NIEUW = {
    "naam": "Nora Nieuw",
    "email": "Nora@Example.org",
    "functie": "",
    "van": "2026-11-24",
    "tot": "",
}


def naar(naam, *args):
    return reverse(f"beheer:{naam}", args=args)


def post(client, url, **velden):
    """The page it leads to and the message, or the page itself with its errors."""
    antwoord = client.post(url, velden)
    if antwoord.status_code == 302:
        return antwoord.url, [str(een) for een in get_messages(antwoord.wsgi_request)][-1]
    return antwoord.context["form"].errors.get_json_data(), antwoord


def stuur(client, wie, url, **velden):
    """As somebody: the page it leads to and the message, or the errors by field."""
    uit, bericht = post(als(client, wie), url, **velden)
    return (uit, bericht) if isinstance(uit, str) else {veld: zinnen(uit, veld) for veld in uit}


def wijzig(client, url, **velden):
    """As ``post``, from a page that was opened for it: with what it showed in hidden fields."""
    return post(client, url, **(ingevuld(client, url) | velden))


def ingevuld(client, url):
    """What a browser sends back of a page that changes a row."""
    form = client.get(url).context["form"]
    return {
        naam: "" if veld.initial is None else veld.initial
        for veld in form
        for naam in (veld.html_name, veld.html_initial_name)
    }


def zinnen(fouten, veld):
    return [fout["message"] for fout in fouten[veld]]

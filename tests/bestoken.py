"""Sending forms as a browser would, as each person who may: for tests with odd or foreign input."""

from html.parser import HTMLParser

from django.db import transaction
from django.test import Client

from gesprekken.bewijs.tabel import EIGEN, ZONDER, lees_tabel
from tests.toegangstabel import ACTOREN, adres

DICHT = ("inloggen", "401", "403", "404", "405")


class Formulieren(HTMLParser):
    """The forms of a page: by address the fields with the values a browser would send."""

    def __init__(self, hier: str, bron: str) -> None:
        super().__init__()
        self.hier = hier
        self.per_adres: dict[str, dict[str, list[str]]] = {}
        self.velden: dict[str, list[str]] = {}
        self.feed(bron)

    def handle_starttag(self, tag, attrs):
        waarden = dict(attrs)
        if tag == "form":
            naar = (waarden.get("action") or self.hier).split("#")[0]
            self.velden = self.per_adres.setdefault(naar, {})
            if bewaar := waarden.get("data-bewaar"):
                self.per_adres[bewaar] = self.velden
        elif waarden.get("name") and tag in ("input", "textarea", "select", "button"):
            self.velden.setdefault(waarden["name"], []).append(waarden.get("value") or "")
            self.laatste = waarden["name"]
        elif waarden.get("formaction"):  # a button that sends the same fields elsewhere
            self.per_adres[waarden["formaction"]] = self.velden
        elif tag == "option" and waarden.get("value"):
            self.velden.setdefault(self.laatste, []).append(waarden["value"])


def klant(wereld, actor):
    klant = Client(raise_request_exception=False)
    if ACTOREN[actor] is not None:
        klant.force_login(getattr(wereld, ACTOREN[actor]))
    return klant


def deuren(decor, methode):
    """Per address that somebody may open: who does."""
    for rij in lees_tabel():
        if rij["relatie"] not in (EIGEN, ZONDER) or rij["methode"] != methode:
            continue
        wie = next((actor for actor in ACTOREN if rij[actor] not in DICHT), None)
        if wie is not None:
            yield adres(rij, decor), wie


def vraag(klant, methode, url, *args, erna=None, **opties):
    """The answer; what the request wrote, also in the session, is undone.

    Args:
        erna: called before that, to look at what was written.
    """
    koekjes = klant.cookies.output()
    with transaction.atomic():
        antwoord = getattr(klant, methode)(url, *args, **opties)
        if erna is not None:
            erna()
        transaction.set_rollback(True)
    klant.cookies.clear()
    klant.cookies.load(koekjes.replace("Set-Cookie: ", ""))
    return antwoord


def ingevuld(klanten, decor):
    """What a browser would send to each address, read from all pages."""
    alles = {}
    for url, wie in deuren(decor, "GET"):
        antwoord = vraag(klanten[wie], "get", url)
        assert antwoord.status_code < 500, url
        if antwoord.headers.get("Content-Type", "").startswith("text/html"):
            for naar, velden in Formulieren(url, antwoord.content.decode()).per_adres.items():
                alles.setdefault(naar, {}).update(velden)
    return alles

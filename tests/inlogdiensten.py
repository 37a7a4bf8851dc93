"""A provider set up for a bestuur, and somebody who logs in with it, or with a password."""

import time
from datetime import timedelta

from django.test import Client

from scholen.inloggen.geheim import versleutel
from scholen.models import Inlogdienst
from tests.app import zet_aan
from tests.factories import WACHTWOORD
from tests.oidc import CLIENT, GEHEIM


def stel_in(bestuur, dienst, **velden):
    return Inlogdienst.objects.create(
        **{
            "bestuur": bestuur,
            "soort": "anders",
            "issuer": dienst.issuer,
            "client_id": CLIENT,
            "geheim": versleutel(GEHEIM),
            "domein": f"{bestuur.bestuursnummer}.example.org",
            "staat_aan": True,
        }
        | velden
    )


def begin(klant, rij):
    """Where the browser is sent; who is logged in takes the link on the page before it."""
    adres = f"/account/oidc/{rij.sleutel}/login/"
    if klant.session.get("_auth_user_id"):
        return klant.get(adres, {"teken": klant.session.teken(rij.sleutel), "verder": "1"})
    return klant.get(adres)


def log_in(rij, dienst, klant=None, **anders):
    """The whole way there and back; ``anders`` goes over what the browser brings back."""
    klant = klant or Client()
    terug = dienst.toestemmen(begin(klant, rij).url) | anders
    return klant, klant.get(f"/account/oidc/{rij.sleutel}/login/callback/", terug)


def app_op_woord(rij, dienst, klok):
    """The ib'er sets up an app in a session on the word of the bestuur; half a minute later.

    Gives its secret and the recovery codes.
    """
    klant, _ = log_in(rij, dienst)
    log_in(rij, dienst, klant)  # certain who it is
    uitkomst = zet_aan(klant)
    klok.shift(timedelta(seconds=30))
    return uitkomst


def met_wachtwoord(gebruiker, wachtwoord=WACHTWOORD):
    """Somebody who logs in without it."""
    klant = Client()
    klant.post("/account/login/", {"login": gebruiker.email, "password": wachtwoord})
    return klant


def wie(klant):
    """Who is logged in there."""
    sleutel = klant.get("/account/csrf/", headers={"accept": "application/json"})
    return sleutel.json()["wie"] if sleutel.status_code == 200 else None


def nu():
    """The time in seconds, as a token has it."""
    return int(time.time())

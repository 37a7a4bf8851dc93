"""Every address of the product, held to what hardening asks of all of them alike.

Headers on every answer, no change without a token, no change by looking, nobody sent elsewhere.
"""

import pytest
from django.core import mail
from django.test import Client, override_settings
from django.urls import path
from django.utils.http import url_has_allowed_host_and_scheme

from gesprekken.bewijs.tabel import EIGEN, ZONDER, lees_tabel
from kwaliteit.urls import urlpatterns as onze_adressen
from tests.bestoken import deuren, klant, vraag
from tests.conftest import maak_wereld
from tests.post import bezorg
from tests.toegangstabel import ACTOREN, Decor, adres
from tests.verharding import luister, mist

JAAR = "max-age=31536000; includeSubDomains; preload"
OVER_HTTPS = {
    "SECURE_HSTS_SECONDS": 31_536_000,
    "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
    "SECURE_HSTS_PRELOAD": True,
}
ELDERS = (
    "https://kwaad.example",
    "http://kwaad.example/",
    "//kwaad.example",
    "///kwaad.example",
    "////kwaad.example",
    "/\\kwaad.example",
    "\\\\kwaad.example",
    "\\/kwaad.example",
    "/\t/kwaad.example",
    "/\n/kwaad.example",
    "\t//kwaad.example",
    " //kwaad.example",
    "\x00//kwaad.example",
    "\x08https://kwaad.example",
    "https:kwaad.example",
    "https:/kwaad.example",
    "https:///kwaad.example",
    "HTTPS://KWAAD.EXAMPLE",
    "https://testserver@kwaad.example/",
    "https://testserver:kwaad@kwaad.example/",
    "https://kwaad.example/?x=testserver",
    "https://kwaad.example#testserver",
    "https://testserver.kwaad.example/",
    "https://kwaad.example\\@testserver/",
    "ftp://testserver/",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "http://[::1]:evil/",
    "https://kwaad。example",
)


def _stuk(request):
    raise RuntimeError("een storing")


urlpatterns = [*onze_adressen, path("stuk/", _stuk)]


@pytest.fixture(scope="module")
def toneel(module_lang):
    """One school's dialogues at every moment, and everybody who works there; undone at the end."""
    wereld = maak_wereld()
    decor = Decor.bouw(wereld, relaties=[EIGEN])
    return {actor: klant(wereld, actor) for actor in ACTOREN}, decor


def _adressen(decor):
    """Every address once, with somebody who gets furthest there."""
    dicht = {
        adres(rij, decor): "adviseur" for rij in lees_tabel() if rij["relatie"] in (EIGEN, ZONDER)
    }
    return dicht | dict(deuren(decor, "GET")) | dict(deuren(decor, "POST"))


@pytest.mark.django_db
def test_elke_pagina_die_iemand_leest_draagt_elke_kopregel(toneel):
    """Drawn whole, pdf's and workbooks too; ``test_toegang.py`` holds every refusal to the same."""
    klanten, decor = toneel
    mis, soorten = [], set()

    with override_settings(**OVER_HTTPS):
        for een in klanten.values():
            een.handler.load_middleware()
        for url, wie in dict(deuren(decor, "GET")).items():
            with luister() as geschreven:
                antwoord = vraag(klanten[wie], "get", url, secure=True)
            soorten.add(antwoord.headers.get("Content-Type", "").split(";")[0])
            mis += [(url, wie, kop) for kop in mist(antwoord)]
            mis += [(url, wie, f"schrijft in {tabel}") for tabel in geschreven]
            if antwoord.headers.get("Strict-Transport-Security") != JAAR:
                mis.append((url, wie, "geen HSTS"))

    assert mis == []
    assert {"text/html", "application/pdf", "application/json"} <= soorten


@pytest.mark.parametrize(
    "naam", ["css/app.css", "js/bewaren/verbinding.js", "img/pdf-merk.svg", "bestaat-niet"]
)
def test_een_vast_bestand_draagt_ze_ook(client, db, naam):
    antwoord = client.get(f"/static/{naam}")
    list(antwoord)  # read to its end, as a browser does; that closes the file

    assert mist(antwoord, pagina=naam == "bestaat-niet") == []


@pytest.mark.django_db
@override_settings(ROOT_URLCONF="tests.test_verharding")
def test_een_storing_draagt_ze_ook(toneel):
    klanten, _decor = toneel

    antwoord = klanten["adviseur"].get("/stuk/")

    assert (antwoord.status_code, mist(antwoord)) == (500, [])


@pytest.mark.parametrize("host", ["kwaad.example", "testserver:kwaad", "a b"])
def test_een_onbekende_host_krijgt_niets_dan_een_weigering_met_kopregels(client, db, host):
    antwoord = client.get("/account/login/", headers={"host": host})

    assert (antwoord.status_code, mist(antwoord)) == (400, [])


@pytest.mark.django_db
@pytest.mark.usefixtures("zonder_opmaak")
@pytest.mark.parametrize(
    ("wie", "methoden"), [("anoniem", ["post"]), ("adviseur", ["post", "put", "patch", "delete"])]
)
def test_zonder_bewijs_van_de_eigen_pagina_verandert_niets(toneel, wie, methoden):
    """Every address there is, also where nobody may come: the token is looked at first."""
    _klanten, decor = toneel
    streng, mis = Client(enforce_csrf_checks=True), []
    if wie == "adviseur":
        streng.force_login(decor.wereld.adviseur)

    for url in _adressen(decor):
        for methode in methoden:
            with luister() as geschreven:
                antwoord = vraag(streng, methode, url)
            if antwoord.status_code != 403 or geschreven:
                mis.append((methode, url, antwoord.status_code, geschreven))

    assert mis == []


@pytest.mark.django_db
@pytest.mark.usefixtures("zonder_opmaak")
@pytest.mark.parametrize("methode", ["HEAD", "OPTIONS"])
def test_kijken_verandert_niets(toneel, methode):
    """Mail programs follow links before somebody reads them; GET is in the tests of all cells."""
    klanten, decor = toneel
    mis = []

    for url, wie in _adressen(decor).items():
        with luister() as geschreven:
            antwoord = vraag(klanten[wie], methode.lower(), url)
        if geschreven or antwoord.status_code >= 500:
            mis.append((url, wie, antwoord.status_code, geschreven))

    assert mis == []


def _blijft_hier(antwoord):
    return url_has_allowed_host_and_scheme(antwoord.url, allowed_hosts={"testserver"})


def test_er_zijn_genoeg_vijandige_adressen():
    assert len(set(ELDERS)) >= 30


@pytest.mark.django_db
@pytest.mark.parametrize("waarde", ELDERS)
def test_niemand_wordt_naar_elders_gestuurd(toneel, waarde):
    klanten, decor = toneel
    mails = {"login": decor.wereld.ib.email, "password": "geheim-woord-voor-de-toets"}
    kop = waarde.encode("ascii", "ignore").decode().translate({0: None, 9: None, 10: None})
    koppen = {"referer": kop, "hx-current-url": kop, "x-forwarded-host": kop}
    decor.wereld.ib.set_password(mails["password"])
    decor.wereld.ib.save(update_fields=["password"])

    antwoorden = [
        vraag(Client(), "post", "/account/login/", {**mails, "next": waarde}),
        vraag(Client(), "post", "/account/login/", mails, query_params={"next": waarde}),
        vraag(klanten["ib"], "post", "/account/logout/", {"next": waarde}, headers=koppen),
        vraag(klanten["adviseur"], "post", "/account/voor/", {"next": waarde}, headers=koppen),
        vraag(Client(), "get", "/rondes/", {"next": waarde}, headers=koppen),
    ]

    assert [antwoord.status_code for antwoord in antwoorden] == [302] * 5
    assert [een.url for een in antwoorden if not _blijft_hier(een)] == []


@pytest.mark.django_db
def test_een_andere_host_komt_niet_in_de_mail(toneel, settings):
    _klanten, decor = toneel
    settings.ALLOWED_HOSTS = ["*"]
    settings.ADRES = "https://dialoog.example.org"

    antwoord = Client().post(
        "/account/password/reset/",
        {"email": decor.wereld.ib.email},
        headers={"host": "kwaad.example", "x-forwarded-host": "kwaad.example"},
    )

    assert antwoord.status_code == 302
    bezorg()
    assert "\nhttps://dialoog.example.org/account/password/reset/key/" in mail.outbox[-1].body
    assert "kwaad" not in mail.outbox[-1].body

"""What every request passes, and the answers to old tokens."""

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from scholen.views import csrf_mislukt
from tests.factories import GebruikerFactory

GEGEVENS = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def marit(db):
    return GebruikerFactory(naam="Marit Hofstra", email="marit@example.org")


def test_wie_niet_is_ingelogd_gaat_naar_inloggen(client, db):
    antwoord = client.get("/account/csrf/")

    assert (antwoord.status_code, antwoord.url) == (302, "/account/login/?next=/account/csrf/")


def test_een_gegevensverzoek_hoort_dat_de_sessie_weg_is(client, db):
    antwoord = client.get(
        "/account/csrf/", HTTP_REFERER="http://testserver/gesprekken/abc/?stap=2", **GEGEVENS
    )

    assert antwoord.status_code == 401
    assert antwoord.json() == {
        "status": "uitgelogd",
        "melding": "Je bent niet meer ingelogd. Je tekst staat er nog: log in, dan gaat het"
        " opslaan vanzelf verder.",
        "inloggen": "/account/login/?next=%2Fgesprekken%2Fabc%2F%3Fstap%3D2",
    }


@pytest.mark.parametrize("vanaf", ["https://elders.example/x/", "javascript:alert(1)", ""])
def test_een_vreemde_verwijzer_telt_niet(client, db, vanaf):
    antwoord = client.get("/account/csrf/", HTTP_REFERER=vanaf, **GEGEVENS)

    assert antwoord.json()["inloggen"] == "/account/login/?next=%2F"


def test_een_vers_token_hoort_bij_een_persoon(client, marit):
    client.force_login(marit)

    gegevens = client.get("/account/csrf/", **GEGEVENS).json()

    assert (len(gegevens["token"]), gegevens["wie"]) == (64, marit.sleutel)


def test_een_vers_token_werkt(marit):
    client = Client(enforce_csrf_checks=True)
    client.force_login(marit)
    token = client.get("/account/csrf/", **GEGEVENS).json()["token"]

    antwoord = client.post("/account/logout/", headers={"X-CSRFToken": token})

    assert antwoord.status_code == 302


@pytest.mark.parametrize("pad", ["/account/login/", "/account/csrf/", "/bestaat/niet/"])
def test_geen_antwoord_blijft_in_een_tussenopslag(client, marit, pad):
    client.force_login(marit)

    antwoord = client.get(pad)

    assert antwoord["Cache-Control"] == "no-store"
    assert antwoord["Permissions-Policy"].startswith("camera=(), ")
    assert antwoord["Cross-Origin-Opener-Policy"] == "same-origin"


def test_een_oud_token_krijgt_een_vriendelijke_pagina(marit):
    client = Client(enforce_csrf_checks=True)
    client.force_login(marit)

    antwoord = client.post(reverse("account_change_password"), {})

    assert antwoord.status_code == 403
    assert "De pagina stond te lang open" in antwoord.content.decode()


def test_een_oud_token_bij_het_opslaan_is_een_gegeven():
    antwoord = csrf_mislukt(RequestFactory().post("/", **GEGEVENS), "geen token")

    assert (antwoord.status_code, antwoord.content) == (403, b'{"status": "verlopen"}')


def test_een_onbekend_adres_krijgt_onze_pagina(client, marit):
    anoniem = client.get("/bestaat/niet/")
    client.force_login(marit)
    ingelogd = client.get("/bestaat/niet/")

    assert (anoniem.status_code, ingelogd.status_code) == (404, 404)
    assert "Naar het begin" in anoniem.content.decode()
    assert "Naar Mijn werk" in ingelogd.content.decode()

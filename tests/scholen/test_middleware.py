"""What every request passes."""

import pytest

GEGEVENS = {"HTTP_ACCEPT": "application/json"}


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


@pytest.mark.parametrize("pad", ["/account/login/", "/account/csrf/", "/bestaat/niet/"])
def test_geen_antwoord_blijft_in_een_tussenopslag(client, marit, pad):
    client.force_login(marit)

    antwoord = client.get(pad)

    assert antwoord["Cache-Control"] == "no-store"
    assert antwoord["Permissions-Policy"].startswith("camera=(), ")
    assert antwoord["Cross-Origin-Opener-Policy"] == "same-origin"


def test_wie_het_adres_van_een_knop_opent_leest_dat_het_van_een_knop_is(client, wereld):
    client.force_login(wereld.ib)

    pagina = client.get("/account/koppelingen/")
    gegevens = client.get("/account/koppelingen/", **GEGEVENS)

    assert (pagina.status_code, pagina["Allow"]) == (405, "POST")
    assert "Dit adres hoort bij een knop op een andere pagina." in pagina.content.decode()
    assert ">Naar Mijn werk</a>" in pagina.content.decode()
    assert (gegevens.status_code, gegevens.content) == (405, b"")

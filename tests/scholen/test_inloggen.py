"""Logging in, a forgotten password and logging out, as somebody on the other side sees it."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from scholen.inloggen.adapter import GEWEIGERD
from scholen.inloggen.wachtwoord import ZuinigeArgon2
from scholen.models import Gebruiker
from scholen.paginas import GEBRUIKT
from tests.elders import ELDERS
from tests.factories import WACHTWOORD, GebruikerFactory

INLOGGEN = "/account/login/"
RESET = "/account/password/reset/"
NIEUW = "een-heel-ander-wachtwoord"

pytestmark = pytest.mark.usefixtures("lege_tellers")


def probeer(client, wachtwoord, email="marit@example.org", **extra):
    return client.post(INLOGGEN, {"login": email, "password": wachtwoord, **extra})


def zonder_token(antwoord):
    """The page as text, without what differs on every page."""
    return re.sub(r'value="[A-Za-z0-9]{64}"', "", antwoord.content.decode())


def is_ingelogd(client):
    return "_auth_user_id" in client.session


def test_inloggen_brengt_je_naar_de_start(client, marit):
    antwoord = probeer(client, WACHTWOORD)

    assert (antwoord.status_code, antwoord.url) == (302, "/")


def test_inloggen_zegt_daarna_niets_overbodigs(client, marit):
    probeer(client, WACHTWOORD)

    assert (
        "Marit"
        not in client.get(reverse("account_change_password"))
        .content.decode()
        .split('<main id="inhoud"')[1]
    )


def test_hoofdletters_in_het_adres_maken_niet_uit(client, marit):
    assert probeer(client, WACHTWOORD, email="Marit@Example.org").status_code == 302


def test_zestig_mensen_van_een_school_loggen_in_dezelfde_minuut_in():
    mensen = GebruikerFactory.create_batch(60)

    gelukt = [probeer(Client(), WACHTWOORD, email=een.email).status_code for een in mensen]

    assert gelukt == [302] * 60


def test_zesde_poging_wordt_geweigerd_met_dezelfde_melding(client, marit):
    eerste = zonder_token(probeer(client, "mis"))
    for _ in range(4):
        probeer(client, "mis")

    zesde = probeer(client, WACHTWOORD)

    assert not is_ingelogd(client)
    assert GEWEIGERD in zonder_token(zesde)
    assert zonder_token(zesde) == eerste


def test_vijf_missers_van_de_een_houden_de_ander_niet_tegen(client, marit):
    GebruikerFactory(email="tom@example.org")
    for _ in range(6):
        probeer(client, "mis")

    assert probeer(Client(), WACHTWOORD, email="tom@example.org").status_code == 302


def test_een_onbekend_adres_antwoordt_als_een_verkeerd_wachtwoord(client, marit):
    bekend = zonder_token(probeer(client, "mis"))
    onbekend = zonder_token(probeer(client, "mis", email="niemand@example.org"))

    assert onbekend.replace("niemand@", "marit@") == bekend


def test_wie_niet_meer_mag_inloggen_krijgt_dezelfde_melding(client, marit):
    Gebruiker.objects.filter(pk=marit.pk).update(is_active=False)

    antwoord = probeer(client, WACHTWOORD)

    assert antwoord.status_code == 200
    assert GEWEIGERD in zonder_token(antwoord)


def test_een_leeg_formulier_wijst_naar_de_velden(client):
    pagina = client.post(INLOGGEN, {"login": "marit@example.org"}).content.decode()

    assert "<title>Fout: Inloggen · Kwaliteitsdialoog</title>" in pagina
    assert '<a href="#id_password">Wachtwoord: Vul dit nog in.</a>' in pagina
    assert 'value="marit@example.org"' in pagina


@pytest.mark.parametrize("adres", ELDERS)
def test_next_naar_een_andere_server_wordt_genegeerd(client, marit, adres):
    assert probeer(client, WACHTWOORD, next=adres).url == "/"


def test_next_binnen_het_product_wordt_gevolgd(client, marit):
    assert probeer(client, WACHTWOORD, next="/account/logout/").url == "/account/logout/"


def test_aanmelden_is_gesloten(client):
    assert client.get("/account/signup/").status_code == 404
    assert client.post("/account/signup/", {"email": "ik@example.org"}).status_code == 404
    assert Gebruiker.objects.count() == 0


@pytest.mark.parametrize(
    "pad",
    [
        "signup/",
        "inactive/",
        "email/",
        "confirm-email/",
        "confirm-email/sleutel/",
        "password/set/",
        "password/reset/key/done/",
        "login/code/confirm/",
    ],
)
def test_paginas_die_we_niet_gebruiken_bestaan_niet(client, marit, pad):
    anoniem = client.get(f"/account/{pad}").status_code
    client.force_login(marit)

    assert (anoniem, client.get(f"/account/{pad}").status_code) == (404, 404)


def test_hun_namen_blijven_bruikbaar():
    assert reverse("account_signup") == "/account/signup/"


def test_de_paginas_die_we_gebruiken_bestaan(client, marit):
    zonder = {"account_reset_password_from_key", "mfa_remove_webauthn"}
    leeg = {"mfa_deactivate_totp", "mfa_view_recovery_codes"}  # there is nothing of Marit yet
    client.force_login(marit)

    for naam in sorted(GEBRUIKT - zonder):
        assert client.get(reverse(naam)).status_code in {200, 302} or naam in leeg, naam


def test_een_kort_wachtwoord_wordt_geweigerd_met_wat_er_moet(client, marit):
    client.force_login(marit)

    pagina = client.post(
        reverse("account_change_password"),
        {"oldpassword": WACHTWOORD, "password1": "kort", "password2": "kort"},
    ).content.decode()

    assert "Dit wachtwoord is te kort. Neem minstens 15 tekens." in pagina


def test_na_wijzigen_log_je_in_met_het_nieuwe_wachtwoord(client, marit):
    client.force_login(marit)

    antwoord = client.post(
        reverse("account_change_password"),
        {"oldpassword": WACHTWOORD, "password1": NIEUW, "password2": NIEUW},
    )

    assert (antwoord.status_code, antwoord.url) == (302, "/account/")
    assert is_ingelogd(client)
    assert probeer(Client(), NIEUW).status_code == 302


def test_uitloggen_gaat_alleen_met_een_knop(client, marit):
    client.force_login(marit)

    client.get("/account/logout/")
    na_get = is_ingelogd(client)
    antwoord = client.post("/account/logout/")

    assert na_get
    assert (antwoord.url, is_ingelogd(client)) == (INLOGGEN, False)


def test_na_het_uitloggen_blijft_er_niets_in_de_browser(client, marit):
    client.force_login(marit)

    vraag, antwoord = client.get("/account/logout/"), client.post("/account/logout/")

    assert "Clear-Site-Data" not in vraag.headers
    assert antwoord.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert "Clear-Site-Data" not in client.get(INLOGGEN).headers


def test_een_hash_kost_negentien_mebibyte():
    hash_ = ZuinigeArgon2().encode("geheim", "zoutzoutzout")

    assert hash_.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")

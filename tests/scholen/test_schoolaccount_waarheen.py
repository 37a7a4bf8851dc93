"""Where somebody comes to who logs in with a school account: the own page one was going to."""

import re
from html import unescape
from urllib.parse import urlencode

import pytest
from django.test import Client

from tests.app import STAP, code, zet_aan
from tests.elders import ELDERS
from tests.inlogdiensten import met_wachtwoord

pytestmark = pytest.mark.django_db


def _hierheen(pagina, tekst):
    """Where the link with this text goes, with or without an icon in it."""
    return re.search(rf'href="([^"]+)"[^<]*>(?:<svg.*?</svg>)?\s*{tekst}</a>', pagina, re.S)[1]


def _langs_de_bladzijden(rij, dienst, naar):
    """Log in with the school account as one does: from page to page, by what is on them."""
    klant = Client()
    inloggen = klant.get("/account/login/", {"next": naar}).content.decode()
    kiezen = unescape(_hierheen(inloggen, "Verder met je schoolaccount"))
    mis = klant.post(kiezen, {"email": "x@elders.nl"}).content.decode()
    pagina = klant.post(kiezen, {"email": "x@11111.example.org"}).content.decode()
    terug = [unescape(_hierheen(een, "Terug naar inloggen")) for een in (mis, pagina)]
    bij_dienst = klant.get(unescape(_hierheen(pagina, "Verder"))).url
    antwoord = klant.get(
        f"/account/oidc/{rij.sleutel}/login/callback/", dienst.toestemmen(bij_dienst)
    )
    return klant, antwoord, terug


@pytest.mark.parametrize("naar", ["/gesprekken/?stap=2&wie=ons", "/account/"])
def test_na_het_schoolaccount_kom_je_waar_je_heen_ging(rij, dienst, naar):
    _, antwoord, terug = _langs_de_bladzijden(rij, dienst, naar)

    assert (antwoord.status_code, antwoord.url) == (302, naar)
    assert terug == [f"/account/login/?{urlencode({'next': naar})}"] * 2


def test_ook_met_een_tweede_stap_ertussen(wereld, klok, rij, dienst):
    geheim, _ = zet_aan(met_wachtwoord(wereld.ib))

    klant, antwoord, _ = _langs_de_bladzijden(rij, dienst, "/gesprekken/")
    binnen = klant.post(antwoord.url, {"code": code(geheim)})

    assert antwoord.url.startswith(STAP)
    assert (binnen.status_code, binnen.url) == (302, "/gesprekken/")


@pytest.mark.parametrize("adres", ELDERS)
def test_met_het_schoolaccount_gaat_niemand_naar_een_andere_server(rij, dienst, adres):
    _, langs, terug = _langs_de_bladzijden(rij, dienst, adres)
    klant = Client()
    bij_dienst = klant.get(f"/account/oidc/{rij.sleutel}/login/", {"next": adres}).url
    recht = klant.get(f"/account/oidc/{rij.sleutel}/login/callback/", dienst.toestemmen(bij_dienst))

    assert (langs.url, recht.url) == ("/", "/")
    assert terug == ["/account/login/"] * 2


def test_koppelen_gaat_langs_een_bladzijde_die_zegt_waarheen(wereld, klok, rij, dienst):
    klant = met_wachtwoord(wereld.mt)
    koppelen = unescape(_hierheen(klant.get("/account/").content.decode(), "Koppelen"))
    pagina = klant.get(koppelen).content.decode()
    verder = unescape(_hierheen(pagina, "Verder"))
    erheen = klant.get(verder)
    klok.shift(360)
    te_laat = klant.get(verder)
    vraag = klant.get(te_laat.url)

    assert f"Je logt in bij de inlogdienst van <b>{wereld.bestuur}</b>" in pagina
    assert _hierheen(pagina, "Terug naar jouw account") == "/account/"
    assert erheen.url.startswith(f"{dienst.issuer}/inloggen?")
    assert te_laat.url == koppelen
    assert vraag.url == f"/account/reauthenticate/?{urlencode({'next': koppelen})}"


def test_wie_al_binnen_is_gaat_van_de_keuze_terug_naar_het_eigen_account(wereld):
    pagina = met_wachtwoord(wereld.mt).get("/account/schoolaccount/").content.decode()

    assert _hierheen(pagina, "Terug naar jouw account") == "/account/"

"""The pages around an account, and what is shown when something is not as it should be."""

import re

import pytest
from crispy_forms.utils import render_crispy_form
from django import forms
from django.core.exceptions import PermissionDenied
from django.template import Context
from django.template.loader import get_template, render_to_string
from django.test import Client, RequestFactory
from django.urls import reverse
from django.views import defaults

from scholen.views.account import csrf_mislukt
from tests.factories import AanstellingFactory, BestuurFactory
from tests.gesprekken.kijken import als, tekst

GEGEVENS = {"HTTP_ACCEPT": "application/json"}


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


def test_wat_niet_mag_zegt_bij_wie_je_moet_zijn(rf):
    antwoord = defaults.permission_denied(rf.get("/"), PermissionDenied())

    assert antwoord.status_code == 403
    assert "Vraag de directeur van je school" in antwoord.content.decode()


@pytest.mark.parametrize(
    ("weergave", "code", "zin"),
    [
        (defaults.server_error, 500, "Het ligt niet aan jou."),
        (lambda request: defaults.bad_request(request, None), 400, "Er is niets veranderd."),
    ],
)
def test_een_storing_laat_zich_tonen_zonder_database(rf, weergave, code, zin):
    antwoord = weergave(rf.get("/"))

    assert antwoord.status_code == code
    assert zin in antwoord.content.decode()


FOUTEN = ("400", "403", "403_csrf", "404", "405", "429", "500")


@pytest.mark.parametrize("naam", FOUTEN)
def test_een_foutpagina_zegt_het_in_de_titel_en_wijst_verder(rf, naam):
    pagina = render_to_string(f"{naam}.html", request=rf.get("/"))
    titel = re.search(r"<title>(.*?) · Kwaliteitsdialoog</title>", pagina, re.DOTALL)[1]
    kop = re.search(r"<h1>(.*?)</h1>", pagina)[1]

    assert titel == f"Fout: {kop}"
    assert re.search(r'<a class="btn btn-primary"\s+href="/">', pagina)
    assert '<a href="/hulp/">Hulp</a>' in pagina


def test_elke_foutpagina_staat_in_deze_toets(settings):
    paden = (settings.BASE_DIR / "templates").glob("[45]*.html")

    assert sorted(pad.stem for pad in paden) == sorted(FOUTEN)


@pytest.mark.parametrize("naam", ["400", "500"])
def test_een_storing_toont_zich_ook_zonder_verzoek_en_zonder_wie_er_is_ingelogd(naam):
    assert "<title>Fout: " in get_template(f"{naam}.html").template.render(Context())


def test_een_uitleg_bij_een_veld_is_tekst_en_nooit_opmaak():
    class Proef(forms.Form):
        reden = forms.CharField(help_text="<script>alert(1)</script>")

    pagina = render_crispy_form(Proef())

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in pagina
    assert "<script>" not in pagina


@pytest.mark.parametrize(
    ("naam", "rol"),
    [
        ("beheer:besturen", None),
        ("beheer:scholen", "beheerder"),
        ("kwaliteit:kaders", "beheerder"),
        ("rondes", "adviseur"),
    ],
)
def test_een_lege_lijst_heeft_een_volle_knop(client, db, naam, rol):
    bestuur = BestuurFactory() if rol else None
    wie = AanstellingFactory(rol=rol or "beheerder", bestuur=bestuur).gebruiker

    _, _, pagina = tekst(als(client, wie).get(reverse(naam))).partition("<main")
    inhoud, _, _ = pagina.partition("</main>")

    assert 'class="leeg"' in inhoud
    assert inhoud.count("btn btn-primary") == 1


def test_een_kop_zonder_knoppen_houdt_geen_plek_voor_knoppen(client, db):
    bestuur = BestuurFactory()
    url = reverse("beheer:scholen")
    rijen = 'class="d-flex flex-wrap align-items-center gap-3"'

    adviseur, beheerder = (
        tekst(als(client, AanstellingFactory(rol=rol, bestuur=bestuur).gebruiker).get(url))
        for rol in ("adviseur", "beheerder")
    )

    assert (adviseur.count(rijen), beheerder.count(rijen)) == (0, 1)

"""Odd input at every door that somebody may open: refused or kept, but never a broken page."""

import os
import random
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import resolve

from tests.bestoken import deuren, ingevuld, klant, vraag
from tests.conftest import maak_wereld
from tests.toegangstabel import ACTOREN, Decor

VAKER = int(os.environ.get("BESTOOK", "1"))
"""How many times each form is sent; more finds more, and takes longer."""
ALTIJD = ("veld", "waarde", "merk", "doe", "stap", "klaar", "wis", "ander", "onderwerp", "gezien")
TEKSTEN = (
    "",
    "\x00",
    "a\x00b\x0b\x1f\x7f",
    "9" * 40,
    "9" * 5_000,
    "-1",
    "1e999",
    "NaN",
    "2026-02-30",
    "9999-12-31",
    "0001-01-01",
    "99:99",
    "\u202e\ufeff\U0010ffff",
    "<script>alert(1)</script>'\"--",
    "{% now %}{{ x }}%s%(a)s{0}",
    "../../etc/passwd",
    "a" * 25_000,
    "javascript:alert(1)",
    "\r\nSet-Cookie: a=b",
    "[[domeinen]]",
)
BYTES = (b"\xff\xfe\xc3\x28", b"\xed\xa0\x80", b"PK\x03\x04", b"%PDF-1.7")
TEKENS = ("%00", "%ff", "9" * 40, quote("\u202e'\"<%"), "%0d%0a")
ZOEKWOORDEN = ("punt", "open", "toon", "nieuw", "school", "partij", "status", "next", "terug")


@pytest.fixture(scope="module")
def toneel(module_lang):
    """One school's dialogues at every moment, and everybody who works there."""
    wereld = maak_wereld()
    return {actor: klant(wereld, actor) for actor in ACTOREN}, Decor.bouw(wereld)


def _gek(toeval, velden):
    """The form as it would be sent, with some odd things in it and some things left out."""
    data = {naam: toeval.choice(waarden) for naam, waarden in velden.items()}
    namen = [*data, *toeval.sample(ALTIJD, 3)]
    for naam in toeval.sample(namen, min(len(namen), toeval.randint(1, 3))):
        data[naam] = toeval.choice(TEKSTEN)
    if toeval.random() < 0.3:
        bestand = SimpleUploadedFile("a.toml", toeval.choice(BYTES))
        data[toeval.choice(namen)] = bestand
    if "veld" in data:
        data["veld"] = toeval.choice([naam.split("-")[-1] for naam in namen])
    for naam in toeval.sample(list(data), len(data) // 8):
        del data[naam]
    return data


@pytest.mark.django_db
def test_rare_invoer_geeft_nergens_een_kapotte_pagina(toneel):
    klanten, decor = toneel
    formulieren = ingevuld(klanten, decor)
    toeval = random.Random(int(os.environ.get("ZAAD", "2026")))  # noqa: S311 the same at every run
    stuk = []

    for url, wie in deuren(decor, "POST"):
        velden = {"veld": [""], "waarde": [""], "merk": [""], **formulieren.get(url, {})}
        for beurt in range(VAKER):
            data = _gek(toeval, velden)
            kop = {"headers": {"accept": "application/json"}} if beurt % 3 == 1 else {}
            if vraag(klanten[wie], "post", url, data, **kop).status_code >= 500:
                stuk.append((url, wie, {k: str(v)[:40] for k, v in data.items()}))

    assert stuk == []


SOORTEN = (
    ("application/json", b'{"veld": "toelichting"}'),
    ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n"),
    ("multipart/form-data", b"zonder grens"),
    ("application/x-www-form-urlencoded", b"veld=%ff%00&waarde=\xff&merk=%"),
    ("application/x-www-form-urlencoded; charset=utf-7", b"veld=a"),
    ("text/plain\x00", b"\x00"),
)


@pytest.mark.django_db
def test_een_ander_soort_bericht_breekt_niets(toneel):
    klanten, decor = toneel
    stuk = []

    for nummer, (url, wie) in enumerate(dict(deuren(decor, "POST")).items()):
        for soort, inhoud in (SOORTEN * 2)[nummer % 6 : nummer % 6 + VAKER + 1]:
            antwoord = vraag(klanten[wie], "generic", "POST", url, inhoud, content_type=soort)
            if antwoord.status_code >= 500:
                stuk.append((url, wie, soort))

    assert stuk == []


@pytest.mark.django_db
def test_rare_vragen_in_het_adres_breken_niets(toneel):
    klanten, decor = toneel
    stuk = []

    for nummer, (url, wie) in enumerate(dict(deuren(decor, "GET")).items()):
        for teken in (TEKENS * 2)[nummer % 5 : nummer % 5 + VAKER]:
            zoek = "&".join(f"{naam}={teken}" for naam in ZOEKWOORDEN)
            if vraag(klanten[wie], "get", f"{url}?{zoek}").status_code >= 500:
                stuk.append((url, wie, teken))

    assert stuk == []


@pytest.mark.django_db
@pytest.mark.usefixtures("zonder_opmaak")
@pytest.mark.parametrize("teken", ["%00", "%ff%fe", "9" * 30, "a" * 300])
def test_rare_stukken_in_het_adres_breken_niets(toneel, teken):
    """At one moment of a dialogue per address: at another it has the same parts."""
    klanten, decor = toneel
    stuk = []

    for methode in ("GET", "POST"):
        per_view = {resolve(url).view_name: (url, wie) for url, wie in deuren(decor, methode)}
        for url, wie in per_view.values():
            delen = url.split("/")
            for plek in range(2, len(delen) - 1):
                gek = "/".join([*delen[:plek], teken, *delen[plek + 1 :]])
                if vraag(klanten[wie], methode.lower(), gek).status_code >= 500:
                    stuk.append((methode, gek, wie))

    assert stuk == []


@pytest.mark.django_db
def test_een_nulteken_vindt_niets_en_breekt_niets(toneel):
    """PostgreSQL refuses to look for it, at the pages of a beheerder and in a cookie too."""
    klanten, _ = toneel
    beheerder = klanten["beheerder"]

    gevraagd = [
        vraag(beheerder, "get", "/beheer/mensen/uitnodigen/?persoon=%00"),
        vraag(beheerder, "get", "/beheer/mensen/?zoek=a%00"),
        vraag(beheerder, "post", "/account/voor/", {"plek": "school:a\x00"}),
        vraag(beheerder, "post", "/beheer/mensen/nakijken/", {"rol": "\x00", "alle": "a\x00 b"}),
        vraag(beheerder, "post", "/account/koppelingen/", {"dienst": "\x00"}),
        Client(headers={"cookie": f'kw_sessie="{"a" * 31}\\000"'}).get("/"),
    ]

    assert [antwoord.status_code for antwoord in gevraagd] == [404, 404, 302, 302, 404, 302]

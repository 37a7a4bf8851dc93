"""The verslag as a file: who may have it, under which name, and the same bytes every time."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

import kwaliteit.pdf
from gesprekken.models import VerslagPdf
from gesprekken.views.verslag_pdf import bestandsnaam
from scholen.models import Gebeurtenis
from tests.factories import KwaliteitskaderFactory, VerslagFactory
from tests.toneel import Spelers, speel

OP = datetime(2026, 11, 24, 9, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))


@pytest.fixture
def speel_tot(wereld):
    spelers = Spelers(wereld.school, wereld.ib, wereld.directeur, wereld.adviseur)
    kader = KwaliteitskaderFactory.gevuld(items=(1, 1))
    return lambda tot: speel(spelers, kader, tot=tot, schooljaar="2026-2027").verslag


@pytest.fixture
def vast(speel_tot):
    verslag = speel_tot("vastgesteld")
    VerslagPdf.objects.bewaar(verslag, inhoud=b"%PDF-1.7 vast", op=OP)
    return verslag


def _url(verslag, versie=None):
    return reverse("verslag_pdf", args=[verslag.gesprek.sleutel, versie or verslag.versie])


def _concept(verslag):
    return reverse("verslag_concept_pdf", args=[verslag.gesprek.sleutel])


def _meldingen(antwoord):
    return [str(melding) for melding in get_messages(antwoord.wsgi_request)]


def test_de_directeur_downloadt_de_bytes_die_bewaard_zijn(client, wereld, vast):
    client.force_login(wereld.directeur)

    antwoord = client.get(_url(vast))

    assert antwoord.content == b"%PDF-1.7 vast"
    assert antwoord["Content-Type"] == "application/pdf"
    assert antwoord["Cache-Control"] == "no-store"
    assert antwoord["Content-Disposition"] == (
        'attachment; filename="verslag-de-wilgenhoek-2026-2027-versie-1.pdf"'
    )


def test_is_hij_er_nog_niet_dan_maakt_de_download_hem(client, wereld, speel_tot):
    verslag = speel_tot("vastgesteld")
    client.force_login(wereld.directeur)

    eerste, tweede = client.get(_url(verslag)), client.get(_url(verslag))

    assert eerste.content.startswith(b"%PDF-")
    assert eerste.content == tweede.content


@pytest.mark.parametrize(
    ("wie", "status"),
    [
        ("ib", 200),
        ("ib_van_twee", 200),
        ("mt", 200),
        ("directeur", 200),
        ("adviseur", 200),
        ("andere_adviseur", 200),
        ("bestuurder", 200),
        ("team", 404),
        ("lezer", 404),
        ("swv_medewerker", 404),
        ("beheerder", 404),
        ("andere_directeur", 404),
        ("buur_adviseur", 404),
        ("vreemde_directeur", 404),
    ],
)
def test_wie_de_pdf_krijgt(client, wereld, vast, wie, status):
    client.force_login(getattr(wereld, wie))

    assert client.get(_url(vast)).status_code == status


@pytest.mark.parametrize(
    ("wie", "status"),
    [("ib", 200), ("directeur", 200), ("adviseur", 200), ("bestuurder", 404), ("buur_ib", 404)],
)
def test_wie_het_concept_krijgt_als_het_voorligt(client, wereld, speel_tot, wie, status):
    verslag = speel_tot("ter_vaststelling")
    client.force_login(getattr(wereld, wie))

    antwoord = client.get(_concept(verslag))

    assert antwoord.status_code == status
    if status == 200:
        assert antwoord["Content-Disposition"] == (
            'attachment; filename="concept-verslag-de-wilgenhoek-2026-2027-versie-1.pdf"'
        )


@pytest.mark.parametrize(("wie", "status"), [("adviseur", 200), ("directeur", 404)])
def test_wat_nog_geschreven_wordt_is_van_de_adviseur(client, wereld, speel_tot, wie, status):
    verslag = speel_tot("gevoerd")
    client.force_login(getattr(wereld, wie))

    assert client.get(_concept(verslag)).status_code == status
    assert VerslagPdf.objects.count() == 0


def test_het_adres_van_een_concept_zegt_dat_het_een_concept_is(vast):
    assert "/concept/" in _concept(vast)
    assert "/concept/" not in _url(vast)


def test_van_een_vast_verslag_is_er_geen_concept(client, wereld, vast):
    client.force_login(wereld.directeur)

    antwoord = client.get(_concept(vast))

    assert antwoord.url == vast.get_absolute_url()
    assert _meldingen(antwoord) == ["Dit verslag ligt vast. Er is geen concept meer van."]


def test_van_een_verslag_dat_voorligt_is_er_nog_geen_pdf(client, wereld, speel_tot):
    verslag = speel_tot("ter_vaststelling")
    client.force_login(wereld.directeur)

    antwoord = client.get(_url(verslag))

    assert antwoord.url == verslag.get_absolute_url()
    assert _meldingen(antwoord) == ["Dit verslag ligt nog niet vast. Daarna is er een pdf van."]
    assert VerslagPdf.objects.count() == 0


@pytest.mark.parametrize("versie", [2, 10**30])
def test_een_versie_die_er_niet_is(client, wereld, vast, versie):
    client.force_login(wereld.directeur)

    assert client.get(_url(vast, versie)).status_code == 404


def test_wie_downloadt_laat_een_regel_na_en_niet_twee(client, wereld, vast):
    client.force_login(wereld.bestuurder)

    client.get(_url(vast))
    client.get(_url(vast))

    gelezen = Gebeurtenis.objects.filter(
        soort=Gebeurtenis.Soort.GELEZEN, gebruiker=wereld.bestuurder, model="verslag"
    )
    assert [(rij.sleutel, rij.hash) for rij in gelezen] == [(vast.sleutel, vast.hash)]


@pytest.mark.parametrize("tot", ["vastgesteld", "ter_vaststelling"])
def test_mislukt_de_pdf_dan_zegt_de_pagina_wat_nu(client, wereld, speel_tot, tot, monkeypatch):
    verslag = speel_tot(tot)
    monkeypatch.setattr(kwaliteit.pdf, "WACHTTIJD", 0.01)
    client.force_login(wereld.directeur)

    antwoord = client.get(_url(verslag) if tot == "vastgesteld" else _concept(verslag))

    assert antwoord.url == verslag.get_absolute_url()
    assert _meldingen(antwoord) == [
        "Het maken van de pdf duurde te lang. Probeer het over een paar minuten opnieuw."
    ]
    assert not VerslagPdf.objects.filter(inhoud__isnull=False).exists()


def test_alleen_lezen(client, wereld, vast):
    client.force_login(wereld.directeur)

    assert client.post(_url(vast)).status_code == 405
    assert client.post(_concept(vast)).status_code == 405


@pytest.mark.parametrize(
    ("school", "naam"),
    [
        ('Basisschool \'t Ĳsèl\r\n"kind"', "verslag-basisschool-t-ijsel-kind-versie-1.pdf"),
        ("日本", "verslag-school-versie-1.pdf"),
        ("a" * 200, f"verslag-{'a' * 60}-versie-1.pdf"),
    ],
)
def test_de_naam_van_het_bestand_kan_overal_staan(db, school, naam):
    verslag = VerslagFactory()
    verslag.gesprek.deelname = None
    verslag.gesprek.school.naam = school

    assert bestandsnaam(verslag) == naam


def test_de_download_kost_weinig_vragen(
    client, wereld, vast, django_assert_max_num_queries, settings
):
    client.force_login(wereld.directeur)
    client.get(_url(vast))

    with django_assert_max_num_queries(8):
        client.get(_url(vast))

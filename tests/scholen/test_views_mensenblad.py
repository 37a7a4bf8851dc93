"""The pages that load a list of people: look first, then all of it or nothing."""

from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from scholen.models import School, UitgaandBericht, Uitnodiging
from tests.gesprekken.kijken import als, tekst

LADEN, VOORBEELD = "beheer:mensen_laden", "beheer:mensen_voorbeeld"
pytestmark = pytest.mark.usefixtures("demodag")


def _stuur(client, wereld, **velden):
    return als(client, wereld.beheerder).post(reverse(LADEN), velden)


def _verder(client, antwoord):
    data = {
        "lijst": antwoord.context["ingepakt"],
        "stand": antwoord.context["oordeel"].stand,
    }
    klaar = client.post(reverse(VOORBEELD), data)
    return klaar.url, [str(een) for een in get_messages(klaar.wsgi_request)][-1]


@pytest.mark.django_db
def test_een_lijst_gaat_in_een_keer_de_deur_uit(client, wereld):
    plak = f"Nora;nora@example.org;ib;De Abeel\nTom;{wereld.mt.email};ib;De Abeel"
    antwoord = _stuur(client, wereld, plak=plak)
    assert not Uitnodiging.objects.exists()

    url, zin = _verder(client, antwoord)

    assert url == reverse("beheer:mensen")
    assert zin == "Eén persoon uitgenodigd en één persoon met een rol erbij."
    assert UitgaandBericht.objects.get().aan == "nora@example.org"
    assert wereld.mt.aanstellingen.geldig().count() == 2


@pytest.mark.django_db
def test_met_een_fout_gaat_er_niets_uit_en_blijft_de_tekst_staan(client, wereld):
    antwoord = _stuur(
        client, wereld, plak="Nora;nora@example.org;ib;De Abeel\nTom;tom@;ib;De Abeel"
    )

    assert antwoord.context["form"].errors == {
        "plak": ["Regel 2: “tom@” is geen e-mailadres. Schrijf het als naam@school.nl."]
    }
    assert "nora@example.org" in tekst(antwoord)
    assert not Uitnodiging.objects.exists()


@pytest.mark.django_db
def test_meer_fouten_staan_onder_elkaar_bovenaan(client, wereld):
    antwoord = _stuur(client, wereld, plak="A;a@;ib;De Abeel\nB;b@example.org;ibb;De Abeel")

    fouten = antwoord.context["form"].errors
    assert [zin.split(":")[0] for zin in fouten["__all__"]] == ["Regel 1", "Regel 2"]
    assert fouten["plak"] == ["Verbeter deze rijen en bekijk de lijst opnieuw."]


@pytest.mark.django_db
def test_wie_intussen_iets_wijzigde_laat_de_lijst_opnieuw_zien(client, wereld):
    antwoord = _stuur(client, wereld, plak="Nora;nora@example.org;ib;De Abeel")
    School.objects.filter(pk=wereld.andere_school.pk).update(gesloten_op=date(2026, 8, 1))

    url, zin = _verder(client, antwoord)

    assert url == reverse(LADEN)
    assert zin.startswith("Iemand wijzigde net een rol of een school.")
    assert not Uitnodiging.objects.exists()


@pytest.mark.django_db
def test_een_uitnodiging_die_al_loopt_houdt_alles_tegen(client, wereld):
    plak = "Nora;nora@example.org;ib;De Abeel"
    _verder(client, _stuur(client, wereld, plak=plak))

    url, zin = _verder(
        client, _stuur(client, wereld, plak=f"Een;een@example.org;mt;De Abeel\n{plak}")
    )

    assert url == reverse(LADEN)
    assert "nora@example.org heeft al een uitnodiging" in zin
    assert Uitnodiging.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({}, "plak"),
        ({"plak": "x@example.org", "bestand": b"Naam;E-mail"}, "bestand"),
        ({"bestand": b""}, "bestand"),
        ({"bestand": b"\x00\x01"}, "bestand"),
    ],
)
def test_zonder_lijst_of_met_twee_zegt_het_formulier_wat_nu(client, wereld, velden, veld):
    if "bestand" in velden:
        velden["bestand"] = SimpleUploadedFile("mensen.csv", velden["bestand"])

    antwoord = _stuur(client, wereld, **velden)

    assert list(antwoord.context["form"].errors) == [veld]


@pytest.mark.django_db
@pytest.mark.parametrize("lijst", ["", "zomaar", "e30:1:x"])
def test_een_verzonnen_lijst_gaat_terug(client, wereld, lijst):
    antwoord = als(client, wereld.beheerder).post(reverse(VOORBEELD), {"lijst": lijst})

    assert antwoord.url == reverse(LADEN)

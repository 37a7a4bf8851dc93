"""The pages that load a list of people: look first, then all of it or nothing."""

from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.html import escape

from scholen.models import School, UitgaandBericht, Uitnodiging
from tests.gesprekken.kijken import als, tekst

LADEN, VOORBEELD = "beheer:mensen_laden", "beheer:mensen_voorbeeld"
pytestmark = pytest.mark.usefixtures("demodag")


def _stuur(client, wereld, **velden):
    return als(client, wereld.beheerder).post(reverse(LADEN), velden)


def _velden(antwoord):
    return {"lijst": antwoord.context["ingepakt"], "stand": antwoord.context["oordeel"].stand}


def _verder(client, antwoord):
    klaar = client.post(reverse(VOORBEELD), _velden(antwoord))
    return klaar.url, [str(een) for een in get_messages(klaar.wsgi_request)][-1]


@pytest.mark.django_db
def test_een_lijst_gaat_in_een_keer_de_deur_uit(client, wereld):
    plak = f"Nora;nora@example.org;ib;De Abeel\nTom;{wereld.mt.email};ib;De Abeel"
    antwoord = _stuur(client, wereld, plak=plak)
    assert not Uitnodiging.objects.exists()

    url, zin = _verder(client, antwoord)

    assert url == reverse("beheer:mensen")
    assert zin == "Eén persoon uitgenodigd en één persoon met een rol erbij. De mail is onderweg."
    assert UitgaandBericht.objects.get().aan == "nora@example.org"
    assert wereld.mt.aanstellingen.geldig().count() == 2


@pytest.mark.django_db
def test_met_een_fout_gaat_er_niets_uit_en_blijft_de_tekst_staan(client, wereld):
    antwoord = _stuur(
        client, wereld, plak="Nora;nora@example.org;ib;De Abeel\n<b>Tom;tom@;ib;De Abeel"
    )

    zin = (
        "Regel 2 (“<b>Tom; tom@; ib; De Abeel”): “tom@” is geen e-mailadres. Schrijf het als"
        " naam@school.nl."
    )
    assert antwoord.context["form"].errors == {"plak": [zin]}
    assert escape(zin) in tekst(antwoord)
    assert "<b>Tom" not in tekst(antwoord)
    assert "nora@example.org" in tekst(antwoord)
    assert not Uitnodiging.objects.exists()


@pytest.mark.django_db
def test_meer_fouten_staan_onder_elkaar_bovenaan(client, wereld):
    antwoord = _stuur(client, wereld, plak="A;a@;ib;De Abeel\nB;b@example.org;ibb;De Abeel")

    fouten = antwoord.context["form"].errors
    assert [zin.split(" (“")[0] for zin in fouten["__all__"]] == ["Regel 1", "Regel 2"]
    assert fouten["plak"] == ["Verbeter deze rijen en bekijk de lijst opnieuw."]


@pytest.mark.django_db
def test_wie_intussen_iets_wijzigde_laat_de_lijst_opnieuw_zien(client, wereld):
    antwoord = _stuur(client, wereld, plak="Nora;nora@example.org;ib;De Abeel")
    School.objects.filter(pk=wereld.andere_school.pk).update(gesloten_op=date(2026, 8, 1))

    url, zin = _verder(client, antwoord)

    assert url == reverse(LADEN)
    assert "): “De Abeel” is geen school van Stichting De Brug die open is." in zin
    assert not Uitnodiging.objects.exists()


@pytest.mark.django_db
def test_een_langere_lijst_nodigt_alleen_uit_wie_er_nieuw_op_staat(client, wereld):
    plak = "Nora;nora@example.org;ib;De Abeel"
    _verder(client, _stuur(client, wereld, plak=plak))

    langer = _stuur(client, wereld, plak=f"Een;een@example.org;mt;De Abeel\n{plak}")
    url, zin = _verder(client, langer)
    nog_eens = tekst(_stuur(client, wereld, plak=plak))

    assert "Is al uitgenodigd" in tekst(langer)
    assert (url, zin) == (reverse("beheer:mensen"), "Eén persoon uitgenodigd. De mail is onderweg.")
    assert sorted(Uitnodiging.objects.values_list("email", flat=True)) == [
        "een@example.org",
        "nora@example.org",
    ]
    assert "Iedereen is al uitgenodigd" in nog_eens
    assert "Uitnodigingen versturen" not in nog_eens


@pytest.mark.django_db
def test_wie_intussen_werd_uitgenodigd_laat_de_lijst_opnieuw_zien(client, wereld):
    plak = "Nora;nora@example.org;ib;De Abeel\nEen;een@example.org;ib;De Abeel"
    antwoord = _stuur(client, wereld, plak=plak)
    _verder(client, _stuur(client, wereld, plak=plak.splitlines()[0]))

    opnieuw = client.post(reverse(VOORBEELD), _velden(antwoord))
    _, zin = _verder(client, opnieuw)

    assert "Iemand wijzigde net een rol, een school of een uitnodiging." in tekst(opnieuw)
    assert "Is al uitgenodigd" in tekst(opnieuw)
    assert zin == "Eén persoon uitgenodigd. De mail is onderweg."
    assert Uitnodiging.objects.count() == 2


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


@pytest.mark.django_db
@pytest.mark.parametrize("kent_hem", [True, False])
def test_wie_geen_mail_krijgt_wordt_alleen_genoemd_als_die_er_is(client, wereld, kent_hem):
    plak = f"Tom;{wereld.mt.email if kent_hem else 'tom@example.org'};ib;De Abeel"

    assert ("krijgt geen mail" in tekst(_stuur(client, wereld, plak=plak))) is kent_hem

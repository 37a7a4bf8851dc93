"""A mistyped address: the invitation goes to another one, by who may send it."""

import pytest
from django.test import Client
from django.urls import reverse

from scholen.models import Gebeurtenis, UitgaandBericht, Uitnodiging
from tests.gesprekken.kijken import als
from tests.scholen.bladen import naar, post, zinnen
from tests.uitnodigingen import UitnodigingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def uitnodiging(wereld, settings):
    settings.DEMO = True
    return UitnodigingFactory(school=wereld.school, email="mis@example.org", naam="Nora Nieuw")


@pytest.mark.parametrize("actor", ["beheerder", "directeur"])
def test_een_verkeerd_getypt_adres_verbetert_wie_uitnodigt(client, wereld, uitnodiging, actor):
    oude_link = reverse("account_uitnodiging", args=[uitnodiging.sleutel, uitnodiging.token])
    url = naar("uitnodiging_adres", uitnodiging.sleutel)

    terug, zin = post(als(client, getattr(wereld, actor)), url, email="Goed@example.org")

    nu = Uitnodiging.objects.get()
    assert terug == naar("uitnodiging", uitnodiging.sleutel)
    assert zin == "De uitnodiging gaat nu naar goed@example.org. De oude link stopt."
    assert (nu.email, nu.verstuurd) == ("goed@example.org", 2)
    assert UitgaandBericht.objects.get().aan == "goed@example.org"
    assert Client().get(oude_link).status_code == 404
    redenen = Gebeurtenis.objects.filter(sleutel=nu.sleutel).order_by("pk")
    assert list(redenen.values_list("reden", flat=True)) == [
        "De uitnodiging aan Nora Nieuw heeft een ander e-mailadres.",
        "De uitnodiging aan Nora Nieuw is opnieuw verstuurd.",
    ]


@pytest.mark.parametrize(
    ("email", "zin"),
    [
        ("mis@example.org", "Dit adres staat er al. Vul het nieuwe adres in."),
        (
            "tom.verbeek@example.org",
            "tom.verbeek@example.org is van Tom Verbeek, en die werkt hier al. Trek deze"
            " uitnodiging in, en geef de rol bij Tom Verbeek zelf.",
        ),
        (
            "dubbel@example.org",
            "dubbel@example.org heeft al een uitnodiging als ib’er bij De Wilgenhoek. Stuur die"
            " opnieuw, of trek die eerst in.",
        ),
    ],
)
def test_een_adres_dat_al_hier_is_krijgt_een_zin(client, wereld, uitnodiging, email, zin):
    UitnodigingFactory(school=wereld.school, email="dubbel@example.org")
    url = naar("uitnodiging_adres", uitnodiging.sleutel)

    fouten, _ = post(als(client, wereld.beheerder), url, email=email)

    assert zinnen(fouten, "email") == [zin]
    uitnodiging.refresh_from_db()
    assert (uitnodiging.email, uitnodiging.verstuurd) == ("mis@example.org", 1)
    assert not UitgaandBericht.objects.exists()


def test_een_adres_van_een_ander_bestuur_is_hier_een_adres_als_elk(client, wereld, uitnodiging):
    url = naar("uitnodiging_adres", uitnodiging.sleutel)

    terug, _ = post(als(client, wereld.beheerder), url, email=wereld.buur_ib.email)

    assert terug == naar("uitnodiging", uitnodiging.sleutel)


def test_wie_al_binnen_is_krijgt_zo_geen_ander_adres(client, wereld, uitnodiging):
    uitnodiging.neem_aan(door=wereld.ib, op=uitnodiging.op)
    url = naar("uitnodiging_adres", uitnodiging.sleutel)

    fouten, _ = post(als(client, wereld.beheerder), url, email="goed@example.org")

    assert zinnen(fouten, "email") == ["Deze uitnodiging werkt niet meer."]
    assert Uitnodiging.objects.get().email == "mis@example.org"

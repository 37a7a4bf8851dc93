"""Who did not answer in time gets a new link, all of them at once."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from scholen.models import Gebeurtenis, UitgaandBericht, Uitnodiging
from tests.factories import MOMENT
from tests.gesprekken.kijken import als, tekst
from tests.uitnodigingen import UitnodigingFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demodag")]
URL = reverse("beheer:verlopen_opnieuw")
MENSEN = reverse("beheer:mensen")
EERDER = {"verloopt_op": MOMENT - timedelta(days=1)}


def _stuur(client, wie):
    antwoord = als(client, wie).post(URL)
    assert antwoord.url == MENSEN
    return str(list(get_messages(antwoord.wsgi_request))[-1])


@pytest.fixture
def verlopen(wereld):
    return [
        UitnodigingFactory(school=wereld.school, email=f"{naam}@example.org", **EERDER)
        for naam in ("nora", "otto")
    ]


def test_iedereen_van_wie_de_link_verliep_krijgt_een_nieuwe(client, wereld, verlopen):
    wacht = UitnodigingFactory(school=wereld.school)
    pagina = tekst(als(client, wereld.beheerder).get(MENSEN))

    zin = _stuur(client, wereld.beheerder)

    assert "Van 2 uitnodigingen is de link verlopen." in pagina
    assert zin == "2 mensen krijgen een nieuwe link. Die werkt zeven dagen."
    assert set(UitgaandBericht.objects.values_list("aan", flat=True)) == {
        "nora@example.org",
        "otto@example.org",
    }
    assert not Uitnodiging.objects.filter(verloopt_op__lte=MOMENT).exists()
    assert Uitnodiging.objects.get(pk=wacht.pk).verstuurd == 1
    assert Gebeurtenis.objects.filter(reden__endswith="opnieuw verstuurd.").count() == 2
    assert "link verlopen" not in tekst(client.get(MENSEN))


def test_een_tweede_klik_stuurt_niets(client, wereld, verlopen):
    _stuur(client, wereld.beheerder)

    assert _stuur(client, wereld.beheerder) == "Er is niemand meer van wie de link verlopen is."
    assert UitgaandBericht.objects.count() == 2


def test_wie_al_een_nieuwere_link_heeft_nergens_meer_heen_kan_of_elders_hoort_krijgt_niets(
    client, wereld
):
    UitnodigingFactory(school=wereld.school, email="nora@example.org", **EERDER)
    UitnodigingFactory(school=wereld.school, email="nora@example.org")
    UitnodigingFactory(school=wereld.andere_school, email="dicht@example.org", **EERDER)
    type(wereld.school).objects.filter(pk=wereld.andere_school.pk).update(gesloten_op="2026-08-01")
    UitnodigingFactory(school=wereld.vreemde_school, email="vreemd@example.org", **EERDER)
    UitnodigingFactory(school=wereld.school, ingetrokken_op=MOMENT, **EERDER)
    pagina = tekst(als(client, wereld.beheerder).get(MENSEN))

    zin = _stuur(client, wereld.beheerder)

    assert "link verlopen" not in pagina
    assert zin == "Er is niemand meer van wie de link verlopen is."
    assert UitgaandBericht.objects.count() == 0


def test_een_link_voor_iets_anders_telt_niet_als_een_nieuwere(client, wereld):
    UitnodigingFactory(school=wereld.school, email="nora@example.org", **EERDER)
    UitnodigingFactory(school=wereld.school, email="nora@example.org", **EERDER)
    UitnodigingFactory(school=wereld.school, email="nora@example.org", rol="mt")

    zin = _stuur(client, wereld.beheerder)

    assert zin == "Eén persoon krijgt een nieuwe link. Die werkt zeven dagen."
    assert "ib’er bij De Wilgenhoek" in UitgaandBericht.objects.get().tekst

"""Who did not answer in time gets a new link, all of them at once."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from scholen.acties import uitnodiging as acties
from scholen.models import Gebeurtenis, UitgaandBericht, Uitnodiging
from tests.factories import MOMENT, AanstellingFactory
from tests.formulieren import Blad
from tests.gesprekken.kijken import als, tekst
from tests.uitnodigingen import UitnodigingFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demodag")]
URL = reverse("beheer:verlopen_opnieuw")
MENSEN = reverse("beheer:mensen")
KIES = reverse("account_voor_wie")
EERDER = {"verloopt_op": MOMENT - timedelta(days=1)}
NIEMAND_MEER = (
    "Er is niets verstuurd. Je werkt nu voor {}, en daar wacht niemand van die pagina nog op een"
    " nieuwe link."
)


def _knop(client, wie):
    """What the page sends along."""
    pagina = Blad(MENSEN, tekst(als(client, wie).get(MENSEN)))
    return pagina.formulieren[URL]["getoond"].waarde


def _stuur(client, wie, getoond):
    """Press the button of a page that showed these invitations."""
    antwoord = als(client, wie).post(URL, {"getoond": getoond})
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

    zin = _stuur(client, wereld.beheerder, _knop(client, wereld.beheerder))

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
    getoond = _knop(client, wereld.beheerder)
    _stuur(client, wereld.beheerder, getoond)

    assert _stuur(client, wereld.beheerder, getoond) == NIEMAND_MEER.format(wereld.bestuur)
    assert UitgaandBericht.objects.count() == 2


def test_van_twee_klikken_tegelijk_stuurt_er_een(wereld, verlopen):
    gelezen = [list(Uitnodiging.objects.order_by("pk")) for _ in range(2)]

    hoeveel = [acties.verlopen_opnieuw(een, door=wereld.beheerder, op=MOMENT) for een in gelezen]

    assert (hoeveel, UitgaandBericht.objects.count()) == ([2, 0], 2)


def test_wie_intussen_verliep_stond_niet_op_de_pagina_en_krijgt_niets(client, wereld, verlopen):
    getoond = _knop(client, wereld.beheerder)
    UitnodigingFactory(school=wereld.school, email="pia@example.org", **EERDER)

    zin = _stuur(client, wereld.beheerder, getoond)

    assert zin == "2 mensen krijgen een nieuwe link. Die werkt zeven dagen."
    assert not UitgaandBericht.objects.filter(aan="pia@example.org").exists()


def test_een_pagina_van_het_ene_bestuur_stuurt_niets_bij_het_andere(client, wereld, verlopen):
    AanstellingFactory(gebruiker=wereld.beheerder, rol="beheerder", bestuur=wereld.vreemd_bestuur)
    UitnodigingFactory(school=wereld.vreemde_school, email="vreemd@example.org", **EERDER)
    als(client, wereld.beheerder).post(KIES, {"plek": "bestuur:11111"})
    getoond = _knop(client, wereld.beheerder)

    client.post(KIES, {"plek": "bestuur:33333"})
    ernaast = _stuur(client, wereld.beheerder, getoond)
    client.post(KIES, {"plek": "bestuur:11111"})
    terug = _stuur(client, wereld.beheerder, getoond)

    assert ernaast == NIEMAND_MEER.format("Stichting Elders")
    assert terug == "2 mensen krijgen een nieuwe link. Die werkt zeven dagen."
    assert set(UitgaandBericht.objects.values_list("aan", flat=True)) == {
        "nora@example.org",
        "otto@example.org",
    }


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
    alle = " ".join(Uitnodiging.objects.values_list("sleutel", flat=True))

    zin = _stuur(client, wereld.beheerder, alle)

    assert "link verlopen" not in pagina
    assert zin == NIEMAND_MEER.format(wereld.bestuur)
    assert UitgaandBericht.objects.count() == 0


def test_een_link_voor_iets_anders_telt_niet_als_een_nieuwere(client, wereld):
    UitnodigingFactory(school=wereld.school, email="nora@example.org", **EERDER)
    UitnodigingFactory(school=wereld.school, email="nora@example.org", **EERDER)
    UitnodigingFactory(school=wereld.school, email="nora@example.org", rol="mt")

    zin = _stuur(client, wereld.beheerder, _knop(client, wereld.beheerder))

    assert zin == "Eén persoon krijgt een nieuwe link. Die werkt zeven dagen."
    assert "ib’er bij De Wilgenhoek" in UitgaandBericht.objects.get().tekst

"""What the pages may cost on the whole demo world: a list 12 queries, a detail page 20."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gesprekken.models import Deelname, Gesprek, Ronde
from scholen.models import Gebruiker

pytestmark = pytest.mark.django_db
LIJST, DETAIL = 12, 20
WIE = {
    "ib": "gulsen.yildirim",
    "ib van twee scholen": "eline.dorrestein",
    "ib van twee besturen": "margriet.hulsbos",
    "directeur": "joris.lamberink",
    "adviseur": "jacintha.terwiel",
    "bestuurder": "marloes.lindhorst",
    "swv": "samir.dahdal",
}
LEZERS = ("ib", "adviseur")


def kost(client, wie: str, url: str) -> int:
    """The queries of a page, asked for twice: reading it for the first time leaves a line."""
    client.force_login(Gebruiker.objects.get(email=f"{WIE[wie]}@example.org"))
    assert client.get(url).status_code == 200
    with CaptureQueriesContext(
        connection,
    ) as vragen:
        client.get(url)
    return len(vragen)


def _deelname(school: str) -> Deelname:
    return Deelname.objects.get(school__naam=school, ronde__schooljaar="2026-2027")


@pytest.mark.parametrize("wie", WIE)
@pytest.mark.parametrize("url", ["/", "/gesprekken/", "/afspraken/"])
def test_een_lijst_kost_hooguit_twaalf_vragen(demowereld, client, wie, url):
    assert kost(client, wie, url) <= LIJST


@pytest.mark.parametrize("wie", ["adviseur", "bestuurder"])
def test_de_rondes_van_drie_jaar_kosten_hooguit_twaalf_vragen(demowereld, client, wie):
    assert kost(client, wie, reverse("rondes")) <= LIJST


@pytest.mark.parametrize("schooljaar", ["2024-2025", "2025-2026", "2026-2027"])
@pytest.mark.parametrize("wie", LEZERS)
def test_een_ronde_met_zestien_scholen_kost_hooguit_twintig(demowereld, client, wie, schooljaar):
    ronde = Ronde.objects.get(bestuur__bestuursnummer="99901", schooljaar=schooljaar)

    assert kost(client, wie, ronde.get_absolute_url()) <= DETAIL


@pytest.mark.parametrize("pagina", ["deelname", "deelname_zelfevaluatie", "deelname_onderwerpen"])
def test_wat_een_school_invult_kost_hooguit_twintig(demowereld, client, pagina):
    sleutel = _deelname("De Stoomfluit").sleutel

    assert kost(client, "ib", reverse(pagina, args=[sleutel])) <= DETAIL


def test_een_domein_naast_vorig_jaar_kost_hooguit_twintig(demowereld, client):
    sleutel = _deelname("De Stoomfluit").sleutel

    assert kost(client, "ib", reverse("deelname_domein", args=[sleutel, "7"])) <= DETAIL


@pytest.mark.parametrize(
    "pagina", ["gesprek", "gesprek_voorbereiding", "gesprek_voeren", "deelname_ingediend"]
)
def test_wat_een_adviseur_voor_een_gesprek_opent_kost_hooguit_twintig(demowereld, client, pagina):
    gesprek = Gesprek.objects.get(deelname=_deelname("De Tureluur"))
    rij = gesprek.deelname if pagina.startswith("deelname") else gesprek

    assert kost(client, "adviseur", reverse(pagina, args=[rij.sleutel])) <= DETAIL


@pytest.mark.parametrize("wie", ["directeur", "adviseur"])
def test_een_verslag_dat_voorligt_kost_hooguit_twintig(demowereld, client, wie):
    gesprek = Gesprek.objects.get(deelname=_deelname("De Wolwever"))

    assert kost(client, wie, reverse("verslag", args=[gesprek.sleutel])) <= DETAIL

"""To the log-in of a bestuur one goes by a link: a browser lets no form end at another server."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.contrib.sessions.models import Session
from django.utils import timezone
from playwright.sync_api import expect

from scholen.bezorgen import link_van
from scholen.inloggen.sessie import ZEKER, SessionStore
from scholen.models import Inlogdienst
from tests.factories import WACHTWOORD
from tests.uitnodigingen import UitnodigingFactory


def _dienst(wereld):
    return Inlogdienst.objects.create(
        bestuur=wereld.bestuur, issuer="https://login.example.org", client_id="x", staat_aan=True
    )


def _is_op_weg(pagina, dienst):
    expect(pagina.locator("main")).to_contain_text("Je logt in bij Microsoft Entra ID van")
    verder = pagina.get_by_role("link", name="Verder")
    assert verder.get_attribute("href").startswith(f"/account/oidc/{dienst.sleutel}/login/?teken=")
    assert verder.get_attribute("href").endswith("&verder=1")


def test_wie_wordt_uitgenodigd_komt_bij_de_link_naar_het_schoolaccount(venster, wereld):
    dienst = _dienst(wereld)
    uitnodiging = UitnodigingFactory(
        school=wereld.school, verloopt_op=timezone.now() + timedelta(days=7)
    )
    pagina = venster()
    pagina.goto(urlsplit(link_van(uitnodiging)).path)

    pagina.get_by_role("button", name="Verder met je schoolaccount").click()

    _is_op_weg(pagina, dienst)


def test_wie_opnieuw_liet_zien_wie_het_is_komt_daar_ook(venster, wereld):
    dienst = _dienst(wereld)
    pagina = venster(wereld.ib)
    pagina.goto("/account/")
    sessie = SessionStore(Session.objects.get().session_key)
    sessie[ZEKER] = 0
    sessie.save()
    pagina.get_by_role("link", name="Koppelen").click()
    pagina.fill("[name=password]", WACHTWOORD)

    pagina.get_by_role("button", name="Verder").click()

    _is_op_weg(pagina, dienst)

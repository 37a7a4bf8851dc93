"""A passkey as second step, with a virtual one in a real browser."""

from time import time

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from playwright.sync_api import expect

from scholen.inloggen.sessie import SessionStore
from tests.browser.conftest import log_in
from tests.webserver import sessie_van


@pytest.fixture
def pagina(venster, wereld):
    """A browser with a key that always says yes, in which the ib'er is logged in."""
    pagina = venster()
    log_in(pagina, wereld.ib)
    toestel = pagina.context.new_cdp_session(pagina)
    toestel.send("WebAuthn.enable")
    opties = {"protocol": "ctap2", "transport": "internal", "hasUserVerification": True}
    meer = {"isUserVerified": True, "automaticPresenceSimulation": True}
    toestel.send("WebAuthn.addVirtualAuthenticator", {"options": opties | meer})
    return pagina


def test_een_toegangssleutel_maken_en_ermee_inloggen(pagina, wereld):
    pagina.goto("/account/2fa/webauthn/add/")
    pagina.get_by_label("Hoe noem je deze sleutel?").fill("Mijn telefoon")
    pagina.get_by_role("button", name="Maak de sleutel").click()
    expect(pagina.get_by_role("list", name="Herstelcodes").get_by_role("listitem")).to_have_count(
        10
    )
    pagina.get_by_role("link", name="Ik heb ze bewaard").click()
    pagina.wait_for_url("/")
    pagina.goto("/account/")
    expect(pagina.get_by_text("Mijn telefoon", exact=True)).to_be_visible()

    pagina.goto("/account/2fa/webauthn/add/")
    pagina.get_by_role("button", name="Maak de sleutel").click()
    expect(pagina.get_by_text("Op dit toestel staat al een sleutel van jou.")).to_be_visible()

    pagina.context.clear_cookies()
    log_in(pagina, wereld.ib, naar="**/account/2fa/authenticate/")
    pagina.get_by_role("button", name="Gebruik je toegangssleutel").click()
    pagina.wait_for_url("/")

    sleutel = Authenticator.objects.get(type="webauthn")
    assert (sleutel.user, sleutel.last_used_at is not None) == (wereld.ib, True)

    wereld.ib.set_unusable_password()
    wereld.ib.save()
    _met_oude_sessie(pagina, wereld.ib)
    pagina.goto("/account/2fa/webauthn/add/")
    expect(pagina.get_by_role("heading", name="Ben jij het nog?")).to_be_visible()
    pagina.get_by_role("button", name="Gebruik je toegangssleutel").click()
    pagina.wait_for_url("**/2fa/webauthn/add/")


def _met_oude_sessie(pagina, gebruiker):
    """A session of hours old."""
    sleutel = sessie_van(gebruiker)
    sessie = SessionStore(sleutel)
    sessie["begin"], sessie["zeker"] = time(), 0
    sessie.save()
    naam = settings.SESSION_COOKIE_NAME
    [koekje] = [een for een in pagina.context.cookies() if een["name"] == naam]
    pagina.context.add_cookies([koekje | {"value": sleutel}])

"""Three minutes before a session ends the page says so; what was typed stays."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from playwright.sync_api import expect

UUR = 60 * 60 * 1000


@pytest.fixture
def pagina(venster, wereld):
    """A page that has been open for almost two hours, in a browser with a clock of its own."""
    pagina = venster(wereld.ib)
    pagina.clock.install()
    pagina.goto("/account/password/change/")
    pagina.fill("[name=oldpassword]", "half getypt")
    return pagina


def nog(seconden):
    """So long is left of the session, on the clock of the server."""
    Session.objects.update(expire_date=timezone.now() + timedelta(seconds=seconden))


def test_wie_zegt_er_nog_te_zijn_blijft_ingelogd(pagina):
    nog(150)
    pagina.clock.fast_forward(2 * UUR - 170_000)
    vraag = pagina.get_by_role("dialog", name="Ben je er nog?")
    expect(vraag).to_contain_text("Over 3 minuten log je vanzelf uit.")
    expect(pagina.get_by_role("button", name="Blijf ingelogd")).to_be_focused()

    pagina.keyboard.press("Enter")

    expect(vraag).to_be_hidden()
    assert Session.objects.get().expire_date > timezone.now() + timedelta(minutes=119)
    expect(pagina.locator("[name=oldpassword]")).to_have_value("half getypt")


def test_escape_is_ook_een_antwoord(pagina):
    nog(150)
    pagina.clock.fast_forward(2 * UUR - 170_000)
    vraag = pagina.get_by_role("dialog", name="Ben je er nog?")
    expect(vraag).to_be_visible()

    pagina.keyboard.press("Escape")

    expect(vraag).to_be_hidden()
    assert Session.objects.get().expire_date > timezone.now() + timedelta(minutes=119)


def test_werk_in_een_ander_tabblad_telt_mee(pagina):
    nog(60 * 60)
    with pagina.expect_response("**/account/sessie/") as antwoord:
        pagina.clock.fast_forward(2 * UUR - 170_000)
    assert antwoord.value.finished() is None

    expect(pagina.get_by_role("dialog")).to_be_hidden()


def test_wie_weg_bleef_vindt_zijn_tekst_terug_en_de_weg_naar_binnen(pagina):
    Session.objects.all().delete()
    pagina.clock.fast_forward(2 * UUR)

    vraag = pagina.get_by_role("dialog", name="Ben je er nog?")
    expect(vraag).to_contain_text("Je bent uitgelogd.")
    expect(vraag.get_by_role("link", name="Log in")).to_have_attribute("target", "_blank")
    pagina.get_by_role("button", name="Sluiten").click()
    expect(pagina.locator("[name=oldpassword]")).to_have_value("half getypt")

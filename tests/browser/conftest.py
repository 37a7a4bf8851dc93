"""A real Chromium against a live server.

A test fails on a console error, on anything that the Content-Security-Policy stops, on a dialog
and on a request to another host, whatever else it looks at.
"""

import pytest
from playwright.sync_api import expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.chromium import start_chromium
from tests.factories import WACHTWOORD

SCHENDING = """
document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) =>
  window.meldSchending(`${violatedDirective}: ${blockedURI} ${sample}`));
"""
GEDULD = 15_000  # milliseconds: a busy machine may take its time
expect.set_options(timeout=GEDULD)
MELDINGEN_DIE_MOGEN = ("Failed to load resource",)  # what a test breaks on purpose


@pytest.fixture(scope="module")
def chromium():
    """One browser for a module.

    Playwright runs an event loop in this thread; Django must not mind that as long as it runs, and
    no longer: the tests after these have a right to complain.
    """
    with pytest.MonkeyPatch.context() as omgeving, sync_playwright() as playwright:
        omgeving.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = start_chromium(playwright)
        yield browser
        browser.close()


@pytest.fixture
def live_server(gelijktijdig):
    """A server per test, on a database that its threads may really use at once."""
    server = LiveServer("localhost")
    yield server
    server.stop()


@pytest.fixture
def venster(chromium, live_server, tmp_path):
    """Opens a browser window of one person: ``venster(gebruiker)`` gives a page, logged in."""
    klachten, vensters = [], []

    def open_venster(gebruiker=None, **opties):
        context = chromium.new_context(base_url=live_server.url, **opties)
        vensters.append(context)
        context.set_default_timeout(GEDULD)
        context.expose_function("meldSchending", lambda wat: klachten.extend([wat]))
        context.add_init_script(SCHENDING)
        context.on("dialog", lambda dialoog: klachten.extend(_gesloten(dialoog)))
        context.on("request", lambda een: klachten.extend(_elders(een.url, live_server.url)))
        pagina = context.new_page()
        pagina.on("console", lambda melding: klachten.append(melding.text) if _telt(melding) else 0)
        pagina.on("pageerror", lambda fout: klachten.append(str(fout)))
        if gebruiker is not None:
            log_in(pagina, gebruiker)
        return pagina

    yield open_venster
    for nummer, context in enumerate(vensters):  # how it looked when the test ended
        for pagina in context.pages:
            pagina.screenshot(path=tmp_path / f"venster-{nummer}.png", full_page=True)
        context.close()
    assert klachten == []


def _telt(melding) -> bool:
    return melding.type == "error" and not melding.text.startswith(MELDINGEN_DIE_MOGEN)


def _gesloten(dialoog) -> list[str]:
    """The question whether to leave is the browser's own, and the answer is yes; any other not."""
    if dialoog.type == "beforeunload":
        dialoog.accept()
        return []
    dialoog.dismiss()
    return [f"{dialoog.type}: {dialoog.message}"]


def _elders(adres: str, hier: str) -> list[str]:
    """What a page asks of another host than its own."""
    return [] if adres.startswith((hier, "data:", "blob:", "about:")) else [f"verzoek: {adres}"]


def log_in(pagina, gebruiker) -> None:
    """Fill in the log-in page as a person would."""
    pagina.goto("/account/login/")
    pagina.fill("[name=login]", gebruiker.email)
    pagina.fill("[name=password]", WACHTWOORD)
    pagina.click("main button[type=submit]")
    pagina.wait_for_url("/")

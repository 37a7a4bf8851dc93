"""A real Chromium against a live server.

A test fails on a console error, on anything that the Content-Security-Policy stops, on a dialog
and on a request to another host, whatever else it looks at.
"""

import pytest
from django.conf import settings
from django.core.servers.basehttp import ThreadedWSGIServer
from django.test import Client
from playwright.sync_api import expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.chromium import start_chromium
from tests.factories import WACHTWOORD
from tests.webserver import STIPT

SCHENDING = """
document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) =>
  window.meldSchending(`${violatedDirective}: ${blockedURI} ${sample}`));
"""
GEDULD = 15_000  # milliseconds: a busy machine may take its time
expect.set_options(timeout=GEDULD)
MELDINGEN_DIE_MOGEN = ("Failed to load resource",)  # what a test breaks on purpose
MISLUKT = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    """Remember whether a test failed, for its last picture."""
    rapport = yield
    item.stash[MISLUKT] = item.stash.get(MISLUKT, False) or rapport.failed
    return rapport


@pytest.fixture(scope="package")
def chromium():
    """One browser for all of these tests; each window is a profile of its own.

    Playwright runs an event loop in this thread; Django must not mind that as long as it runs, and
    no longer: the tests after these have a right to complain.
    """
    with pytest.MonkeyPatch.context() as omgeving, sync_playwright() as playwright:
        omgeving.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = start_chromium(playwright)
        yield browser
        browser.close()


class Server(ThreadedWSGIServer):
    """Stops when it is told to."""

    def serve_forever(self, poll_interval=STIPT):
        super().serve_forever(poll_interval)


@pytest.fixture
def live_server(gelijktijdig):
    """A server per test, on a database that its threads may really use at once."""
    server = LiveServer("localhost", start=False)
    server.thread.server_class = Server
    server.start()
    yield server
    server.stop()


@pytest.fixture
def venster(request, chromium, live_server, tmp_path):
    """Opens a browser window of one person: ``venster(gebruiker)`` gives a page, logged in.

    How its windows looked at the end, a test that failed leaves as pictures.
    """
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
            context.add_cookies([sessie(gebruiker)])
        return pagina

    yield open_venster
    for nummer, context in enumerate(vensters):
        for pagina in context.pages:
            pagina.title()  # an answer of the page: so what it complained of is heard
            if klachten or request.node.stash[MISLUKT]:
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


def sessie(gebruiker) -> dict[str, object]:
    """The cookie of a session in which this person just logged in."""
    klant = Client()
    klant.force_login(gebruiker)
    naam = settings.SESSION_COOKIE_NAME
    waarde = klant.cookies[naam].value
    return {
        "name": naam,
        "value": waarde,
        "domain": "localhost",
        "path": "/",
        "secure": settings.SESSION_COOKIE_SECURE,
        "httpOnly": True,
    }


def log_in(pagina, gebruiker, *, naar="/") -> None:
    """Fill in the log-in page as a person would, and come to the page after it."""
    pagina.goto("/account/login/")
    pagina.fill("[name=login]", gebruiker.email)
    pagina.fill("[name=password]", WACHTWOORD)
    pagina.click("main button[type=submit]")
    pagina.wait_for_url(naar)

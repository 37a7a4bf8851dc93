"""Typing more often than may be saved: the page says how long to wait, and then saves by itself."""

import re
from datetime import timedelta

import pytest
import time_machine
from playwright.sync_api import expect

from kwaliteit.models import Tekstversie
from scholen import klok
from scholen.grenzen.lijst import GRENZEN, Grens
from tests.browser import test_bewaren
from tests.browser.test_bewaren import antwoorden, deelname, naar, staat  # noqa: F401 a fixture

WACHT = re.compile(
    r"Nog niet opgeslagen\. Dit ging te vaak achter elkaar\. Over (een|\d) seconden? kan het weer\."
    r" Laat deze pagina open, dan slaan we je tekst vanzelf op\."
)


@pytest.fixture
def grens(settings, monkeypatch):
    """Two times in four seconds, on a clock that stands still until somebody moves it."""
    settings.GRENZEN_GELDEN = True
    monkeypatch.setitem(GRENZEN, "bewaren", Grens(2, 4, "Voor deze toets."))
    with time_machine.travel(klok.nu(), tick=False) as reis:
        yield reis


def typ(pagina, veld, tekst):
    """Type and leave the field; on the page the clock stands still too."""
    test_bewaren.typ(pagina, veld, tekst)
    pagina.clock.run_for(1)


def test_wie_te_vaak_opslaat_leest_hoe_lang_en_verliest_geen_woord(
    venster,
    wereld,
    deelname,  # noqa: F811
    grens,
):
    pagina, standen = venster(wereld.ib), []
    pagina.clock.install()
    naar(pagina, deelname)
    pagina.clock.pause_at(klok.nu() + timedelta(hours=1))
    pagina.on("response", lambda een: standen.append(een.status) if "oordelen" in een.url else 0)

    for tekst in ("Een.", "Een, twee."):
        typ(pagina, "1a-toelichting", tekst)
        expect(staat(pagina, "1a-toelichting")).to_contain_text("Opgeslagen")
    typ(pagina, "1a-toelichting", "Een, twee, drie.")
    expect(staat(pagina, "1a-toelichting")).to_have_text(WACHT)
    typ(pagina, "1a-toelichting", "Een, twee, drie, vier.")

    assert antwoorden(deelname)["1a"].toelichting == "Een, twee."
    expect(staat(pagina, "1a-toelichting")).to_have_text(WACHT)
    expect(pagina.locator('[name="1a-toelichting"]')).to_have_value("Een, twee, drie, vier.")
    grens.shift(timedelta(seconds=4))
    pagina.clock.run_for(4_000)
    expect(staat(pagina, "1a-toelichting")).to_contain_text("Opgeslagen")
    assert antwoorden(deelname)["1a"].toelichting == "Een, twee, drie, vier."
    assert standen == [200, 200, 429, 200]
    assert not Tekstversie.objects.filter(soort="niet_gekozen").exists()

"""Typing more often than may be saved: the page says how long to wait, and then saves by itself."""

import re

import pytest
from playwright.sync_api import expect

from kwaliteit.models import Tekstversie
from scholen.grenzen.lijst import GRENZEN, Grens
from tests.browser.test_bewaren import antwoorden, deelname, naar, staat, typ  # noqa: F401 a fixture

WACHT = re.compile(
    r"Nog niet opgeslagen\. Dit ging te vaak achter elkaar\. Over (een|\d) seconden? kan het weer\."
    r" Laat deze pagina open, dan slaan we je tekst vanzelf op\."
)


@pytest.fixture
def grens(settings, monkeypatch):
    """Two times in four seconds, so that nobody has to wait for a minute."""
    settings.GRENZEN_GELDEN = True
    monkeypatch.setitem(GRENZEN, "bewaren", Grens(2, 4, "Voor deze toets."))


@pytest.mark.usefixtures("grens")
def test_wie_te_vaak_opslaat_leest_hoe_lang_en_verliest_geen_woord(venster, wereld, deelname):  # noqa: F811
    pagina, standen = naar(venster(wereld.ib), deelname), []
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
    expect(staat(pagina, "1a-toelichting")).to_contain_text("Opgeslagen")
    assert antwoorden(deelname)["1a"].toelichting == "Een, twee, drie, vier."
    assert standen == [200, 200, 429, 200]
    assert not Tekstversie.objects.filter(soort="niet_gekozen").exists()

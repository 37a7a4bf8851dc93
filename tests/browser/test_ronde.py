"""A round in the browser: choosing its schools, and the calendar on a phone."""

from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from gesprekken.models import Schoolkeuze
from tests.bestendig import bestendig
from tests.chromium import AXE
from tests.factories import DeelnameFactory, GesprekFactory, RondeFactory, SchoolFactory


def test_je_kiest_drie_van_de_zestig_scholen_zonder_de_rest_uit_te_vinken(
    venster, live_server, wereld
):
    for nummer in range(60):
        SchoolFactory(bestuur=wereld.bestuur, naam=f"School {nummer:02d}")
    ronde = RondeFactory(bestuur=wereld.bestuur, status="concept")
    pagina = venster(wereld.adviseur)
    pagina.goto(f"/rondes/{ronde.sleutel}/scholen/")

    pagina.get_by_role("button", name="Geen school").click()
    for nummer in range(3):
        pagina.get_by_role("checkbox", name=f"School {nummer:02d}", exact=True).check()
    expect(pagina.locator("[data-aantal]")).to_contain_text("3 van de")
    pagina.get_by_role("button", name="Keuze opslaan").click()
    pagina.wait_for_url("**/rondes/*/")

    gekozen = Schoolkeuze.objects.values_list("school__naam", flat=True)
    assert set(gekozen) == {"School 00", "School 01", "School 02"}


@pytest.mark.parametrize("breed", [1280, 320, *bestendig(820, 390)])
def test_een_ronde_met_zestig_scholen_past_en_is_voor_iedereen_te_lezen(
    venster, live_server, wereld, breed
):
    ronde = RondeFactory(bestuur=wereld.bestuur)
    for nummer in range(60):
        deelname = DeelnameFactory(
            ronde=ronde,
            adviseur=wereld.adviseur,
            school__bestuur=wereld.bestuur,
            school__naam=f"Basisschool De Lange Naam aan het Eind van de Straat {nummer}",
        )
        datum = date(2027, 1 + nummer % 6, 1 + nummer % 28)
        deelname.zelfevaluatie.__class__.objects.update(status="ingediend")
        GesprekFactory(deelname=deelname, status="gepland", datum=datum)
    pagina = venster(wereld.adviseur, viewport={"width": breed, "height": 900})
    pagina.goto(ronde.get_absolute_url())

    fouten = Axe().run(pagina, options=AXE).response["violations"]

    assert [fout["id"] for fout in fouten] == []
    assert pagina.evaluate("document.documentElement.scrollWidth") <= breed
    expect(pagina.locator(".plan-beeld circle")).to_have_count(60)


@pytest.mark.parametrize("breed", [390, 320])
def test_op_een_telefoon_staat_bij_elke_school_alles_in_beeld(venster, wereld, breed):
    """Whether there comes a gesprek too, without pushing the table aside."""
    naam = "Basisschool De Lange Naam aan het Eind van de Straat"
    SchoolFactory(bestuur=wereld.bestuur, naam=naam)
    ronde = RondeFactory(bestuur=wereld.bestuur, status="concept")
    pagina = venster(wereld.adviseur, viewport={"width": breed, "height": 900})
    pagina.goto(f"/rondes/{ronde.sleutel}/scholen/")
    rij = pagina.get_by_role("row", name=naam)

    vakken = [
        rij.get_by_role("checkbox", name=naam, exact=True).bounding_box(),
        rij.get_by_role("combobox").bounding_box(),
        rij.get_by_role("checkbox", name=f"gesprek met {naam}").bounding_box(),
    ]
    fouten = Axe().run(pagina, options=AXE).response["violations"]

    assert all(vak["x"] >= 0 and vak["x"] + vak["width"] <= breed for vak in vakken)
    assert [fout["id"] for fout in fouten] == []

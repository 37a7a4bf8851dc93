"""A domein in the browser: the keyboard alone, without JavaScript, after a crash, for everybody."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Page, expect

from kwaliteit.models import Oordeel
from tests.factories import MOMENT, DeelnameFactory, KwaliteitskaderFactory, RondeFactory
from tests.webserver import Webserver, sessie_van


@pytest.fixture
def deelname(live_server, wereld):
    return maak_deelname(wereld)


def maak_deelname(wereld):
    kader = KwaliteitskaderFactory.gevuld(items=(3, 2), gepubliceerd=False)
    kader.items.filter(code="1a").update(
        bedoeld="Het gaat om de klas.",
        vragen=["Voor wie is dat lastig?"],
        merkbaar=["Leraren vertellen erover."],
        niveaus={"1": "Er is nog niets.", "4": "Anderen komen kijken."},
    )
    kader.items.filter(code="1b").update(soort="feit", over="bestuur")
    kader.items.filter(code="1c").update(soort="ambitie", over="beide")
    ronde = RondeFactory(bestuur=wereld.bestuur, kader=kader)
    ronde.prioriteiten.set(kader.domeinen.filter(code="2"))
    return DeelnameFactory(ronde=ronde, school=wereld.school, adviseur=wereld.adviseur)


def adres(deelname, domein="1") -> str:
    return reverse("deelname_domein", args=[deelname.sleutel, domein])


def naar(pagina: Page, deelname, domein="1") -> Page:
    pagina.goto(adres(deelname, domein))
    return pagina


def oordeel(deelname, code) -> Oordeel:
    return deelname.zelfevaluatie.oordelen.get(item__code=code)


def op_focus(pagina: Page) -> str:
    """The name, or else the text, of what has the focus."""
    return pagina.evaluate(
        "document.activeElement.name || document.activeElement.innerText.trim().split('\\n')[0]"
    )


def tab_naar(pagina: Page, doel: str) -> None:
    """Press Tab until the focus is where a person wants it; at most twenty times."""
    for _ in range(20):
        pagina.keyboard.press("Tab")
        if op_focus(pagina) == doel:
            return
    pytest.fail(f"met Tab kom je niet bij {doel}, wel bij {op_focus(pagina)}")


def test_een_item_helemaal_met_het_toetsenbord(venster, wereld, deelname):
    pagina = naar(venster(wereld.ib), deelname)
    pagina.locator("#i1a > summary").focus()

    tab_naar(pagina, "1a-waarde")
    pagina.keyboard.press("Space")
    pagina.keyboard.press("ArrowRight")
    tab_naar(pagina, "1a-toelichting")
    pagina.keyboard.type("We doen dit samen.")
    tab_naar(pagina, "Waaraan merken we dat?")
    pagina.keyboard.press("Enter")
    tab_naar(pagina, "1a-waaraan")
    pagina.keyboard.type("Ouders zeggen het.")
    tab_naar(pagina, "1a-wil_bespreken")
    pagina.keyboard.press("Space")
    tab_naar(pagina, "1a-reden")
    pagina.keyboard.type("Benieuwd.")
    tab_naar(pagina, "klaar")
    pagina.keyboard.press("Enter")

    expect(pagina.locator("#i1b")).to_have_attribute("open", "")
    assert op_focus(pagina) == "1b"
    expect(pagina.locator("#i1a .item-staat")).to_contain_text("In ontwikkeling")
    expect(pagina.locator("#i1a .item-staat")).to_contain_text("Bespreken")
    expect(pagina.locator(".ze-feiten")).to_contain_text("1 van 3 bekeken")
    rij = oordeel(deelname, "1a")
    assert (rij.waarde, rij.toelichting) == ("2", "We doen dit samen.")
    assert (rij.waaraan, rij.reden, rij.wil_bespreken) == ("Ouders zeggen het.", "Benieuwd.", True)


def test_klaar_telt_en_sla_over_niet(venster, wereld, deelname):
    pagina = naar(venster(wereld.ib), deelname)

    pagina.get_by_role("button", name="Klaar, naar 1b").click()
    expect(pagina.locator("#i1a")).not_to_have_attribute("open", "")
    pagina.get_by_role("link", name="Sla over").click()

    expect(pagina.locator("#i1c")).to_have_attribute("open", "")
    expect(pagina.locator("#i1b .item-staat")).to_contain_text("Nog te bekijken")
    assert oordeel(deelname, "1a").bekeken_op is not None
    assert oordeel(deelname, "1b").bekeken_op is None


def test_een_keuze_wissen_mag(venster, wereld, deelname):
    pagina = naar(venster(wereld.ib), deelname)
    pagina.check('[name="1a-waarde"][value="3"]')
    expect(pagina.locator('[data-staat-van="1a-waarde"]')).to_contain_text("Opgeslagen")

    pagina.get_by_role("button", name="Keuze wissen").click()

    expect(pagina.locator('[name="1a-waarde"]:checked')).to_have_count(0)
    expect(pagina.locator("#i1a .item-staat .niveau")).to_have_count(0)
    pagina.reload()
    expect(pagina.locator('[name="1a-waarde"]:checked')).to_have_count(0)
    assert oordeel(deelname, "1a").waarde == ""


def test_enter_in_een_jaar_bewaart_dat_jaar_en_wist_niets(venster, wereld, deelname):
    deelname.zelfevaluatie.oordelen.filter(item__code="1a").update(waarde="3")
    pagina = naar(venster(wereld.ib), deelname)
    pagina.locator("#i1b").evaluate("een => (een.open = true)")

    pagina.fill('[name="1b-feit_jaar"]', "2025")
    pagina.press('[name="1b-feit_jaar"]', "Enter")

    expect(pagina.locator('[data-staat-van="1b-feit_jaar"]')).to_contain_text("Opgeslagen")
    assert oordeel(deelname, "1b").feit_jaar == "2025"
    assert oordeel(deelname, "1a").waarde == "3"


def test_zonder_javascript_vul_je_in_en_sla_je_op(venster, wereld, deelname):
    pagina = naar(venster(wereld.ib, java_script_enabled=False), deelname)

    pagina.check('[name="1a-waarde"][value="4"]')
    pagina.fill('[name="1a-toelichting"]', "Zonder script.")
    pagina.check('[name="1a-wil_bespreken"]')
    pagina.fill('[name="1a-reden"]', "Kan dat ook?")
    pagina.get_by_role("button", name="Klaar, naar 1b").click()

    expect(pagina.locator(".melding")).to_contain_text("Alles is opgeslagen.")
    expect(pagina.locator("#i1b")).to_have_attribute("open", "")
    pagina.fill('[name="1b-feit_waarde"]', "voldoende")
    with pagina.expect_navigation():
        pagina.get_by_role("button", name="Alles op deze pagina opslaan").click()
    pagina.locator("#i1a > summary").click()
    expect(pagina.locator('[name="1a-toelichting"]')).to_have_value("Zonder script.")
    rij = oordeel(deelname, "1a")
    assert (rij.waarde, rij.wil_bespreken, rij.reden) == ("4", True, "Kan dat ook?")
    assert oordeel(deelname, "1b").feit_waarde == "voldoende"


def test_zonder_javascript_staan_bij_een_botsing_beide_teksten_er(venster, wereld, deelname):
    pagina = naar(venster(wereld.ib, java_script_enabled=False), deelname)
    deelname.zelfevaluatie.oordelen.filter(item__code="1a").update(toelichting="Van Tom.")

    pagina.fill('[name="1a-toelichting"]', "Van Marit.")
    pagina.get_by_role("button", name="Klaar, naar 1b").click()

    expect(pagina.locator(".fout-lijst")).to_contain_text("Dit is nog niet opgeslagen")
    expect(pagina.locator(".verschil blockquote")).to_have_text("Van Tom.")
    expect(pagina.locator('[name="1a-toelichting"]')).to_have_value("Van Marit.")
    pagina.get_by_role("button", name="Alles op deze pagina opslaan").click()
    expect(pagina.locator(".melding")).to_contain_text("Alles is opgeslagen.")
    assert oordeel(deelname, "1a").toelichting == "Van Marit."


def test_na_kill_9_is_alles_er_wat_was_opgeslagen(chromium, gelijktijdig, wereld, tmp_path):
    deelname = maak_deelname(wereld)
    server = Webserver(tmp_path)
    server.start()
    context = chromium.new_context(base_url=server.url)
    pagina = context.new_page()
    try:
        context.add_cookies(
            [{"name": "kw_sessie", "value": sessie_van(wereld.ib), "url": server.url}]
        )
        naar(pagina, deelname)
        pagina.fill('[name="1a-toelichting"]', "Net opgeslagen.")
        pagina.check('[name="1a-waarde"][value="2"]')
        for veld in ("1a-toelichting", "1a-waarde"):
            expect(pagina.locator(f'[data-staat-van="{veld}"]')).to_contain_text("Opgeslagen")
        server.dood_alles()
        pagina.fill('[name="1a-toelichting"]', "Net opgeslagen, en verder geschreven.")
        pagina.locator('[name="1a-toelichting"]').blur()
        expect(pagina.get_by_text("Niet opgeslagen. Laat deze pagina open").first).to_be_visible()
        assert oordeel(deelname, "1a").toelichting == "Net opgeslagen."
        assert oordeel(deelname, "1a").waarde == "2"

        server.start()
        expect(pagina.locator('[data-staat-van="1a-toelichting"]')).to_contain_text(
            "Opgeslagen", timeout=60_000
        )
        pagina.reload()
        expect(pagina.locator('[name="1a-toelichting"]')).to_have_value(
            "Net opgeslagen, en verder geschreven."
        )
    finally:
        context.close()
        server.stop()


@pytest.mark.parametrize("thema", ["light", "dark"])
@pytest.mark.parametrize("breed", [1280, 390])
def test_toegankelijk_en_zonder_zijwaarts_schuiven(venster, wereld, deelname, thema, breed):
    pagina = venster(wereld.ib, color_scheme=thema, viewport={"width": breed, "height": 900})
    overzicht = reverse("deelname_zelfevaluatie", args=[deelname.sleutel])

    for pad in (overzicht, adres(deelname)):
        pagina.goto(pad)
        pagina.evaluate("document.querySelectorAll('details').forEach((een) => (een.open = true))")
        assert bevindingen(pagina) == []
        assert pagina.evaluate("document.documentElement.scrollWidth") <= breed

    deelname.zelfevaluatie.indienen(door=wereld.directeur, op=MOMENT)
    for pad in (overzicht, adres(deelname)):
        pagina.goto(pad)
        assert bevindingen(pagina) == []


def bevindingen(pagina: Page) -> list[str]:
    """What axe finds wrong: rule and place."""
    uitslag = Axe().run(pagina)
    return [
        f"{fout['id']}: {plek['html'][:120]}"
        for fout in uitslag.response["violations"]
        for plek in fout["nodes"]
    ]

"""The frame of every page by keyboard alone: where Tab goes, what Escape does, what one sees."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.browser.test_zelfevaluatie import adres, maak_deelname
from tests.chromium import wacht_op_letters
from tests.gesprekken import verhaal
from tests.gesprekken.aan_tafel import pad
from tests.gesprekken.verslagen import dialoog

HOOGSTENS = 200
"""Stops of a page; a walk that takes more does not end."""
RUSTIG = {"reduced_motion": "reduce"}  # a page that still scrolls cannot be looked at
SMAL = {"width": 390, "height": 760}
BREED = {"width": 1280, "height": 720}
HOE_STAAT_HET = """
() => {
  const el = document.activeElement;
  if (el === document.body) return null;
  const tekst = el.innerText || el.getAttribute('aria-label') || el.name || el.id;
  const naam = tekst.trim().split('\\n')[0];
  const toont = [el, el.closest('label')].filter(Boolean);
  const vak = toont.at(-1).getBoundingClientRect();
  const randen = toont.some((een) => getComputedStyle(een).outlineStyle !== 'none');
  const links = Math.max(vak.left, 0), boven = Math.max(vak.top, 0);
  const x = (links + Math.min(vak.right, innerWidth)) / 2;
  const y = (boven + Math.min(vak.bottom, innerHeight)) / 2;
  const buiten = vak.bottom <= 0 || vak.top >= innerHeight || vak.right <= 0
    || vak.left >= innerWidth;
  const raak = buiten ? null : document.elementFromPoint(x, y);
  const bedekt = !raak || !toont.some((een) => een.contains(raak) || raak.contains(een));
  return { naam, randen, buiten, bedekt };
}
"""


def op_focus(pagina: Page) -> str:
    """The first words of what has the focus."""
    return pagina.evaluate("document.activeElement.innerText.trim().split('\\n')[0]")


def haltes(pagina: Page) -> list[dict]:
    """Every stop of Tab over a page, until the browser's own bar comes."""
    gezien = []
    while len(gezien) < HOOGSTENS:
        pagina.keyboard.press("Tab")
        halte = pagina.evaluate(HOE_STAAT_HET)
        if halte is None:
            return gezien
        gezien.append(halte)
    pytest.fail("Tab komt niet aan het eind van de pagina")


def test_de_eerste_tab_slaat_het_menu_over(venster, live_server, wereld):
    pagina = venster(wereld.ib)
    pagina.goto("/")

    pagina.keyboard.press("Tab")
    zichtbaar = pagina.locator(".sla-over").bounding_box()
    pagina.keyboard.press("Enter")

    assert zichtbaar["y"] >= 0
    assert pagina.evaluate("document.activeElement.id") == "inhoud"


def test_tab_gaat_van_links_naar_rechts_door_de_kop_en_dan_de_pagina_in(
    venster, live_server, wereld
):
    pagina = venster(wereld.ib, viewport=BREED)
    pagina.goto("/hulp/")

    namen = [halte["naam"] for halte in haltes(pagina)]

    assert namen[:7] == [
        "Direct naar de inhoud",
        "Kwaliteitsdialoog",
        "Mijn werk",
        "Gesprekken",
        "Afspraken",
        "Kaders",
        "MH",
    ]
    assert namen[-5:] == ["Wie ziet wat?", "Toegankelijkheid", "Privacy", "Verklaringen", "Hulp"]


@pytest.mark.parametrize(
    ("scherm", "lade", "eerste"),
    [(BREED, ".kop-ik", "Jouw account"), (SMAL, ".kop-menu", "Mijn werk")],
    ids=["breed", "smal"],
)
def test_de_lade_gaat_open_en_dicht_met_het_toetsenbord(
    venster, live_server, wereld, scherm, lade, eerste
):
    pagina = venster(wereld.ib, viewport=scherm)
    pagina.goto("/")
    knop = pagina.locator(f"{lade} summary")

    knop.focus()
    pagina.keyboard.press("Enter")
    pagina.keyboard.press("Tab")
    assert op_focus(pagina) == eerste
    pagina.keyboard.press("Escape")

    expect(pagina.locator(lade)).not_to_have_attribute("open", "")
    expect(knop).to_be_focused()


def test_wie_uit_de_lade_loopt_laat_hem_niet_open(venster, live_server, wereld):
    pagina = venster(wereld.ib, viewport=BREED)
    pagina.goto("/")
    pagina.locator(".kop-ik summary").focus()
    pagina.keyboard.press("Enter")

    pagina.keyboard.press("Shift+Tab")

    expect(pagina.locator(".kop-ik")).not_to_have_attribute("open", "")


def _mis(pagina: Page) -> list[str]:
    return [
        f"{halte['naam']}: {[wat for wat in ('buiten', 'bedekt') if halte[wat]]}"
        for halte in haltes(pagina)
        if halte["buiten"] or halte["bedekt"] or not halte["randen"]
    ]


@pytest.mark.parametrize("scherm", [BREED, SMAL], ids=["breed", "smal"])
def test_op_een_lange_pagina_zie_je_altijd_waar_je_bent(venster, live_server, wereld, scherm):
    deelname = maak_deelname(wereld)
    pagina = venster(wereld.ib, viewport=scherm, **RUSTIG)

    for weg in ("/", adres(deelname), reverse("wie_ziet_wat"), reverse("afspraken")):
        pagina.goto(weg)
        wacht_op_letters(pagina)
        assert _mis(pagina) == [], weg


@pytest.mark.parametrize("scherm", [BREED, SMAL], ids=["breed", "smal"])
def test_een_formulier_met_dag_en_tijd_laat_overal_zien_waar_je_bent(
    venster, live_server, wereld, scherm
):
    gesprek = verhaal.gesprek(wereld)
    pagina = venster(wereld.adviseur, viewport=scherm, **RUSTIG)
    pagina.goto(pad(gesprek, "plannen/"))

    assert _mis(pagina) == []


def test_aan_tafel_valt_niets_achter_de_balk_met_knoppen(venster, live_server, wereld):
    gesprek = verhaal.gepland(verhaal.gesprek(wereld), wereld)
    pagina = venster(wereld.adviseur, viewport=SMAL, **RUSTIG)
    pagina.goto(pad(gesprek, "voeren/"))
    wacht_op_letters(pagina)

    assert _mis(pagina) == []


def test_een_fout_krijgt_de_focus_en_brengt_je_naar_het_veld(venster, live_server):
    pagina = venster()
    pagina.goto("/account/login/")
    pagina.fill("[name=login]", "marit@example.org")

    pagina.keyboard.press("Enter")
    expect(pagina.locator(".fout-lijst")).to_be_focused()
    pagina.keyboard.press("Tab")
    pagina.keyboard.press("Enter")

    expect(pagina.locator("[name=password]")).to_be_focused()


def test_na_neem_over_schrijft_men_verder_onder_de_regel(venster, live_server, wereld):
    concept = dialoog(wereld, tot="gevoerd")
    pagina = venster(wereld.adviseur, viewport=BREED, **RUSTIG)
    pagina.goto(pad(concept.gesprek, "verslag/schrijven/"))

    pagina.locator("[name=neem_over]", has_text="Kladblok GEHEIM woord").focus()
    pagina.keyboard.press("Enter")
    expect(pagina.get_by_role("status").first).to_contain_text("De regel staat nu onder aan")

    expect(pagina.locator("textarea:focus")).to_have_value(
        "Onderdeel woord\n\nKladblok GEHEIM woord"
    )
    assert pagina.evaluate(HOE_STAAT_HET)["bedekt"] is False

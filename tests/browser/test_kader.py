"""A kader in the browser: what is typed saves itself, two see each other, keys do it all."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from kwaliteit.models import Kwaliteitskader, Tekstversie
from tests.factories import MOMENT, KwaliteitskaderFactory


@pytest.fixture
def kader(live_server, wereld):
    return KwaliteitskaderFactory.gevuld(
        bestuur=wereld.bestuur, naam="Ons kader", items=(3, 1), gepubliceerd=False
    )


def naar(pagina, kader, code):
    """The page of the domein of an item, with that item open."""
    item = kader.items.get(code=code)
    pagina.goto(reverse("kwaliteit:kader_domein", args=[kader.sleutel, item.domein_id]))
    pagina.locator(f"#i{item.pk} summary").click()
    return f"i{item.pk}"


def typ(pagina, veld, tekst):
    pagina.fill(f'[name="{veld}"]', tekst)
    pagina.locator(f'[name="{veld}"]').blur()


def staat(pagina, veld):
    return pagina.locator(f'[data-staat-van="{veld}"]')


def test_wat_je_in_een_kader_typt_bewaart_zichzelf_en_wat_niet_kan_blijft_staan(
    venster, wereld, kader
):
    pagina = venster(wereld.adviseur)
    item = naar(pagina, kader, "1b")

    typ(pagina, f"{item}-stelling", "Wij weten wat we doen.")
    expect(staat(pagina, f"{item}-stelling")).to_contain_text("Opgeslagen")
    typ(pagina, f"{item}-code", "1a")
    expect(staat(pagina, f"{item}-code")).to_contain_text("Deze code is al van een ander item.")

    kop = pagina.locator(f"#{item} summary")
    expect(kop.locator(".item-tekst")).to_have_text("Wij weten wat we doen.")
    expect(kop.locator(".item-code")).to_have_text("1b")
    expect(pagina.locator(f'[name="{item}-code"]')).to_have_value("1a")
    assert kader.items.get(code="1b").stelling == "Wij weten wat we doen."


def test_twee_vensters_op_een_item_laten_allebei_de_teksten_zien(venster, wereld, kader):
    hanneke, bo = venster(wereld.adviseur), venster(wereld.beheerder)
    item = naar(hanneke, kader, "1a")
    naar(bo, kader, "1a")

    typ(bo, f"{item}-bedoeld", "Van Bo.")
    expect(staat(bo, f"{item}-bedoeld")).to_contain_text("Opgeslagen")
    typ(hanneke, f"{item}-bedoeld", "Van Hanneke.")

    verschil = hanneke.locator(".verschil")
    expect(verschil.locator("blockquote")).to_have_text("Van Bo.")
    assert kader.items.get(code="1a").bedoeld == "Van Bo."
    assert Tekstversie.objects.get(soort="niet_gekozen").tekst == "Van Hanneke."
    verschil.get_by_role("button", name="Mijn tekst opslaan").click()
    expect(staat(hanneke, f"{item}-bedoeld")).to_contain_text("Opgeslagen")
    assert kader.items.get(code="1a").bedoeld == "Van Hanneke."


def test_met_toetsen_alleen_gaat_een_item_plek_voor_plek_naar_het_eind(venster, wereld, kader):
    pagina = venster(wereld.adviseur)
    item = naar(pagina, kader, "1a")
    later = pagina.locator(f"#{item} button[value=omlaag]")

    later.focus()
    pagina.keyboard.press("Enter")
    expect(pagina.locator(".item-code").nth(1)).to_have_text("1a")
    expect(later).to_be_focused()
    pagina.keyboard.press("Enter")

    expect(pagina.locator(".item-code").nth(2)).to_have_text("1a")
    expect(pagina.locator(f"#{item} button[value=omhoog]")).to_be_focused()
    assert list(kader.items.in_volgorde().values_list("code", flat=True)) == [
        "1b",
        "1c",
        "1a",
        "2a",
    ]


@pytest.mark.parametrize("breed", [1280, 390])
def test_vergelijken_merkt_de_woorden_en_past_op_elk_scherm(venster, wereld, kader, breed):
    kader.publiceren(door=wereld.adviseur, op=MOMENT)
    volgende = KwaliteitskaderFactory.gevuld(
        bestuur=wereld.bestuur, naam="Ons kader", versie="2", items=(3, 1), gepubliceerd=False
    )
    volgende.items.filter(code="1a").update(stelling="Wij doen alles wat er bij 1a hoort.")
    pagina = venster(wereld.adviseur, viewport={"width": breed, "height": 900})

    pagina.goto(reverse("kwaliteit:kader_vergelijken", args=[volgende.sleutel]))

    rij = pagina.get_by_role("row").filter(has_text="1a")
    expect(rij.get_by_role("cell").nth(0).locator("del")).to_have_text("weggehaald: staat.")
    expect(rij.get_by_role("cell").nth(1).locator("ins")).to_have_text(
        ["toegevoegd: alles", "toegevoegd: hoort."]
    )
    for tekst in (rij.locator("del"), rij.locator("ins").first):
        assert tekst.bounding_box()["x"] + tekst.bounding_box()["width"] <= breed
    assert pagina.evaluate("document.documentElement.scrollWidth") <= breed


@pytest.mark.parametrize("met_script", [True, False])
def test_van_een_leeg_kader_naar_een_gepubliceerd_kader(venster, live_server, wereld, met_script):
    pagina = venster(wereld.adviseur, java_script_enabled=met_script)
    pagina.goto(reverse("kwaliteit:kader_nieuw"))
    pagina.get_by_label("Naam").fill("Met de hand")
    pagina.locator("main form button[type=submit]").click()
    pagina.get_by_label("Titel van een nieuw domein").fill("Veiligheid")
    pagina.get_by_role("button", name="Domein erbij").click()
    kader = Kwaliteitskader.objects.get(naam="Met de hand")
    publiceren = reverse("kwaliteit:kader_publiceren", args=[kader.sleutel])

    pagina.goto(publiceren)
    expect(pagina.get_by_role("button", name="Publiceren")).to_have_count(0)
    pagina.get_by_role("link", name="Zet er een item in").click()
    pagina.get_by_label("Stelling van een nieuw item").fill("Wij zien elk kind in {portaal}.")
    pagina.get_by_role("button", name="Item erbij").click()
    pagina.get_by_label("Wat we bedoelen").fill("Elke dag.")
    if not met_script:
        pagina.locator("details[open]").get_by_role("button", name="Opslaan").click()
    pagina.goto(publiceren)
    expect(pagina.get_by_text("Op één plek staat {portaal}")).to_be_visible()
    pagina.get_by_role("link", name="Kies een woord").click()
    pagina.get_by_label("Zo staat het in de tekst").fill("ons portaal")
    pagina.get_by_role("button", name="Woord erbij").click()
    pagina.goto(publiceren)
    expect(pagina.get_by_text("{portaal}")).to_have_count(0)
    pagina.get_by_role("button", name="Publiceren").click()

    expect(pagina.get_by_text("Het kader is gepubliceerd.")).to_be_visible()
    expect(pagina.get_by_text("Wij zien elk kind in ons portaal.")).to_be_visible()
    kader.refresh_from_db()
    item = kader.items.get()
    assert (kader.status, item.code, item.bedoeld) == ("gepubliceerd", "1a", "Elke dag.")

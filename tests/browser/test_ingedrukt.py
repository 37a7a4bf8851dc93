"""A press counts for what it began on, also when that moves away before the finger is up."""

from datetime import timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from scholen import klok
from tests.gesprekken import verhaal
from tests.gesprekken.aan_tafel import pad


def druk(pagina: Page, knop: Locator, *, weg: int = 0) -> None:
    """Press a button while its field loses the focus, and let go `weg` pixels further.

    Without a connection the line about that comes in while the button is held, and moves it.
    """
    vak = knop.bounding_box()
    x, y = vak["x"] + vak["width"] / 2, vak["y"] + vak["height"] / 2
    pagina.mouse.move(x, y)
    pagina.mouse.down()
    pagina.clock.run_for(1)
    expect(pagina.locator("#klad-nieuw .bewaard-fout")).to_be_visible()
    assert knop.bounding_box()["y"] > y, "the button did not move: this says nothing"
    pagina.mouse.move(x, y - weg)
    pagina.mouse.up()


@pytest.fixture
def zonder_net(venster, wereld):
    """The table without a connection, with words that were not sent yet.

    The clock of the page stands still, so that nothing is sent until the field loses the focus.
    """
    gesprek = verhaal.gepland(verhaal.gesprek(wereld), wereld)
    punt = gesprek.agendapunten.get(onderwerp__item__code="2a")
    pagina = venster(wereld.adviseur, viewport={"width": 1280, "height": 900})
    pagina.clock.install()
    pagina.goto(pad(gesprek, f"voeren/?punt={punt.sleutel}"))
    pagina.context.set_offline(True)
    pagina.clock.pause_at(klok.nu() + timedelta(minutes=1))
    expect(pagina.locator("#net")).not_to_be_empty()
    pagina.locator("#klad-nieuw textarea").fill("Marit kijkt elke maand mee")
    return pagina


def test_een_knop_die_onder_je_vinger_wegschuift_telt_toch(zonder_net):
    druk(zonder_net, zonder_net.locator(".leg-vast").get_by_role("button", name="Ambitie"))

    expect(zonder_net.locator("[data-mislukt]:visible")).to_contain_text("Nog niet vastgelegd")


def test_wie_van_de_knop_wegsleept_drukt_hem_niet_in(zonder_net):
    knop = zonder_net.locator(".leg-vast").get_by_role("button", name="Ambitie")
    druk(zonder_net, knop, weg=200)

    expect(zonder_net.locator("#klad-nieuw textarea")).to_have_value("Marit kijkt elke maand mee")
    expect(zonder_net.locator("[data-mislukt]:visible")).to_have_count(0)


def test_een_knop_die_intussen_elders_staat_geeft_later_geen_fout(zonder_net):
    """The finger is gone; a mouse over the button afterwards finds nothing of it to let go."""
    knop = zonder_net.locator(".leg-vast").get_by_role("button", name="Ambitie")
    vak = knop.bounding_box()
    vinger = zonder_net.context.new_cdp_session(zonder_net)
    plek = {"x": vak["x"] + 20, "y": vak["y"] + 20}
    vinger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [plek]})
    knop.evaluate("(el) => el.parentElement.prepend(el)")
    vinger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    knop.hover()
    zonder_net.mouse.move(5, 5)  # an error on the page fails the test

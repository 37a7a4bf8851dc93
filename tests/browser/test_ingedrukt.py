"""A press counts for what it began on, also when that moves away before the finger is up."""

from datetime import timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from scholen import klok
from tests.chromium import wacht_op_letters
from tests.gesprekken import verhaal
from tests.gesprekken.aan_tafel import pad

PLEKKEN = """
() => [...document.querySelectorAll("main :is(a, button, input, textarea, summary)")]
  .filter((el) => el.getClientRects().length)
  .map((el) => [el.innerText || el.name, el.getBoundingClientRect().top])
"""
"""What somebody can press or type in, and how far down it stands."""


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


class Vinger:
    """A real finger on the screen."""

    def __init__(self, pagina: Page) -> None:
        self._scherm = pagina.context.new_cdp_session(pagina)

    def neer(self, knop: Locator) -> None:
        vak = knop.bounding_box()
        plek = {"x": vak["x"] + 20, "y": vak["y"] + 20}
        self._raak("touchStart", plek)

    def op(self) -> None:
        self._raak("touchEnd")

    def _raak(self, wat: str, *plekken: dict[str, float]) -> None:
        self._scherm.send("Input.dispatchTouchEvent", {"type": wat, "touchPoints": plekken})


@pytest.fixture
def tafel(venster, wereld):
    """Opens the table, so wide, with words that were not sent yet.

    The clock of the page stands still, so that nothing is sent until the field loses the focus.
    """
    gesprek = verhaal.gepland(verhaal.gesprek(wereld), wereld)
    punt = gesprek.agendapunten.get(onderwerp__item__code="2a")

    def open_tafel(breed=1280, *, met_net=True):
        pagina = venster(wereld.adviseur, viewport={"width": breed, "height": 900})
        pagina.clock.install()
        pagina.goto(pad(gesprek, f"voeren/?punt={punt.sleutel}"))
        wacht_op_letters(pagina)
        pagina.context.set_offline(not met_net)
        pagina.clock.pause_at(klok.nu() + timedelta(minutes=1))
        pagina.locator("#klad-nieuw textarea").fill("Marit kijkt elke maand mee")
        return pagina

    return open_tafel


@pytest.fixture
def zonder_net(tafel):
    """The table without a connection."""
    pagina = tafel(met_net=False)
    expect(pagina.locator("#net")).not_to_be_empty()
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
    vinger = Vinger(zonder_net)
    vinger.neer(knop)
    knop.evaluate("(el) => el.parentElement.prepend(el)")
    vinger.op()

    knop.hover()
    zonder_net.mouse.move(5, 5)  # an error on the page fails the test


@pytest.mark.parametrize("breed", [1280, 820, 390])
def test_de_regel_over_de_verbinding_verschuift_niets(tafel, breed):
    pagina = tafel(breed)
    eerst = pagina.evaluate(PLEKKEN)

    pagina.context.set_offline(True)
    expect(pagina.locator("#net")).not_to_be_empty()

    assert len(eerst) > 15
    assert pagina.evaluate(PLEKKEN) == eerst


@pytest.mark.parametrize("breed", [1280, 390])
def test_wie_net_drukt_als_de_verbinding_wegvalt_drukt_toch(tafel, breed):
    """A finger holds the button while the line comes in: a tap counts where it ends."""
    pagina = tafel(breed)
    label = pagina.locator("#klad-nieuw").get_by_text("de school", exact=True)
    vinger = Vinger(pagina)

    vinger.neer(label)
    pagina.context.set_offline(True)
    expect(pagina.locator("#net")).not_to_be_empty()
    vinger.op()

    expect(label.get_by_role("radio")).to_be_checked()

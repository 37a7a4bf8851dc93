"""At the table in the browser: write on, capture without leaving, lose nothing, two sheets."""

import io
from datetime import date, time

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from gesprekken.models import Aantekening, Afspraak, Agendapunt, Deelnemer, Doel, Gesprek
from scholen import klok
from tests.bestendig import bestendig
from tests.chromium import AXE, wacht_op_letters
from tests.factories import AfspraakFactory, AgendapuntFactory, GesprekFactory
from tests.gesprekken import verhaal
from tests.gesprekken.aan_tafel import leg_vast, maak_regel, pad

ALLES_OPEN = "document.querySelectorAll('main details').forEach((el) => (el.open = true))"
PAGINAS = ["", "plannen/", "voorbereiding/", "agenda/", "voeren/", "gevoerd/", "vervallen/"]
TE_KLEIN = """
() => [...document.querySelectorAll('a, button, input, select, textarea, summary')]
  .filter((el) => el.type !== 'hidden' && el.getClientRects().length)
  .map((el) => (el.type === 'radio' ? el.closest('label') : el))
  .filter((el) => !el.matches('.sla-over'))
  .map((el) => [el.innerText || el.name, el.getBoundingClientRect()])
  .filter(([, vak]) => vak.width > 1 && (vak.width < 44 || vak.height < 44))
  .map(([naam]) => naam)
"""


@pytest.fixture
def gesprek(live_server, wereld):
    return verhaal.gepland(verhaal.gesprek(wereld), wereld)


@pytest.fixture
def punt(gesprek):
    return gesprek.agendapunten.get(onderwerp__item__code="2a")


def naar(pagina: Page, gesprek, naam: str) -> Page:
    pagina.goto(pad(gesprek, naam))
    wacht_op_letters(pagina)
    return pagina


def verwacht_opgeslagen(plek: Page | Locator, aantal: int) -> None:
    """Wait until so many fields say that they are saved."""
    expect(plek.locator(".bewaard", has_text="Opgeslagen")).to_have_count(aantal)


def test_enter_zet_een_notitie_erbij_en_je_schrijft_meteen_door(venster, wereld, gesprek, punt):
    pagina = naar(venster(wereld.adviseur), gesprek, f"voeren/?punt={punt.sleutel}")
    pagina.locator("#klad-nieuw textarea").focus()

    for nummer in range(5):
        pagina.keyboard.type(f"Notitie {nummer}")
        pagina.keyboard.press("Enter")
    pagina.keyboard.type("En deze staat er nog")
    verwacht_opgeslagen(pagina, 6)

    rijen = Aantekening.objects.order_by("op", "pk")
    assert {rij.tekst for rij in rijen} == {
        *(f"Notitie {nummer}" for nummer in range(5)),
        "En deze staat er nog",
    }
    assert {rij.agendapunt for rij in rijen} == {punt}


def test_vastleggen_laat_je_doorschrijven(venster, wereld, gesprek, punt):
    pagina = naar(venster(wereld.adviseur), gesprek, f"voeren/?punt={punt.sleutel}")
    pagina.locator("#klad-nieuw textarea").fill("Marit kijkt elke maand mee")

    pagina.locator(".leg-vast").get_by_role("button", name="Afspraak").click()
    kaart = pagina.locator(".vast-open")
    expect(kaart).to_be_visible()
    pagina.keyboard.type("Intussen schrijf ik door")
    kaart.get_by_role("radio", name="School", exact=True).check()
    kaart.get_by_label("Wie precies?").fill("Marit")
    kaart.get_by_label("Wanneer?").fill("vanaf februari")
    kaart.get_by_text("Merkbaar: bij wie, en waaraan").click()
    kaart.get_by_label("Bij wie merken jullie het?").fill("bij de ouders")
    kaart.get_by_label("Bij wie merken jullie het?").blur()
    verwacht_opgeslagen(kaart, 4)

    afspraak = Afspraak.objects.get()
    assert (afspraak.wat, afspraak.partij, afspraak.wie, afspraak.tot_tekst) == (
        "Marit kijkt elke maand mee",
        "school",
        "Marit",
        "vanaf februari",
    )
    assert Doel.objects.get().bij_wie == "bij de ouders"
    expect(pagina.locator("#klad-nieuw textarea")).to_have_value("Intussen schrijf ik door")


def test_zonder_verbinding_gaat_er_niets_verloren(venster, wereld, gesprek, punt):
    pagina = naar(venster(wereld.adviseur), gesprek, f"voeren/?punt={punt.sleutel}")
    pagina.context.set_offline(True)
    pagina.locator("#klad-nieuw textarea").focus()
    pagina.keyboard.type("Zonder net")
    pagina.keyboard.press("Enter")
    pagina.keyboard.type("En nog een")
    expect(pagina.locator("#net")).to_contain_text("Geen verbinding. Schrijf gerust door")
    pagina.locator(".leg-vast").get_by_role("button", name="Ambitie").click()

    expect(pagina.locator("[data-mislukt]:visible")).to_contain_text("Nog niet vastgelegd")
    pagina.context.set_offline(False)
    verwacht_opgeslagen(pagina, 2)

    assert {rij.tekst for rij in Aantekening.objects.all()} == {"Zonder net", "En nog een"}
    expect(pagina.locator("#net")).to_be_empty()


def test_de_klok_telt_hoe_lang_je_bij_een_punt_bent(venster, wereld, gesprek, punt):
    nu = klok.nu()
    Gesprek.objects.update(datum=nu.date(), tijd=time.min, tijd_tot=time(23, 59))
    Agendapunt.objects.update(minuten=15)
    pagina = venster(wereld.adviseur)
    pagina.clock.install()
    naar(pagina, gesprek, f"voeren/?punt={punt.sleutel}")
    teller = pagina.locator("[data-punt-klok]")

    expect(teller).to_have_text("15 minuten gepland.")
    pagina.clock.run_for(130_000)
    expect(teller).to_have_text("2 van 15 minuten.")
    pagina.get_by_role("link", name="Beide doelen").first.click()
    naar(pagina, gesprek, f"voeren/?punt={punt.sleutel}")

    expect(teller).to_have_text("2 van 15 minuten.")


def test_op_een_andere_dag_telt_de_klok_niet(venster, wereld, gesprek, punt):
    Agendapunt.objects.update(minuten=15)
    pagina = venster(wereld.adviseur)
    pagina.clock.install()
    naar(pagina, gesprek, f"voeren/?punt={punt.sleutel}")

    pagina.clock.run_for(130_000)

    expect(pagina.locator("[data-punt-klok]")).to_have_text("15 minuten gepland.")


def test_de_uitkomst_bewaart_zichzelf(venster, wereld, gesprek, punt):
    pagina = naar(venster(wereld.adviseur), gesprek, f"voeren/?punt={punt.sleutel}")

    pagina.get_by_label("Deels besproken").check()
    verwacht_opgeslagen(pagina.locator(".uitkomst"), 1)
    pagina.get_by_role("link", name="Volgend punt").click()

    expect(pagina.locator("#punt-kop")).to_have_text("Wij doen wat er bij 2b staat.")
    assert Agendapunt.objects.get(pk=punt.pk).uitkomst == "deels"


def test_zonder_javascript_werkt_het_kladblok_ook(venster, wereld, gesprek, punt):
    pagina = venster(wereld.adviseur, java_script_enabled=False)
    pagina.goto(pad(gesprek, f"voeren/?punt={punt.sleutel}"))
    pagina.locator("#klad-nieuw textarea").fill("Een regel zonder script")
    pagina.get_by_role("button", name="Zet erbij").click()
    regel = pagina.locator("#klad-regels li")
    regel.get_by_text("Meer").click()
    regel.get_by_role("button", name="Aandachtspunt").click()
    pagina.locator(".vast-open").get_by_label("Waar letten jullie op?").fill("Iets anders gezegd")
    pagina.locator(".vast-open").get_by_role("button", name="Opslaan").click()
    pagina.get_by_label("Niet aan bod").check()
    pagina.locator(".punt-voet").get_by_role("button", name="Opslaan").click()

    expect(pagina.locator(".vast-t")).to_have_text("Iets anders gezegd")
    assert Aantekening.objects.get().tekst == "Een regel zonder script"
    assert Agendapunt.objects.get(pk=punt.pk).uitkomst == "niet_aan_bod"


@pytest.mark.parametrize("breed", [1280, 390, *bestendig(820)])
def test_alles_aan_tafel_is_groot_genoeg_om_te_raken(venster, wereld, gesprek, punt, breed):
    vast = leg_vast(gesprek, punt=punt)
    maak_regel(gesprek, wereld, punt)
    pagina = venster(wereld.adviseur, viewport={"width": breed, "height": 900})

    klein = {}
    for vraag in (f"open={vast.sleutel}", "nieuw=ambitie"):
        naar(pagina, gesprek, f"voeren/?punt={punt.sleutel}&{vraag}")
        pagina.evaluate(ALLES_OPEN)
        klein[vraag] = pagina.evaluate(TE_KLEIN)

    assert set().union(*klein.values()) == set()
    assert pagina.evaluate("document.documentElement.scrollWidth") <= breed


@pytest.mark.parametrize("breed", [1280, 320])
def test_axe_vindt_niets_op_de_paginas_van_een_gesprek(venster, wereld, gesprek, punt, breed):
    leg_vast(gesprek, punt=punt)
    maak_regel(gesprek, wereld, punt)
    pagina = venster(wereld.adviseur, viewport={"width": breed, "height": 900})

    gevonden = {}
    for naam in PAGINAS:
        naar(pagina, gesprek, naam)
        pagina.evaluate(ALLES_OPEN)
        fouten = Axe().run(pagina, options=AXE).response["violations"]
        gevonden[naam] = [fout["id"] for fout in fouten]
        gevonden[naam] += [] if _past(pagina, breed) else ["te breed"]

    assert {naam: fouten for naam, fouten in gevonden.items() if fouten} == {}


def _past(pagina: Page, breed: int) -> bool:
    breedte: int = pagina.evaluate("document.documentElement.scrollWidth")
    return breedte <= breed


def test_de_voorbereiding_is_altijd_twee_bladen_papier(venster, wereld, gesprek, punt):
    zin = "Het overleg over ondersteuning verschuift telkens naar een moment zonder rust. "
    Agendapunt.objects.update(titel=(zin * 4)[:300], vraag=zin * 5)
    for nummer in range(12):
        AgendapuntFactory(gesprek=gesprek, titel=f"{nummer} {zin * 2}", vraag=zin * 5)
        Deelnemer.objects.create(
            bestuur=gesprek.bestuur, gesprek=gesprek, naam=f"Gast {nummer}", partij="school"
        )
    eerder = GesprekFactory(
        deelname=None,
        bestuur=wereld.bestuur,
        school=wereld.school,
        adviseur=wereld.adviseur,
        status="vastgesteld",
        datum=date(2026, 1, 20),
    )
    for _ in range(9):
        AgendapuntFactory(gesprek=eerder, titel=(zin * 4)[:300], uitkomst="deels")
        AfspraakFactory(gesprek=eerder, wat=zin * 5, partij="bestuur", tot_tekst=zin[:60])
    maak_regel(gesprek, wereld, punt, tekst="GEHEIM")
    pagina = naar(venster(wereld.adviseur), gesprek, "voorbereiding/")
    pagina.get_by_role("textbox", name="Mijn eigen aantekeningen").fill("GEHEIM")
    pagina.get_by_label("Wat ik zie bij 2a").fill("GEHEIM")

    bladen = [blad.extract_text() for blad in PdfReader(io.BytesIO(pagina.pdf(format="A4"))).pages]

    assert [blad.splitlines()[0] for blad in bladen] == [
        "Wat de school vertelt De Wilgenhoek · 1 van 2",
        "Waar jij mee aan tafel gaat De Wilgenhoek · 2 van 2",
    ]
    assert "GEHEIM" not in "".join(bladen)

"""Never lose a word: what the screen says about saving is true, whatever happens in between."""

from time import monotonic

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import Page, Route, expect

from kwaliteit.models import Oordeel, Tekstversie
from tests.factories import (
    MOMENT,
    WACHTWOORD,
    DeelnameFactory,
    KwaliteitskaderFactory,
    RondeFactory,
)

STAPPEN = ("1", "2", "3", "4", "nvt", "onbekend")
LANG_GENOEG = 60  # seconds
ONTHOUD_DE_FOUTEN = """
() => {
  window.fouten = 0; // how often a field said so, however short
  new MutationObserver((wat) => {
    for (const { target } of wat)
      if (target.textContent.includes("Niet opgeslagen. Laat deze pagina open")) window.fouten += 1;
  }).observe(document.querySelector("main"), { childList: true, subtree: true });
}
"""


@pytest.fixture
def deelname(live_server, wereld):
    kader = KwaliteitskaderFactory.gevuld(items=(12,))
    ronde = RondeFactory(bestuur=wereld.bestuur, kader=kader)
    return DeelnameFactory(ronde=ronde, school=wereld.school, adviseur=wereld.adviseur)


def naar(pagina: Page, deelname, anker="") -> Page:
    pagina.goto(reverse("deelname_domein", args=[deelname.sleutel, "1"]) + anker)
    return pagina


def open_items(pagina: Page) -> None:
    pagina.evaluate("document.querySelectorAll('details').forEach((een) => (een.open = true))")


def staat(pagina: Page, veld: str):
    return pagina.locator(f'[data-staat-van="{veld}"]')


def typ(pagina: Page, veld: str, tekst: str) -> None:
    pagina.fill(f'[name="{veld}"]', tekst)
    pagina.locator(f'[name="{veld}"]').blur()


def antwoorden(deelname) -> dict[str, Oordeel]:
    rijen = deelname.zelfevaluatie.oordelen.select_related("item")
    return {rij.item.code: rij for rij in rijen}


def geef_antwoorden(pagina: Page, codes: list[str]) -> dict[str, tuple]:
    """A level, three texts and a tick at each item, without waiting for anything."""
    gegeven = {}
    for nummer, code in enumerate(codes):
        stap = STAPPEN[nummer % len(STAPPEN)]
        pagina.check(f'[name="{code}-waarde"][value="{stap}"]')
        teksten = [f"{soort} bij {code}" for soort in ("Toelichting", "Merken", "Reden")]
        for veld, tekst in zip(("toelichting", "waaraan", "reden"), teksten, strict=True):
            if veld == "reden":
                pagina.check(f'[name="{code}-wil_bespreken"]')
            pagina.fill(f'[name="{code}-{veld}"]', tekst)
        gegeven[code] = (stap, *teksten, True)
    return gegeven


def bewaard(deelname) -> dict[str, tuple]:
    return {
        code: (rij.waarde, rij.toelichting, rij.waaraan, rij.reden, rij.wil_bespreken)
        for code, rij in antwoorden(deelname).items()
    }


def wacht_op_alles(pagina: Page) -> None:
    """Until no field says anything but that it is saved."""
    pagina.locator("h1").click()
    nog_niet = pagina.get_by_text("Opslaan…").or_(pagina.get_by_text("Nog niet opgeslagen"))
    expect(nog_niet.or_(pagina.locator(".bewaard-fout"))).to_have_count(0, timeout=60_000)


def test_zestig_snelle_antwoorden_zijn_er_na_herladen_alle_zestig(venster, wereld, deelname):
    pagina = naar(venster(wereld.ib), deelname)
    open_items(pagina)

    gegeven = geef_antwoorden(pagina, sorted(antwoorden(deelname)))
    wacht_op_alles(pagina)
    pagina.reload()

    assert bewaard(deelname) == gegeven
    expect(pagina.locator(".item-staat .bekeken")).to_have_count(12)
    expect(pagina.locator('[name="1l-reden"]')).to_have_value("Reden bij 1l")
    expect(pagina.locator('[name="1d-waarde"][value="4"]')).to_be_checked()


@pytest.mark.parametrize("hoe", ["weg", "stuk", "antwoord kwijt"])
def test_elk_derde_verzoek_mislukt_en_er_gaat_niets_verloren(venster, wereld, deelname, hoe):
    teller = {"verzoeken": 0, "mislukt": 0}

    def soms_niet(route: Route) -> None:
        teller["verzoeken"] += 1
        if teller["verzoeken"] % 3:
            return route.continue_()
        teller["mislukt"] += 1
        if hoe == "weg":
            return route.abort()
        if hoe == "antwoord kwijt":
            route.fetch()  # it was saved; nobody hears so
            return route.abort()
        return route.fulfill(status=500, body="stuk")

    pagina = venster(wereld.ib)
    pagina.clock.install()
    naar(pagina, deelname)
    open_items(pagina)
    pagina.route("**/oordelen/**", soms_niet)
    pagina.evaluate(ONTHOUD_DE_FOUTEN)

    gegeven = geef_antwoorden(pagina, ["1a", "1b", "1c", "1d"])
    einde = monotonic() + LANG_GENOEG
    while pagina.locator(".bewaard-fout").count() and monotonic() < einde:
        pagina.clock.fast_forward(1_000)  # on the way to the next attempt
    wacht_op_alles(pagina)

    assert pagina.evaluate("window.fouten") >= len(gegeven)
    assert teller["mislukt"] >= len(gegeven)
    assert {code: bewaard(deelname)[code] for code in gegeven} == gegeven
    assert not Tekstversie.objects.filter(soort="niet_gekozen").exists()


def test_twee_mensen_in_een_veld_zien_allebei_de_teksten(venster, wereld, deelname):
    marit, tom = naar(venster(wereld.ib), deelname), naar(venster(wereld.mt), deelname)

    typ(tom, "1a-toelichting", "Van Tom.")
    expect(staat(tom, "1a-toelichting")).to_contain_text("Opgeslagen")
    typ(marit, "1a-toelichting", "Van Marit.")

    verschil = marit.locator(".verschil")
    expect(verschil).to_contain_text("Tom Verbeek schreef hier ook")
    expect(verschil.locator("blockquote")).to_have_text("Van Tom.")
    expect(marit.locator('[name="1a-toelichting"]')).to_have_value("Van Marit.")
    assert antwoorden(deelname)["1a"].toelichting == "Van Tom."
    assert Tekstversie.objects.get(soort="niet_gekozen").tekst == "Van Marit."

    verschil.get_by_role("button", name="Mijn tekst opslaan").click()
    expect(staat(marit, "1a-toelichting")).to_contain_text("Opgeslagen")
    assert antwoorden(deelname)["1a"].toelichting == "Van Marit."


def test_wie_de_andere_tekst_kiest_kan_nog_terug(venster, wereld, deelname):
    marit, tom = naar(venster(wereld.ib), deelname), naar(venster(wereld.mt), deelname)
    typ(tom, "1a-toelichting", "Van Tom.")
    expect(staat(tom, "1a-toelichting")).to_contain_text("Opgeslagen")
    typ(marit, "1a-toelichting", "Van Marit.")

    marit.get_by_role("button", name="De andere tekst gebruiken").click()

    expect(marit.locator('[name="1a-toelichting"]')).to_have_value("Van Tom.")
    expect(marit.get_by_text("Jouw tekst, die je niet koos")).to_be_visible()
    assert antwoorden(deelname)["1a"].toelichting == "Van Tom."


def test_wie_wordt_uitgelogd_onder_het_typen_verliest_niets(venster, wereld, deelname):
    pagina = naar(venster(wereld.ib), deelname)
    typ(pagina, "1a-toelichting", "Voor het uitloggen.")
    expect(staat(pagina, "1a-toelichting")).to_contain_text("Opgeslagen")

    Session.objects.all().delete()
    typ(pagina, "1a-toelichting", "Na het uitloggen.")

    expect(staat(pagina, "1a-toelichting")).to_contain_text("Je bent niet meer ingelogd.")
    expect(pagina.locator('[name="1a-toelichting"]')).to_have_value("Na het uitloggen.")
    with pagina.context.expect_page() as nieuw:
        pagina.get_by_role("link", name="Inloggen in een nieuw tabblad").click()
    log_weer_in(nieuw.value, wereld.ib)
    nieuw.value.close()
    pagina.bring_to_front()
    pagina.evaluate("window.dispatchEvent(new Event('focus'))")

    expect(staat(pagina, "1a-toelichting")).to_contain_text("Opgeslagen")
    assert antwoorden(deelname)["1a"].toelichting == "Na het uitloggen."


def log_weer_in(tabblad: Page, gebruiker) -> None:
    tabblad.fill("[name=login]", gebruiker.email)
    tabblad.fill("[name=password]", WACHTWOORD)
    tabblad.click("main button[type=submit]")
    tabblad.wait_for_url("**/zelfevaluatie/**")


def test_na_het_indienen_door_een_ander_staat_de_tekst_er_nog(venster, wereld, deelname):
    pagina = naar(venster(wereld.ib), deelname)
    deelname.zelfevaluatie.indienen(door=wereld.directeur, op=MOMENT)

    typ(pagina, "1a-toelichting", "Net te laat.")

    expect(staat(pagina, "1a-toelichting")).to_contain_text("Jullie hebben dit ingediend")
    expect(pagina.locator('[name="1a-toelichting"]')).to_have_value("Net te laat.")
    assert Tekstversie.objects.get().tekst == "Net te laat."


def test_de_naam_van_een_leerling_geeft_een_vriendelijke_waarschuwing(venster, wereld, deelname):
    pagina = naar(venster(wereld.ib), deelname)

    typ(pagina, "1a-toelichting", "Leerling Sanne zit vaak apart.")

    expect(pagina.locator(".let-op")).to_contain_text("de naam van een leerling")
    assert antwoorden(deelname)["1a"].toelichting == "Leerling Sanne zit vaak apart."
    pagina.reload()
    expect(pagina.locator(".let-op")).to_have_count(1)
    pagina.evaluate("document.querySelector('#i1a').open = true")
    typ(pagina, "1a-toelichting", "Een leerling zit vaak apart.")
    expect(pagina.locator(".let-op")).to_have_count(0)


@pytest.mark.parametrize("waar", ["vakje", "woorden"])
def test_een_vakje_dat_onder_je_vinger_wegschuift_is_toch_aangevinkt(
    venster, wereld, deelname, waar
):
    pagina = naar(venster(wereld.ib), deelname)
    vakje = pagina.locator('[name="1a-wil_bespreken"]')
    raak = vakje if waar == "vakje" else vakje.locator("xpath=following-sibling::label")
    pagina.fill('[name="1a-toelichting"]', "Leerling Sanne zit vaak apart.")
    raak.scroll_into_view_if_needed()
    vak = raak.bounding_box()

    pagina.mouse.move(vak["x"] + vak["width"] / 2, vak["y"] + vak["height"] / 2)
    pagina.mouse.down()
    expect(pagina.locator(".let-op")).to_be_visible()
    assert raak.bounding_box()["y"] > vak["y"] + vak["height"], "it did not move: this says nothing"
    pagina.mouse.up()

    expect(vakje).to_be_checked()
    expect(staat(pagina, "1a-wil_bespreken")).to_contain_text("Opgeslagen")

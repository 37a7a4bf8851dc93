"""One whole dialogue on a real kader, held in a real browser by the people who hold it."""

import re
from io import BytesIO

import pytest
import time_machine
from django.core.management import call_command
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from gesprekken.models import Gesprek, Ronde
from kwaliteit.models import Kwaliteitskader
from tests.bronnen import KADERTEKST, met_bronnen

TOELICHTING = "De vaste agenda werkt in de bovenbouw, in de onderbouw nog niet."
WAARAAN = "Leerkrachten gaan weg met één afspraak."
REDEN = "We zijn benieuwd hoe andere scholen hun overleg kort houden."
DOEL_SCHOOL = "Weten wat we zelf kunnen doen om vaker in de klas te zijn."
DOEL_BESTUUR = "Begrijpen hoe de school naar de ondersteuning kijkt."
REACTIE = "Daar vertellen we graag over."
NOTITIE = "Deze regel van het kladblok blijft van mij."
VERSLAGTEKST = "We waren het eens dat de agenda korter kan."
AFSPRAAK = "Een vaste agenda voor alle groepsbesprekingen"
AANDACHTSPUNT = "De overgang van groep 2 naar groep 3"
AMBITIE = "Leerkrachten kijken bij elkaar in de les"
KANTTEKENING = "In groep 8 lukte het in januari wel."

pytestmark = [met_bronnen, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def dag():
    """A fixed day at which the browser's own clock may differ: only our clock stands still."""
    with time_machine.travel("2026-11-24T10:00:00+01:00", tick=True):
        yield


def _bewaard(pagina: Page, veld: str) -> None:
    """Wait until the page says that this field is saved."""
    expect(pagina.locator(f'[data-staat-van="{veld}"]')).to_contain_text("Opgeslagen")


def _typ(pagina: Page, veld: str, tekst: str) -> None:
    """Type in the field called ``veld``, or the only one that saves into it."""
    invoer = pagina.locator(f'[name="{veld}"], [data-veld="{veld}"]')
    invoer.fill(tekst)
    invoer.blur()
    _bewaard(pagina, invoer.get_attribute("name"))


def _open_ronde(adviseur: Page) -> None:
    adviseur.goto("/rondes/nieuw/")
    adviseur.fill("[name=titel]", "Dichter bij de klas")
    adviseur.select_option("[name=kader]", index=1)
    adviseur.click("text=Ronde maken")
    adviseur.fill("[name=waarom]", "We willen weten hoe het op jullie school gaat.")
    adviseur.fill("[name=doel]", "Horen wat scholen helpt.")
    adviseur.locator("[name=prioriteiten]").nth(1).check()
    adviseur.fill("[name=zelfevaluatie_tot]", "2026-12-18")
    adviseur.click("main button[type=submit]")
    expect(adviseur).to_have_url(re.compile("/scholen/$"))
    adviseur.get_by_label("De Wilgenhoek", exact=True).check()
    adviseur.click("text=Keuze opslaan")
    adviseur.click("text=Ronde openen")
    expect(adviseur.locator("main")).to_contain_text("De Wilgenhoek")


def _beoordeel(ib: Page, deelname) -> None:
    """Look at the whole of domein 2, write at 2c what the school sees and wants to discuss."""
    ib.goto(f"/deelnames/{deelname.sleutel}/zelfevaluatie/2/")
    for code in "abcdefghijk":
        item = ib.locator(f"#i2{code}")
        if item.get_attribute("open") != "":
            item.locator("summary").first.click()
        item.locator(f'[name="2{code}-waarde"][value="3"]').check()
        _bewaard(ib, f"2{code}-waarde")
    item = ib.locator("#i2c")
    if item.get_attribute("open") != "":
        item.locator("summary").first.click()
    _typ(ib, "2c-toelichting", TOELICHTING)
    item.locator("summary", has_text="Waaraan merken we dat?").click()
    _typ(ib, "2c-waaraan", WAARAAN)
    item.locator('[name="2c-wil_bespreken"]').check()
    _bewaard(ib, "2c-wil_bespreken")
    _typ(ib, "2c-reden", REDEN)


def _kies_onderwerpen(ib: Page, deelname) -> None:
    ib.goto(f"/deelnames/{deelname.sleutel}/onderwerpen/")
    ib.locator('[name=onderwerp][value="2c"]').check()
    expect(ib.locator("#gekozen")).to_contain_text("1 van hooguit 5")
    _typ(ib, "doel_school", DOEL_SCHOOL)


def _dien_in(directeur: Page, deelname) -> None:
    directeur.goto(f"/deelnames/{deelname.sleutel}/onderwerpen/")
    expect(directeur.locator("main")).to_contain_text(DOEL_BESTUUR)
    _typ(directeur, "reactie", REACTIE)
    directeur.get_by_role("link", name="Nalezen en indienen").click()
    expect(directeur.locator("main")).to_contain_text(TOELICHTING)
    directeur.get_by_role("button", name="Indienen").click()
    directeur.wait_for_url(f"**/deelnames/{deelname.sleutel}/")


def _plan_en_voer(adviseur: Page, deelname, gesprek: Gesprek) -> None:
    adviseur.goto(f"/deelnames/{deelname.sleutel}/ingediend/")
    expect(adviseur.locator("main")).to_contain_text(TOELICHTING)
    adviseur.goto(f"/gesprekken/{gesprek.sleutel}/plannen/")
    adviseur.fill("[name=datum]", "2026-11-25")
    adviseur.fill("[name=tijd]", "09:30")
    adviseur.fill("[name=tijd_tot]", "11:00")
    for wie in ("Marit Hofstra", "Samira Idrissi"):
        adviseur.get_by_label(re.compile(wie)).check()
    adviseur.get_by_role("button", name="Plan het gesprek").click()
    adviseur.goto(f"/gesprekken/{gesprek.sleutel}/voeren/")
    for punt in gesprek.agendapunten.all():
        adviseur.goto(f"/gesprekken/{gesprek.sleutel}/voeren/?punt={punt.sleutel}")
        adviseur.locator(f'[name="{punt.sleutel}-uitkomst"][value=besproken]').check()
        _bewaard(adviseur, f"{punt.sleutel}-uitkomst")
    nieuw = adviseur.locator("#klad-nieuw textarea")
    nieuw.fill(NOTITIE)
    adviseur.get_by_role("button", name="Zet erbij").click()
    expect(adviseur.locator(".kladregel:not(.kladregel-nieuw) textarea").last).to_have_value(
        NOTITIE
    )
    _leg_vast(adviseur, gesprek, "afspraak", AFSPRAAK)
    _leg_vast(adviseur, gesprek, "aandachtspunt", AANDACHTSPUNT)
    _leg_vast(adviseur, gesprek, "ambitie", AMBITIE)
    adviseur.goto(f"/gesprekken/{gesprek.sleutel}/gevoerd/")
    adviseur.fill("[name=datum]", "2026-11-24")
    adviseur.get_by_role("button", name="Rond het gesprek af").click()


def _leg_vast(adviseur: Page, gesprek: Gesprek, soort: str, tekst: str) -> None:
    punt = gesprek.agendapunten.last()
    adviseur.goto(f"/gesprekken/{gesprek.sleutel}/voeren/?punt={punt.sleutel}&nieuw={soort}")
    formulier = adviseur.locator(f'form[action*="/vastleggen/{soort}/"]:has(textarea)')
    formulier.locator("textarea").fill(tekst)
    if formulier.locator("[name=partij]").count():
        formulier.locator("[name=partij][value=school]").check()
    with adviseur.expect_navigation():
        formulier.get_by_role("button", name="Leg vast").click()


def _schrijf_verslag(adviseur: Page, gesprek: Gesprek) -> None:
    adviseur.goto(f"/gesprekken/{gesprek.sleutel}/verslag/schrijven/")
    adviseur.get_by_role("button", name=re.compile("Begin")).click()
    for onderdeel in gesprek.verslagen.get().onderdelen.all():
        _typ(adviseur, f"{onderdeel.sleutel}-tekst", f"{VERSLAGTEKST} ({onderdeel.nummer})")
    adviseur.get_by_role("button", name="Verder naar voorleggen").click()
    adviseur.get_by_role("button", name="Leg het verslag voor").click()


def _geef_akkoord(persoon: Page, gesprek: Gesprek, kanttekening: str = "") -> None:
    verslag = gesprek.verslagen.get()
    for onderdeel in verslag.onderdelen.all():
        persoon.goto(f"/gesprekken/{gesprek.sleutel}/verslag/")
        formulier = persoon.locator(f"#onderdeel-{onderdeel.nummer}")
        if kanttekening and onderdeel.nummer == 2:
            formulier.locator("[value=met_kanttekening]").check()
            formulier.locator("textarea").fill(kanttekening)
        else:
            formulier.locator("[value=akkoord]").check()
        with persoon.expect_navigation():
            formulier.get_by_role("button", name=f"Bevestig onderdeel {onderdeel.nummer}").click()


def _download(persoon: Page, gesprek: Gesprek) -> bytes:
    persoon.goto(f"/gesprekken/{gesprek.sleutel}/verslag/")
    with persoon.expect_download() as download:
        persoon.get_by_role("link", name=re.compile("pdf", re.IGNORECASE)).first.click()
    return download.value.path().read_bytes()


def _lees_na(pdf: bytes, deelname) -> None:
    """All that was written for the other side is in the PDF, and nothing of the notepad."""
    paginas = PdfReader(BytesIO(pdf)).pages
    tekst = re.sub(r"\s+", " ", " ".join(pagina.extract_text() for pagina in paginas))
    geschreven = [
        TOELICHTING,
        WAARAAN,
        REDEN,
        DOEL_SCHOOL,
        DOEL_BESTUUR,
        REACTIE,
        VERSLAGTEKST,
        AFSPRAAK,
        AANDACHTSPUNT,
        AMBITIE,
        KANTTEKENING,
        "CONCEPT",
        NOTITIE,
    ]
    assert [stuk for stuk in geschreven if stuk in tekst] == geschreven[:-2]
    stellingen = deelname.zelfevaluatie.kader.items.values_list("stelling", flat=True)
    plat = tekst.replace(" ", "")
    assert [stelling for stelling in stellingen if stelling.replace(" ", "") not in plat] == []


def test_een_hele_dialoog_op_het_echte_document(wereld, venster):
    call_command("kader_laden", str(KADERTEKST), bestuur="11111", publiceren=True, verbosity=0)
    assert Kwaliteitskader.objects.get().items.count() == 52
    adviseur, ib = venster(wereld.adviseur), venster(wereld.ib)

    _open_ronde(adviseur)
    ronde = Ronde.objects.get()
    deelname = ronde.deelnames.get(school=wereld.school)

    _beoordeel(ib, deelname)
    _kies_onderwerpen(ib, deelname)
    adviseur.goto(deelname.get_absolute_url())
    _typ(adviseur, "doel_bestuur", DOEL_BESTUUR)
    directeur = venster(wereld.directeur)
    _dien_in(directeur, deelname)

    gesprek = deelname.gesprekken.get()
    _plan_en_voer(adviseur, deelname, gesprek)
    _schrijf_verslag(adviseur, gesprek)
    _geef_akkoord(directeur, gesprek, kanttekening=KANTTEKENING)
    _geef_akkoord(adviseur, gesprek)

    pdf = _download(directeur, gesprek)
    assert _download(directeur, gesprek) == pdf
    assert _download(adviseur, gesprek) == pdf
    _lees_na(pdf, deelname)
    directeur.goto("/afspraken/")
    expect(directeur.locator("main")).to_contain_text(AFSPRAAK)

"""A document becomes a kader in the browser: choose the file, look, put right, save."""

from django.urls import reverse
from playwright.sync_api import expect

from kwaliteit.models import Kwaliteitskader
from tests.kwaliteit.documenten.onderdelen import met_vette_onderdelen_elk_anders

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ONTHOUD_DE_BALK = """
() => new MutationObserver(() => {
  const balk = document.querySelector('[data-bezig] progress');
  if (balk) localStorage.balk = balk.getAttribute('aria-label');
}).observe(document.querySelector('[data-bezig]'), {childList: true})
"""


def kies(pagina):
    pagina.goto(reverse("kwaliteit:kader_laden"))
    inhoud = met_vette_onderdelen_elk_anders()
    pagina.set_input_files(
        "[name=bestand]", {"name": "Ons kader.docx", "mimeType": DOCX, "buffer": inhoud}
    )


def test_van_een_document_met_een_regel_die_geen_item_is_naar_een_kader(venster, wereld):
    pagina = venster(wereld.adviseur)
    kies(pagina)
    pagina.get_by_role("button", name="Bekijken wat we herkennen").click()
    soorten = pagina.locator("select[name^=soort-]")
    expect(soorten.first).to_be_attached()
    was = soorten.evaluate_all("keuzes => keuzes.filter(keuze => keuze.value === 'item').length")

    laatste = pagina.locator("select[name^=soort-]").last
    laatste.evaluate("keuze => keuze.closest('details')?.setAttribute('open', '')")
    laatste.select_option("overgeslagen")
    pagina.get_by_role("button", name="Opslaan als concept").click()

    expect(pagina.get_by_role("heading", level=1)).to_contain_text("Kwaliteit op onze scholen")
    kader = Kwaliteitskader.objects.get()
    assert (kader.bestuur, kader.items.count()) == (wereld.bestuur, was - 1)


def test_duurt_het_lezen_langer_dan_een_seconde_dan_zie_je_dat(venster, wereld):
    pagina = venster(wereld.adviseur)
    kies(pagina)
    pagina.evaluate(ONTHOUD_DE_BALK)  # a page that is on its way elsewhere answers no questions

    def houd_op(route):
        pagina.wait_for_timeout(1_500)
        route.continue_()

    pagina.route("**/laden/", houd_op)
    pagina.get_by_role("button", name="Bekijken wat we herkennen").click()

    expect(pagina.locator("select[name^=soort-]").first).to_be_attached()
    assert pagina.evaluate("localStorage.balk") == "Bezig"

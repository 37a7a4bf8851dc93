"""One answer on one item reaches a PDF, through every step of the dialogue."""

from io import BytesIO

from pypdf import PdfReader

from gesprekken.acties.pdf import pdf_van
from tests.factories import KwaliteitskaderFactory
from tests.toneel import Spelers, speel


def test_een_antwoord_op_een_item_haalt_de_pdf(wereld):
    spelers = Spelers(wereld.school, wereld.ib, wereld.directeur, wereld.adviseur)
    kader = KwaliteitskaderFactory.gevuld(items=(1, 1))

    dialoog = speel(spelers, kader, tot="vastgesteld", schooljaar="2026-2027", tekst="woordelijk")
    tekst = " ".join(
        pagina.extract_text() for pagina in PdfReader(BytesIO(pdf_van(dialoog.verslag))).pages
    )

    assert "Toelichting woordelijk" in " ".join(tekst.split())
    assert "GEHEIM" not in tekst

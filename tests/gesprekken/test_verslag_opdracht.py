"""``manage.py verslag``: the file on disk, or a sentence that says why not."""

import pytest
from django.core.management import CommandError, call_command

from gesprekken.acties.pdf import pdf_van
from gesprekken.models import VerslagPdf
from tests.factories import KwaliteitskaderFactory
from tests.toneel import Spelers, speel


@pytest.fixture
def speel_tot(wereld):
    spelers = Spelers(wereld.school, wereld.ib, wereld.directeur, wereld.adviseur)
    kader = KwaliteitskaderFactory.gevuld(items=(1, 1))
    return lambda tot: speel(spelers, kader, tot=tot, schooljaar="2026-2027")


def test_een_vast_verslag_komt_als_de_bytes_die_bewaard_zijn(speel_tot, tmp_path, capsys):
    dialoog = speel_tot("vastgesteld")
    uit = tmp_path / "verslag.pdf"

    call_command("verslag", dialoog.gesprek.sleutel, uit)

    assert uit.read_bytes() == pdf_van(dialoog.verslag)
    assert "is geschreven" in capsys.readouterr().out


def test_een_concept_wordt_nooit_bewaard(speel_tot, tmp_path):
    dialoog = speel_tot("ter_vaststelling")
    uit = tmp_path / "concept.pdf"

    call_command("verslag", dialoog.gesprek.sleutel, uit, concept=True)

    assert uit.read_bytes().startswith(b"%PDF-")
    assert VerslagPdf.objects.count() == 0


@pytest.mark.parametrize(
    ("tot", "concept", "zin"),
    [
        ("ter_vaststelling", False, "ligt nog niet vast. Met --concept"),
        ("vastgesteld", True, "ligt vast. Laat --concept weg"),
        ("ingediend", False, "geen gesprek met een verslag"),
    ],
)
def test_wat_er_niet_is_komt_er_niet(speel_tot, tmp_path, tot, concept, zin):
    dialoog = speel_tot(tot)
    uit = tmp_path / "verslag.pdf"

    with pytest.raises(CommandError, match=zin):
        call_command("verslag", dialoog.gesprek.sleutel, uit, concept=concept)

    assert not uit.exists()


def test_een_plek_waar_niet_geschreven_kan_worden(speel_tot, tmp_path):
    dialoog = speel_tot("vastgesteld")

    with pytest.raises(CommandError, match="niet te schrijven"):
        call_command("verslag", dialoog.gesprek.sleutel, tmp_path / "nergens" / "verslag.pdf")

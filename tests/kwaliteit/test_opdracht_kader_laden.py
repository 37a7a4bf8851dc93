import json

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from kwaliteit.models import Item, Kwaliteitskader
from scholen.models import Gebeurtenis
from tests.bronnen import KADERTEKST, met_bronnen
from tests.factories import MOMENT
from tests.webserver import draai

STANDAARD = settings.BASE_DIR / "kwaliteit" / "kaders" / "passend-onderwijs.toml"
TEKST = "1. De basis\na. Eerste.\nb. Tweede.\n"

pytestmark = pytest.mark.django_db


@pytest.fixture
def bestand(tmp_path):
    pad = tmp_path / "Ons kader.txt"
    pad.write_text(TEKST, encoding="utf-8")
    return str(pad)


def laad(capsys, *woorden: str) -> str:
    call_command("kader_laden", *woorden)
    return capsys.readouterr().out


def kaders():
    return list(Kwaliteitskader.objects.values_list("naam", "versie", "status", "bestuur"))


def test_een_tekstbestand_heet_naar_zijn_bestandsnaam(capsys, bestand):
    uit = laad(capsys, bestand)

    assert uit == (
        "Ons kader, versie 1, voor iedereen: geladen als concept.\n  1 De basis: 2 items\n"
    )
    assert kaders() == [("Ons kader", "1", "concept", None)]


def test_toml_brengt_zijn_eigen_naam_en_versie_mee(capsys):
    laad(capsys, str(STANDAARD))

    assert kaders() == [("Kwaliteitskader passend onderwijs", "2026", "concept", None)]


def test_naam_versie_en_bestuur_zijn_te_kiezen(capsys, bestand, wereld):
    laad(capsys, bestand, "--naam", "Het kader", "--versie", "2027", "--bestuur", "11111")

    assert kaders() == [("Het kader", "2027", "concept", wereld.bestuur.pk)]


def test_publiceren_legt_vast_en_het_logboek_weet_het(capsys, bestand):
    uit = laad(capsys, bestand, "--publiceren")

    assert uit.startswith("Ons kader, versie 1, voor iedereen: geladen en gepubliceerd.")
    assert kaders() == [("Ons kader", "1", "gepubliceerd", None)]
    assert list(Gebeurtenis.objects.order_by("pk").values_list("naam", "van", "naar")) == [
        ("het systeem", "", "concept"),
        ("het systeem", "concept", "gepubliceerd"),
    ]


def test_hetzelfde_nog_eens_publiceren_is_geen_fout(capsys, bestand):
    laad(capsys, bestand, "--publiceren")

    uit = laad(capsys, bestand, "--publiceren")

    assert uit.startswith(
        "Ons kader, versie 1, voor iedereen: staat er al met dezelfde inhoud (gepubliceerd)."
    )


def test_wie_het_standaardkader_met_rechte_apostrof_heeft_houdt_dat(capsys, tmp_path):
    pad = tmp_path / STANDAARD.name
    pad.write_text(STANDAARD.read_text().replace("ib’er", "ib'er"), encoding="utf-8")
    laad(capsys, str(pad), "--publiceren")
    stellingen = list(Item.objects.order_by("pk").values_list("stelling", flat=True))

    uit = laad(capsys, str(STANDAARD), "--publiceren")

    assert "staat er al met dezelfde inhoud (gepubliceerd)." in uit
    assert kaders() == [("Kwaliteitskader passend onderwijs", "2026", "gepubliceerd", None)]
    assert list(Item.objects.order_by("pk").values_list("stelling", flat=True)) == stellingen
    assert "Onze ib'er coacht leraren" in Item.objects.get(code="5c").stelling


def test_een_ingetrokken_kader_houdt_het_starten_niet_tegen(capsys, bestand, wereld):
    laad(capsys, bestand, "--publiceren")
    Kwaliteitskader.objects.get().intrekken(door=wereld.adviseur, op=MOMENT)

    uit = laad(capsys, bestand, "--publiceren")

    assert "staat er al met dezelfde inhoud (ingetrokken)." in uit


def test_een_gepubliceerde_versie_met_andere_inhoud_wordt_geweigerd(capsys, bestand, tmp_path):
    laad(capsys, bestand, "--publiceren")
    (tmp_path / "Ons kader.txt").write_text(TEKST + "c. Derde.\n", encoding="utf-8")

    with pytest.raises(CommandError, match="en dat ligt vast"):
        laad(capsys, bestand)

    assert Item.objects.count() == 2


def test_json_schrijft_alleen_het_kader(capsys, bestand):
    uit = laad(capsys, bestand, "--json")

    assert json.loads(uit) == {
        "naam": "Ons kader",
        "versie": "1",
        "domeinen": [
            {
                "code": "1",
                "titel": "De basis",
                "omschrijving": "",
                "items": [
                    {"code": "1a", "stelling": "Eerste."},
                    {"code": "1b", "stelling": "Tweede."},
                ],
            }
        ],
    }


@met_bronnen
def test_json_van_het_echte_document_staat_woordelijk_in_dat_document(capsys):
    bron = " ".join(KADERTEKST.read_bytes().decode("utf-8").split())

    kader = json.loads(laad(capsys, str(KADERTEKST), "--json"))

    stellingen = [item["stelling"] for d in kader["domeinen"] for item in d["items"]]
    assert (kader["naam"], len(stellingen)) == (KADERTEKST.stem, 52)
    assert [zin for zin in stellingen if zin not in bron] == []


def test_droog_bewaart_niets_en_controleert_wel(capsys, bestand):
    uit = laad(capsys, bestand, "--droog", "--publiceren")

    assert uit.startswith("Alleen gekeken; er is niets opgeslagen.\n")
    assert kaders() == []


def test_wat_is_overgeslagen_wordt_genoemd_maar_niet_eindeloos(capsys, tmp_path):
    pad = tmp_path / "lang.txt"
    pad.write_text("Inleiding.\n\n" + TEKST + "\nLos.\n" + "Meer los.\n" * 25, encoding="utf-8")

    regels = laad(capsys, str(pad), "--droog").splitlines()

    assert regels[2] == "  inleiding: 1 regels"
    assert len([regel for regel in regels if regel.startswith("  overgeslagen: regel")]) == 20
    assert regels[-1] == "  en nog 6 regels overgeslagen"


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        (b"Beste ouders, morgen is er geen school.", "In dit bestand herkennen we geen domeinen"),
        (b"", "Dit bestand is leeg."),
        (b"x" * 2_000_001, "Dit bestand is groter dan 2 MB."),
    ],
)
def test_een_bestand_zonder_kader_eindigt_met_een_zin(capsys, tmp_path, inhoud, zin):
    pad = tmp_path / "kader.txt"
    pad.write_bytes(inhoud)

    with pytest.raises(CommandError, match=zin):
        laad(capsys, str(pad), "--json")

    assert capsys.readouterr().out == ""
    assert kaders() == []


def test_stil_zegt_niets(capsys, bestand):
    assert laad(capsys, bestand, "-v0") == ""


@pytest.mark.parametrize(
    ("opties", "code", "zin"),
    [
        (["--droog"], 0, "Alleen gekeken; er is niets opgeslagen."),
        ([], 1, "Voer eerst `manage.py migrate` uit"),
    ],
    ids=["droog", "bewaren"],
)
def test_zonder_database_kan_alleen_kijken(bestand, tmp_path, opties, code, zin):
    map_ = str(tmp_path / "leeg")

    klaar = draai("manage.py", "kader_laden", str(bestand), *opties, DATA_DIR=map_)

    assert klaar.returncode == code
    assert zin in klaar.stdout + klaar.stderr


def test_een_bestand_dat_er_niet_is_wordt_genoemd(capsys):
    with pytest.raises(CommandError, match="is niet te openen"):
        laad(capsys, "bestaat-niet.txt")


def test_een_onbekend_bestuursnummer_wordt_genoemd(capsys, bestand):
    with pytest.raises(CommandError, match="Er is geen bestuur met nummer 99999"):
        laad(capsys, bestand, "--bestuur", "99999")

    assert kaders() == []

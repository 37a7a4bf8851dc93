import pytest

from kwaliteit.inlezen.bestand import lees_bestand
from scholen.inlezen.fout import InlezenMislukt

TEKST = "1. De basis\na. We zien elkaar.\n"
TOML = '[[domeinen]]\ntitel = "De basis"\n[[domeinen.items]]\nstelling = "We zien elkaar."\n'


@pytest.mark.parametrize(
    ("naam", "inhoud"),
    [
        ("Ons kader.txt", TEKST),
        ("Ons kader.TXT", TEKST.encode()),
        ("Ons kader.md", TEKST),
        ("C:\\kaders\\Ons kader.txt", TEKST),
        ("../../Ons kader.txt", TEKST),
        ("Ons kader.toml", TOML),
    ],
)
def test_de_naam_van_het_bestand_kiest_de_lezer_en_noemt_het_kader(naam, inhoud):
    concept = lees_bestand(naam, inhoud)

    assert concept.naam == "Ons kader"
    assert [item.stelling for item in concept.items] == ["We zien elkaar."]


@pytest.mark.parametrize(
    "naam", ["kader.pdf", "kader.doc", "kader.ods", "kader", "", ".txt", ".docx"]
)
def test_een_ander_soort_bestand_wordt_geweigerd(naam):
    with pytest.raises(InlezenMislukt, match=r"We lezen kaders uit Word \(.docx\), Excel"):
        lees_bestand(naam, TEKST)


def test_een_lange_bestandsnaam_wordt_geen_te_lange_naam():
    assert len(lees_bestand("x" * 250 + ".txt", TEKST).naam) == 200


def test_het_concept_als_json_bevat_de_kern():
    concept = lees_bestand("kader.txt", "1. De basis\nWaar het om gaat.\n\na. We zien elkaar.\n")

    assert concept.als_json() == {
        "naam": "kader",
        "versie": "1",
        "domeinen": [
            {
                "code": "1",
                "titel": "De basis",
                "omschrijving": "Waar het om gaat.",
                "items": [{"code": "1a", "stelling": "We zien elkaar."}],
            }
        ],
    }

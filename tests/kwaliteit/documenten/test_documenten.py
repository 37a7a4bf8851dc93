"""Documents as boards make them, all of one kader: every item word for word, or it says why."""

from pathlib import Path

import pytest

from kwaliteit.inlezen.bestand import STANDAARDKADER, herken_bestand, lees_bestand
from kwaliteit.inlezen.concept import Regelsoort
from kwaliteit.uitschrijven import als_xlsx
from tests.bronnen import KADERTEKST, met_bronnen
from tests.kwaliteit.documenten import bladen, woorden
from tests.kwaliteit.documenten.echt import als_document, als_tabel
from tests.kwaliteit.documenten.kader import INLEIDING, KADER, LETTERS, gelezen, stellingen

LIBREOFFICE = Path(__file__).with_name("libreoffice")
HELE = [
    bladen.met_titel_en_samengevoegde_cellen,
    bladen.met_een_blad_per_domein,
    bladen.zonder_kopregel_met_domeinrijen,
    bladen.met_codes_als_getallen,
    bladen.met_datums_als_codes,
    bladen.als_tekst_in_een_kolom,
    bladen.met_velden_van_een_item,
    woorden.met_kopstijlen_en_letters,
    woorden.met_vette_regels,
    woorden.met_een_tabel,
    woorden.met_een_tabel_per_domein,
    woorden.met_een_lijst_van_twee_niveaus,
    woorden.met_alleen_koppen,
    woorden.met_opsommingstekens,
]


def lees(maker):
    soort = ".xlsx" if maker.__module__.endswith("bladen") else ".docx"
    return lees_bestand(f"Ons kader{soort}", maker())


@pytest.mark.parametrize("maker", HELE, ids=lambda maker: maker.__name__)
def test_elk_item_staat_woord_voor_woord_in_zijn_domein(maker):
    assert gelezen(lees(maker)) == stellingen()


@pytest.mark.parametrize("naam", ["lijst.docx", "tabel.docx", "formules.xlsx", "uit_pdf.txt"])
def test_ook_wat_libreoffice_schrijft(naam):
    concept = lees_bestand(naam, (LIBREOFFICE / naam).read_bytes())

    assert gelezen(concept) == stellingen()


def soorten(maker, *gezocht):
    """(code, place, reason) of the blocks of these kinds."""
    soort = ".xlsx" if maker.__module__.endswith("bladen") else ".docx"
    blokken = herken_bestand(f"Ons kader{soort}", maker()).blokken
    return [(b.tekst, b.waar, b.reden) for b in blokken if b.soort in gezocht]


def codes(maker):
    return [item.code for item in lees(maker).items]


def met(vorm):
    """The codes of the kader in this form: n the domein, a the letter, p the place."""
    return [
        vorm.format(n=nummer, a=LETTERS[plek], p=plek + 1)
        for nummer, zinnen in enumerate(KADER.values(), start=1)
        for plek in range(len(zinnen))
    ]


@pytest.mark.parametrize(
    ("maker", "vorm"),
    [
        (bladen.met_titel_en_samengevoegde_cellen, "{n}{a}"),
        (bladen.met_een_blad_per_domein, "{n}{a}"),
        (bladen.met_codes_als_getallen, "{n}.{p}"),
        (bladen.met_datums_als_codes, "{n}-{p}"),
        (woorden.met_een_tabel_per_domein, "{n}{a}"),
        (woorden.met_een_lijst_van_twee_niveaus, "{n}{a}"),
    ],
    ids=lambda waarde: getattr(waarde, "__name__", None),
)
def test_codes_zijn_die_van_het_document(maker, vorm):
    assert codes(maker) == met(vorm)


def test_wat_niet_meedoet_zegt_waarom_en_waar():
    assert soorten(bladen.met_titel_en_samengevoegde_cellen, Regelsoort.OVERGESLAGEN) == [
        ("Kwaliteitskader van onze scholen", "blad Kader 2026, rij 1", "staat boven de tabel"),
        (
            "Domein | Nr. | Gespreksitem | Toelichting | Score | Bewijs",
            "blad Kader 2026, rij 4",
            "rij met de namen van de kolommen; de kolommen Score, Bewijs nemen we niet over",
        ),
        (
            "9z | Een oud item dat we niet meer gebruiken.",
            "blad Kader 2026, rij 19",
            "deze rij is verborgen in Excel",
        ),
    ]


def test_de_inleiding_staat_voorin_en_de_ondertekening_doet_niet_mee():
    inleiding = soorten(woorden.met_kopstijlen_en_letters, Regelsoort.INLEIDING)
    weg = soorten(woorden.met_een_tabel, Regelsoort.OVERGESLAGEN)

    assert [tekst for tekst, *_ in inleiding] == ["Kwaliteitskader", "Inleiding", *INLEIDING]
    assert [(tekst, reden) for tekst, _, reden in weg[-2:]] == [
        ("Naam directeur: | Datum:", "in deze tabel herkennen we geen items"),
        ("Handtekening: | Plaats:", "in deze tabel herkennen we geen items"),
    ]


def test_kolommen_rond_het_item_gaan_mee():
    items = list(lees(bladen.met_velden_van_een_item).items)

    assert (items[0].over, items[0].soort, items[1].over) == ("bestuur", "norm", "school")
    assert items[0].bedoeld == "Dit."
    assert items[0].vragen == ("Hoe?", "Wie?")
    assert items[0].merkbaar == ("Aan de deur.",)
    assert items[0].niveaus["4"] == "Altijd al."


def test_wijzigingen_verborgen_tekst_en_een_kader_om_de_tekst():
    concept = lees(woorden.met_wijzigingen_voetnoten_en_kaders)

    assert gelezen(concept) == stellingen()[:4]
    assert concept.domeinen[0].omschrijving == "Let op: dit is een kadertje."


def test_wat_we_zelf_uitvoeren_komt_gelijk_door_de_deur_naar_binnen():
    concept = lees_bestand("kader.toml", STANDAARDKADER.read_bytes())

    assert lees_bestand("kader.xlsx", als_xlsx(concept)) == concept


@met_bronnen
@pytest.mark.parametrize(("naam", "maak"), [("k.docx", als_document), ("k.xlsx", als_tabel)])
def test_het_echte_document_komt_woord_voor_woord_uit_word_en_excel(naam, maak):
    bron = lees_bestand(KADERTEKST.name, KADERTEKST.read_bytes())

    concept = lees_bestand(naam, maak(KADERTEKST.read_text()))

    assert [len(domein.items) for domein in concept.domeinen] == [8, 11, 8, 6, 7, 6, 6]
    assert gelezen(concept) == gelezen(bron)
    assert [item.code for item in concept.items] == [item.code for item in bron.items]

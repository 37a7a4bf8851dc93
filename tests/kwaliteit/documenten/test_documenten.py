"""Documents as boards make them, all of one kader: every item word for word, or it says why."""

from pathlib import Path

import pytest

from kwaliteit.inlezen.bestand import STANDAARDKADER, herken_bestand, lees_bestand
from kwaliteit.inlezen.concept import Regelsoort
from kwaliteit.uitschrijven import als_xlsx
from scholen.inlezen.fout import InlezenMislukt
from tests.bronnen import KADERTEKST, met_bronnen
from tests.kwaliteit.documenten import bladen, kijkwijzers, onderdelen, woorden
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
    onderdelen.met_vette_onderdelen_elk_anders,
    onderdelen.met_titelrijen_en_twee_koprijen,
    onderdelen.met_bijschriften_schaal_en_begrippen,
    onderdelen.met_lijsten_in_cellen,
    onderdelen.met_een_kop_items,
    onderdelen.met_onderstreepte_koppen,
    kijkwijzers.met_eigen_kolomnamen,
    kijkwijzers.met_een_titel_per_blad_en_formules,
    kijkwijzers.met_nummers_die_doorlopen,
    kijkwijzers.met_lijsten_in_cellen,
    kijkwijzers.met_een_naam_boven_de_stappen,
    kijkwijzers.met_standaarden_en_een_telling,
]
IN_EXCEL = ("bladen", "kijkwijzers")


def naam_van(maker):
    return f"Ons kader{'.xlsx' if maker.__module__.endswith(IN_EXCEL) else '.docx'}"


def lees(maker):
    return lees_bestand(naam_van(maker), maker())


@pytest.mark.parametrize("maker", HELE, ids=lambda maker: maker.__name__)
def test_elk_item_staat_woord_voor_woord_in_zijn_domein(maker):
    assert gelezen(lees(maker)) == stellingen()


@pytest.mark.parametrize("naam", ["lijst.docx", "tabel.docx", "formules.xlsx", "uit_pdf.txt"])
def test_ook_wat_libreoffice_schrijft(naam):
    concept = lees_bestand(naam, (LIBREOFFICE / naam).read_bytes())

    assert gelezen(concept) == stellingen()


def soorten(maker, *gezocht):
    """(code, place, reason) of the blocks of these kinds."""
    blokken = herken_bestand(naam_van(maker), maker()).blokken
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
        (kijkwijzers.met_standaarden_en_een_telling, "{n}.{p}"),
        (bladen.met_datums_als_codes, "{n}-{p}"),
        (woorden.met_een_tabel_per_domein, "{n}{a}"),
        (woorden.met_een_lijst_van_twee_niveaus, "{n}{a}"),
        (onderdelen.met_titelrijen_en_twee_koprijen, "{n}{a}"),
        (kijkwijzers.met_een_naam_boven_de_stappen, "{n}{a}"),
    ],
    ids=lambda waarde: getattr(waarde, "__name__", None),
)
def test_codes_zijn_die_van_het_document(maker, vorm):
    assert codes(maker) == met(vorm)


def test_namen_boven_lege_kolommen_zijn_de_stappen_van_de_schaal():
    concept = lees(kijkwijzers.met_standaarden_en_een_telling)

    assert concept.naam == "Scan zorg 2026"
    assert [niveau.label for niveau in concept.schaal.niveaus] == list(kijkwijzers.TE_ZIEN)


def test_wat_niet_meedoet_zegt_waarom_en_waar():
    assert soorten(bladen.met_titel_en_samengevoegde_cellen, Regelsoort.OVERGESLAGEN) == [
        ("Kwaliteitskader van onze scholen", "blad Kader 2026, rij 1", "de naam van het kader"),
        (
            "Domein | Nr. | Gespreksitem | Toelichting | Score | Bewijs",
            "blad Kader 2026, rij 4",
            "rij met de namen van de kolommen; in de kolommen Score, Bewijs staat niets",
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

    assert [tekst for tekst, *_ in inleiding] == ["Inleiding", *INLEIDING]
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


@pytest.mark.parametrize(
    ("maker", "naam"),
    [
        (bladen.met_titel_en_samengevoegde_cellen, "Kwaliteitskader van onze scholen"),
        (kijkwijzers.met_eigen_kolomnamen, "Kijkwijzer zorg 2026"),
        (kijkwijzers.met_een_titel_per_blad_en_formules, "Zelfevaluatie van de zorg"),
        (bladen.met_een_blad_per_domein, "Ons kader"),
        (onderdelen.met_vette_onderdelen_elk_anders, "Kwaliteit op onze scholen"),
        (onderdelen.met_bijschriften_schaal_en_begrippen, "Samen voor ieder kind"),
        (woorden.met_alleen_koppen, "Ons kader"),
    ],
    ids=lambda waarde: getattr(waarde, "__name__", None),
)
def test_een_kader_heet_zoals_het_document_zegt_en_anders_zoals_het_bestand(maker, naam):
    assert lees(maker).naam == naam


@pytest.mark.parametrize(
    ("maker", "labels"),
    [
        (onderdelen.met_titelrijen_en_twee_koprijen, ["nee", "soms", "meestal", "altijd"]),
        (onderdelen.met_bijschriften_schaal_en_begrippen, ["Start", "Groei", "Staat"]),
        (kijkwijzers.met_eigen_kolomnamen, ["Beginnend", "Op weg", "Stevig"]),
        (kijkwijzers.met_een_naam_boven_de_stappen, ["Beginnend", "Op weg", "Stevig"]),
    ],
    ids=lambda waarde: getattr(waarde, "__name__", None),
)
def test_de_schaal_van_het_document_gaat_mee(maker, labels):
    assert [niveau.label for niveau in lees(maker).schaal.niveaus] == labels


def test_zonder_eigen_woorden_voor_de_stappen_geldt_de_schaal_van_het_huis():
    assert lees(bladen.met_velden_van_een_item).schaal is None


def test_wat_onder_of_naast_de_stelling_staat_is_de_toelichting():
    formulier = list(lees(onderdelen.met_titelrijen_en_twee_koprijen).items)
    onderdeel = list(lees(onderdelen.met_vette_onderdelen_elk_anders).items)
    kijkwijzer = list(lees(kijkwijzers.met_eigen_kolomnamen).items)

    assert [item.bedoeld for item in formulier[:2]] == [onderdelen.UITLEG, ""]
    assert [item.bedoeld for item in onderdeel[:2]] == [onderdelen.UITLEG, ""]
    assert onderdeel[-1].bedoeld == onderdelen.UITLEG
    assert [item.bedoeld for item in kijkwijzer[:2]] == [kijkwijzers.UITLEG, ""]
    assert kijkwijzer[0].niveaus == {"1": "Soms", "2": "Meestal", "3": "Altijd"}


def test_een_eigen_woord_voor_de_soort_raakt_niet_weg():
    kijkwijzer = list(lees(kijkwijzers.met_eigen_kolomnamen).items)
    zelfevaluatie = list(lees(kijkwijzers.met_een_titel_per_blad_en_formules).items)

    assert [(item.soort, item.opmerking) for item in kijkwijzer[:2]] == [
        ("norm", ""),
        ("stelling", "Soort: eigen keus"),
    ]
    assert [item.soort for item in zelfevaluatie[:2]] == ["stelling", "ambitie"]


def test_een_kolom_thema_naast_het_domein_geeft_themas():
    concept = lees(kijkwijzers.met_nummers_die_doorlopen)

    assert [(thema.key, thema.naam) for thema in concept.themas] == [
        ("signaleren", "signaleren"),
        ("samen", "samen"),
    ]
    assert next(concept.items).themas == ("signaleren", "samen")
    assert [item.code for item in concept.items] == [str(nummer) for nummer in range(1, 15)]


def test_lijsten_in_de_inleiding_zijn_geen_items_en_de_begrippen_ook_niet():
    weg = soorten(onderdelen.met_bijschriften_schaal_en_begrippen, Regelsoort.OVERGESLAGEN)
    inleiding = soorten(onderdelen.met_bijschriften_schaal_en_begrippen, Regelsoort.INLEIDING)

    assert ("Arrangement | Extra hulp voor een leerling of een groep.") in [
        tekst for tekst, *_ in weg
    ]
    assert "• wat een leerling ervan merkt;" in [tekst for tekst, *_ in inleiding]
    assert "2. Het team praat erover." in [tekst for tekst, *_ in inleiding]


def test_een_formule_zonder_uitkomst_waar_een_stelling_hoort_zegt_waar():
    with pytest.raises(InlezenMislukt, match="Op blad Sheet, rij 3, staat een formule zonder"):
        lees(bladen.met_een_formule_als_stelling)


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

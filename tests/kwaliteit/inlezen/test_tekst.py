import pytest

from kwaliteit.inlezen.concept import KaderConcept
from kwaliteit.inlezen.tekst import lees
from tests.kwaliteit.inlezen.stijlen import STIJLEN, TWEE, gelezen, met_codes, schrijf


def soorten(concept: KaderConcept) -> list[tuple[int, str, str]]:
    return [(regel.nummer, regel.soort.value, regel.bij) for regel in concept.regels]


@pytest.mark.parametrize("stijl", list(STIJLEN.values()), ids=list(STIJLEN))
def test_elke_manier_van_nummeren_geeft_hetzelfde_kader(stijl):
    assert gelezen(schrijf(stijl, TWEE)) == met_codes(stijl, TWEE)


def test_letters_en_romeinse_cijfers_blijven_de_code_van_het_domein():
    assert gelezen("A. De basis\n1. Eerste.\n2. Tweede.\nB. De zorg\n1. Derde.\n") == {
        "A De basis": {"Aa": "Eerste.", "Ab": "Tweede."},
        "B De zorg": {"Ba": "Derde."},
    }
    assert gelezen("I. De basis\na. Eerste.\nb. Tweede.\nII. De zorg\na. Derde.\n") == {
        "I De basis": {"Ia": "Eerste.", "Ib": "Tweede."},
        "II De zorg": {"IIa": "Derde."},
    }
    assert gelezen("I. De basis\n1. Eerste.\n2. Tweede.\nII. De zorg\n1. Derde.\n") == {
        "I De basis": {"Ia": "Eerste.", "Ib": "Tweede."},
        "II De zorg": {"IIa": "Derde."},
    }


def test_de_negende_letter_is_geen_romeinse_een():
    items = "".join(f"{letter}. Zin {letter}.\n" for letter in "ABCDEFGHIJ")

    domeinen = gelezen(f"I. De basis\n{items}II. De zorg\nA. Slot.\n")

    assert list(domeinen) == ["I De basis", "II De zorg"]
    assert list(domeinen["I De basis"]) == [f"I{letter}" for letter in "abcdefghij"]


def test_na_z_volgt_aa():
    items = "".join(f"- Zin {nummer}.\n" for nummer in range(1, 29))

    codes = list(gelezen(f"1. De basis\n{items}")["1 De basis"])

    assert codes[25:] == ["1z", "1aa", "1ab"]


def test_doorlopende_nummers_beginnen_per_domein_bij_a():
    tekst = "A. De basis\n1. Eerste.\n2. Tweede.\n\nB. De zorg\n3. Derde.\n4. Vierde.\n"

    assert [list(items) for items in gelezen(tekst).values()] == [["Aa", "Ab"], ["Ba", "Bb"]]


def test_een_vervallen_letter_laat_een_gat():
    assert list(gelezen("1. De basis\na. Eerste.\nc. Derde.\n")["1 De basis"]) == ["1a", "1c"]


def test_regels_die_doorlopen_worden_een_zin():
    tekst = (
        "1. De basis\n"
        "a. We zien elkaar elke dag\n"
        "   en dat blijft zo, met onze\n"
        "   ib’er en de ondersteunings-\n"
        "   behoeften in beeld, in onder-  \n"
        "   en bovenbouw.\n"
        "b. We vragen door.\n"
    )

    assert gelezen(tekst)["1 De basis"]["1a"] == (
        "We zien elkaar elke dag en dat blijft zo, met onze ib’er en de "
        "ondersteunings-behoeften in beeld, in onder- en bovenbouw."
    )


def test_een_zacht_streepje_aan_het_eind_van_een_regel_verdwijnt():
    tekst = "1. De basis\na. We ondersteunen el\u00ad\n   kaar.\n"

    assert gelezen(tekst)["1 De basis"]["1a"] == "We ondersteunen elkaar."


def test_wit_binnen_een_regel_blijft_zoals_het_er_staat():
    tekst = "1. De basis\na. Om de 4\u00a0jaar  kijken we (terug)/ vooruit.\n"

    assert gelezen(tekst)["1 De basis"]["1a"] == "Om de 4\u00a0jaar  kijken we (terug)/ vooruit."


def test_een_lijst_in_de_inleiding_is_geen_lijst_domeinen():
    tekst = (
        "Ons kader\n\nDit vinden we belangrijk:\n1. De zorg: snel.\n2. De basis: breed.\n"
        "3. Ouders: naast ons.\n\n" + schrijf(STIJLEN["cijfer en letter"], TWEE)
    )

    concept = lees(tekst, "Kader")

    assert [domein.titel for domein in concept.domeinen] == ["De basis", "De zorg"]
    assert concept.inleiding == (
        "Ons kader\n\nDit vinden we belangrijk:\n1. De zorg: snel.\n2. De basis: breed.\n"
        "3. Ouders: naast ons."
    )


def test_streepjes_in_de_inleiding_zijn_geen_items():
    tekst = "De punten zijn:\n- basis\n- zorg\n\n" + schrijf(STIJLEN["kop en streepje"], TWEE)

    assert gelezen(tekst) == TWEE
    assert lees(tekst, "Kader").inleiding == "De punten zijn:\n- basis\n- zorg"


def test_tekst_onder_een_kop_is_de_omschrijving_van_het_domein():
    tekst = (
        "1. De basis, voor iedereen\ndie hier komt\n"
        "Alles begint bij goed onderwijs\nin elke groep.\n\nDaar kijken we samen naar.\n\n"
        "a. We zien elkaar.\n"
    )

    domein = lees(tekst, "Kader").domeinen[0]

    assert domein.titel == "De basis, voor iedereen die hier komt"
    assert domein.omschrijving == (
        "Alles begint bij goed onderwijs in elke groep.\n\nDaar kijken we samen naar."
    )


def test_bladzijden_koppen_en_nummers_vallen_weg_en_de_zin_loopt_door():
    tekst = (
        "1. De basis\na. We zien elkaar elke dag en op\n3\n"
        "\fKader van De Brug - 2026\n\nelke plek in de school.\nb. We horen elkaar.\nblz. 4\n"
        "\fKader van De Brug - 2027\n1. De basis (vervolg)\nc. We helpen.\n5 van 9\n"
        "\fKader van De Brug - 2028\n2. De zorg\na. We vragen door.\n"
    )

    concept = lees(tekst, "Kader")

    assert [(item.code, item.stelling) for item in concept.items] == [
        ("1a", "We zien elkaar elke dag en op elke plek in de school."),
        ("1b", "We horen elkaar."),
        ("1c", "We helpen."),
        ("2a", "We vragen door."),
    ]
    assert [(regel.tekst, regel.reden) for regel in concept.overgeslagen] == [
        ("3", "bladzijdenummer"),
        ("Kader van De Brug - 2026", "kop- of voettekst die op meer bladzijden staat"),
        ("blz. 4", "bladzijdenummer"),
        ("Kader van De Brug - 2027", "kop- of voettekst die op meer bladzijden staat"),
        ("1. De basis (vervolg)", "de kop van dit domein, nog een keer bovenaan een bladzijde"),
        ("5 van 9", "bladzijdenummer"),
        ("Kader van De Brug - 2028", "kop- of voettekst die op meer bladzijden staat"),
    ]


def test_kopteksten_zonder_paginawissel_vallen_ook_weg():
    tekst = (
        "1. De basis\na. We zien elkaar elke dag en op\n\nKader De Brug\n\n"
        "elke plek.\nb. We horen.\n\nKader De Brug\n\n2. De zorg\na. We helpen.\n"
    )

    assert gelezen(tekst) == {
        "1 De basis": {"1a": "We zien elkaar elke dag en op elke plek.", "1b": "We horen."},
        "2 De zorg": {"2a": "We helpen."},
    }


def test_een_herhaalde_kop_boven_streepjes_begint_geen_nieuw_domein():
    tekst = "1. De basis\n- Eerste.\n\f1. De basis\n- Tweede.\n2. De zorg\n- Derde.\n"

    assert gelezen(tekst) == {
        "1 De basis": {"1a": "Eerste.", "1b": "Tweede."},
        "2 De zorg": {"2a": "Derde."},
    }


def test_domeinen_bovenaan_een_bladzijde_zijn_geen_koptekst():
    tekst = "Domein 1\nDe basis\na. Eerste.\n\fDomein 2\nDe zorg\na. Tweede.\n"

    assert gelezen(tekst) == {"1 De basis": {"1a": "Eerste."}, "2 De zorg": {"2a": "Tweede."}}


def test_wat_nergens_bij_hoort_wordt_overgeslagen_met_een_reden():
    tekst = (
        "1. De basis\na. Eerste.\n\nNu volgt een tussenstukje.\nMet twee regels.\n\n"
        "b. Tweede.\n-----\nc.\n\n8. Begrippen\n"
    )

    concept = lees(tekst, "Kader")

    assert soorten(concept) == [
        (1, "domein", "1"),
        (2, "item", "1a"),
        (4, "overgeslagen", ""),
        (5, "overgeslagen", ""),
        (7, "item", "1b"),
        (8, "overgeslagen", ""),
        (9, "item", "1c"),
        (11, "vervolg", "1c"),
    ]
    assert [regel.reden for regel in concept.overgeslagen] == [
        "losse tekst die niet met een nummer of letter begint",
        "losse tekst die niet met een nummer of letter begint",
        "lijn",
    ]


def test_een_letter_zonder_tekst_is_geen_item():
    concept = lees("1. De basis\na. Eerste.\nb.\nc. Derde.\n", "Kader")

    assert [item.code for item in concept.items] == ["1a", "1c"]
    assert [regel.reden for regel in concept.overgeslagen] == ["er staat geen tekst achter"]


def test_een_nummer_op_een_eigen_regel_hoort_bij_de_regel_eronder():
    assert gelezen("1.\nDe basis\na.\nEerste.\nb.\nTweede.\n") == {
        "1 De basis": {"1a": "Eerste.", "1b": "Tweede."}
    }


def test_een_lijstje_in_een_item_blijft_bij_dat_item():
    tekst = (
        "1. De basis\na. We letten op:\n- rust\n- ruimte\n"
        "b. Tweede:\n1. zus\n2. zo\n2. De zorg\na. Slot."
    )

    assert gelezen(tekst) == {
        "1 De basis": {"1a": "We letten op: - rust - ruimte", "1b": "Tweede: 1. zus 2. zo"},
        "2 De zorg": {"2a": "Slot."},
    }


def test_een_domein_zonder_items_blijft_zichtbaar():
    concept = lees("1. De basis\na. Eerste.\n2. De zorg\n3. Ouders\na. Tweede.\n", "Kader")

    assert [(domein.code, len(domein.items)) for domein in concept.domeinen] == [
        ("1", 1),
        ("2", 0),
        ("3", 1),
    ]


def test_delen_boven_de_domeinen_zijn_geen_items():
    tekst = (
        "Deel A Op school\n1. De basis\na. Eerste.\n"
        "Deel B Samen\n2. De zorg\na. Tweede.\nb. Derde.\n"
    )

    assert gelezen(tekst) == {
        "1 De basis": {"1a": "Eerste."},
        "2 De zorg": {"2a": "Tweede.", "2b": "Derde."},
    }

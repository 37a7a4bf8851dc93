"""The preview of a kader: turning, mending and moving lines; nothing typed is ever lost."""

import json

import pytest

from kwaliteit.inlezen.bestand import STANDAARDKADER
from kwaliteit.models import Domein, Item, Kwaliteitskader
from tests.kwaliteit.documenten import bladen, woorden
from tests.kwaliteit.test_views_kader import LADEN, VOORBEELD, als, tekst_van
from tests.kwaliteit.test_views_kader_laden import blokken, upload, velden

__all__ = ["als"]


@pytest.fixture
def klant(als):
    return als("adviseur")


@pytest.fixture
def begin(klant):
    return velden(klant.post(LADEN, upload()))


def na(klant, voorbeeld, stap, **anders):
    return klant.post(VOORBEELD, {**voorbeeld, **anders, "doe": stap})


def codes(antwoord):
    """Kind and code of every line that has one, else its text."""
    return [code or tekst for _, code, tekst in blokken(antwoord)]


@pytest.mark.parametrize(
    ("stap", "volgorde"),
    [
        ("bekijken", ["Ons kader", "1", "1a", "1b", "Los.", "2", "2a"]),
        ("neer-2", ["Ons kader", "1", "1b", "1a", "Los.", "2", "2a"]),
        ("op-6", ["Ons kader", "1", "1a", "1b", "Los.", "2a", "2"]),
        ("neer-1", ["Ons kader", "2", "2a", "1", "1a", "1b", "Los."]),
        ("op-5", ["Ons kader", "2", "2a", "1", "1a", "1b", "Los."]),
        ("op-0", ["Ons kader", "1", "1a", "1b", "Los.", "2", "2a"]),
        ("neer-6", ["Ons kader", "1", "1a", "1b", "Los.", "2", "2a"]),
        ("neer-5", ["Ons kader", "1", "1a", "1b", "Los.", "2", "2a"]),
        ("erbij-3", ["Ons kader", "1", "1a", "1b", "1c", "Los.", "2", "2a"]),
        ("samen-3", ["Ons kader", "1", "1a", "Los.", "2", "2a"]),
        ("op-99", ["Ons kader", "1", "1a", "1b", "Los.", "2", "2a"]),
        ("op-²", ["Ons kader", "1", "1a", "1b", "Los.", "2", "2a"]),
        ("dans-3", ["Ons kader", "1", "1a", "1b", "Los.", "2", "2a"]),
    ],
)
def test_een_knop_verandert_de_regels_en_bewaart_niets(klant, begin, stap, volgorde):
    antwoord = na(klant, begin, stap)

    assert codes(antwoord) == volgorde
    assert Kwaliteitskader.objects.count() == 0


def test_een_overgeslagen_regel_wordt_een_item_met_de_eerste_vrije_letter(klant, begin):
    antwoord = na(klant, begin, "bekijken", **{"soort-4": "item"})

    assert blokken(antwoord)[4] == ("item", "1c", "Los.")


def test_een_regel_bij_die_erboven_en_weer_los(klant, begin):
    samen = na(klant, begin, "samen-4")
    los = na(klant, velden(samen), "splits-3", **{"tekst-3": "Tweede.\r\n\r\nLos."})

    assert blokken(samen)[3] == ("item", "1b", "Tweede. Los.")
    assert blokken(los)[3:5] == [("item", "1b", "Tweede."), ("item", "1c", "Los.")]
    assert "Regel 5 en regel 7" in tekst_van(samen)


def test_wat_na_de_titel_van_een_domein_komt_beschrijft_het(klant, begin):
    antwoord = na(klant, begin, "splits-1", **{"tekst-1": "De basis\r\nWaar het om gaat."})

    assert blokken(antwoord)[1:3] == [
        ("domein", "1", "De basis"),
        ("omschrijving", "", "Waar het om gaat."),
    ]


def test_alle_codes_opnieuw(klant, begin):
    antwoord = na(klant, begin, "nummer", **{"code-1": "B", "code-2": "x9", "soort-4": "item"})

    assert codes(antwoord) == ["Ons kader", "1", "1a", "1b", "1c", "2", "2a"]


def test_de_toetsen_blijven_bij_de_regel_die_verplaatst_is(klant, begin):
    bron = na(klant, begin, "neer-2").content.decode()

    assert bron.count(" autofocus") == 1
    assert 'value="neer-3" autofocus' in " ".join(bron.split())


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"tekst-2": " "}, "Item 1a: Hier staat geen tekst."),
        ({"code-3": "1a"}, "Item 1a: De code 1a staat er vaker in."),
        ({"code-2": "x" * 21}, "Deze code is te lang."),
        ({"tekst-1": "x" * 301}, "Domein 1: Deze tekst is 301 tekens lang; er passen er 300."),
        ({"tekst-2": "x" * 4001}, "Item 1a: Deze tekst is 4001 tekens lang"),
        ({"soort-1": "overgeslagen"}, "Item 1a: Boven dit item staat geen domein."),
        ({"naam": ""}, "Geef het kader een naam."),
        ({"versie": "v" * 41}, "Versie: Hier passen 40 tekens."),
        ({"rest": "{"}, "De gegevens van deze pagina kwamen niet heel aan."),
        ({"rest": "[" * 100_000}, "De gegevens van deze pagina kwamen niet heel aan."),
        ({"soort-1": "overgeslagen", "soort-5": "overgeslagen"}, "staat geen domein"),
        (
            {f"soort-{n}": "overgeslagen" for n in range(7)},
            "In dit bestand herkennen we geen domeinen met items.",
        ),
    ],
)
def test_wat_nog_niet_kan_houdt_alle_tekst_en_zegt_waar(klant, begin, anders, zin):
    antwoord = na(klant, begin, "bewaren", **{"tekst-6": "Derde, veel beter.", **anders})

    assert antwoord.status_code == 200
    assert zin in tekst_van(antwoord) or ("tekens" in zin and "tekens" in tekst_van(antwoord))
    assert "<title>Fout:" in antwoord.content.decode()
    assert velden(antwoord)["tekst-6"] == "Derde, veel beter."
    assert Kwaliteitskader.objects.count() == 0


@pytest.mark.parametrize(
    "rest",
    [
        "[]",
        '{"blokken": 3, "rond": []}',
        '{"blokken": [1, [2], ["a", "b", 3], ["a", "b", {"vragen": {"x": [1]}}]]}',
        '{"rond": {"themas": 3, "schaal": "x"}}',
        '{"rond": {"fasen": [' + '{"a":[' * 400 + "1" + "]}" * 400 + "]}}",
    ],
)
def test_verzonnen_gegevens_geven_een_zin_of_een_kader_nooit_een_storing(klant, begin, rest):
    antwoord = na(klant, begin, "bewaren", rest=rest)

    assert antwoord.status_code in {200, 302}
    assert (Kwaliteitskader.objects.count() == 0) == (antwoord.status_code == 200)


@pytest.mark.parametrize(
    ("naam", "maker"),
    [
        ("Kader.xlsx", bladen.met_velden_van_een_item),
        ("Kader.docx", woorden.met_een_tabel_per_domein),
    ],
)
def test_wat_bij_een_item_hoort_gaat_mee(klant, naam, maker):
    antwoord = klant.post(LADEN, upload(naam, maker()))

    bewaard = na(klant, velden(antwoord), "bewaren")

    assert "toelichting" in tekst_van(antwoord)
    assert bewaard.status_code == 302
    assert (Domein.objects.count(), Item.objects.count()) == (4, 14)
    assert Item.objects.exclude(bedoeld="").count() == 14


def test_het_standaardkader_past_op_de_pagina_en_blijft_gelijk(klant):
    antwoord = klant.post(LADEN, upload("kader.toml", STANDAARDKADER.read_bytes()))
    bewaard = na(klant, velden(antwoord), "bewaren")

    assert bewaard.status_code == 302
    assert (Domein.objects.count(), Item.objects.count()) == (7, 52)
    assert json.loads(velden(antwoord)["rest"])["rond"]["schaal"]["naam"]


def test_een_document_waarin_niets_te_herkennen_is_zet_je_zelf_recht(klant):
    antwoord = klant.post(LADEN, {"tekst": "De basis\n\nWe zien elkaar.\n\nMet vriendelijke groet"})
    keuzes = {"soort-0": "domein", "soort-1": "item", "naam": "Zelf gemaakt"}

    bewaard = na(klant, velden(antwoord), "bewaren", **keuzes)

    assert "We herkennen in dit bestand geen domeinen met items." in tekst_van(antwoord)
    assert bewaard.status_code == 302
    assert list(Item.objects.values_list("code", "stelling")) == [("1a", "We zien elkaar.")]


def test_meer_regels_dan_er_passen_komen_er_niet_bij(klant):
    vol = velden(klant.post(LADEN, {"tekst": "woord\n\n" * 1_200}))

    antwoord = na(klant, vol, "erbij-3")

    assert len(json.loads(velden(antwoord)["rest"])["blokken"]) == 1_200

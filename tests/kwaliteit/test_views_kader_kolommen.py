"""The preview asks what a column is and warns of what looks like an item; long ones have pages."""

import io
import json

import docx
import pytest

from kwaliteit.models import Item, Kwaliteitskader, Niveau
from tests.kwaliteit.documenten import bladen, kijkwijzers
from tests.kwaliteit.test_views_kader import LADEN, VOORBEELD, als, tekst_van
from tests.kwaliteit.test_views_kader_laden import blokken, upload, velden

__all__ = ["als"]


@pytest.fixture
def klant(als):
    return als("adviseur")


def geladen(klant, maker, naam="Kader.xlsx"):
    return klant.post(LADEN, upload(naam, maker()))


def na(klant, antwoord, stap, **anders):
    return klant.post(VOORBEELD, {**velden(antwoord), **anders, "doe": stap})


def met_onbekende_kolommen():
    boek = bladen.openpyxl.Workbook()
    boek.active.append(["Domein", "Nr", "Onderwerp", "Stelling", "Groep 1-2", "Groep 3-8", "X"])
    for nummer, letter in ((1, "a"), (1, "b"), (2, "a")):
        zin = f"Dit is stelling {nummer}{letter} en daar praten we over."
        rij = [
            f"Domein {nummer}",
            f"{nummer}{letter}",
            f"Onderwerp van {nummer}{letter} in het kort",
        ]
        boek.active.append([*rij, zin, "Ze spelen samen.", "Ze werken samen.", "kies"])
    return bladen._bytes(boek)


def test_elke_kolom_staat_op_de_pagina_met_wat_we_denken(klant):
    antwoord = geladen(klant, kijkwijzers.met_eigen_kolomnamen)

    gekozen = {naam: keus for naam, keus in velden(antwoord).items() if naam.startswith("kolom-")}
    assert list(gekozen.values()) == [
        *("stelling", "bedoeld", "soort", "niveau 1", "niveau 2", "niveau 3")
    ]
    assert "Deze schaal gaat mee: Beginnend, Op weg, Stevig." in tekst_van(antwoord)
    assert velden(antwoord)["naam"] == "Kijkwijzer zorg 2026"


def test_een_onbekende_kolom_wordt_gevraagd_en_gaat_mee_als_je_kiest(klant):
    antwoord = geladen(klant, met_onbekende_kolommen)

    bewaard = na(klant, antwoord, "bewaren", **{"kolom-1": "kort", "kolom-2": "vragen"})

    assert "Van 4 kolommen weten we niet wat er staat" in tekst_van(antwoord)
    assert bewaard.status_code == 302
    item = Item.objects.get(code="1a")
    assert (item.kort, item.vragen) == ("Onderwerp van 1a in het kort", ["Ze spelen samen."])


def test_een_andere_kolom_is_de_stelling_en_dat_kan_terug(klant):
    antwoord = geladen(klant, met_onbekende_kolommen)

    anders = na(klant, antwoord, "bekijken", **{"kolom-1": "stelling"})
    terug = na(klant, anders, "bekijken", **{"kolom-0": "stelling"})

    assert blokken(anders)[2] == ("item", "1a", "Onderwerp van 1a in het kort")
    assert (velden(anders)["kolom-0"], velden(anders)["kolom-1"]) == ("weg", "stelling")
    assert blokken(terug) == blokken(antwoord)


def test_een_kolom_is_de_code(klant):
    antwoord = geladen(klant, met_onbekende_kolommen)

    anders = na(klant, antwoord, "bekijken", **{"kolom-4": "code"})

    assert [code for soort, code, _ in blokken(anders) if soort == "item"] == ["kies"] * 3
    assert "De code kies staat er vaker in." in tekst_van(anders)


def test_twee_kolommen_voor_dezelfde_stap_wordt_gezegd(klant):
    stappen = {"kolom-2": "niveau 2", "kolom-3": "niveau 2"}

    antwoord = na(klant, geladen(klant, met_onbekende_kolommen), "bekijken", **stappen)

    assert "Stap 2 van de schaal staat in meer dan één kolom." in tekst_van(antwoord)


def test_een_eigen_woord_voor_de_soort_kies_je_op_de_pagina(klant):
    antwoord = geladen(klant, kijkwijzers.met_nummers_die_doorlopen)

    bewaard = na(klant, antwoord, "bewaren", **{"woord-soort-1": "ambitie"})

    assert "Hier gebruikt je document een woord dat wij niet kennen." in tekst_van(antwoord)
    assert bewaard.status_code == 302
    assert list(Item.objects.order_by("pk").values_list("soort", "opmerking")[:2]) == [
        ("stelling", "Moet of mag: moet"),
        ("ambitie", ""),
    ]


def test_de_stappen_boven_de_kolommen_worden_de_schaal(klant):
    na(klant, geladen(klant, kijkwijzers.met_eigen_kolomnamen), "bewaren")

    assert list(Niveau.objects.values_list("waarde", "label")) == [
        (1, "Beginnend"),
        (2, "Op weg"),
        (3, "Stevig"),
    ]
    assert Item.objects.get(code="A-1").niveaus == {"1": "Soms", "2": "Meestal", "3": "Altijd"}


def test_geen_kolommen_geen_vraag(klant):
    antwoord = klant.post(LADEN, upload())

    assert "De kolommen van je document" not in tekst_van(antwoord)
    assert "lijken op items" not in tekst_van(antwoord)


def met_een_lijst_voorin():
    document = docx.Document()
    document.add_paragraph("Zo kijken wij naar kinderen")
    for zin in ("Wij begroeten elk kind bij de deur.", "Wij bellen ook als het goed gaat."):
        document.add_paragraph(zin, style="List Bullet")
    for nummer in (1, 2):
        document.add_heading(f"{nummer}. Domein {nummer}", 1)
        for letter in "abc":
            document.add_paragraph(f"{letter}. Dit is item {letter} van domein {nummer}.")
    uit = io.BytesIO()
    document.save(uit)
    return uit.getvalue()


def test_een_lijst_in_de_inleiding_wordt_gezegd_en_met_een_druk_hersteld(klant):
    antwoord = geladen(klant, met_een_lijst_voorin, "Kader.docx")

    anders = na(klant, antwoord, "items")

    assert "2 regels lijken op items, maar zijn het nu niet." in tekst_van(antwoord)
    assert blokken(anders)[:3] == [
        ("domein", "3", "Zo kijken wij naar kinderen"),
        ("item", "3a", "Wij begroeten elk kind bij de deur."),
        ("item", "3b", "Wij bellen ook als het goed gaat."),
    ]
    assert "lijken op items" not in tekst_van(anders)


def lang(domeinen=30, items=12):
    regels = []
    for nummer in range(1, domeinen + 1):
        regels.append(f"{nummer}. Titel van domein {nummer}")
        regels += [f"{letter}. Item {nummer}{letter}." for letter in "abcdefghijkl"[:items]]
    return "\n\n".join(regels)


def test_een_lang_document_staat_in_delen_en_niets_raakt_weg(klant):
    antwoord = klant.post(LADEN, {"tekst": lang()})
    verder = na(klant, antwoord, "deel-143", **{"tekst-1": "Item 1a, veel beter."})
    terug = na(klant, verder, "deel-0")
    bewaard = na(klant, verder, "bewaren", naam="Lang")

    assert [sum(n.startswith("tekst-") for n in velden(een)) for een in (antwoord, verder)] == [
        *(143, 143)
    ]
    assert "Domein 12 tot en met 22" in tekst_van(verder)
    assert blokken(terug)[1] == ("item", "1a", "Item 1a, veel beter.")
    assert bewaard.status_code == 302
    assert Item.objects.count() == 360
    assert Item.objects.get(code="1a").stelling == "Item 1a, veel beter."
    assert Item.objects.get(code="30l").stelling == "Item 30l."


def test_wat_op_een_ander_deel_nog_niet_kan_wordt_op_dat_deel_getoond(klant):
    antwoord = klant.post(LADEN, {"tekst": lang()})
    fout = na(klant, antwoord, "deel-143", **{"tekst-1": ""})

    bewaren = na(klant, fout, "bewaren", naam="Lang")

    assert 'value="deel-1"' in fout.content.decode()
    assert "tekst-1" in velden(bewaren)
    assert "Item 1a: Hier staat geen tekst." in tekst_van(bewaren)
    assert Kwaliteitskader.objects.count() == 0


def test_een_regel_die_over_de_rand_gaat_neemt_de_pagina_mee(klant):
    antwoord = klant.post(LADEN, {"tekst": lang()})

    anders = na(klant, antwoord, "neer-142")

    assert "tekst-143" in velden(anders)
    assert 'value="neer-143" autofocus' in " ".join(anders.content.decode().split())


@pytest.mark.parametrize(
    "rest",
    [
        {"blokken": [["item", "1a", "x"]]},
        {"blokken": [["item", "1a", {"x": 1}, "", "", [], {}]] * 3},
        {"keuze": {"rollen": {"a": "dans"}, "woorden": {"soort": 3, "dans": {}}}},
        {"keuze": [], "blokken": [["item", 1, 2, 3, 4, 5, 6]]},
    ],
)
def test_verzonnen_kolommen_en_blokken_geven_nooit_een_storing(klant, rest):
    antwoord = klant.post(VOORBEELD, {"rest": json.dumps(rest), "doe": "bekijken"})

    assert antwoord.status_code == 200


def test_een_lange_pagina_blijft_licht(klant):
    antwoord = klant.post(LADEN, {"tekst": lang(60, 8)})

    assert len(antwoord.content) < 700_000

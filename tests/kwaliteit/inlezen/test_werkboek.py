"""A whole kader as data, as TOML and as sheets: what goes in comes out again."""

import io
import json

import openpyxl
import pytest
import tomli_w
from hypothesis import HealthCheck, given, settings

from kwaliteit.inlezen.bestand import STANDAARDKADER, lees_bestand
from kwaliteit.inlezen.concept import DomeinConcept, ItemConcept, KaderConcept
from kwaliteit.inlezen.gegevens import concept_van, gegevens_van
from kwaliteit.inlezen.werkboek import bladen_van, gegevens_uit, is_werkboek, uit_cel
from scholen.inlezen.fout import InlezenMislukt
from scholen.inlezen.rekenblad import lees_bladen
from tests.kwaliteit.inlezen.kaders import kaders


def als_xlsx(bladen):
    """The sheets as a file; every cell a text."""
    boek = openpyxl.Workbook()
    boek.remove(boek.active)
    for naam, rijen in bladen.items():
        blad = boek.create_sheet(naam)
        for nummer, rij in enumerate(rijen, start=1):
            for kolom, tekst in enumerate(rij, start=1):
                if tekst:
                    cel = blad.cell(nummer, kolom, tekst)
                    cel.data_type = "s"
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def weer_gelezen(concept, anders=lambda bladen: bladen):
    bladen = lees_bladen(als_xlsx(anders(bladen_van(gegevens_van(concept)))), letterlijk=True)
    assert is_werkboek(bladen)
    return concept_van(gegevens_uit(bladen), "Kader")


@settings(
    max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
@given(kaders())
def test_elk_kader_komt_gelijk_uit_data_toml_en_werkboek(concept):
    data = gegevens_van(concept)

    assert concept_van(json.loads(json.dumps(data)), "Kader") == concept
    assert lees_bestand("kader.toml", tomli_w.dumps(data)) == concept
    assert weer_gelezen(concept) == concept


def test_het_standaardkader_komt_gelijk_uit_een_werkboek():
    concept = lees_bestand("kader.toml", STANDAARDKADER.read_bytes())

    assert weer_gelezen(concept) == concept


def test_een_tekst_die_niet_in_een_cel_past_gaat_op_de_volgende_rij_verder():
    lang = "woord en nog een woord\n\n" * 2_900
    concept = KaderConcept(
        naam="Kader",
        versie="1",
        inleiding=lang.strip(),
        domeinen=(
            DomeinConcept("1", "Een", (ItemConcept("1a", "Zo."),), omschrijving=lang.strip()),
        ),
    )

    assert weer_gelezen(concept) == concept


def kader():
    return KaderConcept(
        naam="Kader",
        versie="1",
        domeinen=(DomeinConcept("1", "Een", (ItemConcept("1a", "Zo."),)),),
    )


def met_cel(blad, rij, kolom, tekst):
    def anders(bladen):
        kop = bladen[blad][0]
        bladen[blad][rij - 1][kop.index(kolom)] = tekst
        return bladen

    return anders


def met_rij(blad, rij):
    def anders(bladen):
        bladen.setdefault(blad, [["waarde", "label", "betekenis"]]).append(rij)
        return bladen

    return anders


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        (
            met_cel("Items", 2, "soort", "wens"),
            "Blad Items, rij 2 (item 1a) heeft als soort “wens”",
        ),
        (met_cel("Items", 2, "stelling", ""), "Blad Items, rij 2 (item 1a) heeft geen stelling."),
        (met_cel("Items", 2, "domein", "9"), "Blad Items, rij 2: domein “9” staat niet op"),
        (met_cel("Domeinen", 2, "titel", ""), "Blad Domeinen, rij 2 heeft geen titel."),
        (
            met_rij("Domeinen", ["1", "Nog een", "", "", ""]),
            "Blad Domeinen, rij 3: domein “1” staat",
        ),
        (met_rij("Schaal", ["hoog", "x", ""]), "Blad Schaal, rij 2, kolom waarde: “hoog” is geen"),
    ],
    ids=["keuze", "leeg", "domein", "titel", "dubbel", "schaal"],
)
def test_een_verkeerde_cel_in_een_werkboek_noemt_blad_en_rij(anders, zin):
    with pytest.raises(InlezenMislukt) as mislukt:
        weer_gelezen(kader(), anders)

    assert str(mislukt.value).startswith(zin)


def test_een_lijst_rond_het_kader_die_niet_heel_is_noemt_de_rij():
    def anders(bladen):
        return {**bladen, "Rond het kader": [["lijst", "gegevens"], ["fasen", '{"naam": ']]}

    with pytest.raises(InlezenMislukt) as mislukt:
        weer_gelezen(kader(), anders)

    assert str(mislukt.value).startswith("Blad Rond het kader, rij 2, kolom gegevens:")


def test_een_cel_met_een_regel_per_tekst():
    assert uit_cel("Een vraag?\nNog een,\n  op twee regels.\n\nDrie.") == [
        "Een vraag?",
        "Nog een,\nop twee regels.",
        "Drie.",
    ]

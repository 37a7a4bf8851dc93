"""A kader as a file: what is exported can be loaded again and is equal, and never a formula."""

import io
import re
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import HealthCheck, given, settings

from kwaliteit.acties.kader import kader_laden
from kwaliteit.inlezen.bestand import STANDAARDKADER, lees_bestand
from kwaliteit.inlezen.concept import DomeinConcept, ItemConcept, KaderConcept
from kwaliteit.inlezen.gegevens import concept_van as uit_gegevens
from kwaliteit.inlezen.werkboek import gegevens_uit, is_werkboek
from kwaliteit.models import Kwaliteitskader
from kwaliteit.overzichten.opgeslagen import concept_van
from kwaliteit.uitschrijven import als_toml, als_xlsx
from scholen.inlezen.rekenblad import lees_bladen
from scholen.uitvoer import tekst_voor_cel
from tests.factories import MOMENT, KwaliteitskaderFactory
from tests.gesprekken.pdftekst import bladzijden
from tests.kwaliteit.inlezen.kaders import kaders
from tests.kwaliteit.test_views_kader import LADEN, VOORBEELD
from tests.kwaliteit.test_views_kader_laden import blokken, velden
from tests.pdfregels import overtredingen

VEEL = settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
FORMULE = re.compile(rb"<(?:\w+:)?f[ />]")


def uit_xlsx(inhoud):
    bladen = lees_bladen(inhoud, letterlijk=True)
    assert is_werkboek(bladen)
    return uit_gegevens(gegevens_uit(bladen), "Kader")


def met_stelling(*teksten):
    items = tuple(ItemConcept(f"1{n}", tekst) for n, tekst in enumerate(teksten))
    return KaderConcept("Kader", "1", (DomeinConcept("1", "Een", items),))


def is_zonder_formules(inhoud):
    with zipfile.ZipFile(io.BytesIO(inhoud)) as pak:
        return not any(FORMULE.search(pak.read(naam)) for naam in pak.namelist())


@VEEL
@given(kaders())
def test_elk_kader_komt_gelijk_uit_toml_en_xlsx(concept):
    assert lees_bestand("kader.toml", als_toml(concept)) == concept
    assert uit_xlsx(als_xlsx(concept)) == concept


def test_het_standaardkader_komt_gelijk_uit_elk_bestand():
    concept = lees_bestand(STANDAARDKADER.name, STANDAARDKADER.read_bytes())

    assert lees_bestand("kader.toml", als_toml(concept)) == concept
    assert uit_xlsx(als_xlsx(concept)) == concept


@pytest.mark.parametrize(
    "tekst",
    [
        '=HYPERLINK("http://example.org","klik")',
        "+31 6",
        "-2+3",
        "@SOM(A1)",
        "=1+1",
        "\uff1d1",
        "'= 1",
        "0042",
        "1-2",
        "_x0041_",
        "_x000D_\nEn verder",
        "_x005F_x005F_x0041_",
        "een\u2028twee",
        "a" * 4_000,
    ],
)
def test_een_tekst_blijft_tekst_en_wordt_nooit_een_formule(tekst):
    concept = met_stelling(tekst, "Gewoon.")

    bestand = als_xlsx(concept)

    assert is_zonder_formules(bestand)
    blad = openpyxl.load_workbook(io.BytesIO(bestand))["Items"]
    assert blad["C2"].value == tekst_voor_cel(tekst)
    assert (blad["C2"].data_type, blad["C2"].quotePrefix) == ("s", True)
    assert uit_xlsx(bestand) == concept
    assert lees_bestand("kader.toml", als_toml(concept)) == concept


@pytest.mark.parametrize("teken", ["\x00", "\x0b", "\x1f", "\ud800", "\uffff"])
def test_een_teken_dat_een_werkboek_niet_kent_geeft_geen_kapot_bestand(teken):
    bestand = als_xlsx(met_stelling(f"Voor{teken}na."))

    assert openpyxl.load_workbook(io.BytesIO(bestand))["Items"]["C2"].value == "Voor\ufffdna."


@pytest.fixture
def kader(wereld):
    concept = lees_bestand(STANDAARDKADER.name, STANDAARDKADER.read_bytes())
    klein = replace(concept, domeinen=concept.domeinen[:1])
    return kader_laden(
        klein, naam="Ons kader: „2027”", bestuur=wereld.bestuur, door=wereld.adviseur, op=MOMENT
    )


@pytest.mark.parametrize("soort", ["xlsx", "toml"])
def test_wat_gedownload_wordt_kan_zo_weer_geladen(client, wereld, kader, soort):
    client.force_login(wereld.adviseur)

    antwoord = client.get(reverse(f"kwaliteit:kader_{soort}", args=[kader.sleutel]))

    assert lees_bestand(f"kader.{soort}", antwoord.content) == concept_van(kader)
    assert antwoord["Content-Disposition"] == f'attachment; filename="ons-kader-2027-2026.{soort}"'


@pytest.mark.parametrize("soort", ["xlsx", "toml"])
def test_wat_gedownload_wordt_is_na_de_pagina_met_regels_nog_gelijk(client, wereld, kader, soort):
    client.force_login(wereld.adviseur)
    inhoud = client.get(reverse(f"kwaliteit:kader_{soort}", args=[kader.sleutel])).content

    gezien = client.post(LADEN, {"bestand": SimpleUploadedFile(f"kader.{soort}", inhoud)})
    client.post(VOORBEELD, {**velden(gezien), "naam": "Terug", "doe": "bewaren"})

    assert [code for soort, code, _ in blokken(gezien) if soort == "item"] == [
        f"1{letter}" for letter in "abcdefgh"
    ]
    terug = Kwaliteitskader.objects.get(naam="Terug")
    assert concept_van(terug) == concept_van(kader).genoemd(naam="Terug")


def test_de_pdf_voldoet_aan_pdf_ua_en_zegt_alles(client, wereld, kader):
    wereld.bestuur.woorden = {"portaal": "Kompas"}
    wereld.bestuur.save()
    kader.items.filter(code="1b").update(stelling="We schrijven in {portaal}.")
    client.force_login(wereld.adviseur)

    antwoord = client.get(reverse("kwaliteit:kader_pdf", args=[kader.sleutel]))

    assert antwoord["Content-Type"] == "application/pdf"
    assert overtredingen(antwoord.content, titel=f"{kader.naam}, versie 2026") == []
    gelezen = " ".join(" ".join(bladzijden(antwoord.content)).split())
    for zin in ("We schrijven in Kompas.", "Vragen voor het gesprek", "Een brede basis"):
        assert zin in gelezen
    assert "niet ingevuld" not in gelezen


def test_een_concept_downloadt_alleen_wie_het_maakt(client, wereld, kader):
    for naam in ("kader_xlsx", "kader_toml", "kader_pdf"):
        for wie in (wereld.ib, wereld.buur_adviseur, wereld.swv_medewerker):
            client.force_login(wie)
            assert client.get(reverse(f"kwaliteit:{naam}", args=[kader.sleutel])).status_code == 404


def test_een_bestandsnaam_is_overal_goed(client, wereld):
    kader = KwaliteitskaderFactory.gevuld(
        bestuur=wereld.bestuur, naam='../"\r\nSet-Cookie: a=b', versie="日本"
    )
    client.force_login(wereld.ib)

    antwoord = client.get(reverse("kwaliteit:kader_toml", args=[kader.sleutel]))

    assert antwoord["Content-Disposition"] == 'attachment; filename="set-cookie-ab.toml"'

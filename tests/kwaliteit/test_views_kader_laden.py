"""Loading a kader on screen: first what was recognised, then saving; nothing before that."""

from html.parser import HTMLParser

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kwaliteit.models import Item, Kwaliteitskader
from scholen.models import Gebeurtenis
from tests.factories import MOMENT, AanstellingFactory
from tests.kwaliteit.test_views_kader import LADEN, TEKST, VOORBEELD, als, tekst_van

__all__ = ["als"]
BRON = TEKST.encode()


class Formulier(HTMLParser):
    """The fields of the preview as a browser would send them back."""

    def __init__(self, bron):
        super().__init__()
        self.velden, self.in_tekst, self.keuze = {}, "", ""
        self.feed(bron)

    def handle_starttag(self, tag, attrs):
        kenmerken = dict(attrs)
        naam = kenmerken.get("name", "")
        if tag == "input" and kenmerken.get("type", "text") in {"hidden", "text"}:
            self.velden[naam] = kenmerken.get("value", "")
        elif tag == "select":
            self.keuze = naam
        elif tag == "option" and "selected" in kenmerken:
            self.velden[self.keuze] = kenmerken["value"]
        elif tag == "textarea":
            self.in_tekst, self.velden[naam] = naam, ""

    def handle_endtag(self, tag):
        if tag == "textarea" and self.in_tekst:
            tekst = self.velden[self.in_tekst].replace("\r\n", "\n").removeprefix("\n")
            self.velden[self.in_tekst] = tekst.replace("\n", "\r\n")
            self.in_tekst = ""

    def handle_data(self, data):
        if self.in_tekst:
            self.velden[self.in_tekst] += data


def velden(antwoord):
    return Formulier(antwoord.content.decode()).velden


def blokken(antwoord):
    """What every line is, with its code and text."""
    gelezen = velden(antwoord)
    aantal = sum(naam.startswith("tekst-") for naam in gelezen)
    return [
        (gelezen[f"soort-{n}"], gelezen.get(f"code-{n}", ""), gelezen[f"tekst-{n}"])
        for n in range(aantal)
    ]


def upload(naam="Ons kader.txt", inhoud=BRON):
    return {"bestand": SimpleUploadedFile(naam, inhoud)}


def kaders():
    return list(Kwaliteitskader.objects.values_list("naam", "versie", "status", "bestuur"))


def test_eerst_zien_wat_er_herkend_is(als):
    antwoord = als("adviseur").post(LADEN, upload())

    gelezen = tekst_van(antwoord)
    for zin in (
        "2 domeinen",
        "3 items",
        "met inleiding",
        "1 regel overgeslagen",
        "Regel 4",
        "Regel 7: losse tekst die niet met een nummer of letter begint",
    ):
        assert zin in gelezen
    assert blokken(antwoord) == [
        ("inleiding", "", "Ons kader"),
        ("domein", "1", "De basis"),
        ("item", "1a", "Eerste & beste."),
        ("item", "1b", "Tweede."),
        ("overgeslagen", "", "Los."),
        ("domein", "2", "De zorg"),
        ("item", "2a", "Derde."),
    ]
    assert velden(antwoord)["naam"] == "Ons kader"
    assert kaders() == []


def test_daarna_bewaren_als_concept(als, wereld):
    klant = als("adviseur")
    voorbeeld = velden(klant.post(LADEN, upload()))

    antwoord = klant.post(VOORBEELD, {**voorbeeld, "versie": "2027", "doe": "bewaren"}, follow=True)

    assert "Het concept is opgeslagen." in tekst_van(antwoord)
    assert kaders() == [("Ons kader", "2027", "concept", wereld.bestuur.pk)]
    assert list(Item.objects.in_volgorde().values_list("code", "stelling")) == [
        ("1a", "Eerste & beste."),
        ("1b", "Tweede."),
        ("2a", "Derde."),
    ]
    assert list(Gebeurtenis.objects.values_list("naam", "naar")) == [
        ("Hanneke Dijkgraaf", "concept")
    ]


def test_geplakte_tekst_vraagt_om_een_naam(als):
    klant = als("beheerder")
    voorbeeld = velden(klant.post(LADEN, {"tekst": TEKST}))

    zonder = klant.post(VOORBEELD, {**voorbeeld, "doe": "bewaren"})
    klant.post(VOORBEELD, {**voorbeeld, "naam": "Geplakt", "doe": "bewaren"})

    assert voorbeeld["naam"] == ""
    assert "Geef het kader een naam." in tekst_van(zonder)
    assert [naam for naam, *_ in kaders()] == ["Geplakt"]


def test_geplakte_toml_wordt_als_toml_gelezen(als):
    toml = 'naam = "Kader"\n[[domeinen]]\ntitel = "x"\n[[domeinen.items]]\nstelling = "Woord."\n'

    antwoord = als("adviseur").post(LADEN, {"tekst": toml})

    assert blokken(antwoord) == [("domein", "1", "x"), ("item", "1a", "Woord.")]
    assert velden(antwoord)["naam"] == "Kader"


def test_een_regel_aanpassen_en_meteen_bewaren(als):
    klant = als("adviseur")
    voorbeeld = velden(klant.post(LADEN, upload()))

    klant.post(VOORBEELD, {**voorbeeld, "tekst-3": "Tweede, beter.", "doe": "bewaren"})

    assert Item.objects.get(code="1b").stelling == "Tweede, beter."


def test_opnieuw_kijken_bewaart_niets(als):
    klant = als("adviseur")
    voorbeeld = velden(klant.post(LADEN, upload()))

    antwoord = klant.post(VOORBEELD, {**voorbeeld, "doe": "bekijken"})

    assert antwoord.status_code == 200
    assert kaders() == []


def test_een_concept_vervangen_gebeurt_alleen_met_een_vinkje(als):
    klant = als("adviseur")
    voorbeeld = velden(klant.post(LADEN, upload()))
    klant.post(VOORBEELD, {**voorbeeld, "doe": "bewaren"})
    korter = velden(klant.post(LADEN, upload(inhoud=b"1. De basis\na. Alleen dit.\n")))

    zonder = klant.post(VOORBEELD, {**korter, "doe": "bewaren"})
    met = klant.post(VOORBEELD, {**korter, "vervangen": "on", "doe": "bewaren"})

    assert "Er is al een concept met deze naam en versie." in tekst_van(zonder)
    assert met.status_code == 302
    assert list(Item.objects.values_list("stelling", flat=True)) == ["Alleen dit."]


def test_een_gepubliceerde_versie_blijft_zoals_hij_is(als, wereld):
    klant = als("adviseur")
    voorbeeld = velden(klant.post(LADEN, upload()))
    klant.post(VOORBEELD, {**voorbeeld, "doe": "bewaren"})
    Kwaliteitskader.objects.get().publiceren(door=wereld.adviseur, op=MOMENT)
    korter = velden(klant.post(LADEN, upload(inhoud=b"1. De basis\na. Alleen dit.\n")))

    anders = klant.post(VOORBEELD, {**korter, "doe": "bewaren"})
    gelijk = klant.post(VOORBEELD, {**voorbeeld, "doe": "bewaren"}, follow=True)

    assert "Laad deze tekst met een andere versie." in tekst_van(anders)
    assert "Dit kader was er al, met precies deze tekst." in tekst_van(gelijk)
    assert Item.objects.count() == 3


def test_wie_bij_twee_besturen_werkt_kiest_voor_welk(als, wereld):
    AanstellingFactory(gebruiker=wereld.adviseur, rol="beheerder", bestuur=wereld.buurbestuur)
    klant = als("adviseur")

    zonder = klant.post(LADEN, upload())
    voorbeeld = klant.post(LADEN, {**upload(), "bestuur": wereld.buurbestuur.pk})
    ingevuld = {**velden(voorbeeld), "bestuur": wereld.buurbestuur.pk, "doe": "bewaren"}
    klant.post(VOORBEELD, ingevuld)
    vreemd = klant.post(VOORBEELD, {**ingevuld, "bestuur": wereld.vreemd_bestuur.pk})

    assert "Kies het bestuur waar dit kader van is." in tekst_van(zonder)
    assert f'value="{wereld.buurbestuur.pk}" selected' in voorbeeld.content.decode()
    assert vreemd.status_code == 200
    assert kaders() == [("Ons kader", "1", "concept", wereld.buurbestuur.pk)]


def test_het_voorbeeld_zonder_tekst_gaat_terug_naar_het_begin(als):
    antwoord = als("adviseur").get(VOORBEELD)

    assert antwoord["Location"] == LADEN


@pytest.mark.parametrize(
    ("ingestuurd", "zin"),
    [
        ({}, "Kies een bestand, of plak de tekst"),
        ({"tekst": " \n "}, "Kies een bestand, of plak de tekst"),
        ({"tekst": TEKST, **upload()}, "Kies een bestand of plak tekst, niet allebei."),
        (upload(inhoud=b""), "Dit bestand is leeg."),
        (upload(inhoud=b"\x00\x01\x02"), "Dit bestand is geen leesbare tekst."),
        (upload(inhoud=b"x" * 2_000_001), "Dit bestand is groter dan 2 MB."),
        (upload("kader.docx", b"PK\x03\x04"), "Dit Wordbestand is beschadigd"),
        (upload("kader.odt", b"PK\x03\x04"), "We lezen kaders uit Word (.docx)"),
        (upload("kader.toml", b"naam ="), "Dit bestand is geen goede TOML"),
        ({"tekst": "1. Kop\na. Nul \x00 teken"}, "Op regel 2 staat een onzichtbaar stuurteken."),
        ({"tekst": "regel\n\n" * 1_201}, "Dit document heeft meer dan 1200 regels"),
    ],
    ids=lambda waarde: waarde if isinstance(waarde, str) else None,
)
def test_een_onbruikbaar_bestand_houdt_de_pagina_met_een_zin(als, ingestuurd, zin):
    for waarde in ingestuurd.values():
        if hasattr(waarde, "seek"):
            waarde.seek(0)

    antwoord = als("adviseur").post(LADEN, ingestuurd)

    assert antwoord.status_code == 200
    assert zin in tekst_van(antwoord)
    assert "<title>Fout:" in antwoord.content.decode()
    assert kaders() == []

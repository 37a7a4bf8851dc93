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
        self.velden, self.in_tekst = {}, False
        self.feed(bron)

    def handle_starttag(self, tag, attrs):
        kenmerken = dict(attrs)
        if tag == "input" and kenmerken.get("type") in {"hidden", "text"}:
            self.velden[kenmerken["name"]] = kenmerken.get("value", "")
        if tag == "textarea" and kenmerken.get("name") == "tekst":
            self.in_tekst, self.velden["tekst"] = True, ""

    def handle_endtag(self, tag):
        if tag == "textarea" and self.in_tekst:
            self.in_tekst = False
            tekst = self.velden["tekst"].replace("\r\n", "\n").removeprefix("\n")
            self.velden["tekst"] = tekst.replace("\n", "\r\n")

    def handle_data(self, data):
        if self.in_tekst:
            self.velden["tekst"] += data


def velden(antwoord):
    return Formulier(antwoord.content.decode()).velden


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
        "1 De basis",
        "1a Eerste &amp; beste.",
        "losse tekst die niet met een nummer of letter begint",
        "4 item 1a a. Eerste &amp; beste.",
    ):
        assert zin in gelezen
    assert velden(antwoord)["naam"] == "Ons kader"
    assert kaders() == []


def test_daarna_bewaren_als_concept(als, wereld):
    klant = als("adviseur")
    voorbeeld = velden(klant.post(LADEN, upload()))

    antwoord = klant.post(VOORBEELD, {**voorbeeld, "versie": "2027", "bewaren": "1"}, follow=True)

    assert "Het kader is bewaard als concept." in tekst_van(antwoord)
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

    zonder = klant.post(VOORBEELD, {**voorbeeld, "bewaren": "1"})
    klant.post(VOORBEELD, {**voorbeeld, "naam": "Geplakt", "bewaren": "1"})

    assert voorbeeld["naam"] == ""
    assert "Geef het kader een naam." in tekst_van(zonder)
    assert [naam for naam, *_ in kaders()] == ["Geplakt"]


def test_geplakte_toml_wordt_als_toml_gelezen(als):
    toml = 'naam = "Kader"\n[[domeinen]]\ntitel = "x"\n[[domeinen.items]]\nstelling = "Woord."\n'

    antwoord = als("adviseur").post(LADEN, {"tekst": toml})

    assert velden(antwoord)["bestandsnaam"] == "geplakte tekst.toml"
    assert "1a Woord." in tekst_van(antwoord)


def test_aangepaste_tekst_wordt_eerst_weer_getoond(als):
    klant = als("adviseur")
    voorbeeld = velden(klant.post(LADEN, upload()))
    anders = {
        **voorbeeld,
        "tekst": voorbeeld["tekst"].replace("Tweede.", "Tweede, beter."),
        "bewaren": "1",
    }

    eerst = klant.post(VOORBEELD, anders)
    niets = kaders()
    dan = klant.post(VOORBEELD, {**velden(eerst), "bewaren": "1"})

    assert "Je hebt de tekst aangepast." in tekst_van(eerst)
    assert "Tweede, beter." in tekst_van(eerst)
    assert niets == []
    assert dan.status_code == 302
    assert Item.objects.get(code="1b").stelling == "Tweede, beter."


def test_opnieuw_kijken_bewaart_niets(als):
    klant = als("adviseur")
    voorbeeld = velden(klant.post(LADEN, upload()))

    antwoord = klant.post(VOORBEELD, {**voorbeeld, "bekijken": "1"})

    assert antwoord.status_code == 200
    assert kaders() == []


def test_een_concept_vervangen_gebeurt_alleen_met_een_vinkje(als):
    klant = als("adviseur")
    voorbeeld = velden(klant.post(LADEN, upload()))
    klant.post(VOORBEELD, {**voorbeeld, "bewaren": "1"})
    korter = velden(klant.post(LADEN, upload(inhoud=b"1. De basis\na. Alleen dit.\n")))

    zonder = klant.post(VOORBEELD, {**korter, "bewaren": "1"})
    met = klant.post(VOORBEELD, {**korter, "vervangen": "on", "bewaren": "1"})

    assert "Er is al een concept met deze naam en versie." in tekst_van(zonder)
    assert met.status_code == 302
    assert list(Item.objects.values_list("stelling", flat=True)) == ["Alleen dit."]


def test_een_gepubliceerde_versie_blijft_zoals_hij_is(als, wereld):
    klant = als("adviseur")
    voorbeeld = velden(klant.post(LADEN, upload()))
    klant.post(VOORBEELD, {**voorbeeld, "bewaren": "1"})
    Kwaliteitskader.objects.get().publiceren(door=wereld.adviseur, op=MOMENT)
    korter = velden(klant.post(LADEN, upload(inhoud=b"1. De basis\na. Alleen dit.\n")))

    anders = klant.post(VOORBEELD, {**korter, "bewaren": "1"})
    gelijk = klant.post(VOORBEELD, {**voorbeeld, "bewaren": "1"}, follow=True)

    assert "Laad deze tekst met een andere versie." in tekst_van(anders)
    assert "Dit kader was er al, met precies deze tekst." in tekst_van(gelijk)
    assert Item.objects.count() == 3


def test_wie_bij_twee_besturen_werkt_kiest_voor_welk(als, wereld):
    AanstellingFactory(gebruiker=wereld.adviseur, rol="beheerder", bestuur=wereld.buurbestuur)
    klant = als("adviseur")

    zonder = klant.post(LADEN, upload())
    voorbeeld = klant.post(LADEN, {**upload(), "bestuur": wereld.buurbestuur.pk})
    ingevuld = {**velden(voorbeeld), "bestuur": wereld.buurbestuur.pk, "bewaren": "1"}
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
        (upload("kader.docx", b"PK\x03\x04"), "We lezen kaders uit Word (.docx)"),
        (upload("kader.toml", b"naam ="), "Dit bestand is geen goede TOML"),
        ({"tekst": "1. Kop\na. Nul \x00 teken"}, "Op regel 2 staat een onzichtbaar stuurteken."),
        ({"tekst": "Beste ouders."}, "In dit bestand herkennen we geen domeinen met items."),
        ({"tekst": "1. Kop\na. Een\na. Twee"}, "Item 1a staat er meer dan één keer in"),
        ({"tekst": "1. Kop\na. " + "woord " * 4_000}, "Item 1a (regel 2) is 23999 tekens lang"),
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


@pytest.mark.parametrize("tekst", ["", "Beste ouders.", "1. Kop\na. Een\na. Twee", "1. K\na. \x00"])
def test_een_kapotgemaakt_voorbeeld_houdt_de_tekst_op_de_pagina(als, tekst):
    klant = als("adviseur")
    voorbeeld = velden(klant.post(LADEN, upload()))

    antwoord = klant.post(VOORBEELD, {**voorbeeld, "tekst": tekst, "bewaren": "1"})

    assert antwoord.status_code == 200
    assert velden(antwoord)["tekst"].replace("\r\n", "\n") == tekst
    assert kaders() == []


def test_een_verzonnen_bestandsnaam_geeft_een_zin(als):
    klant = als("adviseur")
    voorbeeld = velden(klant.post(LADEN, upload()))

    antwoord = klant.post(VOORBEELD, {**voorbeeld, "bestandsnaam": "x.exe", "bewaren": "1"})

    assert "We lezen kaders uit Word (.docx)" in tekst_van(antwoord)
    assert kaders() == []

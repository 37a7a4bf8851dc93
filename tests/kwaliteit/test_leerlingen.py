"""The friendly warning when a text seems to be about one pupil (rule 11)."""

import pytest

from kwaliteit.leerlingen import (
    WAARSCHUWING_BSN,
    WAARSCHUWING_GEBOORTEDATUM,
    WAARSCHUWING_NAAM,
    let_op,
)

BSN = [
    "Het nummer is 111222333.",
    "BSN: 123456782",
    "Zie 1234.56.782 in het dossier.",
    "Nummer 123 456 782 staat in het formulier.",
    "(111222333)",
]
GEBOORTEDATUM = [
    "Geboren op 3 mei 2016.",
    "geboren: 03-05-2016",
    "Geboortedatum 3/5/2016 staat erbij.",
    "Hij is geboren op 12 december 2015 in Assen.",
    "geb. 1-2-2014",
    "Geboortedatum: 14.02.2013",
]
NAAM = [
    "Leerling Sanne zit vaak apart.",
    "We spraken over leerling Bram van groep 6.",
    "De leerlinge Fatima kreeg hulp.",
    "Bij leerling Émile lukte het wel.",
    "leerling D’Angelo krijgt begeleiding",
    "Vandaag is leerling Anne-Fleur begonnen.",
    "Onze leerling Ömer kijkt graag.",
    "In maart kwam leerling Jan erbij.",
    "Met leerling Yara gaat het beter.",
    "De ouders van leerling Noah waren er.",
]
GEWOON = [
    "We kijken elke week naar wat een leerling nodig heeft.",
    "Elke leerling heeft een plan. De ib’er leest mee.",
    "Leerlingen vertellen zelf wat helpt.",
    "De leerling De stond er nog.",
    "In 2025 waren er 187 leerlingen, in 2026 nog 181.",
    "De inspectie gaf in 2023 een voldoende.",
    "Bel 06 12345678 als je iets wilt weten.",
    "Ons telefoonnummer is 0592 123456.",
    "De school is geboren uit een fusie.",
    "We vieren dat de school 50 jaar bestaat.",
    "Het schoolplan loopt van 1 augustus 2024 tot 31 juli 2028.",
    "Vanaf 03-05-2026 werken we met een vaste agenda.",
    "BRIN 11ZZ03, bestuursnummer 41234.",
    "Het budget is 123.456.789 euro over alle jaren.",
    "We hebben 123456789 ideeën.",
    "Een leerling OPP maken we met ouders.",
    "Per leerling Het gesprek, daarna het plan.",
    "Groep 3 en groep 4 zitten samen.",
    "Marit Hofstra en Tom Verbeek doen dit samen.",
    "Zie https://voorbeeld.nl/12345678901234 voor het verslag.",
    "De leerlingbespreking is op maandag.",
    "Leerlingenraad en ouders praten mee.",
    "Leerling en ouder zitten samen aan tafel.",
    "Het rekeningnummer eindigt op 000000000.",
    "",
]


@pytest.mark.parametrize("tekst", BSN)
def test_een_bsn_valt_op(tekst):
    assert let_op(tekst) == WAARSCHUWING_BSN


@pytest.mark.parametrize("tekst", GEBOORTEDATUM)
def test_een_geboortedatum_valt_op(tekst):
    assert let_op(tekst) == WAARSCHUWING_GEBOORTEDATUM


@pytest.mark.parametrize("tekst", NAAM)
def test_een_leerling_met_een_naam_valt_op(tekst):
    assert let_op(tekst) == WAARSCHUWING_NAAM


@pytest.mark.parametrize("tekst", GEWOON)
def test_een_gewone_zin_geeft_geen_waarschuwing(tekst):
    assert let_op(tekst) == ""


def test_een_lange_tekst_is_zo_bekeken():
    assert let_op("leerling 1 2 3 geboren geb. " * 700) == ""

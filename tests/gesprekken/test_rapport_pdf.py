"""The report on paper: everything that was written comes out, tagged so that all can read it."""

import logging
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from django.template.loader import render_to_string

from gesprekken.acties.pdf import concept_pdf_van, pdf_van
from gesprekken.rapport.delen import Aandachtspuntregel
from gesprekken.rapport.drukken import SJABLOON, als_pdf
from kwaliteit.pdf import leesbaar
from kwaliteit.pdf.zetter import zet
from tests.factories import KwaliteitskaderFactory
from tests.gesprekken.pdftekst import bladzijden, doorlopend, kaal, teksten
from tests.gesprekken.voorbeeldantwoorden import antwoord
from tests.gesprekken.voorbeeldrapport import voorbeeldrapport
from tests.pdfregels import overtredingen
from tests.toneel import Spelers, speel

ZONDER = {"status": "zonder_vaststelling", "reden": "De school antwoordde na twee keer niet."}
OPEN = {"status": "ter_vaststelling", "vastgelegd_op": None}


@cache
def _pdf(rapport):
    """As ``als_pdf``, in this process: quicker, and its warnings can be heard."""
    return zet(leesbaar(render_to_string(SJABLOON, {"rapport": rapport})))


def _ontbrekend(pdf, rapport):
    tekst = doorlopend(pdf, rapport)
    return sorted(zin for zin in teksten(rapport.naar_data()) if kaal(zin) not in tekst)


@pytest.mark.parametrize(
    "velden",
    [{}, {"gevuld": True}, OPEN, ZONDER, {"vervangt_versie": 1, "vervangt_van": date(2027, 1, 2)}],
    ids=["gewoon", "alles ingevuld", "concept", "zonder vaststelling", "verbetering"],
)
def test_alles_wat_er_in_het_rapport_staat_komt_eruit(velden):
    rapport = voorbeeldrapport(**velden)

    pdf = _pdf(rapport)

    assert _ontbrekend(pdf, rapport) == []


def test_een_gespeelde_dialoog_komt_er_heel_uit_en_niets_van_een_ander(wereld):
    spelers = Spelers(wereld.school, wereld.ib, wereld.directeur, wereld.adviseur)
    kader = KwaliteitskaderFactory.gevuld(items=(2, 2))
    verslag = speel(
        spelers, kader, tot="vastgesteld", schooljaar="2026-2027", tekst="Woordelijk 7"
    ).verslag

    pdf = pdf_van(verslag)
    tekst = doorlopend(pdf, voorbeeldrapport(school=wereld.school.naam))

    assert sorted(zin for zin in teksten(verslag.inhoud) if kaal(zin) not in tekst) == []
    assert kaal("Afspraak Woordelijk 7") in tekst
    assert kaal("GEHEIM") not in tekst


def test_wat_een_school_nog_niet_indiende_staat_er_niet_in(wereld):
    spelers = Spelers(wereld.school, wereld.ib, wereld.directeur, wereld.adviseur)
    kader = KwaliteitskaderFactory.gevuld(items=(1, 1))
    dialoog = speel(spelers, kader, tot="ter_vaststelling", schooljaar="2026-2027", tekst="Eerst")
    dialoog.deelname.zelfevaluatie.oordelen.update(toelichting="Later geschreven")
    dialoog.deelname.doel_school = "Later bedacht doel"
    dialoog.deelname.save()

    tekst = kaal("".join(bladzijden(concept_pdf_van(dialoog.verslag))))

    assert kaal("Toelichting Eerst") in tekst
    assert kaal("Later") not in tekst


@pytest.mark.parametrize(
    "velden",
    [
        {},
        {"gevuld": True},
        OPEN,
        ZONDER,
        {"zelfevaluatie": None, "doel_school": "", "reactie": ""},
        {"onderdelen": (), "agenda": (), "deelnemers": ()},
        {"school": "Basisschool " + "De Lange Naam " * 12, "doel_school": "Een lang doel. " * 300},
        {"doel_school": "Fijn 😀 👍🏽 日本 Łukasz", "bestuur": "Stichting Şahin & <Zoon>"},
    ],
    ids=["gewoon", "vol", "concept", "zonder", "niet ingediend", "kaal", "lang", "tekens"],
)
def test_iedereen_kan_het_lezen(velden, caplog):
    rapport = voorbeeldrapport(**velden)

    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        pdf = _pdf.__wrapped__(rapport)  # a kept one would be silent

    assert overtredingen(pdf, titel=rapport.titel) == []
    assert [regel for regel in caplog.messages if not regel.startswith(".notdef")] == []


def test_veel_afspraken_blijven_een_leesbare_tabel():
    rapport = voorbeeldrapport()
    deel = rapport.onderdelen[2]
    rapport = replace(
        rapport,
        onderdelen=(
            *rapport.onderdelen[:2],
            replace(deel, afspraken=deel.afspraken * 15),
            *rapport.onderdelen[3:],
        ),
    )

    assert overtredingen(_pdf(rapport), titel=rapport.titel) == []


def test_wat_openstaat_en_wat_we_meenemen_delen_een_bladzijde():
    rapport = voorbeeldrapport()
    titels = (rapport.open.titel, rapport.meenemen.titel)
    koppen = [f"{deel.nummer} {deel.titel}" for deel in (rapport.open, rapport.meenemen)]

    bladen = [kaal(tekst) for tekst in bladzijden(_pdf(rapport))]

    assert titels == ("Wat nog openstaat", "Wat we meenemen")
    assert [sum(kaal(kop) in blad for blad in bladen) for kop in koppen] == [1, 1]
    assert any(all(kaal(kop) in blad for kop in koppen) for blad in bladen)


def test_van_een_heel_domein_staat_eerst_wat_we_bespraken_en_dan_de_antwoorden():
    rapport = voorbeeldrapport()
    deel = replace(
        rapport.besproken[0],
        antwoorden=tuple(antwoord(f"2{letter}", 3, toelichting="Zo.") for letter in "abcdefgh"),
    )
    onderdelen = tuple(deel if rij.nummer == deel.nummer else rij for rij in rapport.onderdelen)

    pdf = _pdf(replace(rapport, onderdelen=onderdelen))

    blad = next(tekst for tekst in map(kaal, bladzijden(pdf)) if kaal("Wat we bespraken") in tekst)
    assert blad.index(kaal("Wat we bespraken")) < blad.index(kaal("Wat de school vooraf schreef"))


def test_op_elke_bladzijde_van_een_concept_staat_concept():
    assert all("CONCEPT" in tekst for tekst in bladzijden(_pdf(voorbeeldrapport(**OPEN))))


def test_op_geen_bladzijde_van_een_vast_verslag_staat_concept():
    assert not any("CONCEPT" in tekst.upper() for tekst in bladzijden(_pdf(voorbeeldrapport())))


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        (ZONDER, "Afgesloten zonder vaststelling"),
        (ZONDER, "De school antwoordde na twee keer niet."),
        ({"zelfevaluatie": None}, "De school had haar zelfevaluatie niet ingediend"),
        (
            {"versie": 2, "vervangt_versie": 1, "vervangt_van": date(2027, 2, 11)},
            "Deze versie vervangt versie 1 van 11 februari 2027.",
        ),
        ({}, "Vastgesteld door school en bestuur"),
        ({}, "Dinsdag 19 januari 2027, 13.30 uur, op school"),
        ({}, "Nog niet akkoord: de school"),
        ({}, "geschreven bij een eerdere tekst van dit onderdeel"),
        ({}, "Antwoord van het bestuur"),
        ({}, "Bekeken, niet ingevuld"),
        ({}, "We kijken terug op 18 mei 2027"),
        ({}, "vastgelegd op 11 februari 2027 om 14.03 uur"),
        ({"doel_school": ""}, "Het doel van de school niet ingevuld"),
    ],
)
def test_het_verslag_zegt_hoe_het_zit(velden, zin):
    rapport = voorbeeldrapport(**velden)

    assert kaal(zin) in doorlopend(_pdf(rapport), rapport)


def test_wat_iemand_typt_blijft_tekst():
    hak = '<script>alert(1)</script><img src=x onerror="x"> & "aanhalingstekens"'
    rapport = voorbeeldrapport(doel_school=hak, reactie=hak)

    pdf = _pdf(rapport)

    assert doorlopend(pdf, rapport).count(kaal(hak)) == 2


def test_een_lege_regel_in_een_tekst_geeft_een_alinea():
    rapport = voorbeeldrapport(reactie="Eerst dit.\n\nDan dat.\nEn dit.")

    html = render_to_string(SJABLOON, {"rapport": rapport})

    assert "<p>Eerst dit.</p>" in html
    assert "<p>Dan dat.\nEn dit.</p>" in html


def test_hetzelfde_rapport_geeft_dezelfde_bytes():
    rapport = voorbeeldrapport(doel_school="Ook met 👍🏽")

    assert als_pdf(rapport) == als_pdf(rapport)


def test_lange_teksten_in_elk_veld_houden_niets_tegen():
    rapport = voorbeeldrapport()
    deel = rapport.onderdelen[2]
    woord, tekst = "w" * 4_000, "De leraar kijkt wat er nodig is. " * 600
    lang = replace(
        deel,
        tekst=tekst,
        antwoorden=(antwoord("2c", 3, toelichting=woord),),
        afspraken=(replace(deel.afspraken[0], wat=woord),),
        aandachtspunten=(Aandachtspuntregel(woord, "school"),),
    )
    onderdelen = (*rapport.onderdelen[:2], lang, *rapport.onderdelen[3:])
    rapport = replace(rapport, onderdelen=onderdelen)

    pdf = _pdf(rapport)

    assert _ontbrekend(pdf, rapport) == []
    assert overtredingen(pdf, titel=rapport.titel) == []


def test_wie_niet_onder_de_omslag_past_staat_op_een_eigen_bladzijde():
    rapport = voorbeeldrapport()
    rapport = replace(rapport, deelnemers=rapport.deelnemers * 8)

    pdf = _pdf(rapport)
    omslag, mensen, begin = (kaal(tekst) for tekst in bladzijden(pdf)[:3])

    assert kaal(rapport.school) in omslag
    assert mensen.count(kaal(rapport.deelnemers[0].naam)) == 8
    assert begin.startswith(kaal("1 Waarom we spraken"))
    assert overtredingen(pdf, titel=rapport.titel) == []

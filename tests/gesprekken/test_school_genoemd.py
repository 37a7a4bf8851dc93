"""The directeur sees where a text seems to be about one pupil: the places, not the words."""

import pytest
from django.urls import reverse

from gesprekken.models import Akkoord, Onderdeel
from kwaliteit.leerlingen import WAARSCHUWING_BSN, WAARSCHUWING_GEBOORTEDATUM, WAARSCHUWING_NAAM
from kwaliteit.models import Oordeel
from tests.factories import KwaliteitskaderFactory
from tests.gesprekken.kijken import als, tekst, vragen
from tests.toneel import Spelers, speel

GENOEMD = "Voor leerling Sanne is dit te veel."


@pytest.fixture
def dialoog(wereld):
    return _speel(wereld.school, wereld.ib, wereld.directeur, wereld.adviseur)


def _speel(school, ib, directeur, adviseur, **anders):
    kader = KwaliteitskaderFactory.gevuld(items=(1, 2))
    spelers = Spelers(school, ib, directeur, adviseur)
    return speel(spelers, kader, **{"tot": "ter_vaststelling", "schooljaar": "2026-2027"} | anders)


def _plekken(client, wereld):
    adres = reverse("school_genoemd", args=[wereld.school.sleutel])
    antwoord = als(client, wereld.directeur).get(adres)
    return [(plek.waar, plek.adres, plek.melding) for plek in antwoord.context["plekken"]]


def test_zonder_zo_n_tekst_staat_er_niets(client, wereld, dialoog):
    adres = reverse("school_genoemd", args=[wereld.school.sleutel])

    assert _plekken(client, wereld) == []
    assert "Er is niets gevonden" in tekst(client.get(adres))


def test_elke_soort_tekst_die_de_directeur_leest_wordt_bekeken(client, wereld, dialoog):
    oordeel = Oordeel.objects.filter(zelfevaluatie=dialoog.deelname.zelfevaluatie, item__code="1a")
    oordeel.update(toelichting=GENOEMD, waaraan="Zie 111222333.", reden=GENOEMD)
    type(dialoog.deelname).objects.update(doel_school="Hij is geboren op 3 mei 2016.")
    type(dialoog.onderwerp).objects.filter(pk=dialoog.onderwerp.pk).update(reden=GENOEMD)
    onderdeel = Onderdeel.objects.filter(verslag=dialoog.verslag).first()
    Onderdeel.objects.filter(pk=onderdeel.pk).update(tekst=GENOEMD)
    type(dialoog.afspraak).objects.filter(pk=dialoog.afspraak.pk).update(wat=GENOEMD)

    van = dialoog.deelname.sleutel
    verslag = f"Verslag, onderdeel {onderdeel.nummer}: {onderdeel.titel}"
    in_verslag = f"{dialoog.verslag.get_absolute_url()}#onderdeel-{onderdeel.nummer}"
    item, onderwerpen = "Zelfevaluatie 2026-2027, item 1a", "Onderwerpen en doel 2026-2027"
    assert _plekken(client, wereld) == [
        (item, f"/deelnames/{van}/zelfevaluatie/1/#i1a", WAARSCHUWING_NAAM),
        (item, f"/deelnames/{van}/zelfevaluatie/1/#i1a", WAARSCHUWING_BSN),
        (onderwerpen, f"/deelnames/{van}/onderwerpen/", WAARSCHUWING_NAAM),
        (onderwerpen, f"/deelnames/{van}/onderwerpen/", WAARSCHUWING_GEBOORTEDATUM),
        (verslag, in_verslag, WAARSCHUWING_NAAM),
        ("Een afspraak", dialoog.afspraak.get_absolute_url(), WAARSCHUWING_NAAM),
    ]


def test_de_woorden_zelf_staan_er_niet_en_elke_plek_bestaat(client, wereld, dialoog):
    Oordeel.objects.update(toelichting=GENOEMD)
    type(dialoog.afspraak).objects.update(wat=GENOEMD)
    adres = reverse("school_genoemd", args=[wereld.school.sleutel])

    assert "Sanne" not in tekst(als(client, wereld.directeur).get(adres))
    assert {client.get(plek).status_code for _, plek, _ in _plekken(client, wereld)} == {200}


def test_een_kanttekening_telt_ook(client, wereld, dialoog):
    onderdeel = Onderdeel.objects.filter(verslag=dialoog.verslag).first()
    Akkoord.objects.create(
        bestuur=wereld.bestuur,
        onderdeel=onderdeel,
        gebruiker=wereld.directeur,
        partij="school",
        naam=wereld.directeur.naam,
        keuze="met_kanttekening",
        kanttekening=GENOEMD,
        op=onderdeel.verslag.voorgelegd_op,
        hash="x",
    )

    ((waar, _, melding),) = _plekken(client, wereld)
    assert (waar, melding) == (
        f"Verslag, onderdeel {onderdeel.nummer}: {onderdeel.titel}",
        WAARSCHUWING_NAAM,
    )


def test_wat_de_directeur_nog_niet_leest_staat_er_niet(client, wereld):
    dialoog = _speel(wereld.school, wereld.ib, wereld.directeur, wereld.adviseur, tot="gevoerd")
    type(dialoog.afspraak).objects.update(wat=GENOEMD)
    type(dialoog.aantekening).objects.update(tekst=GENOEMD)

    assert _plekken(client, wereld) == []


def test_van_een_andere_school_staat_er_niets(client, wereld):
    _speel(
        wereld.andere_school,
        wereld.andere_ib,
        wereld.andere_directeur,
        wereld.andere_adviseur,
        tekst=GENOEMD,
    )

    assert _plekken(client, wereld) == []


@pytest.mark.parametrize(
    ("wie", "status"),
    [("directeur", 200), ("ib", 403), ("mt", 403), ("adviseur", 403), ("bestuurder", 403)],
)
def test_alleen_de_directeur_leest_de_lijst(client, wereld, wie, status):
    adres = reverse("school_genoemd", args=[wereld.school.sleutel])

    assert als(client, getattr(wereld, wie)).get(adres).status_code == status


def test_de_pagina_van_de_school_wijst_alleen_de_directeur_erheen(client, wereld):
    van = reverse("school_jaren", args=[wereld.school.sleutel])
    link = f'href="{reverse("school_genoemd", args=[wereld.school.sleutel])}"'

    assert link in als(client, wereld.directeur).get(van).content.decode()
    assert link not in als(client, wereld.ib).get(van).content.decode()


def test_meer_jaren_kosten_niet_meer_vragen(client, wereld, dialoog):
    adres = reverse("school_genoemd", args=[wereld.school.sleutel])
    een = vragen(client, wereld.directeur, adres)
    _speel(wereld.school, wereld.ib, wereld.directeur, wereld.adviseur, schooljaar="2025-2026")

    assert vragen(client, wereld.directeur, adres) == een
    assert een <= 20

"""References swapped: what belongs to another school or bestuur is never taken from a form."""

import re
from contextlib import contextmanager

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.urls import reverse

from gesprekken.bewijs.tabel import ANDERE, BUUR, EIGEN
from gesprekken.integriteit import overtredingen
from scholen.models.sleutel import PATROON
from tests.bestoken import deuren, ingevuld, klant
from tests.conftest import maak_wereld
from tests.toegangstabel import ACTOREN, Decor

SLEUTEL = re.compile(PATROON)
SCHRIJFT = re.compile(r"\s*(?:INSERT|UPDATE|DELETE)\b(?!.{0,20}django_session)", re.IGNORECASE)
ONZE = ("scholen", "kwaliteit", "gesprekken")


@pytest.fixture(scope="module")
def toneel(module_lang):
    """Everybody, and the dialogues of the own and the other schools."""
    wereld = maak_wereld()
    return {actor: klant(wereld, actor) for actor in ACTOREN}, Decor.bouw(wereld)


def _vreemd(decor):
    """Keys and sleutels of rows of another bestuur, by the name a field could have for them."""
    bestuur = decor.spelers()[BUUR].school.bestuur
    for model in apps.get_models():
        velden = {veld.name for veld in model._meta.fields}
        if model._meta.app_label in ONZE and "bestuur" in velden:
            rij = model._default_manager.filter(bestuur=bestuur).order_by("-pk").first()
            if rij is not None:
                yield str(rij.pk)
                if "sleutel" in velden:
                    yield rij.sleutel
    yield decor.wereld.buur_adviseur.sleutel
    yield decor.wereld.buur_directeur.sleutel
    yield str(bestuur.pk)
    kader = decor.kaders[BUUR]["gepubliceerd"]
    yield str(kader.domeinen.first().pk)
    yield str(kader.items.first().pk)


def _verwisseld(velden, vreemd):
    """Per field that names a row: each foreign name of the same shape."""
    for naam, waarden in velden.items():
        for vorm in (str.isdigit, SLEUTEL.fullmatch):
            if waarden and vorm(waarden[-1]):
                yield from ((naam, waarde) for waarde in vreemd if vorm(waarde))


def _van_een_ander(decor):
    """How many rows the others have, and what stands in them."""
    bestuur = decor.spelers()[EIGEN].school.bestuur
    for model in apps.get_models():
        velden = {veld.name for veld in model._meta.fields}
        if model._meta.app_label in ONZE and "bestuur" in velden:
            rijen = model._default_manager.exclude(bestuur=bestuur).order_by("pk")
            if "school" in velden:  # a row of a school may name no bestuur
                rijen = rijen.exclude(school__bestuur=bestuur)
            yield model.__name__, list(rijen.values_list())


@pytest.fixture(scope="module")
def formulieren(toneel):
    """What a browser would send to each address."""
    return ingevuld(*toneel)


@contextmanager
def _luister():
    """Collects what is written meanwhile; where nothing was, there is nothing to compare."""
    geschreven = []

    def hoor(voer_uit, sql, *rest):
        if SCHRIJFT.match(sql):
            geschreven.append(sql)
        return voer_uit(sql, *rest)

    with connection.execute_wrapper(hoor):
        yield geschreven


@pytest.mark.django_db
@pytest.mark.usefixtures("kaal")
def test_een_verwijzing_van_een_ander_wordt_nergens_aangenomen(toneel, formulieren):
    klanten, decor = toneel
    vreemd = list(_vreemd(decor))
    eerst = dict(_van_een_ander(decor))
    stuk, gezien = [], 0

    for url, wie in dict(deuren(decor, "POST")).items():
        velden = formulieren.get(url, {})
        gewoon = {naam: waarden[-1] for naam, waarden in velden.items()}
        for naam, waarde in _verwisseld(velden, vreemd):
            with transaction.atomic():
                with _luister() as geschreven:
                    antwoord = klanten[wie].post(url, gewoon | {naam: waarde})
                fouten = list(overtredingen()) if geschreven else []
                is_anders = bool(geschreven) and dict(_van_een_ander(decor)) != eerst
                transaction.set_rollback(True)
            gezien += 1
            if antwoord.status_code >= 500 or fouten or is_anders:
                stuk.append((url, wie, naam, waarde, antwoord.status_code, fouten, is_anders))

    assert gezien > 40
    assert stuk == []


@pytest.mark.django_db
@pytest.mark.parametrize("relatie", [EIGEN, ANDERE, BUUR])
def test_een_deel_van_een_ander_gesprek_bestaat_hier_niet(toneel, relatie):
    klanten, decor = toneel
    hier = decor.dialogen[EIGEN, "gevoerd"]
    daar = decor.dialogen[relatie, "vastgesteld"]
    sleutel = hier.gesprek.sleutel
    adressen = [
        reverse(naam, args=[sleutel, *rest])
        for naam, *rest in (
            ("agendapunt_bewaren", daar.agendapunt.sleutel),
            ("agendapunt_verplaatsen", daar.agendapunt.sleutel),
            ("agendapunt_weghalen", daar.agendapunt.sleutel),
            ("kladregel_bewaren", daar.aantekening.sleutel),
            ("kladregel_doen", daar.aantekening.sleutel),
            ("vastgelegd_bewaren", "afspraak", daar.afspraak.sleutel),
            ("vastgelegd_weghalen", "afspraak", daar.afspraak.sleutel),
            ("doel_bewaren", daar.afspraak.sleutel, "meetbaar"),
        )
    ]
    adressen.append(
        reverse("vastleggen", args=[sleutel, "afspraak"]) + f"?punt={daar.agendapunt.sleutel}"
    )

    antwoorden = {url: klanten["adviseur"].post(url).status_code for url in adressen}

    assert antwoorden == dict.fromkeys(adressen, 404)


@pytest.mark.django_db
@pytest.mark.parametrize("relatie", [EIGEN, ANDERE, BUUR])
def test_een_onderdeel_van_een_ander_verslag_bestaat_hier_niet(toneel, relatie):
    klanten, decor = toneel
    hier = decor.dialogen[EIGEN, "ter_vaststelling"]
    daar = decor.dialogen[relatie, "vastgesteld"].onderdeel.sleutel
    namen = ("bewaren", "aanpassen", "akkoord", "antwoord")
    adressen = {
        naam: reverse(f"onderdeel_{naam}", args=[hier.gesprek.sleutel, daar]) for naam in namen
    }

    antwoorden = {naam: klanten["adviseur"].post(url).status_code for naam, url in adressen.items()}

    assert set(antwoorden.values()) <= {403, 404}

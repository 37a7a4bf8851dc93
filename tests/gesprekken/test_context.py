"""The frame of every page: who somebody is, for whom they work, where they can go."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from gesprekken.context import MENU, TITELS, kop
from scholen.models import Rol
from tests.factories import AanstellingFactory


def kop_van(gebruiker, pad="/"):
    request = RequestFactory().get(pad)
    request.user = gebruiker
    return kop(request)["kop"]


def test_de_kop_zegt_voor_wie_je_werkt(wereld, demodag):
    gezien = kop_van(wereld.ib)

    assert (gezien.werk, gezien.partij) == ("ib’er, De Wilgenhoek", "school")
    assert (gezien.organisatie, gezien.schooljaar) == ("Stichting De Brug", "2026-2027")


def test_twee_scholen_staan_in_een_zin(wereld):
    assert kop_van(wereld.ib_van_twee).werk == "ib’er, De Abeel en De Wilgenhoek"


def test_een_eigen_functie_gaat_voor(wereld):
    AanstellingFactory(
        gebruiker=wereld.zonder_rol, rol="ib", school=wereld.school, functie="kwaliteitscoördinator"
    )

    assert kop_van(wereld.zonder_rol).werk == "kwaliteitscoördinator, De Wilgenhoek"


def test_wie_aan_beide_kanten_werkt_hoort_bij_geen_van_beide(wereld):
    AanstellingFactory(gebruiker=wereld.ib, rol="lezer", bestuur=wereld.buurbestuur)

    gezien = kop_van(wereld.ib)

    assert gezien.partij == ""
    assert gezien.organisatie == "Stichting De Brug en Stichting De Buren"


def test_een_aanstelling_die_voorbij_is_telt_niet(wereld):
    wereld.ib.aanstellingen.update(tot=date(2020, 7, 31), van=date(2019, 8, 1))

    gezien = kop_van(wereld.ib)

    assert (gezien.werk, [punt.titel for punt in gezien.menu]) == ("", ["Mijn werk"])


@pytest.mark.parametrize(
    ("wie", "verwacht"),
    [
        ("ib", ["Mijn werk", "Gesprekken", "Afspraken", "Kaders"]),
        ("team", ["Mijn werk", "Kaders"]),
        ("adviseur", ["Mijn werk", "Rondes", "Gesprekken", "Afspraken", "Kaders"]),
        ("bestuurder", ["Mijn werk", "Rondes", "Afspraken", "Kaders"]),
        ("beheerder", ["Mijn werk", "Kaders", "Scholen", "Mensen", "Logboek"]),
        ("installatiebeheerder", ["Mijn werk", "Kaders", "Besturen", "Logboek"]),
        ("zonder_rol", ["Mijn werk"]),
    ],
)
def test_ieder_ziet_de_eigen_ingangen(wereld, wie, verwacht):
    assert [punt.titel for punt in kop_van(getattr(wereld, wie)).menu] == verwacht


@pytest.mark.parametrize(
    ("wie", "pad", "verwacht"),
    [
        ("ib", "/", ("Mijn werk", "page")),
        ("ib", "/deelnames/abc/zelfevaluatie/1/", ("Mijn werk", "true")),
        ("ib", "/rondes/abc/", ("Mijn werk", "true")),
        ("ib", "/scholen/abc/jaren/", ("Mijn werk", "true")),
        ("ib", "/gesprekken/abc/verslag/", ("Gesprekken", "true")),
        ("adviseur", "/deelnames/abc/", ("Rondes", "true")),
        ("adviseur", "/rondes/", ("Rondes", "page")),
        ("beheerder", "/beheer/scholen/abc/", ("Scholen", "true")),
        ("adviseur", "/kwaliteit/woorden/1/", ("Kaders", "true")),
        ("ib", "/gesprekken/", ("Gesprekken", "page")),
        ("ib", "/hulp/", None),
    ],
)
def test_een_pagina_hoort_bij_haar_ingang(wereld, wie, pad, verwacht):
    punten = kop_van(getattr(wereld, wie), pad).menu

    assert [(punt.titel, punt.hier) for punt in punten if punt.hier] == (
        [verwacht] if verwacht else []
    )


def test_elke_rol_heeft_een_menu_dat_bestaat():
    assert set(MENU) == set(Rol.values)
    assert set().union({"beheer:besturen"}, *MENU.values()) == set(TITELS)


@pytest.mark.parametrize(
    "wie",
    [
        "ib",
        "mt",
        "team",
        "directeur",
        "adviseur",
        "bestuurder",
        "lezer",
        "swv_medewerker",
        "beheerder",
        "installatiebeheerder",
        "zonder_rol",
    ],
)
def test_elke_ingang_van_het_menu_gaat_open(wereld, client, wie):
    gebruiker = getattr(wereld, wie)
    client.force_login(gebruiker)

    codes = {punt.titel: client.get(punt.url).status_code for punt in kop_van(gebruiker).menu}

    assert set(codes.values()) == {200}, codes


def test_de_kop_kost_een_vraag_aan_de_database(wereld, django_assert_num_queries):
    with django_assert_num_queries(1):
        _ = kop_van(wereld.ib_van_twee).werk


def test_wie_niet_is_ingelogd_kost_niets(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        gezien = kop_van(AnonymousUser())

        assert (gezien.werk, gezien.organisatie) == ("", "")


def test_de_demo_zegt_welke_dag_het_is(wereld, settings):
    zonder = kop_van(wereld.ib).demodag
    settings.DEMO = True

    assert (zonder, kop_van(wereld.ib).demodag) == (None, date(2026, 11, 24))

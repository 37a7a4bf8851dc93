"""The list of talks: by what they wait for, one's own apart, earlier years folded."""

from datetime import date

import pytest

from gesprekken.overzichten.gesprekken import gesprekkenlijst
from tests.factories import DeelnameFactory, GesprekFactory

VANDAAG = date(2026, 11, 24)


@pytest.fixture
def deelname(wereld):
    return DeelnameFactory(
        school=wereld.school, ronde__bestuur=wereld.bestuur, ronde__schooljaar="2026-2027"
    )


def lijst(wie, toon=""):
    return gesprekkenlijst(wie, toon=toon, vandaag=VANDAAG)


def test_de_lijst_groepeert_op_wat_er_nog_moet(wereld, deelname):
    for status, datum in [
        ("voorbereiden", None),
        ("gepland", date(2027, 2, 2)),
        ("gepland", date(2027, 1, 19)),
        ("gevoerd", date(2026, 10, 1)),
        ("vervallen", None),
    ]:
        GesprekFactory(deelname=deelname, status=status, datum=datum)

    groepen = lijst(wereld.ib).groepen

    assert [(groep.titel, [g.datum for g in groep.gesprekken]) for groep in groepen] == [
        ("Te plannen", [None]),
        ("Gepland", [date(2027, 1, 19), date(2027, 2, 2)]),
        ("Gevoerd, het verslag is in de maak", [date(2026, 10, 1)]),
        ("Gaat niet door", [None]),
    ]


def test_wat_klaar_is_staat_per_schooljaar_en_eerdere_jaren_dicht(wereld, deelname):
    vorig = DeelnameFactory(
        school=wereld.school, ronde__bestuur=wereld.bestuur, ronde__schooljaar="2025-2026"
    )
    GesprekFactory(deelname=deelname, status="vastgesteld", datum=date(2026, 10, 1))
    GesprekFactory(deelname=vorig, status="vastgesteld", datum=date(2026, 1, 20))
    GesprekFactory(
        deelname=None,
        bestuur=wereld.bestuur,
        school=wereld.school,
        adviseur=wereld.adviseur,
        status="zonder_vaststelling",
        datum=date(2025, 1, 20),
    )

    groepen = lijst(wereld.ib).groepen

    assert [(groep.titel, groep.is_eerder, len(groep.gesprekken)) for groep in groepen] == [
        ("Klaar", False, 1),
        ("Klaar in 2025-2026", True, 1),
        ("Klaar in 2024-2025", True, 1),
    ]


def test_een_adviseur_kiest_tussen_alle_en_de_eigen_gesprekken(wereld, deelname):
    GesprekFactory(deelname=deelname, adviseur=wereld.adviseur)
    GesprekFactory(deelname=deelname, adviseur=wereld.andere_adviseur)

    alle, eigen = lijst(wereld.adviseur), lijst(wereld.adviseur, "jij")

    assert [(rij.naam, rij.aantal, rij.is_gekozen) for rij in alle.filters] == [
        ("Alle", 2, True),
        ("Van jou", 1, False),
    ]
    assert [len(groep.gesprekken) for groep in alle.groepen] == [2]
    assert [g.adviseur for groep in eigen.groepen for g in groep.gesprekken] == [wereld.adviseur]


def test_valt_er_niets_te_kiezen_dan_staan_er_geen_keuzes(wereld, deelname):
    GesprekFactory(deelname=deelname, adviseur=wereld.adviseur)

    assert lijst(wereld.adviseur).filters == ()
    assert lijst(wereld.ib).filters == ()


@pytest.mark.parametrize(
    ("status", "pad"), [("voorbereiden", "plannen"), ("gepland", "voorbereiding")]
)
def test_bij_de_eigen_gesprekken_is_de_volgende_stap_een_klik(
    client, wereld, deelname, status, pad
):
    gesprek = GesprekFactory(
        deelname=deelname, adviseur=wereld.adviseur, status=status, datum=date(2027, 1, 19)
    )

    client.force_login(wereld.adviseur)
    eigen = client.get("/gesprekken/").content.decode()
    client.force_login(wereld.ib)
    school = client.get("/gesprekken/").content.decode()

    assert f"/gesprekken/{gesprek.sleutel}/{pad}/" in eigen
    assert f"/gesprekken/{gesprek.sleutel}/{pad}/" not in school


@pytest.mark.parametrize("aantal", [1, 3])
def test_de_lijst_vraagt_niet_meer_bij_meer_gesprekken(
    wereld, deelname, aantal, django_assert_num_queries
):
    for _ in range(aantal):
        GesprekFactory(deelname=deelname, status="vastgesteld", datum=date(2026, 10, 1))

    with django_assert_num_queries(1):
        lijst(wereld.adviseur)

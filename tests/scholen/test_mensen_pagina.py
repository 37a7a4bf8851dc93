"""Who works at a school: now, later, before; for its own people and for its office."""

from datetime import date

import pytest
from django.urls import reverse

from tests.factories import MOMENT, AanstellingFactory, GebruikerFactory
from tests.gesprekken.kijken import als, tekst, vragen
from tests.scholen.bladen import naar, stuur

pytestmark = pytest.mark.usefixtures("demodag")


def url(school):
    return reverse("scholen:school_mensen", args=[school.sleutel])


def lees(client, gebruiker, school):
    return als(client, gebruiker).get(url(school))


def werkt(school, naam, **velden):
    return AanstellingFactory(gebruiker=GebruikerFactory(naam=naam), school=school, **velden)


@pytest.mark.parametrize(
    ("wie", "status"),
    [
        ("ib", 200),
        ("mt", 200),
        ("directeur", 200),
        ("adviseur", 200),
        ("bestuurder", 200),
        ("beheerder", 200),
        ("team", 404),
        ("lezer", 404),
        ("swv_medewerker", 404),
        ("zonder_rol", 404),
        ("andere_ib", 404),
        ("buur_adviseur", 404),
    ],
)
def test_wie_leest_wie_er_op_een_school_werkt(client, wereld, wie, status):
    assert lees(client, getattr(wereld, wie), wereld.school).status_code == status


def test_wie_er_nu_werkt_wie_nog_komt_en_wie_weg_is(client, wereld):
    school = wereld.andere_school
    werkt(school, "Nieuw Straks", rol="mt", van=date(2027, 2, 1))
    werkt(school, "Oud Eerder", rol="ib", tot=date(2026, 11, 23))
    werkt(school, "Laatste Dag", rol="ib", tot=date(2026, 11, 24))
    nooit = {"van": date(2027, 2, 1), "tot": date(2027, 2, 1), "beeindigd_op": MOMENT}
    werkt(school, "Nooit Begonnen", rol="mt", **nooit)

    mensen = lees(client, wereld.andere_directeur, school).context["mensen"]

    groepen = [[rij.naam for rij in groep] for groep in (mensen.nu, mensen.straks, mensen.eerder)]
    assert groepen == [
        ["Anna Abeel", "Dirk Abeel", "Iris Dubbel", "Laatste Dag"],
        ["Nieuw Straks"],
        ["Oud Eerder"],
    ]


@pytest.mark.parametrize(
    ("functie", "toont"),
    [
        ("", "Ib’er"),
        ("intern begeleider", "Intern begeleider (ib’er)"),
        ("ib'er van de onderbouw", "Ib&#x27;er van de onderbouw"),
    ],
)
def test_bij_een_functie_staat_de_rol_als_die_iets_toevoegt(client, wereld, functie, toont):
    werkt(wereld.school, "Nora Nieuw", rol="ib", functie=functie, tot=date(2027, 7, 31))

    pagina = tekst(lees(client, wereld.ib, wereld.school))

    assert toont in pagina
    assert "sinds 1 augustus 2020, tot en met 31 juli 2027" in pagina


def test_er_staan_geen_mailadressen(client, wereld):
    assert wereld.mt.email not in tekst(lees(client, wereld.beheerder, wereld.school))


def test_een_school_zonder_mensen_zegt_wie_er_iets_aan_kan_doen(client, wereld):
    wereld.andere_school.aanstellingen.all().delete()

    pagina = tekst(lees(client, wereld.beheerder, wereld.andere_school))

    assert "Hier werkt nu niemand met een account" in pagina


def test_meer_mensen_kosten_niet_meer_vragen(client, wereld):
    bij_een = vragen(client, wereld.ib, url(wereld.school))
    for nummer in range(10):
        werkt(wereld.school, f"Persoon {nummer}")

    assert vragen(client, wereld.ib, url(wereld.school)) == bij_een <= 12


def test_een_rol_van_straks_zegt_dat_en_als_hij_niet_doorgaat_ook(client, wereld):
    velden = {"rol": "mt", "school": wereld.andere_school.sleutel, "van": "2027-01-04"}

    url, zin = stuur(client, wereld.beheerder, naar("rol_nieuw", wereld.ib.sleutel), **velden)
    straks = wereld.ib.aanstellingen.get(rol="mt").sleutel
    stuur(client, wereld.beheerder, naar("rol_beeindigen", straks))

    assert zin == "Marit Hofstra is vanaf 4 januari 2027 ook MT-lid bij De Abeel."
    assert "zou beginnen op 4 januari 2027, en dat ging niet door" in tekst(client.get(url))

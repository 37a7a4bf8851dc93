"""The lines of the notepad: saving by themselves, and as a form without JavaScript."""

import pytest

from gesprekken.models import (
    Aantekening,
    Afspraak,
    Gesprek,
)
from kwaliteit.models import Tekstversie
from kwaliteit.teksten import merk_van
from tests.gesprekken import verhaal
from tests.gesprekken.aan_tafel import LEEG, REGEL, bewaar, maak_regel, pad


@pytest.fixture
def gesprek(wereld):
    return verhaal.gepland(verhaal.gesprek(wereld), wereld)


@pytest.fixture
def punt(gesprek):
    return gesprek.agendapunten.get(onderwerp__item__code="2a")


@pytest.fixture
def adviseur(client, wereld):
    client.force_login(wereld.adviseur)
    return client


def test_het_eerste_woord_maakt_de_regel(adviseur, gesprek, punt, wereld):
    antwoord = bewaar(adviseur, pad(gesprek, f"klad/{REGEL}/?punt={punt.sleutel}"), "tekst", "Tom")

    rij = Aantekening.objects.get()
    assert antwoord.json()["status"] == "opgeslagen"
    assert (rij.sleutel, rij.tekst, rij.agendapunt, rij.auteur) == (
        REGEL,
        "Tom",
        punt,
        wereld.adviseur,
    )


def test_verder_schrijven_verandert_dezelfde_regel(adviseur, gesprek, punt):
    url = pad(gesprek, f"klad/{REGEL}/?punt={punt.sleutel}")
    merk = bewaar(adviseur, url, "tekst", "Tom").json()["merk"]

    bewaar(adviseur, url, "tekst", "Tom zegt", merk)
    bewaar(adviseur, url, "gezegd_door", "de school")

    rij = Aantekening.objects.get()
    assert (rij.tekst, rij.gezegd_door) == ("Tom zegt", "de school")


def test_twee_vensters_overschrijven_elkaar_niet(adviseur, gesprek, wereld):
    rij = maak_regel(gesprek, wereld, tekst="uit het ene venster")

    antwoord = bewaar(adviseur, pad(gesprek, f"klad/{rij.sleutel}/"), "tekst", "uit het andere")

    assert antwoord.status_code == 409
    assert antwoord.json()["ander"] == "uit het ene venster"
    assert Tekstversie.objects.get(soort="niet_gekozen").tekst == "uit het andere"


def test_een_regel_van_een_ander_bestaat_niet(adviseur, gesprek, wereld):
    rij = maak_regel(gesprek, wereld)
    Aantekening.objects.update(auteur=wereld.andere_adviseur)

    antwoord = bewaar(adviseur, pad(gesprek, f"klad/{rij.sleutel}/"), "tekst", "x")

    assert antwoord.status_code == 404
    assert Aantekening.objects.get().tekst == "Een regel"


@pytest.mark.parametrize("sleutel", ["kort", "ABCDEFGHIJ23", "abcdefghij01"])
def test_een_sleutel_die_geen_sleutel_is_maakt_niets(adviseur, gesprek, sleutel):
    antwoord = bewaar(adviseur, pad(gesprek, f"klad/{sleutel}/"), "tekst", "x")

    assert antwoord.status_code == 404
    assert Aantekening.objects.count() == 0


def test_een_punt_van_een_ander_gesprek_telt_niet(adviseur, gesprek, wereld):
    antwoord = bewaar(adviseur, pad(gesprek, f"klad/{REGEL}/?punt=abcdefghij77"), "tekst", "x")

    assert antwoord.status_code == 404


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [("tekst", "x" * 20_001), ("gezegd_door", "de wethouder"), ("soort", "parkeren")],
)
def test_wat_niet_kan_wordt_niet_bewaard(adviseur, gesprek, wereld, veld, waarde):
    rij = maak_regel(gesprek, wereld)

    antwoord = bewaar(adviseur, pad(gesprek, f"klad/{rij.sleutel}/"), veld, waarde)

    assert (antwoord.status_code, antwoord.json()["status"]) == (400, "fout")
    rij.refresh_from_db()
    assert (rij.tekst, rij.gezegd_door, rij.soort) == ("Een regel", "", "klad")


def test_nul_en_stuurtekens_gaan_eruit(adviseur, gesprek):
    bewaar(adviseur, pad(gesprek, f"klad/{REGEL}/"), "tekst", "a\x00b\x0bc\r\nd")

    assert Aantekening.objects.get().tekst == "abc\nd"


@pytest.mark.parametrize("status", ["ter_vaststelling", "vastgesteld"])
def test_als_het_verslag_voorligt_wordt_een_regel_niet_meer_veranderd(
    adviseur, gesprek, wereld, status
):
    rij = maak_regel(gesprek, wereld)
    Gesprek.objects.update(status=status)

    antwoord = bewaar(
        adviseur, pad(gesprek, f"klad/{rij.sleutel}/"), "tekst", "Te laat", merk_van("Een regel")
    )

    assert (antwoord.status_code, antwoord.json()["status"]) == (409, "gesloten")
    assert Aantekening.objects.get().tekst == "Een regel"
    assert Tekstversie.objects.get(soort="niet_gekozen").tekst == "Te laat"


def test_na_het_gesprek_mag_er_nog_bij(adviseur, gesprek):
    Gesprek.objects.update(status="gevoerd")

    antwoord = bewaar(adviseur, pad(gesprek, f"klad/{REGEL}/"), "tekst", "Achteraf")

    assert antwoord.status_code == 200


def test_een_leerling_bij_naam_krijgt_een_zin_en_blijft_staan(adviseur, gesprek):
    antwoord = bewaar(adviseur, pad(gesprek, f"klad/{REGEL}/"), "tekst", "Leerling Fatima leest.")

    assert antwoord.json()["let_op"].startswith("Hier lijkt de naam van een leerling te staan.")
    assert Aantekening.objects.get().tekst == "Leerling Fatima leest."


def test_bewaren_vraagt_hooguit_acht_keer_iets(
    adviseur, gesprek, wereld, django_assert_max_num_queries
):
    rij = maak_regel(gesprek, wereld)
    url = pad(gesprek, f"klad/{rij.sleutel}/")

    with django_assert_max_num_queries(10):  # two of them are the savepoint of the test itself
        bewaar(adviseur, url, "tekst", "Anders", merk_van("Een regel"))


def test_zonder_javascript_zet_de_knop_de_regel_erbij(adviseur, gesprek, punt):
    antwoord = adviseur.post(
        pad(gesprek, f"klad/{REGEL}/doen/?punt={punt.sleutel}"),
        {
            f"{REGEL}-tekst": "Zonder script",
            f"{REGEL}-tekst-merk": LEEG,
            f"{REGEL}-gezegd_door": "ik",
            f"{REGEL}-gezegd_door-merk": LEEG,
        },
    )

    rij = Aantekening.objects.get()
    assert antwoord["Location"] == pad(gesprek, f"voeren/?punt={punt.sleutel}")
    assert (rij.tekst, rij.gezegd_door) == ("Zonder script", "ik")


def test_zonder_javascript_worden_twee_teksten_getoond(adviseur, gesprek, wereld):
    rij = maak_regel(gesprek, wereld, tekst="ander venster")

    antwoord = adviseur.post(
        pad(gesprek, f"klad/{rij.sleutel}/doen/"),
        {f"{rij.sleutel}-tekst": "dit venster", f"{rij.sleutel}-tekst-merk": LEEG},
    )

    tekst = antwoord.content.decode()
    assert "ander venster" in tekst
    assert "dit venster" in tekst
    assert merk_van("ander venster") in tekst
    assert Aantekening.objects.get().tekst == "ander venster"


def test_zonder_javascript_blijft_te_lange_tekst_staan(adviseur, gesprek, wereld):
    rij = maak_regel(gesprek, wereld)

    antwoord = adviseur.post(
        pad(gesprek, f"klad/{rij.sleutel}/doen/"),
        {f"{rij.sleutel}-tekst": "x" * 20_001, f"{rij.sleutel}-tekst-merk": LEEG},
    )

    tekst = antwoord.content.decode()
    assert "<title>Fout: " in tekst
    assert "20.000 tekens" in tekst
    assert "x" * 20_001 in tekst


def test_zonder_javascript_na_sluiten_een_melding_en_de_tekst_bewaard(adviseur, gesprek, wereld):
    rij = maak_regel(gesprek, wereld)
    Gesprek.objects.update(status="ter_vaststelling")

    antwoord = adviseur.post(
        pad(gesprek, f"klad/{rij.sleutel}/doen/"),
        {
            f"{rij.sleutel}-tekst": "Te laat",
            f"{rij.sleutel}-tekst-merk": merk_van("Een regel"),
            "doe": "afspraak",
        },
        follow=True,
    )

    assert "ligt voor" in antwoord.content.decode()
    assert Afspraak.objects.count() == 0
    assert Tekstversie.objects.get(soort="niet_gekozen").tekst == "Te laat"

"""Notes beforehand and the agenda, as fields and buttons; and who may use them."""

import pytest

from gesprekken.models import (
    Aantekening,
    Agendapunt,
    Bevinding,
)
from kwaliteit.teksten import merk_van
from tests.gesprekken import verhaal
from tests.gesprekken.aan_tafel import LEEG, REGEL, bewaar, leg_vast, pad


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


def test_eigen_aantekening_en_bevinding_bewaren_zichzelf(adviseur, gesprek, wereld):
    bewaar(adviseur, pad(gesprek, "voorbereiding/eigen/"), "tekst", "Eerst de vervanger.")
    bewaar(adviseur, pad(gesprek, "voorbereiding/bevindingen/2a/"), "tekst", "Ik zie rust.")
    onbekend = bewaar(adviseur, pad(gesprek, "voorbereiding/bevindingen/9z/"), "tekst", "x")

    eigen, zie = Aantekening.objects.get(), Bevinding.objects.select_related("item").get()
    assert (eigen.soort, eigen.tekst, eigen.auteur) == (
        "voorbereiding",
        "Eerst de vervanger.",
        wereld.adviseur,
    )
    assert (zie.item.code, zie.tekst, zie.auteur) == ("2a", "Ik zie rust.", wereld.adviseur)
    assert onbekend.status_code == 404


def test_zonder_javascript_bewaart_de_knop_de_aantekening(adviseur, gesprek):
    antwoord = adviseur.post(
        pad(gesprek, "voorbereiding/eigen/"),
        {"eigen-tekst": "Leerling Fatima", "eigen-tekst-merk": LEEG},
        follow=True,
    )

    assert Aantekening.objects.get().tekst == "Leerling Fatima"
    assert "naam van een leerling" in antwoord.content.decode()


@pytest.mark.parametrize(
    ("veld", "waarde", "verwacht"),
    [
        ("titel", "Andere titel", "Andere titel"),
        ("minuten", "25", 25),
        ("minuten", "", None),
        ("vraag", "Mijn vraag", "Mijn vraag"),
        ("uitkomst", "deels", "deels"),
    ],
)
def test_een_agendapunt_bewaart_zichzelf(adviseur, gesprek, punt, veld, waarde, verwacht):
    antwoord = bewaar(
        adviseur,
        pad(gesprek, f"agenda/{punt.sleutel}/"),
        veld,
        waarde,
        merk_van(getattr(punt, veld)),
    )

    punt.refresh_from_db()
    assert antwoord.status_code == 200
    assert getattr(punt, veld) == verwacht


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [("minuten", "veel"), ("minuten", "-5"), ("minuten", "999"), ("uitkomst", "goed")],
)
def test_een_agendapunt_weigert_wat_niet_kan(adviseur, gesprek, punt, veld, waarde):
    antwoord = bewaar(
        adviseur,
        pad(gesprek, f"agenda/{punt.sleutel}/"),
        veld,
        waarde,
        merk_van(getattr(punt, veld)),
    )

    assert antwoord.status_code == 400
    assert antwoord.json()["melding"]


def test_zonder_javascript_gaat_de_uitkomst_terug_naar_tafel(adviseur, gesprek, punt):
    antwoord = adviseur.post(
        pad(gesprek, f"agenda/{punt.sleutel}/?terug"),
        {f"{punt.sleutel}-uitkomst": "besproken", f"{punt.sleutel}-uitkomst-merk": LEEG},
    )

    assert antwoord["Location"] == pad(gesprek, f"voeren/?punt={punt.sleutel}")
    assert Agendapunt.objects.get(pk=punt.pk).uitkomst == "besproken"


def test_agenda_maken_verplaatsen_toevoegen_en_weghalen(adviseur, wereld):
    gesprek = verhaal.gesprek(wereld)
    adviseur.post(pad(gesprek, "agenda/maken/"))
    adviseur.post(pad(gesprek, "agenda/nieuw/"), {"titel": " Rondje "})
    eigen = gesprek.agendapunten.get(titel="Rondje")

    adviseur.post(pad(gesprek, f"agenda/{eigen.sleutel}/verplaatsen/"), {"stap": "omhoog"})
    plek = Agendapunt.objects.get(pk=eigen.pk).volgorde
    weg = adviseur.post(pad(gesprek, f"agenda/{eigen.sleutel}/weg/"), follow=True)
    bij = adviseur.post(pad(gesprek, "agenda/maken/"), follow=True)

    assert plek == 4
    assert "‘Rondje’ staat niet meer op de agenda." in weg.content.decode()
    assert "De agenda was al bij." in bij.content.decode()
    assert gesprek.agendapunten.count() == 4


@pytest.mark.parametrize(
    ("titel", "melding"), [("  ", "Schrijf op waar het punt over gaat."), ("x" * 301, "300")]
)
def test_een_punt_zonder_titel_of_te_lang_krijgt_een_zin(adviseur, gesprek, titel, melding):
    antwoord = adviseur.post(pad(gesprek, "agenda/nieuw/"), {"titel": titel})

    assert melding in antwoord.content.decode()
    assert gesprek.agendapunten.count() == 4


def test_een_gekozen_onderwerp_gaat_er_niet_af(adviseur, gesprek, punt):
    antwoord = adviseur.post(pad(gesprek, f"agenda/{punt.sleutel}/weg/"), follow=True)

    assert "blijft op de agenda" in antwoord.content.decode()


ALLEEN_VOOR_DE_ADVISEUR = [
    "voorbereiding/eigen/",
    "voorbereiding/bevindingen/2a/",
    "agenda/maken/",
    "agenda/nieuw/",
    "agenda/{punt}/",
    "agenda/{punt}/verplaatsen/",
    "agenda/{punt}/weg/",
    f"klad/{REGEL}/",
    f"klad/{REGEL}/doen/",
    "vastleggen/afspraak/",
    "vastgelegd/afspraak/{vast}/",
    "vastgelegd/afspraak/{vast}/weg/",
    "vastgelegd/afspraak/{vast}/doel/merkbaar/",
]


def test_niemand_anders_schrijft_in_een_gesprek(client, wereld, gesprek, punt):
    sleutels = {"punt": punt.sleutel, "vast": leg_vast(gesprek).sleutel}
    verwacht = {"ib": 403, "directeur": 403, "andere_adviseur": 403, "vreemde_adviseur": 404}
    gekregen = {}

    for wie in verwacht:
        client.force_login(getattr(wereld, wie))
        gekregen[wie] = {
            client.post(pad(gesprek, naam.format(**sleutels))).status_code
            for naam in ALLEEN_VOOR_DE_ADVISEUR
        }

    assert gekregen == {wie: {code} for wie, code in verwacht.items()}
    assert Aantekening.objects.count() == 0


def test_wijzigen_gaat_alleen_met_post(adviseur, gesprek, punt):
    vast = leg_vast(gesprek)

    codes = {
        adviseur.get(pad(gesprek, naam.format(punt=punt.sleutel, vast=vast.sleutel))).status_code
        for naam in ALLEEN_VOOR_DE_ADVISEUR
    }

    assert codes == {405}

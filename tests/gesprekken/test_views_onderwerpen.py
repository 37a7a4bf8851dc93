"""The page where a school chooses what the talk is about."""

import pytest
from django.urls import reverse

from gesprekken.models import Onderwerp
from kwaliteit.models import Thema
from tests.factories import OnderwerpFactory
from tests.gesprekken.kiezen import gekozen, kies, kiezende_deelname, lees, vlag
from tests.gesprekken.kijken import GEGEVENS, als, tekst

pytestmark = pytest.mark.usefixtures("demodag")


@pytest.fixture
def deelname(wereld):
    return kiezende_deelname(wereld)


@pytest.mark.parametrize(
    ("wie", "status"),
    [
        ("ib", 200),
        ("mt", 200),
        ("directeur", 200),
        ("adviseur", 403),
        ("andere_adviseur", 403),
        ("bestuurder", 404),
        ("lezer", 404),
        ("team", 404),
        ("andere_ib", 404),
        ("vreemde_ib", 404),
    ],
)
def test_de_onderwerpen_zijn_van_de_school(client, wereld, deelname, wie, status):
    assert lees(client, getattr(wereld, wie), deelname).status_code == status


def test_wat_iemand_wil_bespreken_staat_er_met_reden_en_schrijver(client, wereld, deelname):
    vlag(deelname, "2b", reden="Hoe doen anderen dit?", gewijzigd_door=wereld.mt, waarde="2")
    vlag(deelname, "1a")

    blad = lees(client, wereld.ib, deelname).context["blad"]

    assert [(keus.code, keus.reden, keus.door, keus.woord) for keus in blad.keuzes] == [
        ("1a", "", "", ""),
        ("2b", "Hoe doen anderen dit?", "Tom", "In ontwikkeling"),
    ]


def test_aanvinken_kiest_en_uitvinken_laat_los(client, wereld, deelname):
    vlag(deelname, "1a")
    vlag(deelname, "2b")

    kies(client, wereld.ib, deelname, ["1a", "2b"])
    assert gekozen() == ["1a", "2b"]
    kies(client, wereld.ib, deelname, ["2b"], ["1a", "2b"])

    assert gekozen() == ["2b"]


def test_onbekende_namen_en_stuurtekens_worden_overgeslagen(client, wereld, deelname):
    antwoord = kies(client, wereld.ib, deelname, ["1a", "9z", "\x00", "x" * 5000], ["\x00nee"])

    assert antwoord.status_code == 200
    assert gekozen() == ["1a"]


def test_een_pagina_die_lang_openstond_wist_de_keuze_van_een_ander_niet(client, wereld, deelname):
    vlag(deelname, "1a")
    vlag(deelname, "2b")
    kies(client, wereld.ib, deelname, ["1a"])

    kies(client, wereld.mt, deelname, ["2b"], [])

    assert gekozen() == ["1a", "2b"]


def test_boven_het_maximum_staat_er_wat_nu_kan(client, wereld, deelname):
    antwoord = kies(client, wereld.ib, deelname, ["1a", "1b", "1c"])

    assert "Jullie kiezen hooguit 2 onderwerpen. Haal er eerst een weg" in tekst(antwoord)
    assert gekozen() == []


def test_de_vraag_van_het_bestuur_staat_bovenaan_de_agenda(client, wereld, deelname):
    kies(client, wereld.ib, deelname, ["1a"])
    domein = deelname.ronde.kader.domeinen.get(code="2")
    OnderwerpFactory(deelname=deelname, titel="", domein=domein, bron="bestuur", volgorde=9)

    punten = lees(client, wereld.ib, deelname).context["blad"].punten

    assert [punt.titel for punt in punten] == [
        "Domein 2: Domein 2",
        "Wij doen wat er bij 1a staat.",
    ]


def test_een_item_dat_gekozen_is_blijft_te_zien_ook_zonder_vlag(client, wereld, deelname):
    kies(client, wereld.ib, deelname, ["1a"])

    keuzes = lees(client, wereld.ib, deelname).context["blad"].keuzes

    assert [(keus.code, keus.is_gekozen) for keus in keuzes] == [("1a", True)]


def test_een_eigen_onderwerp_met_thema_en_reden(client, wereld, deelname):
    thema = deelname.ronde.kader.themas.get()
    url = reverse("onderwerp_nieuw", args=[deelname.sleutel])
    gegevens = {"titel": "  Rust in het team ", "reden": "Het is vol.", "thema": thema.pk}

    als(client, wereld.mt).post(url, gegevens)

    onderwerp = Onderwerp.objects.get()
    assert (onderwerp.titel, onderwerp.reden, onderwerp.thema, onderwerp.bron) == (
        "Rust in het team",
        "Het is vol.",
        thema,
        "school",
    )


def test_een_leeg_eigen_onderwerp_zegt_wat_er_moet_en_houdt_de_rest(client, wereld, deelname):
    url = reverse("onderwerp_nieuw", args=[deelname.sleutel])

    antwoord = als(client, wereld.mt).post(url, {"titel": " ", "reden": "Het is vol."})

    assert "Schrijf in een paar woorden waar je het over wilt hebben." in tekst(antwoord)
    assert "Het is vol." in tekst(antwoord)
    assert Onderwerp.objects.count() == 0


def test_wat_niet_meer_past_raakt_niet_kwijt(client, wereld, deelname):
    kies(client, wereld.ib, deelname, ["1a", "1b"])
    url = reverse("onderwerp_nieuw", args=[deelname.sleutel])

    antwoord = als(client, wereld.mt).post(url, {"titel": "Rust", "reden": "Het is vol."})

    assert "Jullie kiezen hooguit 2 onderwerpen." in tekst(antwoord)
    assert 'value="Rust"' in tekst(antwoord)
    assert "Het is vol." in tekst(antwoord)
    assert gekozen() == ["1a", "1b"]


def test_het_formulier_heeft_een_eigen_pagina(client, wereld, deelname):
    url = reverse("onderwerp_nieuw", args=[deelname.sleutel])

    assert als(client, wereld.mt).get(url).status_code == 200
    assert als(client, wereld.adviseur).get(url).status_code == 403


def test_een_thema_van_een_ander_bestuur_kan_niet(client, wereld, deelname):
    thema = Thema.objects.create(bestuur=wereld.buurbestuur, key="ouders", naam="Ouders")
    url = reverse("onderwerp_nieuw", args=[deelname.sleutel])

    als(client, wereld.mt).post(url, {"titel": "Rust", "reden": "", "thema": thema.pk})

    assert Onderwerp.objects.count() == 0


def test_de_reden_van_een_onderwerp_bewaart_zichzelf(client, wereld, deelname):
    onderwerp = OnderwerpFactory(deelname=deelname, titel="Rust")
    veld = lees(client, wereld.ib, deelname).context["blad"].keuzes[0].reden_veld
    gegevens = {"veld": "reden", "waarde": "Het is vol.", "merk": veld.merk}
    url = reverse("onderwerp_reden", args=[onderwerp.sleutel])

    antwoord = client.post(url, gegevens, headers=GEGEVENS)

    assert antwoord.json()["status"] == "opgeslagen"
    assert Onderwerp.objects.get().reden == "Het is vol."


def test_op_volgorde_zetten_met_knoppen(client, wereld, deelname):
    eerste, tweede = (
        OnderwerpFactory(deelname=deelname, titel=titel, volgorde=plek)
        for plek, titel in enumerate(("Eerst", "Dan"))
    )
    url = reverse("onderwerp_verplaatsen", args=[tweede.sleutel])

    als(client, wereld.ib).post(url, {"stap": "omhoog"})
    assert gekozen() == ["Dan", "Eerst"]
    client.post(url, {"stap": "onzin"})
    assert gekozen() == ["Dan", "Eerst"]
    client.post(reverse("onderwerp_verplaatsen", args=[eerste.sleutel]), {"stap": "omhoog"})

    assert gekozen() == ["Eerst", "Dan"]


def test_een_eigen_onderwerp_weghalen(client, wereld, deelname):
    onderwerp = OnderwerpFactory(deelname=deelname, titel="Rust")

    als(client, wereld.ib).post(reverse("onderwerp_weghalen", args=[onderwerp.sleutel]))

    assert Onderwerp.objects.count() == 0


@pytest.mark.parametrize("naam", ["onderwerp_reden", "onderwerp_verplaatsen", "onderwerp_weghalen"])
@pytest.mark.parametrize("wie", ["adviseur", "bestuurder", "lezer", "andere_ib", "vreemde_ib"])
def test_voor_een_ander_bestaat_het_onderwerp_niet(client, wereld, deelname, naam, wie):
    onderwerp = OnderwerpFactory(deelname=deelname, titel="Rust")
    url = reverse(naam, args=[onderwerp.sleutel])

    assert als(client, getattr(wereld, wie)).post(url).status_code == 404


def test_de_vraag_van_het_bestuur_verplaatst_een_school_niet(client, wereld, deelname):
    domein = deelname.ronde.kader.domeinen.first()
    onderwerp = OnderwerpFactory(deelname=deelname, titel="", domein=domein, bron="bestuur")
    url = reverse("onderwerp_weghalen", args=[onderwerp.sleutel])

    assert als(client, wereld.directeur).post(url).status_code == 404

"""The board's goal, and what an adviser arranges."""

import pytest
from django.urls import reverse

from gesprekken.models import Deelname, Gesprek
from gesprekken.toegang import ronde as toegang
from kwaliteit.models import Tekstversie
from scholen.models import Gebruiker
from tests.factories import (
    GesprekFactory,
)
from tests.gesprekken.kijken import GEGEVENS, als, tekst
from tests.gesprekken.rondes import deelname_van

pytestmark = pytest.mark.usefixtures("demodag")


@pytest.fixture
def deelname(wereld):
    return deelname_van(wereld, doel="Doel van de ronde.")


def lees(client, gebruiker, deelname):
    return als(client, gebruiker).get(deelname.get_absolute_url())


def schrijf_doel(client, gebruiker, deelname, waarde, merk=None):
    url = reverse("deelname_doel_bestuur", args=[deelname.sleutel])
    if merk is None:
        merk = lees(client, gebruiker, deelname).context["blad"].doel_veld.merk
    gegevens = {"veld": "doel_bestuur", "waarde": waarde, "merk": merk}
    return als(client, gebruiker).post(url, gegevens, headers=GEGEVENS)


def test_het_doel_van_het_bestuur_bewaart_zichzelf_en_de_school_leest_mee(client, wereld, deelname):
    antwoord = schrijf_doel(client, wereld.adviseur, deelname, "Begrijpen waar het knelt.")

    assert antwoord.json()["status"] == "opgeslagen"
    assert "Begrijpen waar het knelt." in tekst(lees(client, wereld.ib, deelname))
    assert Tekstversie.objects.get(model="deelname").tekst == "Begrijpen waar het knelt."


def test_zonder_eigen_doel_geldt_dat_van_de_ronde(client, wereld, deelname):
    assert "Doel van de ronde." in tekst(lees(client, wereld.ib, deelname))


def test_het_doel_werkt_ook_als_gewoon_formulier(client, wereld, deelname):
    veld = lees(client, wereld.adviseur, deelname).context["blad"].doel_veld
    url = reverse("deelname_doel_bestuur", args=[deelname.sleutel])

    als(client, wereld.adviseur).post(
        url, {veld.naam: "Luisteren.", f"{veld.naam}-merk": veld.merk}
    )

    assert Deelname.objects.get().doel_bestuur == "Luisteren."


@pytest.mark.parametrize(
    ("wie", "status"), [("andere_adviseur", 403), ("directeur", 403), ("bestuurder", 404)]
)
def test_alleen_de_eigen_adviseur_schrijft_het_doel(client, wereld, deelname, wie, status):
    antwoord = schrijf_doel(client, getattr(wereld, wie), deelname, "Anders.", merk="x")

    assert antwoord.status_code == status
    assert Deelname.objects.get().doel_bestuur == ""


@pytest.mark.parametrize(
    ("gesprek", "ronde", "mag"),
    [
        ("gepland", "open", True),
        ("gevoerd", "gesloten", True),
        ("ter_vaststelling", "open", False),
        ("vastgesteld", "afgerond", False),
    ],
)
def test_het_doel_ligt_vast_zodra_het_verslag_voorligt(
    client, wereld, deelname, gesprek, ronde, mag
):
    merk = lees(client, wereld.adviseur, deelname).context["blad"].doel_veld.merk
    GesprekFactory(deelname=deelname, status=gesprek)
    type(deelname.ronde).objects.update(status=ronde)

    antwoord = schrijf_doel(client, wereld.adviseur, deelname, "Nieuw doel.", merk=merk)

    assert (antwoord.status_code == 200) is mag
    assert (Deelname.objects.get().doel_bestuur == "Nieuw doel.") is mag
    assert (lees(client, wereld.adviseur, deelname).context["blad"].doel_veld is not None) is mag


def test_een_adviseur_voegt_een_gesprek_toe(client, wereld, deelname):
    url = reverse("deelname_gesprek", args=[deelname.sleutel])

    antwoord = als(client, wereld.andere_adviseur).post(url)

    gesprek = Gesprek.objects.get()
    assert antwoord["Location"] == gesprek.get_absolute_url()
    assert gesprek.adviseur == wereld.adviseur
    assert "Er staat al een gesprek klaar" in tekst(client.post(url, follow=True))


def test_een_school_voegt_zelf_geen_gesprek_toe(client, wereld, deelname):
    url = reverse("deelname_gesprek", args=[deelname.sleutel])

    assert als(client, wereld.directeur).post(url).status_code == 403
    assert als(client, wereld.adviseur).get(url).status_code == 405


def test_een_andere_adviseur_neemt_het_over(client, wereld, deelname):
    url = reverse("deelname_adviseur", args=[deelname.sleutel])

    antwoord = als(client, wereld.adviseur).post(
        url, {"adviseur": wereld.andere_adviseur.sleutel}, follow=True
    )

    assert Deelname.objects.get().adviseur == wereld.andere_adviseur
    assert "Bas Adviseur begeleidt De Wilgenhoek nu." in tekst(antwoord)


@pytest.mark.parametrize("wie", ["buur_adviseur", "bestuurder", "directeur"])
def test_alleen_een_adviseur_van_dit_bestuur_kan_het_overnemen(client, wereld, deelname, wie):
    url = reverse("deelname_adviseur", args=[deelname.sleutel])

    antwoord = als(client, wereld.adviseur).post(url, {"adviseur": getattr(wereld, wie).sleutel})

    assert "Kies een adviseur van dit bestuur." in tekst(antwoord)
    assert Deelname.objects.get().adviseur == wereld.adviseur


def test_wie_net_geen_adviseur_meer_is_staat_als_fout_bij_de_keuze(
    client, wereld, deelname, monkeypatch
):
    """The role ends after the form looked, and before the act does."""
    monkeypatch.setattr(toegang, "adviseurs_van", lambda _: Gebruiker.objects.all())
    url = reverse("deelname_adviseur", args=[deelname.sleutel])

    antwoord = als(client, wereld.adviseur).post(url, {"adviseur": wereld.bestuurder.sleutel})

    assert antwoord.status_code == 200
    assert f"{wereld.bestuurder} is geen adviseur meer bij" in tekst(antwoord)
    assert Deelname.objects.get().adviseur == wereld.adviseur

"""The pages of a verslag: who reads it, what they see, what a wrong moment says."""

import re

import pytest

from gesprekken.acties.verslag import onderdeel_aanpassen, vingerafdrukken_bijwerken
from gesprekken.models import Verslag
from scholen.models import Gebeurtenis
from tests.factories import AgendapuntFactory, OnderdeelFactory
from tests.gesprekken.verslagen import (
    OP,
    dialoog,
    lees,
    onderdelen,
    tekst_van,
    url,
    vers,
    zeg,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("vandaag")]


def zonder_tags(pagina: str) -> str:
    """The words alone, without what only who hears the page gets."""
    zichtbaar = re.sub(r'<span class="visually-hidden">[^<]*</span>', "", pagina)
    return re.sub(r"<[^>]+>", "", zichtbaar)


@pytest.mark.parametrize(
    ("tot", "lezers"),
    [
        ("gevoerd", {"adviseur"}),
        ("ter_vaststelling", {"adviseur", "ib", "mt", "directeur", "ib_van_twee"}),
        (
            "vastgesteld",
            {"adviseur", "andere_adviseur", "bestuurder", "ib", "mt", "directeur", "ib_van_twee"},
        ),
    ],
)
def test_wie_het_verslag_leest(client, wereld, tot, lezers):
    gespeeld = dialoog(wereld, tot=tot)
    mensen = [
        *("ib", "ib_van_twee", "mt", "team", "directeur", "adviseur", "andere_adviseur"),
        *("bestuurder", "lezer", "swv_medewerker", "beheerder", "andere_ib", "andere_directeur"),
        *("buur_adviseur", "vreemde_directeur", "zonder_rol"),
    ]

    adres = url(gespeeld, "verslag")

    gelezen = {
        naam
        for naam in mensen
        if lees(client, getattr(wereld, naam), adres, follow=True).status_code == 200
    }

    assert gelezen == lezers


def test_de_directeur_ziet_per_onderdeel_het_formulier_en_wie_nog_moet(client, wereld, ligt_voor):
    zeg(onderdelen(ligt_voor.verslag)[0], wereld.directeur)

    pagina = tekst_van(lees(client, wereld.directeur, url(ligt_voor, "verslag")))

    woorden = zonder_tags(pagina)
    assert "1 van de 4 onderdelen akkoord." in woorden
    assert "Samira Idrissi tekent namens de school. Nog te doen: 2, 3 en 4." in woorden
    assert "Hanneke Dijkgraaf tekent namens het bestuur. Nog te doen: 1, 2, 3 en 4." in woorden
    assert '<a href="#onderdeel-3">' in pagina
    assert pagina.partition("</main>")[0].count("btn-primary") == 1
    assert "Toch iets anders antwoorden" in pagina


def test_wie_niet_tekent_leest_zonder_formulier(client, wereld, ligt_voor):
    pagina = tekst_van(lees(client, wereld.ib, url(ligt_voor, "verslag")))

    assert "Bevestig onderdeel" not in pagina
    assert "School: nog te doen" in pagina


def test_eigen_regels_staan_nooit_in_het_verslag(client, wereld, ligt_voor):
    for wie in (wereld.directeur, wereld.adviseur):
        assert "GEHEIM" not in tekst_van(lees(client, wie, url(ligt_voor, "verslag")))


@pytest.mark.parametrize("tot", ["ter_vaststelling", "vastgesteld"])
def test_openen_laat_een_regel_achter_per_persoon_en_versie(client, wereld, tot):
    gespeeld = dialoog(wereld, tot=tot)

    for _ in range(2):
        lees(client, wereld.directeur, url(gespeeld, "verslag"))
        lees(client, wereld.ib, url(gespeeld, "verslag"))

    gelezen = Gebeurtenis.objects.filter(soort="gelezen", model="verslag")
    assert sorted(gelezen.values_list("naam", "school")) == [
        ("Marit Hofstra", wereld.school.pk),
        ("Samira Idrissi", wereld.school.pk),
    ]


@pytest.mark.parametrize("extra", [0, 2])
def test_de_pagina_kost_niet_meer_vragen_bij_meer_onderdelen(
    client, wereld, django_assert_num_queries, extra
):
    gespeeld = dialoog(wereld, tot="ter_vaststelling")
    for nummer in range(extra):
        punt = AgendapuntFactory(gesprek=gespeeld.gesprek, uitkomst="besproken")
        OnderdeelFactory(verslag=gespeeld.verslag, nummer=10 + nummer, agendapunt=punt)
    vingerafdrukken_bijwerken(vers(gespeeld.verslag))
    for rij in onderdelen(gespeeld.verslag):
        zeg(rij, wereld.adviseur, partij="bestuur", keuze="met_kanttekening", tekst="Mooi.")
    lees(client, wereld.directeur, url(gespeeld, "verslag"))

    with django_assert_num_queries(20):
        client.get(url(gespeeld, "verslag"))


def test_het_vaste_verslag_leest_alleen_het_bevroren_deel(
    client, wereld, django_assert_max_num_queries
):
    gespeeld = dialoog(wereld, tot="vastgesteld")
    lees(client, wereld.bestuurder, url(gespeeld, "verslag"))

    with django_assert_max_num_queries(12):
        pagina = client.get(url(gespeeld, "verslag"))

    assert "Vastgesteld op maandag 16 november" in tekst_van(pagina)
    assert Verslag.objects.get(pk=vers(gespeeld.verslag).pk).status == "vastgesteld"


def test_wat_veranderde_en_wat_anders_moet_staat_boven_aan(client, wereld, ligt_voor):
    zeg(onderdelen(ligt_voor.verslag)[0], wereld.directeur, keuze="nog_niet", tekst="Klopt niet.")
    rij = onderdelen(ligt_voor.verslag)[1]
    zeg(rij, wereld.directeur)
    onderdeel_aanpassen(rij, tekst="Elf.", vingerafdruk=rij.hash, door=wereld.adviseur, op=OP)

    pagina = zonder_tags(tekst_van(lees(client, wereld.ib, url(ligt_voor, "verslag"))))

    assert "Nog niet akkoord met 1. Nog te doen: 2, 3 en 4." in pagina
    assert "Onderdeel 2 veranderde na het akkoord." in pagina


def test_wie_klaar_is_hoort_wie_er_nu_aan_zet_is(client, wereld, ligt_voor):
    for rij in onderdelen(ligt_voor.verslag):
        zeg(rij, wereld.directeur)

    van_directeur = tekst_van(lees(client, wereld.directeur, url(ligt_voor, "verslag")))
    van_adviseur = tekst_van(lees(client, wereld.adviseur, url(ligt_voor, "verslag")))

    assert "<b>Jij bent klaar.</b> Nu is het bestuur aan zet." in van_directeur
    assert "Jij bent klaar." not in van_adviseur

"""Who answers while the adviser takes the verslag back: no typed word is lost."""

import pytest
from django.db import connection
from django.urls import reverse

from gesprekken.acties.verslag import terugnemen
from tests.gesprekken.verslagen import OP, dialoog, onderdelen, tekst_van, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def teruggenomen(wereld):
    gespeeld = dialoog(wereld, tot="ter_vaststelling")
    terugnemen(gespeeld.verslag, door=wereld.adviseur, op=OP, reden="Er ontbreekt iets.")
    return gespeeld


def stuur(client, wie, gespeeld, naam, **gegevens):
    rij = onderdelen(gespeeld.verslag)[0]
    meer = () if naam == "verslag_akkoord" else (rij.sleutel,)
    client.force_login(wie)
    velden = {f"{rij.sleutel}-{veld}": waarde for veld, waarde in gegevens.items()}
    return client.post(url(gespeeld, naam, *meer), velden)


@pytest.mark.parametrize(
    ("naam", "veld"),
    [
        ("onderdeel_akkoord", "kanttekening"),
        ("verslag_akkoord", "kanttekening"),
        ("onderdeel_antwoord", "antwoord-tekst"),
    ],
)
def test_wat_je_schreef_staat_er_nog(client, wereld, teruggenomen, naam, veld):
    antwoord = stuur(client, wereld.directeur, teruggenomen, naam, **{veld: "Dit klopt niet."})

    assert antwoord.status_code == 409
    assert "Dit klopt niet." in tekst_van(antwoord)


def test_zonder_eigen_woorden_is_er_niets(client, wereld, teruggenomen):
    antwoord = stuur(client, wereld.directeur, teruggenomen, "onderdeel_akkoord", kanttekening=" ")

    assert antwoord.status_code == 404


def test_een_vreemde_hoort_niets(client, wereld, teruggenomen):
    antwoord = stuur(
        client, wereld.buur_directeur, teruggenomen, "onderdeel_akkoord", kanttekening="Hallo?"
    )

    assert antwoord.status_code == 404


def test_tussen_openen_en_bewaren_gaat_bij_de_schrijver_geen_woord_verloren(client, wereld):
    gespeeld = dialoog(wereld, tot="ter_vaststelling")
    gedaan = []

    def neem_terug_na_de_deur(doe, sql, params, many, context):
        gelezen = doe(sql, params, many, context)
        if "is_enige_school" in sql and not gedaan:  # the last that is asked before it is kept
            gedaan.append(sql)
            terugnemen(gespeeld.verslag, door=wereld.adviseur, op=OP, reden="Er ontbreekt iets.")
        return gelezen

    with connection.execute_wrapper(neem_terug_na_de_deur):
        antwoord = stuur(
            client,
            wereld.adviseur,
            gespeeld,
            "onderdeel_akkoord",
            keuze="met_kanttekening",
            kanttekening="Dit was anders.",
            vingerafdruk=onderdelen(gespeeld.verslag)[0].hash,
        )

    assert len(gedaan) == 1
    assert antwoord.status_code == 409
    assert "Dit was anders." in tekst_van(antwoord)


def test_van_een_bestuur_met_een_school_houdt_ook_de_bestuurder_zijn_woorden(client, wereld):
    wereld.andere_school.gesloten_op = OP.date()
    wereld.andere_school.save()
    gespeeld = dialoog(wereld, tot="ter_vaststelling")
    terugnemen(gespeeld.verslag, door=wereld.adviseur, op=OP, reden="Er ontbreekt iets.")

    antwoord = stuur(
        client, wereld.bestuurder, gespeeld, "onderdeel_akkoord", kanttekening="Dit klopt niet."
    )

    assert antwoord.status_code == 409
    assert "Dit klopt niet." in tekst_van(antwoord)
    assert gespeeld.gesprek.get_absolute_url() not in tekst_van(antwoord)
    assert f'href="{reverse("start")}"' in tekst_van(antwoord)

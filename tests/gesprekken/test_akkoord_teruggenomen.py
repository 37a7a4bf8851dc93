"""Who answers while the adviser takes the verslag back: no typed word is lost."""

import pytest

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

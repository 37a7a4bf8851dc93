"""A page gives each new row its sleutel; one that another bestuur uses already stops nothing."""

import pytest

from gesprekken.models import Aantekening, Afspraak
from tests.factories import GesprekFactory
from tests.gesprekken import verhaal
from tests.gesprekken.aan_tafel import bewaar, leg_vast, maak_regel, pad


@pytest.fixture
def ginds(db):
    """A talk at another bestuur: on PostgreSQL its rows are not there to see."""
    return GesprekFactory()


@pytest.fixture
def gesprek(wereld):
    return verhaal.gepland(verhaal.gesprek(wereld), wereld)


def test_een_regel_die_een_ander_bestuur_al_zo_noemt_bestaat_niet(client, wereld, gesprek, ginds):
    regel = maak_regel(ginds, wereld)
    client.force_login(wereld.adviseur)

    antwoord = bewaar(client, pad(gesprek, f"klad/{regel.sleutel}/"), "tekst", "Van ons")

    assert antwoord.status_code == 404
    assert [rij.gesprek for rij in Aantekening.objects.all()] == [ginds]


def test_wat_een_ander_bestuur_al_zo_noemt_krijgt_een_andere_naam(client, wereld, gesprek, ginds):
    vreemd = leg_vast(ginds)
    gegevens = {"tekst": "Onze afspraak", "partij": "samen", "sleutel": vreemd.sleutel}
    client.force_login(wereld.adviseur)

    antwoord = client.post(pad(gesprek, "vastleggen/afspraak/"), gegevens, follow=True)

    rij = Afspraak.objects.get(gesprek=gesprek)
    assert antwoord.status_code == 200
    assert (rij.wat, rij.sleutel == vreemd.sleutel) == ("Onze afspraak", False)

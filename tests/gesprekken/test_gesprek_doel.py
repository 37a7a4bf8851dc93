"""The goal of an afspraak, field by field."""

import pytest

from gesprekken.models import Afspraak, Doel
from tests.gesprekken import verhaal
from tests.gesprekken.aan_tafel import bewaar, leg_vast, pad


@pytest.fixture
def gesprek(wereld):
    return verhaal.gepland(verhaal.gesprek(wereld), wereld)


@pytest.fixture
def adviseur(client, wereld):
    client.force_login(wereld.adviseur)
    return client


def test_een_doel_ontstaat_bij_het_eerste_woord_en_gaat_met_het_laatste(adviseur, gesprek):
    vast = leg_vast(gesprek)
    url = pad(gesprek, f"vastgelegd/afspraak/{vast.sleutel}/doel/merkbaar/")

    merk = bewaar(adviseur, url, "waaraan", "De klas is rustiger").json()["merk"]
    doel = Doel.objects.get()
    bewaar(adviseur, url, "waaraan", "", merk)

    assert (doel.soort, doel.waaraan) == ("merkbaar", "De klas is rustiger")
    assert Doel.objects.count() == 0


def test_een_veld_van_een_doel_terwijl_de_afspraak_weggaat(adviseur, gesprek, monkeypatch):
    """It was read just before somebody took it back: the answer is that of a moment later."""
    vast = leg_vast(gesprek)
    gelezen = Afspraak.objects.get()
    url = pad(gesprek, f"vastgelegd/afspraak/{vast.sleutel}/doel/merkbaar/")
    monkeypatch.setattr("gesprekken.toegang.gesprek.afspraak", lambda *_: gelezen)
    Afspraak.objects.all().delete()

    assert bewaar(adviseur, url, "bij_wie", "ouders").status_code == 404
    assert not Doel.objects.exists()


def test_een_doel_van_een_andere_soort_bestaat_niet(adviseur, gesprek):
    vast = leg_vast(gesprek)

    antwoord = bewaar(
        adviseur, pad(gesprek, f"vastgelegd/afspraak/{vast.sleutel}/doel/vaag/"), "waaraan", "x"
    )

    assert antwoord.status_code == 404
    assert Doel.objects.count() == 0

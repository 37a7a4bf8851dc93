"""Recovery codes from before they were hashes: what is on paper keeps working, once."""

import importlib

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps

from scholen.inloggen.geheim import versleutel
from scholen.inloggen.herstelcodes import Herstelcodes

VAN_ALLAUTH = Herstelcodes.__base__
migratie = importlib.import_module("scholen.migrations.0021_herstelcodes_als_afdruk")

pytestmark = pytest.mark.django_db


@pytest.fixture
def maak(wereld, settings):
    """A row as allauth made them, and the codes that its owner has."""
    settings.MFA_RECOVERY_CODE_DIGITS = 8

    def maak(**meer):
        data = {"seed": versleutel("ab" * 40), "used_mask": 0, **meer}
        rij = Authenticator.objects.create(user=wereld.ib, type="recovery_codes", data=data)
        return rij, VAN_ALLAUTH(rij).generate_codes()

    return maak


def zet_om(rij):
    migratie.maak_afdrukken(apps, None)
    rij.refresh_from_db()
    return Herstelcodes(rij)


def test_een_code_van_voorheen_werkt_nog_een_keer_en_een_gebruikte_niet(maak):
    rij, codes = maak(used_mask=0b10, viewed_at=1.0, met_wachtwoord=True)

    na = zet_om(rij)

    assert rij.data.keys() == {"kosten", "zout", "afdrukken", "met_wachtwoord"}
    assert [len(een) for een in codes] == [8] * 10
    assert len(na.get_unused_codes()) == 9
    assert [na.validate_code(een) for een in [*codes[:3], codes[0]]] == [True, False, True, False]


def test_codes_die_niemand_zag_eindigen(maak):
    rij, codes = maak()

    na = zet_om(rij)

    assert (na.get_unused_codes(), na.validate_code(codes[0])) == ([], False)


def test_codes_waarvan_de_sleutel_weg_is_eindigen(maak, settings):
    rij, codes = maak(viewed_at=1.0)
    settings.SECRET_KEY = "iets anders"  # noqa: S105 of a test

    na = zet_om(rij)

    assert (na.get_unused_codes(), na.validate_code(codes[0])) == ([], False)


def test_een_oude_sleutel_is_nog_genoeg(maak, settings):
    rij, codes = maak(viewed_at=1.0)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "iets anders"  # noqa: S105 of a test

    assert zet_om(rij).validate_code(codes[9])


def test_terug_zijn_er_geen_codes_en_breekt_er_niets(maak):
    rij, codes = maak(viewed_at=1.0, met_wachtwoord=True)
    zet_om(rij)

    migratie.laat_los(apps, None)

    rij.refresh_from_db()
    toen = VAN_ALLAUTH(rij)
    assert rij.data == {"migrated_codes": [], "met_wachtwoord": True}
    assert (toen.get_unused_codes(), toen.validate_code(codes[0])) == ([], False)
    assert zet_om(rij).get_unused_codes() == []

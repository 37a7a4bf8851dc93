"""Accounts of people who work nowhere any more: cleared, while what they signed keeps its names."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount

from scholen.models import Gebruiker, Rol
from tests.factories import AanstellingFactory, GebruikerFactory
from tests.gesprekken.verlopen import NET, grens, rol, ruim_op


def _vertrokken(op):
    """Somebody whose only role ended at this moment."""
    wie = GebruikerFactory(naam="Wie Weg")
    AanstellingFactory(gebruiker=wie, rol=Rol.BEHEERDER, beeindigd_op=op)
    EmailAddress.objects.create(user=wie, email=wie.email)
    Authenticator.objects.create(user=wie, type="totp", data={})
    SocialAccount.objects.create(user=wie, provider="x", uid=wie.sleutel)
    return wie


def test_van_wie_nergens_meer_werkt_gaat_het_account_en_blijft_de_rij(db):
    weg, blijft = _vertrokken(grens("mensen") - NET), _vertrokken(grens("mensen") + NET)

    gegaan = ruim_op()

    weg.refresh_from_db()
    blijft.refresh_from_db()
    assert gegaan == {("", "mensen"): 1, ("", "rollen"): 1}
    assert (weg.naam, weg.email) == (
        "voormalig medewerker",
        f"{weg.sleutel}@uitgeschreven.invalid",
    )
    assert (weg.is_active, weg.has_usable_password()) == (False, False)
    assert (blijft.naam, blijft.is_active) == ("Wie Weg", True)
    for model in (EmailAddress, Authenticator, SocialAccount):
        assert list(model.objects.values_list("user", flat=True)) == [blijft.pk]
    assert ruim_op() == {}


@pytest.mark.parametrize(
    ("laatst", "naam"),
    [
        (None, "Persoon"),
        (grens("mensen") + NET, "Persoon"),
        (grens("mensen") - NET, "voormalig medewerker"),
    ],
)
def test_van_wie_nooit_een_rol_had_telt_wanneer_hij_hier_het_laatst_was(db, laatst, naam):
    wie = GebruikerFactory(naam="Persoon", last_login=laatst)

    ruim_op()

    wie.refresh_from_db()
    assert wie.naam == naam


def test_wie_ergens_nog_werkt_houdt_zijn_account(wereld):
    rol(wereld, beeindigd_op=grens("rollen") - NET)

    ruim_op()

    assert Gebruiker.objects.get(pk=wereld.ib.pk).naam == wereld.ib.naam

"""Accounts of people who work nowhere any more: cleared, while what they signed keeps its names."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount

from scholen.models import Gebruiker, Rol, leg_vast
from tests.factories import AanstellingFactory, GebruikerFactory
from tests.gesprekken.verlopen import NET, OP, grens, rol, ruim_op
from tests.uitnodigingen import UitnodigingFactory

pytestmark = pytest.mark.usefixtures("lege_tellers")  # these are cleared away too


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
        (None, "voormalig medewerker"),
        (grens("mensen") + NET, "Persoon"),
        (grens("mensen") - NET, "voormalig medewerker"),
    ],
)
def test_van_wie_nooit_een_rol_had_telt_wanneer_hij_hier_het_laatst_was(db, laatst, naam):
    wie = GebruikerFactory(naam="Persoon", last_login=laatst)

    ruim_op()

    wie.refresh_from_db()
    assert wie.naam == naam


@pytest.mark.parametrize(
    ("gehoord", "naam"),
    [(grens("mensen") + NET, "Persoon"), (grens("mensen") - NET, "voormalig medewerker")],
)
@pytest.mark.parametrize("door_hemzelf", [True, False])
def test_van_wie_hier_nooit_kwam_telt_de_laatste_regel_van_het_logboek(
    db, gehoord, naam, door_hemzelf
):
    wie = GebruikerFactory(naam="Persoon", last_login=None)
    ander = GebruikerFactory(naam="Ander", last_login=OP)
    leg_vast(rij=ander if door_hemzelf else wie, door=wie if door_hemzelf else ander, op=gehoord)

    ruim_op()

    wie.refresh_from_db()
    assert wie.naam == naam


def test_wie_nooit_inlogde_gaat_ook_als_zijn_rol_eerder_is_opgeruimd(db):
    wie = _vertrokken(grens("mensen") - NET)
    wie.aanstellingen.all().delete()

    ruim_op()

    wie.refresh_from_db()
    assert (wie.last_login, wie.naam, wie.is_active) == (None, "voormalig medewerker", False)


def test_wie_ergens_nog_werkt_houdt_zijn_account(wereld):
    rol(wereld, beeindigd_op=grens("rollen") - NET)

    ruim_op()

    assert Gebruiker.objects.get(pk=wereld.ib.pk).naam == wereld.ib.naam


def test_wie_opnieuw_is_uitgenodigd_houdt_account_en_uitnodiging(db):
    wie = _vertrokken(grens("mensen") - NET)
    uitnodiging = UitnodigingFactory(email=wie.email, op=OP, verloopt_op=OP + timedelta(days=7))

    ruim_op()

    wie.refresh_from_db()
    assert (wie.naam, wie.is_active) == ("Wie Weg", True)
    uitnodiging.trek_in(op=OP)
    ruim_op()
    wie.refresh_from_db()
    assert wie.is_leeggemaakt

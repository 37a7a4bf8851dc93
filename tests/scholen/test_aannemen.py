"""Accepting an invitation: once, by who it is for, while somebody stands for it."""

from datetime import date, timedelta

import pytest

from scholen.acties.aannemen import aannemen, aannemen_met_account
from scholen.acties.kan_niet import KanNiet
from scholen.acties.uitnodiging import opnieuw_versturen
from scholen.models import Aanstelling, Gebruiker, UitgaandBericht, Uitnodiging
from tests.factories import MOMENT as OP
from tests.factories import AanstellingFactory
from tests.uitnodigingen import nodig_uit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demodag")]
WACHTWOORD = "vijf gele fietsen op een rij"


def test_een_nieuwe_komt_binnen_met_een_eigen_wachtwoord(wereld):
    uitnodiging = nodig_uit(wereld)

    gebruiker = aannemen_met_account(uitnodiging, naam="Nora N.", wachtwoord=WACHTWOORD, op=OP)

    assert (gebruiker.email, gebruiker.naam) == ("nieuw@example.org", "Nora N.")
    assert gebruiker.check_password(WACHTWOORD)
    assert list(gebruiker.aanstellingen.values_list("rol", "school")) == [("ib", wereld.school.pk)]
    assert uitnodiging.aangenomen_door == gebruiker


def test_een_uitnodiging_werkt_een_keer(wereld):
    uitnodiging = nodig_uit(wereld, email=wereld.vreemde_ib.email)
    aannemen(uitnodiging, gebruiker=wereld.vreemde_ib, op=OP)

    with pytest.raises(KanNiet):
        aannemen(Uitnodiging.objects.get(), gebruiker=wereld.vreemde_ib, op=OP)

    assert wereld.vreemde_ib.aanstellingen.filter(school=wereld.school).count() == 1


@pytest.mark.parametrize(
    ("velden", "op"),
    [({}, OP + timedelta(days=7)), ({"ingetrokken_op": OP}, OP), ({"aangenomen_op": OP}, OP)],
)
def test_verlopen_ingetrokken_en_gebruikt_openen_niets(wereld, velden, op):
    uitnodiging = nodig_uit(wereld)
    Uitnodiging.objects.update(**velden)

    with pytest.raises(KanNiet):
        aannemen_met_account(uitnodiging, naam="Nora", wachtwoord=WACHTWOORD, op=op)

    assert not Gebruiker.objects.filter(email="nieuw@example.org").exists()


def test_een_ander_kan_haar_niet_aannemen(wereld):
    uitnodiging = nodig_uit(wereld)

    with pytest.raises(KanNiet):
        aannemen(uitnodiging, gebruiker=wereld.vreemde_ib, op=OP)

    uitnodiging.refresh_from_db()
    assert uitnodiging.is_open
    assert wereld.vreemde_ib.aanstellingen.count() == 1


def test_wie_intussen_een_account_kreeg_logt_daarmee_in(wereld):
    uitnodiging = nodig_uit(wereld)
    Gebruiker.objects.create_user("nieuw@example.org", WACHTWOORD, naam="Nora")

    with pytest.raises(KanNiet) as fout:
        aannemen_met_account(uitnodiging, naam="Nora", wachtwoord=WACHTWOORD, op=OP)

    assert str(fout.value) == "Je hebt al een account. Log in, dan komt de rol erbij."


def test_een_rol_begint_niet_voor_de_dag_van_aannemen(wereld):
    uitnodiging = nodig_uit(wereld)
    later = OP + timedelta(days=3)

    gebruiker = aannemen_met_account(uitnodiging, naam="N", wachtwoord=WACHTWOORD, op=later)

    assert gebruiker.aanstellingen.get().van == date(2026, 11, 27)


def test_een_rol_die_al_voorbij_is_geeft_geen_account(wereld):
    uitnodiging = nodig_uit(wereld, tot=date(2026, 11, 25))

    with pytest.raises(KanNiet) as fout:
        aannemen_met_account(
            uitnodiging, naam="N", wachtwoord=WACHTWOORD, op=OP + timedelta(days=3)
        )

    assert "al afgelopen" in str(fout.value)
    assert not Gebruiker.objects.filter(email="nieuw@example.org").exists()


def test_wie_de_rol_intussen_kreeg_krijgt_hem_niet_dubbel(wereld):
    uitnodiging = nodig_uit(wereld, email=wereld.vreemde_ib.email)
    AanstellingFactory(gebruiker=wereld.vreemde_ib, school=wereld.school)

    aannemen(uitnodiging, gebruiker=wereld.vreemde_ib, op=OP)

    assert Aanstelling.objects.filter(gebruiker=wereld.vreemde_ib).count() == 2


@pytest.mark.parametrize(
    ("door", "rol"), [("directeur", "ib"), ("beheerder", "directeur"), ("beheerder", "mt")]
)
def test_wie_niet_meer_mag_uitnodigen_laat_ook_niemand_meer_binnen(wereld, door, rol):
    wie = getattr(wereld, door)
    uitnodiging = nodig_uit(wereld, door=wie, rol=rol)
    wie.aanstellingen.update(beeindigd_op=OP)

    with pytest.raises(KanNiet) as fout:
        aannemen_met_account(uitnodiging, naam="Nora", wachtwoord=WACHTWOORD, op=OP)

    assert str(fout.value) == (
        f"{wie.naam} mag deze uitnodiging niet meer geven. Vraag een collega om je opnieuw uit te"
        " nodigen."
    )
    assert not Gebruiker.objects.filter(email="nieuw@example.org").exists()
    assert Uitnodiging.objects.get().is_open


def test_een_collega_stuurt_haar_opnieuw_en_dan_werkt_ze_weer(wereld):
    uitnodiging = nodig_uit(wereld, door=wereld.directeur)
    wereld.directeur.aanstellingen.update(beeindigd_op=OP)

    opnieuw_versturen(uitnodiging, door=wereld.beheerder, op=OP)
    gebruiker = aannemen_met_account(uitnodiging, naam="Nora", wachtwoord=WACHTWOORD, op=OP)

    assert (uitnodiging.door, uitnodiging.door_naam) == (wereld.beheerder, wereld.beheerder.naam)
    assert gebruiker.aanstellingen.get().rol == "ib"
    assert f"{wereld.beheerder.naam} nodigt je uit" in UitgaandBericht.objects.last().tekst

"""A school that closed: who works there finishes what runs, and nobody joins them."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from scholen.acties.aannemen import aannemen, aannemen_met_account
from scholen.acties.kan_niet import KanNiet
from scholen.acties.mensen import rol_geven
from scholen.acties.uitnodiging import uitnodigen
from scholen.bezorgen import link_van
from scholen.models import Gebruiker, School, Uitnodiging, Uitnodigingsrol
from scholen.models.voorstel import Voorstel
from tests.gesprekken.kijken import als, tekst
from tests.scholen.bladen import naar
from tests.uitnodigingen import UitnodigingFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demodag")]
OP = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
WACHTWOORD = "vijf gele fietsen op een rij"
DICHT = "De Wilgenhoek is intussen gesloten. Vraag Bo Beheerder om een nieuwe uitnodiging."
NIEMAND_BIJ = "De Wilgenhoek is gesloten. Daar komt niemand meer bij."


@pytest.fixture
def uitnodiging(wereld):
    return UitnodigingFactory(school=wereld.school, email="nora@example.org", naam="Nora Nieuw")


def _sluit(school, *, op=None):
    School.objects.filter(pk=school.pk).update(gesloten_op=op or OP.date())
    school.refresh_from_db()


def test_een_uitnodiging_voor_een_school_die_sloot_geeft_geen_rol_en_geen_account(
    wereld, uitnodiging
):
    _sluit(wereld.school)

    with pytest.raises(KanNiet) as fout:
        aannemen_met_account(uitnodiging, naam="Nora", wachtwoord=WACHTWOORD, op=OP)

    assert str(fout.value) == DICHT
    assert not Gebruiker.objects.filter(email="nora@example.org").exists()
    assert Uitnodiging.objects.get().is_open


def test_wie_al_een_account_heeft_krijgt_die_rol_evenmin(wereld):
    uitnodiging = UitnodigingFactory(school=wereld.school, email=wereld.vreemde_ib.email)
    _sluit(wereld.school)

    with pytest.raises(KanNiet):
        aannemen(uitnodiging, gebruiker=wereld.vreemde_ib, op=OP)

    assert wereld.vreemde_ib.aanstellingen.count() == 1
    assert Uitnodiging.objects.get().is_open


def test_van_twee_rollen_blijft_die_bij_de_school_die_open_is(wereld, uitnodiging):
    Uitnodigingsrol.objects.create(
        uitnodiging=uitnodiging, school=wereld.andere_school, rol="mt", van=OP.date()
    )
    _sluit(wereld.school)

    gebruiker = aannemen_met_account(uitnodiging, naam="Nora", wachtwoord=WACHTWOORD, op=OP)

    rollen = gebruiker.aanstellingen.values_list("rol", "school")
    assert list(rollen) == [("mt", wereld.andere_school.pk)]


def test_een_school_die_later_sluit_is_nu_nog_open(wereld, uitnodiging):
    _sluit(wereld.school, op=OP.date().replace(day=25))

    gebruiker = aannemen_met_account(uitnodiging, naam="Nora", wachtwoord=WACHTWOORD, op=OP)

    assert gebruiker.aanstellingen.get().school == wereld.school


@pytest.mark.parametrize("wie", ["nieuw", "elders", "uitgelogd"])
def test_op_de_bladzijde_staat_het_voor_er_een_knop_is(client, wereld, settings, wie):
    settings.ADRES = ""
    email = "nora@example.org" if wie == "nieuw" else wereld.vreemde_ib.email
    uitnodiging = UitnodigingFactory(school=wereld.school, email=email, door_naam="Bo Beheerder")
    _sluit(wereld.school)
    if wie == "elders":
        client.force_login(wereld.vreemde_ib)

    antwoord = client.get(link_van(uitnodiging))

    assert antwoord.status_code == 410
    assert DICHT in tekst(antwoord)
    assert "<button" not in tekst(antwoord).split("<main")[1].split("</main>")[0]


def test_wie_het_formulier_nog_open_had_leest_hetzelfde(client, wereld, uitnodiging, settings):
    settings.ADRES = ""
    _sluit(wereld.school)
    velden = {"naam": "Nora", "password1": WACHTWOORD, "password2": WACHTWOORD}

    antwoord = client.post(link_van(uitnodiging), velden)

    assert antwoord.status_code == 410
    assert DICHT in tekst(antwoord)
    assert "_auth_user_id" not in client.session


def test_van_een_uitnodiging_voor_twee_scholen_sluit_alleen_die_ene(
    client, wereld, uitnodiging, settings
):
    settings.ADRES = ""
    Uitnodigingsrol.objects.create(
        uitnodiging=uitnodiging, school=wereld.andere_school, rol="mt", van=OP.date()
    )
    _sluit(wereld.school)

    assert client.get(link_van(uitnodiging)).status_code == 200


def test_een_directeur_vraagt_niemand_meer_voor_een_school_die_sloot(client, wereld):
    _sluit(wereld.school)
    client.force_login(wereld.directeur)
    rol = Voorstel("ib", OP.date(), school=wereld.school)

    antwoord = client.post(
        reverse("scholen:school_uitnodigen", args=[wereld.school.sleutel]),
        {"naam": "Nora", "email": "nora@example.org", "rol": "ib", "van": "2026-11-24"},
    )
    with pytest.raises(KanNiet):
        rol_geven(wereld.andere_ib, rol, door=wereld.beheerder, op=OP)
    with pytest.raises(KanNiet):
        uitnodigen(naam="Nora", email="x@example.org", rollen=[rol], door=wereld.directeur, op=OP)

    assert antwoord.context["form"].errors["email"] == [NIEMAND_BIJ]
    assert not Uitnodiging.objects.exists()


def test_wie_uitnodigde_voor_een_school_die_sloot_leest_wat_nu(client, wereld, uitnodiging):
    _sluit(wereld.school)

    blad = als(client, wereld.beheerder).get(naar("uitnodiging", uitnodiging.sleutel))
    lijst = client.get(naar("mensen"))

    assert "De Wilgenhoek is intussen gesloten. De link werkt daarom niet." in tekst(blad)
    assert "Opnieuw sturen" not in tekst(blad)
    assert "school is gesloten" in tekst(lijst)

"""A line of the log says from which request it comes, and a refusal leaves one."""

import re
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from scholen.herkomst import herkomst, tijdens_verzoek
from scholen.models import Gebeurtenis, leg_vast
from tests.factories import MOMENT as OP


def test_een_regel_van_een_opdracht_komt_uit_geen_verzoek(wereld):
    regel = leg_vast(rij=wereld.school, door=None, op=OP)

    assert (regel.verzoek, regel.sessie) == ("", "")


def test_wat_in_een_verzoek_wordt_geschreven_hoort_bij_elkaar(client, wereld):
    client.force_login(wereld.ib)

    request = SimpleNamespace(session=client.session, user=wereld.ib)
    with tijdens_verzoek(request) as dit:
        een, ander = (leg_vast(rij=wereld.school, door=wereld.ib, op=OP) for _ in range(2))
    with tijdens_verzoek(request):
        later = leg_vast(rij=wereld.school, door=wereld.ib, op=OP)

    assert (een.verzoek, ander.verzoek) == (dit.verzoek, dit.verzoek)
    assert re.fullmatch("[0-9a-f]{32}", dit.verzoek)
    assert later.verzoek != dit.verzoek
    assert een.sessie == later.sessie
    assert re.fullmatch("[0-9a-f]{32}", een.sessie)
    assert een.sessie not in client.session.session_key
    assert herkomst().verzoek == ""


def test_wie_geweigerd_wordt_staat_in_het_logboek(client, wereld):
    client.force_login(wereld.lezer)

    antwoord = client.post(reverse("ronde_nieuw"))

    regel = Gebeurtenis.objects.get(soort="geweigerd")
    assert antwoord.status_code == 403
    assert (regel.gebruiker, regel.naam, regel.rol) == (wereld.lezer, "Gerrit Lezer", "lezer")
    assert (regel.bestuur, regel.school) == (wereld.bestuur, None)
    assert (regel.model, regel.sleutel, regel.naar) == (
        "pagina",
        "ronde_nieuw",
        "POST /rondes/nieuw/",
    )
    assert len(regel.verzoek) == len(regel.sessie) == 32


def test_een_weigering_van_iemand_van_een_school_staat_bij_die_school(client, wereld):
    client.force_login(wereld.ib)

    client.get(reverse("ronde_nieuw"))

    regel = Gebeurtenis.objects.get(soort="geweigerd")
    assert (regel.bestuur, regel.school, regel.rol) == (wereld.bestuur, wereld.school, "ib’er")


@pytest.mark.parametrize("wie", ["installatiebeheerder", "zonder_rol"])
def test_wie_bij_geen_bestuur_hoort_staat_in_het_logboek_van_de_installatie(client, wereld, wie):
    client.force_login(getattr(wereld, wie))

    client.get(reverse("ronde_nieuw"))

    assert Gebeurtenis.objects.get(soort="geweigerd").bestuur is None


def test_een_formulier_van_een_andere_site_staat_in_het_logboek(wereld):
    klant = Client(enforce_csrf_checks=True)
    klant.force_login(wereld.adviseur)

    antwoord = klant.post(reverse("ronde_nieuw"), {"titel": "Ronde"})

    assert antwoord.status_code == 403
    assert Gebeurtenis.objects.get(soort="geweigerd").gebruiker == wereld.adviseur


@pytest.mark.parametrize("naam", ["start", "ronde_nieuw"])
def test_wie_niet_is_ingelogd_of_wel_mag_laat_geen_weigering_achter(client, wereld, naam):
    client.get(reverse(naam))
    client.force_login(wereld.adviseur)
    client.get(reverse(naam))

    assert not Gebeurtenis.objects.exists()


@pytest.mark.parametrize("geheim", ["geheim", "%00"])
def test_het_geheim_van_een_link_komt_niet_in_het_logboek(wereld, geheim):
    klant = Client(enforce_csrf_checks=True)
    klant.force_login(wereld.ib)

    antwoord = klant.post(f"/account/uitnodiging/abc/{geheim}/")

    assert antwoord.status_code == 403
    assert (
        Gebeurtenis.objects.get(soort="geweigerd").naar
        == "POST /account/uitnodiging/<slug:sleutel>/<str:token>/"
    )

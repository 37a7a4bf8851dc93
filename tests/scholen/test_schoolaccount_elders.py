"""A session on the word of one bestuur: a role elsewhere ends it, and it replaces no other."""

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from scholen.bezorgen import link_van
from scholen.inloggen.middleware import UITGELOGD
from scholen.models import Gebeurtenis, Uitnodiging
from tests.factories import WACHTWOORD, AanstellingFactory
from tests.inlogdiensten import begin, log_in, met_wachtwoord, wie
from tests.uitnodigingen import UitnodigingFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("klok")]
OPNIEUW = "Je werkt nu niet meer alleen voor het bestuur van je schoolaccount."


@pytest.fixture
def klant(rij, dienst):
    """The ib'er, who came in with the school account of the own bestuur."""
    klant, _ = log_in(rij, dienst)
    return klant


def _krijgt_elders_een_rol(wereld):
    AanstellingFactory(gebruiker=wereld.ib, rol="ib", school=wereld.vreemde_school)


def test_een_rol_bij_een_ander_bestuur_eindigt_die_sessie_bij_het_volgende_verzoek(wereld, klant):
    eerst = wie(klant)
    _krijgt_elders_een_rol(wereld)

    antwoord = klant.get("/gesprekken/")

    assert eerst == wereld.ib.sleutel
    assert (antwoord.status_code, antwoord.url) == (302, "/account/login/?next=/gesprekken/")
    assert OPNIEUW in klant.get(antwoord.url).content.decode()
    assert wie(klant) is None
    regel = Gebeurtenis.objects.filter(soort="inloggen", naam=wereld.ib.naam).latest("pk")
    assert regel.reden == UITGELOGD


def test_een_veld_dat_zichzelf_opslaat_hoort_dat_als_gegevens(wereld, klant):
    _krijgt_elders_een_rol(wereld)

    antwoord = klant.get("/account/csrf/", headers={"accept": "application/json"})

    assert (antwoord.status_code, antwoord.json()["status"]) == (401, "uitgelogd")


def test_nog_een_rol_bij_het_eigen_bestuur_verandert_niets(wereld, klant):
    AanstellingFactory(gebruiker=wereld.ib, rol="mt", school=wereld.andere_school)

    assert wie(klant) == wereld.ib.sleutel


def test_wie_met_het_eigen_wachtwoord_kwam_werkt_gewoon_door(wereld, rij):
    klant = met_wachtwoord(wereld.ib)
    _krijgt_elders_een_rol(wereld)

    assert wie(klant) == wereld.ib.sleutel


@pytest.mark.parametrize("methode", ["get", "post"])
def test_een_uitnodiging_van_elders_neemt_die_sessie_niet_aan(wereld, klant, settings, methode):
    settings.ADRES = ""
    link = link_van(UitnodigingFactory(school=wereld.vreemde_school, email=wereld.ib.email))

    antwoord = getattr(klant, methode)(link)

    assert "Log hiervoor in met je wachtwoord" in antwoord.content.decode()
    assert "Rol aannemen" not in antwoord.content.decode()
    assert Uitnodiging.objects.get().is_open
    assert wereld.ib.aanstellingen.count() == 1


def test_met_het_wachtwoord_neemt_iemand_die_rol_wel_aan(wereld, rij, settings):
    settings.ADRES = ""
    link = link_van(UitnodigingFactory(school=wereld.vreemde_school, email=wereld.ib.email))
    klant = met_wachtwoord(wereld.ib)

    klant.post(link)

    assert wereld.ib.aanstellingen.count() == 2
    assert wie(klant) == wereld.ib.sleutel


def test_een_uitnodiging_van_het_eigen_bestuur_neemt_die_sessie_aan(wereld, klant, settings):
    settings.ADRES = ""
    link = link_van(UitnodigingFactory(school=wereld.andere_school, email=wereld.ib.email))

    klant.post(link)

    assert wereld.ib.aanstellingen.count() == 2
    assert wie(klant) == wereld.ib.sleutel


def _intussen_met_wachtwoord(rij, dienst, wie_logt_in):
    """Begin at the provider, log in here with a password, and only then come back."""
    klant = Client()
    bij_dienst = begin(klant, rij).url
    klant.post("/account/login/", {"login": wie_logt_in.email, "password": WACHTWOORD})
    adres = f"/account/oidc/{rij.sleutel}/login/callback/"
    return klant, klant.get(adres, dienst.toestemmen(bij_dienst))


@pytest.mark.parametrize("van", ["van iemand die ook elders werkt", "van een ander", "onbekend"])
def test_wie_intussen_met_een_wachtwoord_inlogde_wordt_niemand_anders(wereld, rij, dienst, van):
    if van == "van iemand die ook elders werkt":
        AanstellingFactory(gebruiker=wereld.ib, rol="ib", school=wereld.vreemde_school)
    elif van == "onbekend":
        dienst.sub = "sub-van-niemand"

    klant, antwoord = _intussen_met_wachtwoord(rij, dienst, wereld.mt)

    assert (antwoord.status_code, wie(klant)) == (403, wereld.mt.sleutel)
    assert "of je logde intussen op een andere manier in" in antwoord.content.decode()
    assert SocialAccount.objects.get().user == wereld.ib


def test_wie_intussen_zelf_met_een_wachtwoord_inlogde_gaat_verder(wereld, rij, dienst):
    klant, antwoord = _intussen_met_wachtwoord(rij, dienst, wereld.ib)

    assert (antwoord.status_code, antwoord.url) == (302, "/")
    assert wie(klant) == wereld.ib.sleutel

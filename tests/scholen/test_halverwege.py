"""A log-in that waits for its second step, while something else happens."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator

from scholen.inloggen.eigen_stap import heeft_eigen_stap
from scholen.inloggen.sessie import VAN_DIENST
from tests.app import STAP, code
from tests.factories import WACHTWOORD
from tests.inlogdiensten import app_op_woord, log_in, met_wachtwoord, wie

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("klok")]
LOGIN = "/account/login/"
NIEUW = "vier paarse tulpen"


def test_wie_met_een_vorig_wachtwoord_begon_begint_opnieuw(wereld, klok, met_app):
    geheim, _ = met_app
    klant = met_wachtwoord(wereld.ib)
    klant.post(STAP, {"code": code(geheim)})
    klok.shift(timedelta(seconds=30))
    halverwege = met_wachtwoord(wereld.ib)
    keer = {"oldpassword": WACHTWOORD, "password1": NIEUW, "password2": NIEUW}
    gewijzigd = klant.post("/account/password/change/", keer)

    pagina = halverwege.post(STAP, {"code": code(geheim)}, follow=True)

    assert (gewijzigd.status_code, wie(halverwege)) == (302, None)
    assert pagina.redirect_chain == [(LOGIN, 302)]
    assert "Je wachtwoord is intussen gewijzigd." in pagina.content.decode()
    assert halverwege.get(STAP).url == LOGIN


def test_als_de_tweede_stap_intussen_gewist_is_begint_het_inloggen_opnieuw(wereld, met_app):
    geheim, _ = met_app
    halverwege = met_wachtwoord(wereld.ib)
    Authenticator.objects.filter(user=wereld.ib).delete()

    pagina = halverwege.post(STAP, {"code": code(geheim)}, follow=True)
    tussendoor = wie(halverwege)
    halverwege.post(LOGIN, {"login": wereld.ib.email, "password": WACHTWOORD})

    assert (pagina.redirect_chain, pagina.status_code) == ([(LOGIN, 302)], 200)
    assert (tussendoor, wie(halverwege)) == (None, wereld.ib.sleutel)


@pytest.mark.usefixtures("met_app")
def test_terug_naar_inloggen_kan_ook_voor_een_ander(wereld):
    halverwege = met_wachtwoord(wereld.ib)

    pagina = halverwege.get(LOGIN)
    halverwege.post(LOGIN, {"login": wereld.mt.email, "password": WACHTWOORD})

    assert pagina.status_code == 200
    assert wie(halverwege) == wereld.mt.sleutel


def test_een_wachtwoord_van_eerder_maakt_een_stap_niet_eigen(wereld, rij, dienst, klok):
    geheim, _ = app_op_woord(rij, dienst, klok)
    klant = met_wachtwoord(wereld.ib)
    klok.shift(timedelta(hours=5))

    log_in(rij, dienst, klant)
    klant.post(STAP, {"code": code(geheim)})

    assert wie(klant) == wereld.ib.sleutel
    assert klant.session[VAN_DIENST] == wereld.bestuur.pk
    assert not heeft_eigen_stap(wereld.ib)

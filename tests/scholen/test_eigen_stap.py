"""A school account and then a second step: the way to the end, and for whom it opens what."""

from datetime import timedelta

import pytest

from scholen.inloggen.eigen_stap import heeft_eigen_stap
from scholen.models import Inlogdienst
from tests.app import STAP, code
from tests.factories import AanstellingFactory
from tests.inlogdiensten import app_op_woord, log_in, met_wachtwoord, wie

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("klok")]
ZELF_EERST = "Log eerst één keer zelf in"


def _ook_elders(wereld):
    AanstellingFactory(gebruiker=wereld.ib, rol="ib", school=wereld.vreemde_school)


def test_na_het_schoolaccount_komt_de_code_van_de_app(wereld, rij, dienst, klok):
    geheim, _ = app_op_woord(rij, dienst, klok)

    klant, antwoord = log_in(rij, dienst)
    halverwege = wie(klant)
    verder = klant.post(STAP, {"code": code(geheim)})

    assert (antwoord.status_code, antwoord.url, halverwege) == (302, STAP, None)
    assert klant.get(STAP).url == "/"
    assert (verder.status_code, verder.url) == (302, "/")
    assert wie(klant) == wereld.ib.sleutel
    assert klant.session["van_dienst"] == wereld.bestuur.pk


def test_een_dienst_die_intussen_uit_staat_laat_niemand_meer_verder(wereld, rij, dienst, klok):
    geheim, _ = app_op_woord(rij, dienst, klok)
    klant, _ = log_in(rij, dienst)
    Inlogdienst.objects.update(staat_aan=False)

    antwoord = klant.post(STAP, {"code": code(geheim)})

    assert (antwoord.status_code, antwoord.url) == (302, "/account/login/")
    assert wie(klant) is None


@pytest.mark.parametrize("met", ["app", "herstelcode"])
def test_een_stap_op_het_woord_van_een_bestuur_opent_niets_elders(wereld, rij, dienst, klok, met):
    geheim, codes = app_op_woord(rij, dienst, klok)
    klant, _ = log_in(rij, dienst)
    _ook_elders(wereld)  # while somebody is halfway

    klant.post(STAP, {"code": code(geheim) if met == "app" else codes[0]})
    later, antwoord = log_in(rij, dienst)

    assert not heeft_eigen_stap(wereld.ib)
    assert wie(klant) is None
    assert ZELF_EERST in antwoord.content.decode()
    assert wie(later) is None


def test_een_stap_die_iemand_met_het_eigen_wachtwoord_gebruikte_telt_overal(
    wereld, rij, dienst, klok
):
    geheim, _ = app_op_woord(rij, dienst, klok)
    _ook_elders(wereld)
    zelf = met_wachtwoord(wereld.ib)
    zelf.post(STAP, {"code": code(geheim)})
    klok.shift(timedelta(seconds=30))

    klant, _ = log_in(rij, dienst)
    klant.post(STAP, {"code": code(geheim)})

    assert (wie(zelf), wie(klant)) == (wereld.ib.sleutel, wereld.ib.sleutel)
    assert "van_dienst" not in klant.session


def test_een_eigen_app_maakt_nieuwe_herstelcodes_niet_de_eigen(wereld, rij, dienst, klok):
    """Recovery codes made on the word of a bestuur do not open what is elsewhere either."""
    geheim, codes = app_op_woord(rij, dienst, klok)
    met_wachtwoord(wereld.ib).post(STAP, {"code": code(geheim)})
    _ook_elders(wereld)

    klant, _ = log_in(rij, dienst)
    klant.post(STAP, {"code": codes[0]})

    assert heeft_eigen_stap(wereld.ib)
    assert wie(klant) is None

"""A clock that made a leap takes nothing away, until somebody says that it is right."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command

from gesprekken.management.commands import werker
from scholen.acties.kan_niet import KanNiet
from scholen.models import Opruimbeurt, UitgaandBericht
from tests.gesprekken.verlopen import NET, OP, bericht, ruim_op

pytestmark = pytest.mark.usefixtures("lege_tellers")  # these are cleared away too
SPRONG = OP + Opruimbeurt.STILTE + NET
VERSPRONGEN = (
    "De klok staat op 25 december 2026, en er is het laatst opgeruimd op 24 november 2026. Er is nu"
    " niets weggehaald. Kijk of de klok goed staat. Is dat zo? Geef dan: manage.py bewaartermijnen"
    " --klok-klopt"
)


@pytest.fixture
def over_zijn_termijn(wereld, settings):
    """The worker cleared away yesterday; today there is mail to clear away, by this clock."""
    settings.DEMO = False
    ruim_op()
    return bericht(wereld, verzonden_op=OP - timedelta(days=5))


def test_na_een_sprong_van_de_klok_gaat_er_niets_weg(over_zijn_termijn):
    with pytest.raises(KanNiet) as fout:
        ruim_op(SPRONG)

    assert str(fout.value) == VERSPRONGEN
    assert list(UitgaandBericht.objects.all()) == [over_zijn_termijn]
    assert Opruimbeurt.objects.vorige() == OP


def test_na_een_maand_stilte_gaat_het_gewoon_door(over_zijn_termijn):
    assert ruim_op(SPRONG - NET) == {("Stichting De Brug", "post"): 1}
    assert Opruimbeurt.objects.vorige() == SPRONG - NET


def test_tellen_mag_altijd_en_telt_niet_als_opruimen(over_zijn_termijn):
    assert ruim_op(SPRONG, proef=True) == {("Stichting De Brug", "post"): 1}
    assert Opruimbeurt.objects.vorige() == OP


def test_de_werker_zegt_het_in_zijn_logbestand_en_werkt_door(over_zijn_termijn, caplog):
    with time_machine.travel(SPRONG, tick=False):
        werker.ruim_op()

    assert caplog.messages == [VERSPRONGEN]
    assert UitgaandBericht.objects.count() == 1


def test_wie_zegt_dat_de_klok_klopt_ruimt_op(over_zijn_termijn):
    uit = StringIO()
    with time_machine.travel(SPRONG, tick=False):
        with pytest.raises(CommandError) as fout:
            call_command("bewaartermijnen", stdout=uit)
        call_command("bewaartermijnen", klok_klopt=True, stdout=uit)
        call_command("bewaartermijnen", stdout=uit)

    assert str(fout.value) == VERSPRONGEN
    assert "Stichting De Brug: één verstuurde mail." in uit.getvalue().splitlines()
    assert UitgaandBericht.objects.count() == 0

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from scholen import klok

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@pytest.mark.parametrize(
    ("dag", "schooljaar"),
    [
        (date(2026, 7, 31), "2025-2026"),
        (date(2026, 8, 1), "2026-2027"),
        (date(2026, 12, 31), "2026-2027"),
        (date(2027, 1, 1), "2026-2027"),
        (date(2028, 2, 29), "2027-2028"),
    ],
)
def test_een_schooljaar_loopt_van_augustus_tot_en_met_juli(dag, schooljaar):
    assert klok.schooljaar_van(dag) == schooljaar


def test_het_vorige_schooljaar():
    assert klok.vorig_schooljaar("2026-2027") == "2025-2026"


def test_de_dag_is_die_van_amsterdam():
    with time_machine.travel(datetime(2027, 7, 31, 22, 30, tzinfo=ZoneInfo("UTC")), tick=False):
        vandaag = klok.vandaag()

    assert vandaag == date(2027, 8, 1)


def test_in_een_demo_is_het_24_november_2026_met_de_echte_tijd(settings):
    settings.DEMO = True

    with time_machine.travel(datetime(2031, 3, 5, 14, 3, tzinfo=AMSTERDAM), tick=False):
        nu = klok.nu()

    assert nu == datetime(2026, 11, 24, 14, 3, tzinfo=AMSTERDAM)


def test_in_een_demo_klopt_de_zomertijd_van_de_demodag(settings):
    settings.DEMO = True

    with time_machine.travel(datetime(2031, 7, 5, 14, 3, tzinfo=AMSTERDAM), tick=False):
        nu = klok.nu()

    assert nu == datetime(2026, 11, 24, 14, 3, tzinfo=AMSTERDAM)


def test_een_schooljaar_begint_op_een_augustus():
    assert klok.begin_van("2026-2027") == date(2026, 8, 1)

"""What runs where: a test that is left out somewhere could not come out otherwise there."""

import pytest

from scholen.models import Bestuur
from tests.fouten import HIER
from tests.verdeling import DATABASE, LANG, ONGEMETEN, SAMEN, deel


def test_wie_niet_om_de_database_vraagt_krijgt_er_geen_antwoord_van(request):
    assert DATABASE.isdisjoint(request.fixturenames)

    with pytest.raises(RuntimeError, match="not allowed"):
        Bestuur.objects.exists()


@pytest.fixture
def meegekomen(request):
    """Which fixtures come along with one of that name."""

    def namen(naam):
        return request.session._fixturemanager.getfixtureclosure(
            parentnode=request.node.parent, initialnames=(naam,), ignore_args=()
        )[0]

    return namen


@pytest.mark.parametrize("naam", ["wereld", "module_lang", "gelijktijdig"])
def test_onze_eigen_rijen_vragen_er_wel_om(meegekomen, naam):
    assert not DATABASE.isdisjoint(meegekomen(naam))


@pytest.mark.parametrize(
    ("module", "waar"),
    [
        ("tests/browser/test_ronde.py", "beurt"),
        ("tests/test_start.py", "beurt"),
        ("tests/gesprekken/demo/test_wereld.py", "demo"),
        ("tests/gesprekken/test_akkoord.py", "tests/gesprekken/test_akkoord.py"),
    ],
)
def test_wat_op_elkaar_wacht_is_een_deel(module, waar):
    assert deel(module) == waar


def test_wat_de_verdeling_noemt_bestaat():
    paden = {*SAMEN, *ONGEMETEN, *LANG} - set(SAMEN.values())

    assert [pad for pad in paden if not (HIER / pad).exists()] == []


def test_wat_een_module_deelt_wordt_daar_niet_intussen_weggehaald(request):
    """A test that really commits empties the tables, also of the transaction that lasts longer."""
    deelt, legt_vast = set(), set()
    for item in request.session.items:
        merk, namen = item.get_closest_marker("django_db"), set(item.fixturenames)
        waar = deel(item.nodeid.split("::", 1)[0])
        if namen & {"module_lang", "demowereld"}:
            deelt.add(waar)
        if namen & {"transactional_db", "live_server"} or (merk and merk.kwargs.get("transaction")):
            legt_vast.add(waar)

    assert deelt & legt_vast == set()

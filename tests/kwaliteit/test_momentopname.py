"""The snapshot of a zelfevaluatie: everything that was answered, in one fixed shape."""

from datetime import UTC, datetime

import pytest

from kwaliteit.models import Niveau, Schaal
from kwaliteit.momentopname import momentopname
from kwaliteit.woorden import vul_in
from tests.factories import KwaliteitskaderFactory, ZelfevaluatieFactory

pytestmark = pytest.mark.django_db
WOORDEN = {"portaal": "ons portaal"}


@pytest.fixture
def zelfevaluatie():
    kader = KwaliteitskaderFactory.gevuld(items=(2, 1), gepubliceerd=False)
    kader.items.filter(code="1a").update(stelling="Alles staat in {portaal} en in {kast}.")
    return ZelfevaluatieFactory(kader=kader)


def _items(opname):
    return {item["code"]: item for domein in opname["domeinen"] for item in domein["items"]}


def test_elk_item_staat_erin_ook_wat_leeg_bleef(zelfevaluatie):
    opname = momentopname(zelfevaluatie, woorden=WOORDEN)

    assert [domein["code"] for domein in opname["domeinen"]] == ["1", "2"]
    assert _items(opname)["2a"] == {
        "code": "2a",
        "kort": "",
        "stelling": "Wij doen wat er bij 2a staat.",
        "soort": "stelling",
        "over": "school",
        "waarde": "",
        "label": "",
        "toelichting": "",
        "waaraan": "",
        "waar_te_vinden": "",
        "feit_waarde": "",
        "feit_jaar": "",
        "streefjaar": "",
        "reden": "",
        "wil_bespreken": False,
        "bekeken": False,
        "overgenomen_op": "",
    }


def test_een_antwoord_staat_er_woordelijk_in(zelfevaluatie):
    middernacht = datetime(2026, 11, 19, 23, 30, tzinfo=UTC)
    zelfevaluatie.oordelen.filter(item__code="1b").update(
        waarde="3",
        toelichting="Het loopt.\nMeestal.",
        wil_bespreken=True,
        reden="Omdat het kan.",
        bekeken_op=middernacht,
        overgenomen_op=middernacht,
    )

    item = _items(momentopname(zelfevaluatie, woorden=WOORDEN))["1b"]

    assert (item["waarde"], item["label"]) == ("3", "op orde")
    assert item["toelichting"] == "Het loopt.\nMeestal."
    assert (item["wil_bespreken"], item["reden"]) == (True, "Omdat het kan.")
    assert item["bekeken"]
    assert item["overgenomen_op"] == "2026-11-20"


def test_de_woorden_van_de_ronde_staan_ingevuld(zelfevaluatie):
    opname = momentopname(zelfevaluatie, woorden=WOORDEN)

    assert _items(opname)["1a"]["stelling"] == "Alles staat in ons portaal en in {kast}."


def test_een_eigen_schaal_geeft_eigen_woorden(zelfevaluatie):
    schaal = Schaal.objects.create(
        kader=zelfevaluatie.kader, naam="Eigen", weten_we_niet="geen idee"
    )
    Niveau.objects.create(schaal=schaal, waarde=1, label="begonnen")
    zelfevaluatie.oordelen.filter(item__code="1a").update(waarde="1")
    zelfevaluatie.oordelen.filter(item__code="1b").update(waarde="onbekend")

    opname = momentopname(zelfevaluatie, woorden={})

    assert opname["schaal"]["niveaus"] == [{"waarde": "1", "label": "begonnen"}]
    assert _items(opname)["1a"]["label"] == "begonnen"
    assert _items(opname)["1b"]["label"] == "geen idee"


def test_de_focus_staat_in_de_volgorde_van_het_kader(zelfevaluatie):
    zelfevaluatie.focus.set(zelfevaluatie.kader.domeinen.order_by("-volgorde"))

    assert momentopname(zelfevaluatie, woorden={})["focus"] == ["1", "2"]


@pytest.mark.parametrize("aantal", [1, 30])
def test_het_aantal_vragen_aan_de_database_groeit_niet(aantal, django_assert_num_queries):
    kader = KwaliteitskaderFactory.gevuld(items=(aantal, aantal))
    zelfevaluatie = ZelfevaluatieFactory(kader=kader)

    with django_assert_num_queries(5):
        momentopname(zelfevaluatie, woorden={})


@pytest.mark.parametrize(
    ("tekst", "gevuld"),
    [
        ("In {portaal}.", "In ons portaal."),
        ("In {kast}.", "In {kast}."),
        ("In {leeg}.", "In {leeg}."),
        ("{ portaal } en {}", "{ portaal } en {}"),
    ],
)
def test_alleen_een_bekende_variabele_wordt_ingevuld(tekst, gevuld):
    assert vul_in(tekst, {**WOORDEN, "leeg": ""}) == gevuld

"""The lifecycle of a talk, and moving its date."""

from datetime import date, time, timedelta

import pytest

from gesprekken.models import Gesprek
from kwaliteit.overgangen import AlVeranderd
from scholen.models import Gebeurtenis
from tests.factories import MOMENT, GesprekFactory

STATUSSEN = [status.value for status in Gesprek.Status]
TOEGESTAAN = {
    ("voorbereiden", "gepland"),
    ("voorbereiden", "gevoerd"),
    ("voorbereiden", "vervallen"),
    ("gepland", "gevoerd"),
    ("gepland", "vervallen"),
    ("gevoerd", "ter_vaststelling"),
    ("ter_vaststelling", "vastgesteld"),
    ("ter_vaststelling", "gevoerd"),
    ("ter_vaststelling", "zonder_vaststelling"),
}
DAG = date(2027, 1, 19)
STAPPEN = {
    "gepland": lambda g, wie: g.plannen(
        door=wie, op=MOMENT, datum=DAG, tijd=None, tijd_tot=None, plaats="", link=""
    ),
    "gevoerd": lambda g, wie: g.voeren(door=wie, op=MOMENT, datum=DAG),
    "vervallen": lambda g, wie: g.vervallen(door=wie, op=MOMENT, reden="Ziek."),
    "ter_vaststelling": lambda g, wie: g.voorleggen(door=wie, op=MOMENT),
    "vastgesteld": lambda g, wie: g.vaststellen(door=wie, op=MOMENT),
    "zonder_vaststelling": lambda g, wie: g.afsluiten_zonder_vaststelling(
        door=wie, op=MOMENT, reden="Geen antwoord."
    ),
}


@pytest.mark.parametrize("van", STATUSSEN)
@pytest.mark.parametrize("naar", STATUSSEN)
def test_elke_stap_mag_of_mag_niet(van, naar):
    assert Gesprek(status=van).kan_naar(naar) is ((van, naar) in TOEGESTAAN)


@pytest.mark.parametrize("naar", list(STAPPEN))
def test_de_tweede_klik_wordt_geweigerd(wereld, naar):
    van = next(van for van, doel in sorted(TOEGESTAAN) if doel == naar)
    gesprek = GesprekFactory(status=van)
    ook = Gesprek.objects.get(pk=gesprek.pk)

    STAPPEN[naar](gesprek, wereld.adviseur)

    with pytest.raises(AlVeranderd):
        STAPPEN[naar](ook, wereld.adviseur)
    assert Gesprek.objects.get().status == naar
    assert Gebeurtenis.objects.filter(model="gesprek", naar=naar).count() == 1


def test_terugnemen_maakt_het_gesprek_weer_gevoerd_met_een_reden(wereld):
    gesprek = GesprekFactory(status="ter_vaststelling")

    gesprek.terugnemen(door=wereld.adviseur, op=MOMENT, reden="Een naam klopte niet.")

    assert gesprek.status == "gevoerd"
    assert Gebeurtenis.objects.get(model="gesprek").reden == "Een naam klopte niet."


@pytest.mark.parametrize(
    ("dag", "uren"),
    [(DAG, (time(14), time(15, 30))), (DAG - timedelta(days=3), (None, None))],
)
def test_op_een_andere_dag_gevoerd_heeft_niet_de_uren_van_het_plan(wereld, dag, uren):
    gesprek = GesprekFactory(status="gepland", datum=DAG, tijd=time(14), tijd_tot=time(15, 30))

    gesprek.voeren(door=wereld.adviseur, op=MOMENT, datum=dag)

    gesprek.refresh_from_db()
    assert (gesprek.datum, gesprek.tijd, gesprek.tijd_tot) == (dag, *uren)


def test_verzetten_laat_het_gesprek_gepland_en_schrijft_een_regel(wereld):
    gesprek = GesprekFactory(status="gepland", datum=DAG, tijd=time(14))

    gesprek.verzetten(
        door=wereld.adviseur,
        op=MOMENT,
        datum=date(2027, 2, 2),
        tijd=time(9, 30),
        tijd_tot=None,
        plaats="",
        link="",
    )

    gesprek.refresh_from_db()
    regel = Gebeurtenis.objects.get(model="gesprek")
    assert (gesprek.status, gesprek.datum, gesprek.tijd) == (
        "gepland",
        date(2027, 2, 2),
        time(9, 30),
    )
    assert (regel.soort, regel.van, regel.naar) == (
        "wijziging",
        "19-01-2027 14.00",
        "02-02-2027 09.30",
    )


def test_verzetten_naar_hetzelfde_moment_doet_niets(wereld):
    gesprek = GesprekFactory(status="gepland", datum=DAG)

    gesprek.verzetten(
        door=wereld.adviseur, op=MOMENT, datum=DAG, tijd=None, tijd_tot=None, plaats="", link=""
    )

    assert not Gebeurtenis.objects.filter(model="gesprek").exists()


def test_verzetten_van_een_gevoerd_gesprek_wordt_geweigerd(wereld):
    gesprek = GesprekFactory(status="gepland", datum=DAG)
    Gesprek.objects.update(status="gevoerd")

    with pytest.raises(AlVeranderd):
        gesprek.verzetten(
            door=wereld.adviseur,
            op=MOMENT,
            datum=date(2027, 2, 2),
            tijd=None,
            tijd_tot=None,
            plaats="",
            link="",
        )

    assert Gesprek.objects.get().datum == DAG
    assert not Gebeurtenis.objects.filter(model="gesprek").exists()


@pytest.mark.parametrize("status", STATUSSEN)
def test_noteren_kan_tot_het_verslag_voorligt(status):
    assert Gesprek(status=status).is_te_noteren is (
        status in {"voorbereiden", "gepland", "gevoerd"}
    )

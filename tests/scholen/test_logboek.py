"""The log in the database: it refuses what touches a line, and what was done anyway is seen."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from scholen.acties.logboek import logboek_inkorten
from scholen.models import Gebeurtenis, Keten, leg_vast
from scholen.overzichten.keten import alle_breuken
from tests.database import geweigerd, tegelijk
from tests.factories import MOMENT as OP


@pytest.fixture
def logboek(wereld):
    """Lines about two besturen and the installation, with people and schools in them."""
    for dag in range(6):
        for rij, door in (
            (wereld.school, wereld.beheerder),
            (wereld.buurschool, wereld.buur_adviseur),
            (wereld.zonder_rol, None),
        ):
            leg_vast(rij=rij, door=door, op=OP + timedelta(days=dag), reden=f"Dag {dag}.")
    return wereld


def test_elk_bestuur_heeft_een_eigen_keten_en_de_installatie_ook(logboek):
    koppen = Keten.objects.order_by("bestuur").values_list("bestuur", "nummer")

    assert sorted(koppen, key=str) == sorted(
        [(logboek.bestuur.pk, 6), (logboek.buurbestuur.pk, 6), (None, 6)], key=str
    )
    assert list(alle_breuken()) == []


def test_elke_regel_houdt_de_vorige_vast(logboek):
    rijen = Gebeurtenis.objects.filter(bestuur=logboek.bestuur).order_by("nummer")

    keten = Keten.objects.get(bestuur=logboek.bestuur)
    assert [rij.vorige for rij in rijen] == [keten.eerste, *[rij.schakel for rij in rijen][:-1]]
    assert [rij.nummer for rij in rijen] == [1, 2, 3, 4, 5, 6]


def test_meer_regels_tegelijk_komen_achter_elkaar(logboek):
    velden = {"naam": "Ina", "op": OP, "soort": "wijziging", "model": "school", "sleutel": "x"}

    Gebeurtenis.objects.bulk_create(
        [
            Gebeurtenis(bestuur=logboek.buurbestuur, **velden),
            Gebeurtenis(bestuur=logboek.bestuur, **velden),
            Gebeurtenis(bestuur=logboek.buurbestuur, **velden),
        ]
    )

    assert Keten.objects.get(bestuur=logboek.buurbestuur).nummer == 8
    assert list(alle_breuken()) == []


def _sql(tekst, *waarden):
    with connection.cursor() as cursor:
        cursor.execute(tekst, waarden)


@pytest.mark.parametrize(
    "doe",
    [
        lambda: Gebeurtenis.objects.update(naam="Iemand anders"),
        lambda: Gebeurtenis.objects.order_by("pk").first().delete(),
        lambda: Gebeurtenis.objects.all()._raw_delete("default"),
        lambda: Gebeurtenis.objects.bulk_update(
            [Gebeurtenis(pk=Gebeurtenis.objects.earliest("pk").pk, reden="Anders.")], ["reden"]
        ),
        lambda: _sql("UPDATE scholen_gebeurtenis SET op = op WHERE nummer = 3"),
        lambda: _sql("DELETE FROM scholen_gebeurtenis WHERE nummer = 6"),
        lambda: Keten.objects.update(nummer=2),
        lambda: Keten.objects.update(begint_na=100),
        lambda: Keten.objects.update(sleutel="aaaaaaaaaaaa"),
        lambda: Keten.objects.all()._raw_delete("default"),
    ],
    ids=[
        "veranderen",
        "weghalen",
        "alles weghalen",
        "veel tegelijk veranderen",
        "met kale sql veranderen",
        "met kale sql weghalen",
        "de keten terugzetten",
        "meer inkorten dan er is",
        "een andere keten",
        "de keten weghalen",
    ],
)
def test_de_database_weigert_wat_het_logboek_aantast(logboek, doe):
    assert geweigerd(doe)
    assert list(alle_breuken()) == []


def _zonder_sloten(doe):
    """What somebody does who can take the locks off the database."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE scholen_gebeurtenis DISABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER scholen_gebeurtenis_vast_update")
            cursor.execute("DROP TRIGGER scholen_gebeurtenis_vast_delete")
    doe()


def _naam_van(logboek):
    return f"Logboek van {logboek.bestuur}"


@pytest.mark.parametrize(
    ("sql", "breuken"),
    [
        ("UPDATE scholen_gebeurtenis SET naam = 'Ik'", ["regel 3 is veranderd"]),
        (
            "UPDATE scholen_gebeurtenis SET op = '2026-11-26 09:30:13+00:00'",
            ["regel 3 is veranderd"],
        ),
        ("UPDATE scholen_gebeurtenis SET gebruiker_id = NULL", ["regel 3 is veranderd"]),
        ("UPDATE scholen_gebeurtenis SET school_id = NULL", ["regel 3 is veranderd"]),
        (
            "DELETE FROM scholen_gebeurtenis",
            [
                "tussen regel 2 en regel 4 klopt de telling niet",
                "regel 4 past niet op de regel ervoor",
            ],
        ),
    ],
    ids=["naam", "moment", "wie", "school", "weg"],
)
def test_wie_de_sloten_eraf_haalt_wordt_gezien(logboek, sql, breuken):
    waar = f" WHERE nummer = 3 AND bestuur_id = {logboek.bestuur.pk}"

    _zonder_sloten(lambda: _sql(sql + waar))

    assert list(alle_breuken()) == [f"{_naam_van(logboek)}: {breuk}." for breuk in breuken]


def test_een_regel_die_naar_een_ander_bestuur_verhuist_wordt_gezien(logboek):
    def doe():
        Gebeurtenis.objects.filter(bestuur=logboek.bestuur, nummer=6).update(
            bestuur=logboek.buurbestuur, nummer=7
        )

    _zonder_sloten(doe)

    assert list(alle_breuken()) == [
        f"Logboek van {logboek.bestuur}: het einde klopt niet: de laatste regel is 5, verwacht is"
        " 6.",
        f"Logboek van {logboek.buurbestuur}: regel 7 past niet op de regel ervoor.",
        f"Logboek van {logboek.buurbestuur}: regel 7 is veranderd.",
        f"Logboek van {logboek.buurbestuur}: het einde klopt niet: de laatste regel is 7, verwacht"
        " is 6.",
    ]


def test_de_opdracht_zegt_wat_er_klopt_en_wat_bewaard_moet_worden(logboek):
    uit = StringIO()

    call_command("controleer_keten", stdout=uit)

    kop = Keten.objects.get(bestuur=None).kop
    assert uit.getvalue().splitlines()[0] == (
        f"Logboek van de installatie: 6 regels kloppen. De laatste is 6 {kop}"
    )
    assert len(uit.getvalue().splitlines()) == 3


@pytest.mark.parametrize("opdracht", ["controleer_keten", "controleer_integriteit"])
def test_de_opdracht_stopt_met_een_als_er_iets_is_veranderd(logboek, opdracht):
    _zonder_sloten(lambda: _sql("UPDATE scholen_gebeurtenis SET rol = 'x' WHERE nummer = 2"))
    uit, fout = StringIO(), StringIO()

    with pytest.raises(SystemExit) as einde:
        call_command(opdracht, stdout=uit, stderr=fout)

    assert einde.value.code == 1
    assert f"{_naam_van(logboek)}: regel 2 is veranderd.\n" in uit.getvalue()
    assert fout.getvalue() == "3 keer klopt er iets niet. Zie de regels hierboven.\n"


def test_inkorten_haalt_het_begin_weg_en_zegt_dat(logboek):
    weg = logboek_inkorten(bestuur=logboek.bestuur, tot=OP + timedelta(days=4), op=OP)

    over = Gebeurtenis.objects.filter(bestuur=logboek.bestuur).order_by("nummer")
    assert weg == 4
    assert [(rij.nummer, rij.reden) for rij in over] == [
        (5, "Dag 4."),
        (6, "Dag 5."),
        (
            7,
            "De regels 1 tot en met 4 zijn weggehaald: ze gaan over een tijd die niet langer"
            " bewaard wordt.",
        ),
    ]
    assert list(alle_breuken()) == []


def test_wie_inkort_zonder_handtekening_wordt_gezien(logboek):
    vierde = Gebeurtenis.objects.get(bestuur=logboek.bestuur, nummer=4)
    Keten.objects.filter(bestuur=logboek.bestuur).update(begint_na=4, begin=vierde.schakel)
    Gebeurtenis.objects.filter(bestuur=logboek.bestuur, nummer__lte=4).delete()

    assert list(alle_breuken()) == [
        f"{_naam_van(logboek)}: dat regel 1 tot en met 4 zijn ingekort, staat nergens ondertekend."
    ]


def test_twee_keer_inkorten_en_doorschrijven_blijft_een_keten(logboek):
    logboek_inkorten(bestuur=logboek.bestuur, tot=OP + timedelta(days=2), op=OP)
    leg_vast(rij=logboek.school, door=logboek.beheerder, op=OP + timedelta(days=9))
    weg = logboek_inkorten(bestuur=logboek.bestuur, tot=OP + timedelta(days=5), op=OP)
    leeg = logboek_inkorten(bestuur=logboek.bestuur, tot=OP + timedelta(days=5), op=OP)

    assert (weg, leeg) == (3, 0)
    assert list(alle_breuken()) == []


@pytest.mark.usefixtures("gelijktijdig")
def test_wie_tegelijk_schrijft_komt_achter_elkaar(wereld):
    def doe(nummer):
        def schrijf():
            for beurt in range(5):
                leg_vast(rij=wereld.school, door=None, op=OP, reden=f"{nummer}.{beurt}")

        return schrijf

    uitkomsten = tegelijk(*(doe(nummer) for nummer in range(6)))

    assert uitkomsten == [None] * 6
    assert Keten.objects.get(bestuur=wereld.bestuur).nummer == 30
    assert list(alle_breuken()) == []


def test_een_regel_kost_drie_vragen_ook_als_er_meer_zijn(logboek, django_assert_num_queries):
    velden = {"naam": "Ina", "op": OP, "soort": "wijziging", "model": "school", "sleutel": "x"}
    rijen = [Gebeurtenis(bestuur=logboek.bestuur, **velden) for _ in range(20)]

    with django_assert_num_queries(3):  # take the head, write, move the head
        Gebeurtenis.objects.create(bestuur=logboek.bestuur, **velden)
    with django_assert_num_queries(3):
        Gebeurtenis.objects.bulk_create(rijen)

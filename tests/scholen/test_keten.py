"""The log is a chain: whatever is changed, removed or swapped in it is found."""

import random
import string
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from scholen.acties.logboek import logboek_inkorten
from scholen.models import Gebeurtenis, Keten, Regel, leg_vast
from scholen.overzichten.keten import Stand, alle_breuken, breuken_in
from tests.database import tegelijk

OP = datetime(2026, 11, 24, 9, 30, 12, 345_678, tzinfo=UTC)
LETTERS = string.ascii_letters + string.digits + "éëï’ "


def _regels(toeval, aantal):
    """A chain in memory: lines with any text, each with the hash of the one before."""
    vorige, regels = "0" * 64, []
    for nummer in range(1, aantal + 1):
        teksten = ["".join(toeval.choices(LETTERS, k=toeval.randint(1, 30))) for _ in range(14)]
        regel = Regel(nummer, vorige, *teksten)
        vorige = regel.schakel
        regels.append((regel, vorige))
    return regels, Stand(0, "0" * 64, aantal, vorige)


def _een_teken_anders(toeval, tekst):
    plek = toeval.randrange(len(tekst))
    ander = toeval.choice([teken for teken in LETTERS if teken != tekst[plek]])
    return tekst[:plek] + ander + tekst[plek + 1 :]


def _verander(toeval, regels):
    plek = toeval.randrange(len(regels))
    regel, schakel = regels[plek]
    veld = toeval.choice([*Regel._fields, "schakel"])
    if veld == "schakel":
        return [*regels[:plek], (regel, _een_teken_anders(toeval, schakel)), *regels[plek + 1 :]]
    waarde = getattr(regel, veld)
    nieuw = waarde + 1 if veld == "nummer" else _een_teken_anders(toeval, waarde)
    return [*regels[:plek], (regel._replace(**{veld: nieuw}), schakel), *regels[plek + 1 :]]


def _haal_weg(toeval, regels):
    plek = toeval.randrange(len(regels))
    return regels[:plek] + regels[plek + 1 :]


def _verwissel(toeval, regels):
    een, ander = sorted(toeval.sample(range(len(regels)), 2))
    nieuw = list(regels)
    nieuw[een], nieuw[ander] = nieuw[ander], nieuw[een]
    return nieuw


def _verwissel_wat_erin_staat(toeval, regels):
    een, ander = toeval.sample(range(len(regels)), 2)
    nieuw = list(regels)
    for naar, uit in ((een, ander), (ander, een)):
        plek = {"nummer": regels[naar][0].nummer, "vorige": regels[naar][0].vorige}
        nieuw[naar] = (regels[uit][0]._replace(**plek), regels[naar][1])
    return nieuw


INGREPEN = (_verander, _haal_weg, _verwissel, _verwissel_wat_erin_staat)


def test_duizend_van_de_duizend_ingrepen_worden_gevonden():
    toeval = random.Random(20_261_124)  # noqa: S311 the same at every run
    regels, stand = _regels(toeval, 120)
    gemist = []

    for beurt in range(1_000):
        ingreep = INGREPEN[beurt % len(INGREPEN)]
        if not list(breuken_in(ingreep(toeval, regels), stand)):
            gemist.append((beurt, ingreep.__name__))

    assert list(breuken_in(regels, stand)) == []
    assert gemist == []


def test_een_verandering_wordt_aangewezen_waar_zij_is():
    regels, stand = _regels(random.Random(1), 5)  # noqa: S311 the same at every run
    regel, schakel = regels[2]
    regels[2] = (regel._replace(naam="Iemand anders"), schakel)

    assert list(breuken_in(regels, stand)) == ["regel 3 is veranderd"]


def test_een_staart_die_ontbreekt_wordt_gezien():
    regels, stand = _regels(random.Random(1), 5)  # noqa: S311 the same at every run

    assert list(breuken_in(regels[:3], stand)) == [
        "het einde klopt niet: de laatste regel is 3, verwacht is 5"
    ]


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


def _geweigerd(doe):
    try:
        with transaction.atomic():
            doe()
    except DatabaseError as fout:
        return "never" in str(fout)
    return False


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
    assert _geweigerd(doe)
    assert list(alle_breuken()) == []


def _zonder_sloten(doe):
    """What somebody does who can take the locks off the database."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = replica")
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
        (7, "Regel 1 tot en met 4 gaan over een tijd die niet langer bewaard wordt."),
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

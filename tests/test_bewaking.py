"""The second wall, on PostgreSQL: with every filter of Python away, no row of another bestuur.

Asked as ``kw_app``, who owns nothing. What is looked for lies there: each table has rows of both.
"""

import pytest
from django.apps import apps
from django.db import connection

from gesprekken.models import (
    Afspraak,
    Ronde,
    Verslag,
)
from kwaliteit.databaserol import rol_bezwaren
from kwaliteit.models import Indiening, Tekstversie, Zelfevaluatie
from scholen.bewaking import namens, rollen, sql
from scholen.bewaking.rollen import APP
from scholen.models import (
    Aanstelling,
    Bestuur,
    Gebeurtenis,
    Uitnodiging,
)
from tests.bewaakt import ALLEEN_POSTGRES, app
from tests.factories import MOMENT, AanstellingFactory
from tests.muur import NAMEN, eigen_rijen, toneel, van_wie, vreemde_rijen, weigering, wereld, zie  # noqa: F401 fixtures
from tests.toegangstabel import BUUR

pytestmark = [ALLEEN_POSTGRES, pytest.mark.django_db]


def test_de_webserver_is_geen_eigenaar_en_mag_niets_omzeilen():
    with app(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolname, rolsuper, rolbypassrls, (SELECT count(*) FROM pg_class WHERE"
            " relowner = r.oid) FROM pg_roles AS r WHERE rolname = current_user"
        )
        assert cursor.fetchone() == (APP, False, False, 0)


def test_elk_model_is_bewaakt_of_heeft_een_reden():
    tabellen = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}

    assert tabellen == set(sql.bewaakt()) | set(sql.buiten())
    assert set(sql.bewaakt()) & set(sql.buiten()) == set()
    assert all(len(reden) > 10 for reden in sql.buiten().values())


def test_een_voorwaarde_vraagt_de_database_weinig_te_plannen():
    """A query plans every subquery of every table it names: ten of them doubled a page."""
    vragen = {naam: rij.lezen.count("(SELECT") for naam, rij in sql.bewaakt().items()}

    assert {naam: aantal for naam, aantal in vragen.items() if aantal > 4} == {}
    assert vragen["scholen_aanstelling"] == 4


def test_elke_tabel_staat_zoals_de_lijst_zegt():
    assert sql.stand() == {}


@pytest.mark.parametrize(
    ("opdracht", "fout"),
    [
        ("DROP POLICY kw_lezen ON gesprekken_ronde", "lacks a policy, or has another"),
        ("ALTER TABLE gesprekken_ronde NO FORCE ROW LEVEL SECURITY", "is not forced"),
        ("COMMENT ON TABLE gesprekken_ronde IS 'bewaakt oud'", "follows an older list"),
        (
            "CREATE POLICY extra ON gesprekken_ronde USING (true)",
            "lacks a policy, or has another",
        ),
        (f"ALTER POLICY kw_eigenaar ON gesprekken_ronde TO {APP}", "has another owner"),
    ],
)
def test_een_gat_in_de_muur_valt_op_en_migrate_maakt_het_dicht(opdracht, fout):
    with connection.cursor() as cursor:
        cursor.execute(opdracht)

    with app():
        assert sql.stand() == {"gesprekken_ronde": fout}
        assert "Niet elke tabel is bewaakt" in rol_bezwaren()[-1]
    assert sql.zet_neer() == ["gesprekken_ronde"]
    assert sql.stand() == {}


@pytest.mark.parametrize("tabel", NAMEN)
def test_zonder_persoon_is_er_niets(wereld, tabel):
    assert len(van_wie(tabel)) > 0

    assert zie(tabel) == set()


@pytest.mark.parametrize("tabel", NAMEN)
def test_iemand_ziet_alles_van_het_eigen_bestuur_en_niets_van_een_ander(wereld, tabel):
    eigen, vreemd = eigen_rijen(wereld, tabel), vreemde_rijen(wereld, tabel)
    assert (len(eigen) > 0, len(vreemd) > 0) == (True, True)

    namens.werk_als(wereld.adviseur.pk)
    gezien = zie(tabel)

    assert eigen - gezien == set()
    assert vreemd & gezien == set()


@pytest.mark.parametrize("tabel", NAMEN)
def test_niemand_zet_een_rij_bij_een_ander_bestuur(wereld, tabel):
    """A copy of each foreign row is refused; so is moving an own row there."""
    vreemd = sorted(vreemde_rijen(wereld, tabel))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {tabel} WHERE id = ANY (%s)", [vreemd])
        kolommen = [kolom.name for kolom in cursor.description]
        rijen = cursor.fetchall()
    namens.werk_als(wereld.adviseur.pk)
    plekken = ", ".join(["%s"] * len(kolommen))
    opdracht = f"INSERT INTO {tabel} ({', '.join(kolommen)}) VALUES ({plekken})"

    meldingen = {weigering(opdracht, rij) for rij in rijen}

    assert "" not in meldingen
    assert any("row-level security" in melding for melding in meldingen)
    if "bestuur_id" in kolommen and tabel != Gebeurtenis._meta.db_table:
        eigen = [pk for pk, van in van_wie(tabel).items() if van == wereld.bestuur.pk]
        zet = f"UPDATE {tabel} SET bestuur_id = %s WHERE id = ANY (%s)"
        melding = weigering(zet, [wereld.buurbestuur.pk, eigen])
        assert melding != ""


@pytest.mark.parametrize("tabel", [naam for naam in NAMEN if naam != "scholen_gebeurtenis"])
def test_niemand_wijzigt_een_rij_van_een_ander_bestuur(wereld, tabel):
    vreemd = sorted(vreemde_rijen(wereld, tabel))
    namens.werk_als(wereld.adviseur.pk)

    with app(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {tabel} SET id = id WHERE id = ANY (%s)", [vreemd])
        assert cursor.rowcount == 0


@pytest.mark.parametrize(
    "daad", ["UPDATE scholen_gebeurtenis SET naam = 'x'", "DELETE FROM scholen_gebeurtenis"]
)
def test_de_webserver_wijzigt_het_logboek_nooit(wereld, daad):
    namens.werk_als(wereld.beheerder.pk)

    assert "permission denied" in weigering(daad, [])


def test_een_rol_die_het_logboek_mag_wijzigen_mag_de_webserver_niet_zijn():
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT DELETE ON scholen_gebeurtenis TO {APP}")

    with app():
        assert [zin.split(".")[0] for zin in rol_bezwaren()] == [
            "De databaserol van de webserver mag het logboek wijzigen"
        ]
    rollen.geef_rechten()
    with app():
        assert rol_bezwaren() == []


def test_wie_bij_twee_besturen_werkt_ziet_dat_waarvoor_nu(wereld):
    AanstellingFactory(gebruiker=wereld.adviseur, rol="adviseur", bestuur=wereld.buurbestuur)
    plek = f"bestuur:{wereld.buurbestuur.bestuursnummer}"

    def besturen():
        with app():
            return set(Ronde.objects.values_list("bestuur", flat=True)), Bestuur.objects.count()

    namens.werk_als(wereld.adviseur.pk)
    assert besturen() == ({wereld.bestuur.pk, wereld.buurbestuur.pk}, 2)
    namens.werk_als(wereld.adviseur.pk, voor=plek)
    assert besturen() == ({wereld.buurbestuur.pk}, 2)


def test_een_rol_die_afliep_opent_niets(wereld):
    Aanstelling.objects.filter(gebruiker=wereld.adviseur).update(beeindigd_op=MOMENT)

    namens.werk_als(wereld.adviseur.pk)

    assert zie("gesprekken_ronde") == zie("scholen_school") == set()


def test_een_samenwerkingsverband_leest_alleen_wat_een_vast_verslag_het_geeft(toneel, wereld):
    _, decor = toneel
    vast, los = (decor.dialogen[BUUR, wat].gesprek for wat in ("vastgesteld", "gevoerd"))
    school = vast.school
    rijen = [
        Afspraak.objects.create(
            bestuur=school.bestuur, school=school, gesprek=bij, wat="x", partij=partij
        )
        for bij, partij in ((vast, "swv"), (los, "swv"), (vast, "school"))
    ]

    namens.werk_als(wereld.swv_medewerker.pk)

    assert zie("gesprekken_afspraak") == {rijen[0].pk}
    assert zie("gesprekken_gesprek") == {vast.pk}
    assert zie("scholen_school") == {school.pk}
    dicht = (Ronde, Verslag, Zelfevaluatie, Indiening, Uitnodiging, Tekstversie)
    assert [model for model in dicht if zie(model._meta.db_table)] == []


def test_een_superuser_of_eigenaar_mag_de_webserver_niet_zijn():
    eigenaar = rol_bezwaren()

    assert [zin[:58] for zin in eigenaar] == [
        "De databaserol van de webserver is eigenaar van tabellen. "
    ]
    with app():
        assert rol_bezwaren() == []

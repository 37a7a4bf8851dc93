"""On which database this run of the suite is, and that it is the one that was meant."""

import os

from django.db import connection

from tests.database import database_en_versie


def test_de_suite_draait_op_de_bedoelde_database(db):
    verwacht = os.environ.get("VERWACHT_DATABASE", "sqlite")

    assert connection.vendor == verwacht


def test_de_kop_van_het_verslag_noemt_database_en_versie(db):
    naam, versie = database_en_versie().split(" ")

    assert naam == {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[connection.vendor]
    assert int(versie.split(".")[0]) >= {"sqlite": 3, "postgresql": 14}[connection.vendor]


def test_sqlite_schrijft_elke_vastlegging_meteen_weg(db):
    if connection.vendor != "sqlite":
        return

    with connection.cursor() as cursor:
        waarden = {
            naam: cursor.execute(f"PRAGMA {naam}").fetchone()[0]
            for naam in ("synchronous", "foreign_keys")
        }

    assert waarden == {"synchronous": 2, "foreign_keys": 1}

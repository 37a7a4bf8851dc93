"""The database that this run of the suite is on."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg2
from django.db import DatabaseError, connections, transaction


def database_en_versie() -> str:
    """The engine and its version, such as ``SQLite 3.53.4``; asks the server itself."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        return f"SQLite {sqlite3.sqlite_version}"
    verbinding = psycopg2.connect(url)
    hoofd, sub = divmod(verbinding.server_version, 10_000)
    verbinding.close()
    return f"PostgreSQL {hoofd}.{sub}"


@contextmanager
def op_schijf(map_: Path) -> Iterator[None]:
    """Move an SQLite test database from memory to a file, for what really happens at once.

    The database in memory that Django tests on locks whole tables and never waits; a file in WAL
    mode behaves as in production. On PostgreSQL there is nothing to do.
    """
    in_geheugen = connections["default"]
    if in_geheugen.vendor != "sqlite":
        yield
        return
    instellingen = connections.settings["default"]
    naam, bestand = instellingen["NAME"], str(map_ / "test.sqlite3")
    in_geheugen.ensure_connection()
    with closing(sqlite3.connect(bestand)) as doel:
        in_geheugen.connection.backup(doel)
    instellingen["NAME"] = bestand
    del connections["default"]  # every thread, this one too, opens the file from here on
    try:
        yield
    finally:
        connections["default"].close()
        instellingen["NAME"] = naam
        connections["default"] = in_geheugen


def geweigerd(doe):
    """Whether the database itself refuses this: what lies fixed is never changed."""
    try:
        with transaction.atomic():
            doe()
    except DatabaseError as fout:
        return "never" in str(fout)
    return False


def tegelijk(*doen):
    """Run functions in threads that start together; gives what each raised or returned."""
    hek = threading.Barrier(len(doen), timeout=30)
    uitkomsten = [None] * len(doen)

    def draai(nummer, doe):
        try:
            hek.wait()
            uitkomsten[nummer] = doe()
        except Exception as fout:  # what was raised is what the test looks at
            uitkomsten[nummer] = fout
        finally:
            connections.close_all()

    draden = [threading.Thread(target=draai, args=paar) for paar in enumerate(doen)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(60)
    return uitkomsten

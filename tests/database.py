"""The database that this run of the suite is on."""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import psycopg2
from django.db import DatabaseError, connection, connections, transaction


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


BLIJFT_STAAN = {"django_content_type", "auth_permission", "django_migrations"}
"""What the migrations write once, and no test changes."""


def maak_leeg() -> None:
    """Empty the tables after a test that really commits, what lies fixed in them too.

    Only those with a row in them: Django's own way makes every table anew, and then writes what
    the migrations wrote; that takes longer than most of these tests.
    """
    namen = set(connection.introspection.django_table_names()) - BLIJFT_STAAN
    met_rijen = [f"SELECT '{naam}' WHERE EXISTS (SELECT 1 FROM \"{naam}\")" for naam in namen]  # noqa: S608 our own tables
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(met_rijen))
        vol = [naam for (naam,) in cursor.fetchall()]
        with _zonder_sloten(cursor, vol):
            for naam in vol:
                cursor.execute(f'DELETE FROM "{naam}"')  # noqa: S608 our own tables
            connection.check_constraints(vol)


@contextmanager
def _zonder_sloten(cursor, tabellen: list[str]) -> Iterator[None]:
    """For a while no trigger of ours refuses anything in these tables."""
    if connection.vendor == "postgresql":
        for naam in tabellen:
            cursor.execute(f'ALTER TABLE "{naam}" DISABLE TRIGGER USER')
        yield
        for naam in tabellen:
            cursor.execute(f'ALTER TABLE "{naam}" ENABLE TRIGGER USER')
        return
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    triggers = cursor.fetchall() if tabellen else []
    for naam, _ in triggers:
        cursor.execute(f'DROP TRIGGER "{naam}"')
    yield
    for _, sql in triggers:
        cursor.execute(sql)


def geweigerd(doe):
    """Whether the database itself refuses this: what lies fixed is never changed."""
    try:
        with transaction.atomic():
            doe()
    except DatabaseError as fout:
        return "never" in str(fout)
    return False


def in_draden(*doen):
    """A thread for each function, and the list in which each puts what it raised or returned."""
    uitkomsten = [None] * len(doen)

    def draai(nummer, doe):
        try:
            uitkomsten[nummer] = doe()
        except Exception as fout:  # what was raised is what the test looks at
            uitkomsten[nummer] = fout
        finally:
            connections.close_all()

    return [threading.Thread(target=draai, args=paar) for paar in enumerate(doen)], uitkomsten


def tegelijk(*doen):
    """Run functions in threads that start together; gives what each raised or returned."""
    hek = threading.Barrier(len(doen), timeout=30)

    def met_hek(doe):
        hek.wait()
        return doe()

    draden, uitkomsten = in_draden(*(partial(met_hek, doe) for doe in doen))
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(60)
    return uitkomsten


GEDULD = 30  # seconds


@contextmanager
def bezet(neem: Callable[[], object]) -> Iterator[None]:
    """Somebody else holds the rows that ``neem`` takes, until the block ends."""
    vast, klaar = threading.Event(), threading.Event()

    def houd():
        with transaction.atomic():
            neem()
            vast.set()
            klaar.wait(GEDULD)

    (draad,), _ = in_draden(houd)
    draad.start()
    assert vast.wait(GEDULD)
    try:
        yield
    finally:
        klaar.set()
        draad.join(GEDULD)


def wacht_op_wachtenden(aantal):
    """Until so many wait for a row of somebody else; SQLite has one writer, and says nothing."""
    vraag = (
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    even = threading.Event()
    for _ in range(GEDULD * 50 if connection.vendor == "postgresql" else 0):
        with connection.cursor() as cursor:
            cursor.execute(vraag)
            if cursor.fetchone()[0] >= aantal:
                return
        even.wait(0.02)


def na_elkaar(neem: Callable[[], object], *doen):
    """Each begins when the one before waits for what ``neem`` takes; gives what each raised or
    returned."""
    draden, uitkomsten = in_draden(*doen)
    with bezet(neem):
        for nummer, draad in enumerate(draden, start=1):
            draad.start()
            wacht_op_wachtenden(nummer)
    for draad in draden:
        draad.join(GEDULD)
    return uitkomsten

"""The PostgreSQL of this run as whoever keeps the server sees it: its databases and its roles."""

import os
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from urllib.parse import urlsplit

import psycopg2

from scholen.bewaking.rollen import eigendom

SUPERUSER = "postgres"


def adres_van(rol: str, database: str) -> str:
    """The address of a database of the server of this run, for one role."""
    url = urlsplit(os.environ["DATABASE_URL"])
    return f"postgres://{rol}:@/{database}?{url.query}"


@contextmanager
def als(rol: str, database: str) -> Iterator[psycopg2.extensions.connection]:
    """A line to a database on which each statement stands by itself."""
    with closing(psycopg2.connect(adres_van(rol, database))) as verbinding:
        verbinding.autocommit = True
        yield verbinding


@contextmanager
def lege_database() -> Iterator[str]:
    """A new database after ``manage.py databaserollen | psql``; gives its name, and removes it."""
    naam = f"leeg_{uuid.uuid4().hex[:8]}"
    with als(SUPERUSER, "postgres") as server:
        server.cursor().execute(f"CREATE DATABASE {naam}")
        try:
            with als(SUPERUSER, naam) as nieuw:
                for opdracht in eigendom():
                    nieuw.cursor().execute(opdracht)
            yield naam
        finally:
            server.cursor().execute(f"DROP DATABASE {naam} WITH (FORCE)")

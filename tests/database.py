"""The database that this run of the suite is on."""

import os
import sqlite3

import psycopg2


def database_en_versie() -> str:
    """The engine and its version, such as ``SQLite 3.53.4``; asks the server itself."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        return f"SQLite {sqlite3.sqlite_version}"
    verbinding = psycopg2.connect(url)
    hoofd, sub = divmod(verbinding.server_version, 10_000)
    verbinding.close()
    return f"PostgreSQL {hoofd}.{sub}"

"""On PostgreSQL every request of the tests is answered as ``kw_app``, as in production.

What a test makes and looks at itself is the owner's, as with a command. The role changes outside
the queries that a test counts.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from psycopg2.extensions import TRANSACTION_STATUS_INERROR

from scholen.bewaking.rollen import APP

ALS_APP = "tests.bewaakt.als_app"
ALLEEN_POSTGRES = pytest.mark.skipif(
    not os.environ.get("DATABASE_URL", "").startswith("postgres"),
    reason="Only PostgreSQL guards rows; on SQLite Python's filters are the only wall.",
)


@contextmanager
def app() -> Iterator[None]:
    """For a while the database knows us as the web server."""
    connection.ensure_connection()
    _word(f"SET ROLE {APP}")
    try:
        yield
    finally:
        # A savepoint that is undone takes the role back with it.
        if connection.connection is not None and not _is_afgebroken():
            _word("RESET ROLE")


def _is_afgebroken() -> bool:
    stand = connection.connection.get_transaction_status()
    return bool(stand == TRANSACTION_STATUS_INERROR)


def _word(opdracht: str) -> None:
    with connection.connection.cursor() as cursor:
        cursor.execute(opdracht)


def als_app(get_response):
    """The outermost middleware of the tests."""

    def middleware(request):
        with app():
            return get_response(request)

    return middleware

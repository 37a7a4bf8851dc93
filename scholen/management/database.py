"""Whether there is a database that a command can work on."""

from django.core.management.base import CommandError
from django.db import connection

from scholen.models import Gebruiker


def keur_database() -> None:
    """Say what to do first when nothing was prepared yet.

    Raises:
        CommandError: the database has no tables.
    """
    if Gebruiker._meta.db_table not in connection.introspection.table_names():
        raise CommandError(
            "De database is nog leeg. Start het product eerst een keer met manage.py start, of"
            " draai manage.py migrate."
        )

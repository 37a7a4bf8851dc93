"""Counting attempts has a line of its own to the database, beside that of the request.

On PostgreSQL a request is one transaction. What it counted would be undone with it after an error,
and until its end everybody behind the same address would wait for it: a team that logs in would
stand in a queue.
"""

from django.db.models import Model

TELLERS = "tellers"
"""The same database, outside the transaction of a request."""


class EigenLijn:
    """Sends the cache, and nothing else, along that line."""

    def db_for_read(self, model: type[Model], **_: object) -> str | None:
        """Which line; for all but the cache the usual one."""
        return TELLERS if model._meta.app_label == "django_cache" else None

    db_for_write = db_for_read

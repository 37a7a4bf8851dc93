"""``python -m tests.bench.bewaking``: what the second wall costs, page by page, on PostgreSQL.

Each page is asked for in turns on two databases with the same rows, both as ``kw_app``: one with
its policies, one without. The turns alternate, so that other work on the machine slows both. It
prints the quickest of both in milliseconds, and what the wall adds.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from time import perf_counter

from django.db.backends.base.base import BaseDatabaseWrapper
from django.http import HttpResponse

HOOGSTENS = 1.2
"""What a page may cost with the wall, beside the same page without it."""
BEURTEN = 30
MET, ZONDER = "met_muur", "zonder_muur"


def main() -> int:
    """Start a server and measure on it; exit 1 when a page costs too much more."""
    from tests.postgres import server  # noqa: PLC0415 it reads the settings

    with tempfile.TemporaryDirectory(prefix="bench-") as map_:
        os.environ.update(DJANGO_SETTINGS_MODULE="kwaliteit.settings", DEMO="1", DATA_DIR=map_)
        with server() as url:
            omgeving = {**os.environ, "DATABASE_URL": url, "KW_BEHEER": "1"}
            opdracht = [sys.executable, "-c", f"from {__spec__.name} import meet; meet()"]
            return subprocess.run(opdracht, env=omgeving, check=False).returncode  # noqa: S603


def meet() -> None:
    """On the server of ``DATABASE_URL``: load the demo world, copy it, and measure in turns."""
    import django  # noqa: PLC0415 after the environment

    django.setup()
    from django.db import connection  # noqa: PLC0415 after django.setup

    from scholen.bewaking.rollen import APP, OWNER  # noqa: PLC0415
    from tests.bench.paginas import laad_demo, te_lezen  # noqa: PLC0415

    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {MET}")
    _ga_naar(OWNER, MET)
    laad_demo()
    paginas = te_lezen()
    _ga_naar(OWNER, "postgres")
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {ZONDER} TEMPLATE {MET}")
    _ga_naar(OWNER, ZONDER)
    _haal_muur_weg()
    lijnen = {plek: _lijn(APP, plek) for plek in (MET, ZONDER)}
    traag = [naam for naam, vraag in paginas.items() if not _haalt_het(naam, vraag, lijnen)]
    sys.exit(bool(traag))


def _haal_muur_weg() -> None:
    """Take the guard off every table of this database."""
    from django.db import connection, transaction  # noqa: PLC0415

    from scholen.bewaking.sql import NAMEN, bewaakt  # noqa: PLC0415

    with transaction.atomic(), connection.cursor() as cursor:
        for tabel in bewaakt():
            for beleid in NAMEN:
                cursor.execute(f"DROP POLICY IF EXISTS {beleid} ON {tabel}")
            cursor.execute(f"ALTER TABLE {tabel} NO FORCE ROW LEVEL SECURITY")
            cursor.execute(f"ALTER TABLE {tabel} DISABLE ROW LEVEL SECURITY")


def _ga_naar(rol: str, database: str) -> None:
    from django.db import connection  # noqa: PLC0415

    connection.close()
    connection.settings_dict.update(USER=rol, NAME=database)


def _lijn(rol: str, database: str) -> BaseDatabaseWrapper:
    from django.db import connections  # noqa: PLC0415

    lijn = connections["default"].copy()
    lijn.settings_dict.update(USER=rol, NAME=database)
    return lijn


def _haalt_het(
    naam: str, vraag: Callable[[], HttpResponse], lijnen: Mapping[str, BaseDatabaseWrapper]
) -> bool:
    from django.db import connections  # noqa: PLC0415

    tijden: dict[str, list[float]] = {plek: [] for plek in lijnen}
    for keer in range(BEURTEN + 2):
        for plek, lijn in lijnen.items():
            connections["default"] = lijn
            begin = perf_counter()
            status = vraag().status_code
            assert status == 200, f"{naam}: {status}"
            if keer >= 2:  # the first ones connect and warm up
                tijden[plek].append((perf_counter() - begin) * 1000)
    met, zonder = map(min, tijden.values())  # the others waited for something else
    sys.stdout.write(f"{naam:34}{met:>9.1f}{zonder:>9.1f}{met / zonder:>7.2f}\n")
    sys.stdout.flush()
    return met <= HOOGSTENS * zonder


if __name__ == "__main__":
    sys.exit(main())

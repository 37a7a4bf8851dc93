"""pgbouncer in transaction mode before the PostgreSQL of this run."""

import os
import pwd
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import parse_qs, urlsplit

import psycopg2
import pytest

from scholen.bewaking.rollen import APP
from tests.webserver import vrije_poort

LIJNEN = 2
"""Lines to the database: fewer than there are threads, so besturen take turns on each of them."""
PROGRAMMA = shutil.which("pgbouncer", path=f"{os.environ['PATH']}:/usr/sbin")
MET_POOLER = pytest.mark.skipif(
    PROGRAMMA is None, reason="pgbouncer is not installed; `make bestendig` does that on Debian."
)
INSTELLINGEN = """\
[databases]
* = host={server}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {poort}
unix_socket_dir =
auth_type = trust
auth_file = {map}/wie.txt
pool_mode = transaction
default_pool_size = {lijnen}
ignore_startup_parameters = options
logfile = {map}/pgbouncer.log
"""


@contextmanager
def pooler(database: str) -> Iterator[str]:
    """Run it; gives the address of the database behind it, for ``kw_app``."""
    with TemporaryDirectory(prefix="pooler-") as naam:
        yield from _draai(Path(naam), database)


def _draai(map_: Path, database: str) -> Iterator[str]:
    (server,) = parse_qs(urlsplit(os.environ["DATABASE_URL"]).query)["host"]
    poort = vrije_poort()
    (map_ / "wie.txt").write_text(f'"{APP}" ""\n')
    (map_ / "pgbouncer.ini").write_text(
        INSTELLINGEN.format(server=server, poort=poort, map=map_, lijnen=LIJNEN)
    )
    proces = subprocess.Popen(  # noqa: S603 the pooler itself
        [PROGRAMMA, "-q", *_als_gewone(server, map_), map_ / "pgbouncer.ini"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    adres = f"postgres://{APP}:@127.0.0.1:{poort}/{database}"
    try:
        _wacht_op(adres)
        yield adres
    finally:
        proces.terminate()
        proces.wait(10)


def _als_gewone(server: str, map_: Path) -> list[str]:
    """It refuses to be root; then it is who the server is."""
    if os.geteuid():
        return []
    wie = pwd.getpwuid(Path(server).stat().st_uid)
    for pad in (map_, *map_.iterdir()):
        os.chown(pad, wie.pw_uid, wie.pw_gid)
    return ["-u", wie.pw_name]


def _wacht_op(adres: str) -> None:
    for _ in range(200):
        try:
            psycopg2.connect(adres).close()
        except psycopg2.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError("pgbouncer antwoordt niet.")

"""The web server as it runs for people: gunicorn with its own processes, on the test's database.

On PostgreSQL it comes in as ``kw_app``.
"""

import http.client
import os
import socket
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import psutil
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection

from scholen.bewaking.rollen import APP
from tests.rollen import adres_van

GEDULD = 120  # seconds, on a machine that is busy with other tests
STIPT = 0.02
"""Seconds between two looks of a server in a thread whether it may stop: Python's own half a second
would be waited for after every test."""


class Webserver:
    """Two gunicorn workers on a free port of this machine; may be killed, and comes back.

    Args:
        map_: a folder of its own for what the server keeps on disk.
        database: another way to the database of the test, such as a pooler.
    """

    def __init__(self, map_: Path, *, database: str = "") -> None:
        self.poort = vrije_poort()
        self.map = map_
        self.database = database
        self.master: subprocess.Popen | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.poort}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        with (self.map / "webserver.log").open("a") as log:
            self.master = subprocess.Popen(
                [sys.executable, "-m", "gunicorn"],
                cwd=settings.BASE_DIR,
                env=self._omgeving(),
                stdout=log,
                stderr=log,
            )
        self.wacht()

    def wacht(self) -> None:
        """Wait until it answers."""
        try:
            wacht_op(self.poort)
        except TimeoutError as fout:
            raise TimeoutError((self.map / "webserver.log").read_text()) from fout

    def dood_werker(self) -> None:
        """``kill -9`` one worker; the master starts another."""
        if werkers := self._werkers():
            werkers[0].kill()

    def dood_alles(self) -> None:
        """``kill -9`` master and workers at once, as when the power goes."""
        werkers = self._werkers()
        self.master.kill()
        self.master.wait(GEDULD)
        for werker in werkers:
            werker.kill()
        psutil.wait_procs(werkers, timeout=GEDULD)

    def stop(self) -> None:
        """End whatever still runs of what this object started."""
        if self.master is None or self.master.poll() is not None:
            return
        werkers = self._werkers()
        self.master.terminate()
        try:
            self.master.wait(15)
        except subprocess.TimeoutExpired:
            self.master.kill()
            self.master.wait()
        for werker in psutil.wait_procs(werkers, timeout=5)[1]:
            werker.kill()

    def _werkers(self) -> list[psutil.Process]:
        return psutil.Process(self.master.pid).children()

    def _omgeving(self) -> dict[str, str]:
        return {
            "PATH": os.environ["PATH"],
            "DATA_DIR": str(self.map),
            "DATABASE_URL": self.database or _database_url(),
            "SECRET_KEY": settings.SECRET_KEY,  # sessions made by the test count here too
            "DEBUG": "1",  # plain cookies over http
            "PORT": str(self.poort),
        }


def draai(*opdracht: str, **omgeving: str) -> subprocess.CompletedProcess[str]:
    """Run our own Python with these words, as at a command line.

    Args:
        omgeving: the settings it finds; nothing of our own environment comes along.
    """
    return subprocess.run(  # noqa: S603 our own commands
        [sys.executable, *opdracht],
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], **omgeving},
        capture_output=True,
        text=True,
        timeout=2 * GEDULD,
        check=False,
    )


def sessie_van(gebruiker) -> str:
    """The key of a session in which this person is logged in: this server knows no test hashes."""
    sessie = SessionStore()
    sessie[SESSION_KEY] = str(gebruiker.pk)
    sessie[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    sessie[HASH_SESSION_KEY] = gebruiker.get_session_auth_hash()
    sessie.create()
    return sessie.session_key


def wacht_op(poort: int, geduld: float = GEDULD) -> None:
    """Wait until a server on this port answers.

    Args:
        geduld: seconds.

    Raises:
        TimeoutError: it took longer than that.
    """
    einde = time.monotonic() + geduld
    while time.monotonic() < einde:
        try:
            with closing(http.client.HTTPConnection("127.0.0.1", poort, timeout=10)) as vraag:
                vraag.request("GET", "/account/login/")
                vraag.getresponse().read()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"Op poort {poort} antwoordt niets.")


def vrije_poort() -> int:
    """A port of this machine that nobody listens on now."""
    with closing(socket.socket()) as proef:
        proef.bind(("127.0.0.1", 0))
        return proef.getsockname()[1]


def _database_url() -> str:
    """The database this test is on, as another process opens it."""
    naam = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{naam}"
    return adres_van(APP, naam)

"""``make start`` as a person runs it: real processes, real signals, a database of its own."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import uuid
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import psutil
import psycopg2
import pytest
from django.conf import settings

EINDE = 8  # seconds in which everything has ended
TERUG = 5  # seconds in which a killed process is there again
GEDULD = 240  # seconds for what has no figure, on a machine that is busy with other tests

TELLING = """
import django, json; django.setup()
from django.apps import apps
vluchtig = {"sessions", "django_tasks_database"}
print(json.dumps({m._meta.label: m._base_manager.count() for m in apps.get_models()
                  if m._meta.app_label not in vluchtig}))
"""


def _vrije_poort():
    with closing(socket.socket()) as proef:
        proef.bind(("127.0.0.1", 0))
        return proef.getsockname()[1]


def _wacht(tot, binnen, waarop):
    """Wait until ``tot()`` gives something true, at most ``binnen`` seconds; gives that."""
    einde = time.monotonic() + binnen
    while time.monotonic() < einde:
        if uitkomst := tot():
            return uitkomst
        time.sleep(0.05)
    pytest.fail(f"{waarop} duurde langer dan {binnen} seconden")


def _antwoordt(poort):
    """Whether the log-in page comes from this port."""
    try:
        with urllib.request.urlopen(
            f"http://127.0.0.1:{poort}/account/login/", timeout=10
        ) as antwoord:
            return antwoord.status == 200
    except OSError:
        return False


@pytest.fixture(scope="module")
def omgeving(tmp_path_factory):
    """An environment with a fresh DATA_DIR, a free port, and on PostgreSQL a fresh database."""
    basis = {
        "PATH": os.environ["PATH"],
        "DATA_DIR": str(tmp_path_factory.mktemp("start")),
        "PORT": str(_vrije_poort()),
    }
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        yield basis
        return
    naam = f"start_{uuid.uuid4().hex[:8]}"
    with closing(psycopg2.connect(server)) as verbinding:
        verbinding.autocommit = True
        verbinding.cursor().execute(f"CREATE DATABASE {naam}")
        yield {**basis, "DATABASE_URL": server.replace("/postgres?", f"/{naam}?")}
        verbinding.cursor().execute(f"DROP DATABASE {naam} WITH (FORCE)")


@contextmanager
def _gestart(omgeving):
    """``make start`` in a session of its own, from the moment that its port answers."""
    uitvoer = Path(omgeving["DATA_DIR"], "uitvoer.txt")
    with uitvoer.open("w") as bestand:
        proces = psutil.Popen(
            ["make", "start"],
            cwd=settings.BASE_DIR,
            env=omgeving,
            stdin=subprocess.DEVNULL,
            stdout=bestand,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        _wacht(lambda: proces.poll() is not None or _antwoordt(omgeving["PORT"]), GEDULD, "starten")
        assert proces.poll() is None, uitvoer.read_text()
        yield proces
    finally:
        for rest in _sessie(proces.pid):
            with suppress(psutil.NoSuchProcess):  # it ended by itself since we looked
                rest.kill()
        proces.wait(EINDE)


def _sessie(nummer):
    """Every living process of a session, whoever its parent is by now."""
    gevonden = []
    for proces in psutil.process_iter():
        try:
            if os.getsid(proces.pid) == nummer and proces.status() != psutil.STATUS_ZOMBIE:
                gevonden.append(proces)
        except (ProcessLookupError, psutil.NoSuchProcess):
            continue
    return gevonden


def _rollen(proces):
    """The processes by what they do: ``web`` (the master), ``webwerker`` and ``werker``."""
    rollen = {"web": [], "webwerker": [], "werker": []}
    for kind in _sessie(proces.pid):
        try:
            opdracht = " ".join(kind.cmdline())
            ouder = " ".join(kind.parent().cmdline()) if kind.parent() else ""
        except psutil.NoSuchProcess:
            continue
        if "supervisord" in ouder:
            rollen["web" if "gunicorn" in opdracht else "werker"].append(kind)
        elif "gunicorn" in ouder:
            rollen["webwerker"].append(kind)
    return rollen


def _tel(omgeving):
    """How many rows there are of every model."""
    uit = subprocess.run(  # noqa: S603 our own command
        [sys.executable, "-c", TELLING],
        cwd=settings.BASE_DIR,
        env={**omgeving, "DEMO": "1", "DJANGO_SETTINGS_MODULE": "kwaliteit.settings"},
        capture_output=True,
        text=True,
        timeout=GEDULD,
        check=True,
    )
    return json.loads(uit.stdout)


def _start_nog_eens(omgeving, **anders):
    """``manage.py start`` where it must refuse; gives its exit code and what it said."""
    uit = subprocess.run(
        [sys.executable, "manage.py", "start"],
        cwd=settings.BASE_DIR,
        env={**omgeving, **anders},
        capture_output=True,
        text=True,
        timeout=GEDULD,
        check=False,
    )
    return uit.returncode, uit.stderr


@pytest.fixture(scope="module")
def eerste_keer(omgeving):
    """The rows at the first answer after the very first start."""
    with _gestart(omgeving):
        return _tel(omgeving)


@pytest.fixture(scope="module")
def draaiend(omgeving, eerste_keer):
    """The product, started for the second time."""
    with _gestart(omgeving) as proces:
        yield proces


def test_zonder_demo_start_het_product_niet_op_de_demo(omgeving, eerste_keer):
    code, gezegd = _start_nog_eens(omgeving, DEBUG="1", PORT=str(_vrije_poort()))

    assert (code, "Deze database bevat de demo." in gezegd) == (1, True)


@pytest.mark.parametrize("hoe", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "Ctrl-C"])
def test_een_signaal_beeindigt_alles_binnen_acht_seconden(omgeving, eerste_keer, hoe):
    omgeving = {**omgeving, "PORT": str(_vrije_poort())}
    with _gestart(omgeving) as proces:
        aantal = len(_sessie(proces.pid))

        if hoe is signal.SIGINT:
            os.killpg(proces.pid, hoe)  # what a terminal does with Ctrl-C
        else:
            proces.send_signal(hoe)

        _wacht(lambda: proces.poll() is not None and not _sessie(proces.pid), EINDE, "stoppen")
        assert aantal >= 6  # make, supervisor, web master with two, werker


def test_een_tweede_keer_starten_verliest_en_verdubbelt_niets(omgeving, eerste_keer, draaiend):
    assert eerste_keer["scholen.Bestuur"] == 2
    assert _tel(omgeving) == eerste_keer


def test_de_uitvoer_noemt_adres_en_inloggegevens(omgeving, draaiend):
    map_ = Path(omgeving["DATA_DIR"])
    uitvoer = (map_ / "uitvoer.txt").read_text()
    accounts = json.loads((map_ / "demo.json").read_text())["accounts"]

    assert f"http://127.0.0.1:{omgeving['PORT']}/" in uitvoer
    genoemd = [a for a in accounts if a["email"] in uitvoer and a["wachtwoord"] in uitvoer]
    assert {a["rol"] for a in genoemd} == {a["rol"] for a in accounts} != set()


@pytest.mark.parametrize("rol", ["webwerker", "web", "werker"])
def test_een_gedood_proces_is_binnen_vijf_seconden_terug(omgeving, draaiend, rol):
    vooraf = _wacht(lambda: _rollen(draaiend)[rol], GEDULD, f"het starten van {rol}")
    aantal, slachtoffer = len(vooraf), vooraf[0]

    slachtoffer.kill()
    slachtoffer.wait(TERUG)

    _wacht(
        lambda: len(_rollen(draaiend)[rol]) == aantal and slachtoffer not in _rollen(draaiend)[rol],
        TERUG,
        f"het terugkomen van {rol}",
    )
    _wacht(lambda: _antwoordt(omgeving["PORT"]), GEDULD, "het antwoord")


def test_een_tweede_product_op_dezelfde_poort_wordt_geweigerd(omgeving, draaiend):
    code, gezegd = _start_nog_eens(omgeving, DEMO="1")

    assert (code, "is al bezet" in gezegd) == (1, True)

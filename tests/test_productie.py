"""A production on an empty installation: what it refuses, and that its first beheerder gets in."""

import os
import re
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import psutil
import pytest
from django.conf import settings

from scholen.bewaking.rollen import APP, BACKUP, OWNER
from tests.bewaakt import ALLEEN_POSTGRES
from tests.bezoeker import Bezoeker
from tests.rollen import SUPERUSER, adres_van, lege_database
from tests.webserver import draai, vrije_poort, wacht_op

GEDULD = 240
SLEUTEL = "een-lange-sleutel-die-nergens-anders-voor-is-0123456789-abcdefgh"


@pytest.fixture(scope="module")
def omgeving(tmp_path_factory):
    """The settings of a production behind a proxy; on PostgreSQL with a database made for it."""
    omgeving = {
        "PATH": os.environ["PATH"],
        "DATA_DIR": str(tmp_path_factory.mktemp("productie")),
        "PORT": str(vrije_poort()),
        "SECRET_KEY": SLEUTEL,
        "ALLOWED_HOSTS": "127.0.0.1",
        "PROXIES": "1",
        "EMAIL_URL": "smtp://127.0.0.1:9",
        "EMAIL_FROM": "Kwaliteitsdialoog <kwaliteit@example.org>",
    }
    with ExitStack() as einde:
        if os.environ.get("DATABASE_URL", "").startswith("postgres"):
            naam = einde.enter_context(lege_database())
            omgeving["DATABASE_URL"] = adres_van(APP, naam)
            omgeving["DATABASE_URL_BEHEER"] = adres_van(OWNER, naam)
        yield omgeving


@pytest.fixture(scope="module")
def draaiend(omgeving):
    """``manage.py start`` of it, in a session of its own."""
    uitvoer = Path(omgeving["DATA_DIR"], "uitvoer.txt")
    with uitvoer.open("w") as bestand:
        proces = psutil.Popen(
            [sys.executable, "manage.py", "start"],
            cwd=settings.BASE_DIR,
            env=omgeving,
            stdout=bestand,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        wacht_op(int(omgeving["PORT"]), GEDULD)
        yield proces
    finally:
        kinderen = proces.children(recursive=True)
        proces.terminate()
        for rest in psutil.wait_procs([proces, *kinderen], timeout=8)[1]:
            rest.kill()


def test_op_een_lege_installatie_komt_de_eerste_beheerder_binnen(omgeving, draaiend):
    gemaakt = draai("manage.py", "beheerder_maken", "an@example.org", "--naam", "An", **omgeving)
    assert gemaakt.returncode == 0, gemaakt.stderr
    wachtwoord = re.search(r"te lezen: (\S+)", gemaakt.stdout)[1]
    plek = f"127.0.0.1:{omgeving['PORT']}"
    achter_proxy = {"X-Forwarded-Proto": "https", "Referer": f"https://{plek}/"}
    bezoeker = Bezoeker(f"http://{plek}", **achter_proxy)

    binnen = bezoeker.log_in("an@example.org", wachtwoord)

    assert (binnen.status, binnen.pad) == (200, "/account/tweede-stap/")


@ALLEEN_POSTGRES
@pytest.mark.parametrize(
    ("rol", "zinnen"),
    [
        (APP, []),
        (SUPERUSER, ["is superuser of heeft BYPASSRLS", "is eigenaar van tabellen"]),
        (BACKUP, ["is superuser of heeft BYPASSRLS"]),
        (OWNER, ["is eigenaar van tabellen"]),
    ],
)
def test_de_webserver_start_alleen_als_de_rol_die_niets_omzeilt(omgeving, draaiend, rol, zinnen):
    naam = omgeving["DATABASE_URL"].split("/")[3].split("?")[0]

    als_rol = {**omgeving, "DATABASE_URL": adres_van(rol, naam)}

    uit = draai("-c", "import kwaliteit.wsgi", **als_rol)

    gevonden = re.findall(r"De databaserol van de webserver (.+?)[,.]", uit.stdout + uit.stderr)
    assert (uit.returncode, [zin.split(", en")[0] for zin in gevonden]) == (bool(zinnen), zinnen)


@ALLEEN_POSTGRES
def test_start_zegt_meteen_dat_de_webserver_niet_zou_starten(omgeving, draaiend):
    als_eigenaar = {**omgeving, "DATABASE_URL": omgeving["DATABASE_URL_BEHEER"]}

    uit = draai("manage.py", "start", **als_eigenaar | {"PORT": str(vrije_poort())})

    assert (uit.returncode, "is eigenaar van tabellen" in uit.stderr) == (1, True)
    assert "Logboeken staan in" not in uit.stdout + uit.stderr

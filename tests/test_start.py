"""``make start`` as a person runs it: real processes, real signals, a database of its own."""

import json
import os
import re
import signal
import subprocess
import time
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
import pytest
from django.conf import settings

from scholen.bewaking.rollen import APP, OWNER
from tests.bezoeker import Bezoeker
from tests.rollen import adres_van, lege_database
from tests.webserver import draai, vrije_poort

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
    """An environment with a fresh DATA_DIR, a free port, and on PostgreSQL a fresh database.

    There it is as the README says: a superuser makes an empty database and the roles, the web
    server is ``kw_app``, all else ``kw_eigenaar``.
    """
    basis = {
        "PATH": os.environ["PATH"],
        "DATA_DIR": str(tmp_path_factory.mktemp("start")),
        "PORT": str(vrije_poort()),
    }
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        yield basis
        return
    with lege_database() as naam:
        yield {
            **basis,
            "DATABASE_URL": adres_van(APP, naam),
            "DATABASE_URL_BEHEER": adres_van(OWNER, naam),
        }


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
    zelf = {"DEMO": "1", "KW_BEHEER": "1", "DJANGO_SETTINGS_MODULE": "kwaliteit.settings"}
    uit = draai("-c", TELLING, **omgeving | zelf)
    assert uit.returncode == 0, uit.stderr
    return json.loads(uit.stdout)


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
    zonder_demo = omgeving | {"DEBUG": "1", "PORT": str(vrije_poort())}

    uit = draai("manage.py", "start", **zonder_demo)

    assert (uit.returncode, "Deze database bevat de demo." in uit.stderr) == (1, True)


@pytest.mark.parametrize("hoe", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "Ctrl-C"])
def test_een_signaal_beeindigt_alles_binnen_acht_seconden(omgeving, eerste_keer, hoe):
    omgeving = {**omgeving, "PORT": str(vrije_poort())}
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
    uit = draai("manage.py", "start", **omgeving | {"DEMO": "1"})

    assert (uit.returncode, "is al bezet" in uit.stderr) == (1, True)


def test_een_school_werkt_van_antwoord_tot_vast_verslag(omgeving, draaiend):
    """The last of these tests: it writes in the demo. On PostgreSQL all of it is ``kw_app``'s."""
    wereld = json.loads(Path(omgeving["DATA_DIR"], "demo.json").read_text())
    gesprek = next(
        rij["url"]
        for rij in wereld["gesprekken"]
        if (rij["school"], rij["status"]) == ("De Wolwever", "ter_vaststelling")
    )
    wie = {rij["email"].split("@")[0]: rij for rij in wereld["accounts"]}
    ib, directeur, adviseur = (
        _ingelogd(omgeving, wie[naam])
        for naam in ("gulsen.yildirim", "joris.lamberink", "jacintha.terwiel")
    )

    _bewaar_een_veld(ib)
    for tekenaar in (adviseur, directeur):
        _geef_akkoord(tekenaar, gesprek)

    pdf = directeur.open(f"{gesprek}verslag/1/pdf/")
    assert (pdf.status, pdf.inhoud[:5]) == (200, b"%PDF-")
    assert "vastgesteld" in directeur.open(gesprek).tekst.lower()
    log = Path(omgeving["DATA_DIR"], "log", "web.log").read_text()
    assert [regel for regel in log.splitlines() if "Traceback" in regel] == []


def _ingelogd(omgeving, account):
    bezoeker = Bezoeker(f"http://127.0.0.1:{omgeving['PORT']}")
    assert bezoeker.log_in(account["email"], account["wachtwoord"]).pad == "/"
    return bezoeker


def _bewaar_een_veld(ib):
    """Write one answer and find it again."""
    deelname = re.search(r"/deelnames/\w+/", ib.open("/").tekst)[0]
    domein = f"{deelname}zelfevaluatie/2/"
    ib.verstuur(ib.open(domein), domein, **{"2c-toelichting": "We zien rust in de klas."})
    assert ib.open(domein).formulier(domein)["2c-toelichting"] == "We zien rust in de klas."


def _geef_akkoord(tekenaar, gesprek):
    """Say yes to each section of the report."""
    pagina, pad = tekenaar.open(f"{gesprek}verslag/"), f"{gesprek}verslag/akkoord/"
    delen = [naam for naam in pagina.formulier(pad) if naam.endswith("-vingerafdruk")]
    keuzes = {naam.replace("-vingerafdruk", "-keuze"): "akkoord" for naam in delen}
    assert "melding-success" in tekenaar.verstuur(pagina, pad, **keuzes).tekst

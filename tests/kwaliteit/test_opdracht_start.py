"""What ``manage.py start`` decides and writes before it becomes the supervisor."""

import io
import shlex
import socket
import sys
from contextlib import closing

import pytest
from django.core.management import CommandError
from supervisor.options import ServerOptions

from kwaliteit.management.commands import start
from kwaliteit.management.commands.start import Command
from tests.factories import GebruikerFactory


@pytest.fixture
def opdracht(settings, tmp_path):
    """The command on a folder with spaces in its name."""
    settings.DATA_DIR = tmp_path / "map met spaties"
    settings.DATA_DIR.mkdir()
    settings.LISTEN, settings.DEMO = "127.0.0.1", False
    return Command(stdout=io.StringIO())


def test_een_bezette_poort_wordt_gemeld_met_een_uitweg(opdracht, settings):
    with closing(socket.create_server(("127.0.0.1", 0))) as bezet:
        settings.PORT = bezet.getsockname()[1]

        with pytest.raises(CommandError, match=f"Poort {settings.PORT} is al bezet") as fout:
            opdracht.weiger_bezet_adres()

    assert f"PORT={settings.PORT + 1}" in str(fout.value)


def test_een_vrije_poort_is_goed(opdracht, settings):
    with closing(socket.create_server(("127.0.0.1", 0))) as bezet:
        settings.PORT = bezet.getsockname()[1]

    assert opdracht.weiger_bezet_adres() is None


def test_een_demo_op_een_ander_adres_wordt_geweigerd(opdracht, settings):
    settings.DEMO, settings.LISTEN = True, "192.0.2.1"

    with pytest.raises(CommandError, match=r"alleen op 127\.0\.0\.1"):
        opdracht.weiger_bezet_adres()


def test_het_toezicht_leest_wat_er_geschreven_is(opdracht, settings):
    opties = ServerOptions()

    opties.realize(["-c", str(start.schrijf_toezicht())])

    (groep,) = opties.process_group_configs
    programmas = {programma.name: programma for programma in groep.process_configs}
    assert {naam: shlex.split(p.command) for naam, p in programmas.items()} == {
        "web": [sys.executable, "-m", "gunicorn"],
        "werker": ["nice", "-n", "10", sys.executable, "manage.py", "werker"],
    }
    assert {p.startsecs for p in programmas.values()} == {0}
    assert programmas["web"].stdout_logfile == str(settings.DATA_DIR / "log" / "web.log")
    assert opties.nodaemon


def _account(rol, naam, *scholen):
    return {
        "rol": rol,
        "naam": naam,
        "email": f"{naam}@example.org",
        "wachtwoord": "een-geheim",
        "scholen": list(scholen),
    }


def test_van_elke_rol_komt_de_eerste_uit_de_lijst():
    accounts = [
        _account("ib", "iris", "De Wilg"),
        _account("adviseur", "hanneke"),
        _account("ib", "anna", "De Abeel"),
        _account("directeur", "dirk", "De Wilg"),
    ]

    gekozen = start.een_per_rol(accounts)

    assert [account["naam"] for account in gekozen] == ["iris", "hanneke", "dirk"]


def test_de_inloggegevens_staan_onder_het_adres(opdracht, settings):
    settings.PORT = 8765

    opdracht.vertel([_account("ib", "iris", "De Wilg"), _account("ib", "anna", "De Wilg")])

    regels = opdracht.stdout.getvalue().splitlines()
    assert "Kwaliteitsdialoog: http://127.0.0.1:8765/" in regels
    assert "  ib         iris@example.org  een-geheim  De Wilg" in regels
    assert f"Alle 2 accounts staan in {settings.DATA_DIR}/demo.json." in regels


@pytest.mark.django_db
def test_zonder_demo_en_zonder_iemand_staat_er_hoe_het_eerste_account_komt(opdracht):
    opdracht.vertel([])

    gezegd = opdracht.stdout.getvalue()
    assert "Inloggen" not in gezegd
    assert "Maak het eerste in een ander venster: manage.py beheerder_maken EMAIL" in gezegd


@pytest.mark.django_db
def test_zonder_demo_met_mensen_staat_er_niets_over_accounts(opdracht):
    GebruikerFactory()

    opdracht.vertel([])

    assert "account" not in opdracht.stdout.getvalue()

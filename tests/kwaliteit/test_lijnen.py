"""What goes to another machine goes through TLS, and a secret may come from a vault."""

import os
import runpy
import subprocess
import sys
from types import SimpleNamespace

import pytest
from django.conf import settings
from environ import Env

from kwaliteit.controles import EISEN

SLEUTEL = "Zo-lang-en-willekeurig-als-een-sleutel-hoort-te-zijn-9372:xQ!"


@pytest.mark.parametrize(
    ("url", "mag"),
    [
        ("postgres://kw_app:x@127.0.0.1/kw", True),
        ("postgres://kw_app:x@/kw?host=/var/run/postgresql", True),
        ("postgres://kw_app:x@db.example.org/kw", False),
        ("postgres://kw_app:x@db.example.org/kw?sslmode=prefer", False),
        ("postgres://kw_app:x@db.example.org/kw?sslmode=verify-full", True),
    ],
)
def test_een_database_op_een_andere_machine_vraagt_een_versleutelde_lijn(url, mag):
    waarden = SimpleNamespace(DATABASES={"default": Env.db_url_config(url)})

    assert [eis.klopt(waarden) for eis in EISEN if eis.nummer == 25] == [mag]


def test_een_geheim_mag_in_een_bestand_staan(tmp_path):
    """As a vault, Docker or systemd hands it over; a line end behind it is no part of it."""
    bestand = tmp_path / "sleutel"
    bestand.write_text(f"{SLEUTEL}\n")
    omgeving = {
        "PATH": os.environ["PATH"],
        "DATA_DIR": str(tmp_path),
        "SECRET_KEY_FILE": str(bestand),
    }

    uit = subprocess.run(
        [sys.executable, "-c", "from kwaliteit import settings; print(settings.SECRET_KEY)"],
        cwd=settings.BASE_DIR,
        env=omgeving,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )

    assert uit.stdout == f"{SLEUTEL}\n"


def test_ook_wat_de_webserver_zelf_leest_mag_in_een_bestand_staan(tmp_path, monkeypatch):
    (tmp_path / "poort").write_text("8123\n")
    (tmp_path / "processen").write_text("3\n")
    monkeypatch.delenv("LISTEN", raising=False)
    monkeypatch.setenv("PORT_FILE", str(tmp_path / "poort"))
    monkeypatch.setenv("WEB_CONCURRENCY_FILE", str(tmp_path / "processen"))

    gelezen = runpy.run_path(str(settings.BASE_DIR / "gunicorn.conf.py"))

    assert gelezen["bind"] == ["127.0.0.1:8123"]
    assert gelezen["workers"] == 3

"""The script that looks after Debian's packages, on a path that holds only what the test says."""

import shutil
import subprocess
import sys

import pytest
from django.conf import settings

BASH = shutil.which("bash")


@pytest.fixture
def pad(tmp_path):
    """A folder for the PATH, with the few commands that the script itself uses.

    They are small files of our own and never links: a test that replaces one would otherwise
    write through the link, into the command of this machine.
    """
    for naam in ("env", "id"):
        _maak(tmp_path, naam, f'exec {shutil.which(naam)} "$@"')
    return tmp_path


def _maak(pad, naam, inhoud="exit 0"):
    assert not (pad / naam).is_symlink()
    (pad / naam).write_text(f"#!{BASH}\n{inhoud}\n")
    (pad / naam).chmod(0o755)


def _draai(pad, *waarvoor):
    return subprocess.run(  # noqa: S603 our own script
        [BASH, settings.BASE_DIR / "bin" / "systeempakketten", *waarvoor],
        env={"PATH": str(pad), "PYTHON": sys.executable},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_als_er_niets_ontbreekt_gebeurt_er_niets(pad):
    for naam in ("chromium", "pdftotext"):
        _maak(pad, naam)
    _maak(pad, "apt-get", "echo apt >&2")

    uit = _draai(pad, "test")

    assert (uit.returncode, uit.stdout, uit.stderr) == (0, "", "")


def test_zonder_apt_staat_er_precies_een_regel_om_uit_te_voeren(pad):
    uit = _draai(pad, "test")

    assert (uit.returncode, uit.stdout) == (1, "")
    assert uit.stderr.splitlines()[-1] == (
        "  sudo apt-get update && sudo apt-get install --yes chromium poppler-utils"
    )


def test_wie_mag_krijgt_alleen_wat_er_ontbreekt(pad):
    _maak(pad, "chromium")
    _maak(pad, "id", "echo 0")
    _maak(pad, "apt-get", 'echo "$@" >>"${0%/*}/gevraagd"')

    uit = _draai(pad, "test")

    assert (uit.returncode, uit.stderr) == (0, "")
    assert (pad / "gevraagd").read_text().splitlines() == [
        "-qq update",
        "-qq install --yes --no-install-recommends poppler-utils",
    ]


def test_wie_niet_mag_krijgt_de_regel_te_zien(pad):
    _maak(pad, "chromium")
    _maak(pad, "id", "echo 1000")
    _maak(pad, "sudo", "exit 1")
    _maak(pad, "apt-get", 'echo "$@" >>"${0%/*}/gevraagd"')

    uit = _draai(pad, "test")

    assert uit.returncode == 1
    assert "sudo apt-get install --yes poppler-utils" in uit.stderr
    assert not (pad / "gevraagd").exists()


def test_alleen_de_lange_tests_willen_een_pooler(pad):
    for naam in ("chromium", "pdftotext"):
        _maak(pad, naam)
    assert _draai(pad, "test").returncode == 0

    _maak(pad, "pgbouncer")
    assert _draai(pad, "lang").returncode == 0

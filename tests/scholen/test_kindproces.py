"""What a killed process left in the temporary folder goes at the next child, and nothing else."""

import os
import signal
import subprocess
import sys
import tempfile

import pytest
from django.conf import settings

from scholen.kindproces import VAN_ONS, VERLATEN, draai

LANG_GELEDEN = VERLATEN + 60
DOOD_JE_OUDER = """
from scholen.kindproces import draai
draai(["-c", "import os; os.kill(os.getppid(), 9)"], b"", wachttijd=30)
"""


@pytest.fixture
def tijdelijk(tmp_path, monkeypatch):
    """The temporary folder of this test alone."""
    map_ = tmp_path / "tijdelijk"
    map_.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(map_))
    return map_


def _oud(pad, *, seconden=LANG_GELEDEN):
    toen = pad.lstat().st_mtime - seconden
    os.utime(pad, (toen, toen), follow_symlinks=False)
    return pad


def _map(waar, naam, **hoe):
    pad = waar / naam
    pad.mkdir()
    (pad / "werk.txt").write_text("van een eerder kind")
    return _oud(pad, **hoe)


def _draai():
    return draai(["-c", "import os; print(os.listdir())"], b"", wachttijd=20)


def test_een_kind_werkt_in_een_lege_map_die_daarna_weg_is(tijdelijk):
    assert _draai().stdout == b"[]\n"
    assert list(tijdelijk.iterdir()) == []


def test_wat_een_gedood_proces_liet_staan_gaat_bij_het_volgende_kind_weg(tijdelijk):
    proces = subprocess.run(  # noqa: S603 our own interpreter
        [sys.executable, "-c", DOOD_JE_OUDER],
        cwd=settings.BASE_DIR,
        env={**os.environ, "TMPDIR": str(tijdelijk)},
        check=False,
        timeout=60,
    )
    assert proces.returncode == -signal.SIGKILL
    achter = list(tijdelijk.iterdir())
    assert len(achter) == 1

    _draai()
    assert list(tijdelijk.iterdir()) == achter  # its child may still be at work

    _oud(achter[0])
    _draai()
    assert list(tijdelijk.iterdir()) == []


def test_wat_van_een_ander_is_of_nog_loopt_blijft_staan(tijdelijk, tmp_path):
    elders = _map(tmp_path, "elders")
    _map(tijdelijk, "kind-van-een-ander")
    _map(tijdelijk, f"{VAN_ONS}loopt-nog", seconden=VERLATEN - 60)
    _oud(_bestand(tijdelijk / f"{VAN_ONS}bestand"))
    schakel = tijdelijk / f"{VAN_ONS}schakel"
    schakel.symlink_to(elders)
    _oud(schakel)
    wat_er_stond = set(tijdelijk.iterdir())

    _draai()

    assert set(tijdelijk.iterdir()) == wat_er_stond
    assert (elders / "werk.txt").exists()


def test_een_schakel_in_een_verlaten_map_wordt_niet_gevolgd(tijdelijk, tmp_path):
    elders = _map(tmp_path, "elders")
    verlaten = _map(tijdelijk, f"{VAN_ONS}verlaten")
    (verlaten / "schakel").symlink_to(elders)
    _oud(verlaten)

    _draai()

    assert not verlaten.exists()
    assert (elders / "werk.txt").exists()


def test_de_map_van_een_andere_gebruiker_blijft_staan(tijdelijk, monkeypatch):
    verlaten = _map(tijdelijk, f"{VAN_ONS}verlaten")
    monkeypatch.setattr(os, "getuid", lambda: verlaten.stat().st_uid + 1)

    _draai()

    assert verlaten.exists()


def _bestand(pad):
    pad.write_text("geen map")
    return pad

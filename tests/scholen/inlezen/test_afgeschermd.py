"""A reader in a process of its own: what it gives comes back, whatever it does stays there."""

import logging
import time

import pytest

from scholen.inlezen import afgeschermd
from scholen.inlezen.afgeschermd import DRUK, MISLUKT, TE_LANG, lees_afgeschermd
from scholen.inlezen.fout import InlezenMislukt
from scholen.inlezen.kind import TE_GROOT
from tests.scholen.inlezen import lezers


def test_wat_de_lezer_geeft_komt_terug():
    assert lees_afgeschermd(lezers.tel, b"\x00\xff\n", bestandsnaam="Ĳssel.xlsx") == {
        "bytes": 3,
        "opties": {"bestandsnaam": "Ĳssel.xlsx"},
        "rij": ["Zorg", "ĳ", 1],
    }


def test_de_lezer_kent_niets_van_onze_omgeving(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "geheim")

    namen = lees_afgeschermd(lezers.omgeving, b"")

    assert set(namen) - {"TMPDIR", "LANG", "LC_CTYPE"} == set()


@pytest.mark.parametrize(
    ("lezer", "zin"),
    [
        (lezers.weiger, "Op regel 3 staat geen naam. Vul die in."),
        (lezers.eet_geheugen, TE_GROOT),
        (lezers.graaf, TE_GROOT),
        (lezers.praat, TE_GROOT),
        (lezers.val_om, MISLUKT),
        (lezers.verspreek, MISLUKT),
        (lezers.bel, MISLUKT),
        (lezers.start, MISLUKT),
        (lezers.schrijf, MISLUKT),
    ],
    ids=lambda waarde: getattr(waarde, "__name__", None),
)
def test_een_lezer_die_zich_misdraagt_kost_alleen_zichzelf(lezer, zin):
    with pytest.raises(InlezenMislukt) as mislukt:
        lees_afgeschermd(lezer, b"x")

    assert str(mislukt.value) == zin


def test_wat_in_een_bestand_staat_komt_niet_in_het_logboek(caplog):
    with caplog.at_level(logging.WARNING), pytest.raises(InlezenMislukt):
        lees_afgeschermd(lezers.verspreek, b"geheim")

    assert "ValueError" in caplog.text
    assert "geheim" not in caplog.text


def test_een_lezer_die_blijft_rekenen_stopt_vanzelf():
    begin = time.monotonic()

    with pytest.raises(InlezenMislukt):
        lees_afgeschermd(lezers.reken, b"x")

    assert time.monotonic() - begin < afgeschermd.WACHTTIJD + 2


def test_een_lezer_die_blijft_wachten_wordt_gestopt(monkeypatch):
    monkeypatch.setattr(afgeschermd, "WACHTTIJD", 1)

    with pytest.raises(InlezenMislukt) as mislukt:
        lees_afgeschermd(lezers.slaap, b"x")

    assert str(mislukt.value) == TE_LANG


def test_er_lezen_er_hooguit_twee_tegelijk(monkeypatch):
    monkeypatch.setattr(afgeschermd, "OP_BEURT", 0.05)
    for _ in range(afgeschermd.TEGELIJK):
        afgeschermd._beurten.acquire()
    try:
        with pytest.raises(InlezenMislukt) as mislukt:
            lees_afgeschermd(lezers.tel, b"x")
    finally:
        for _ in range(afgeschermd.TEGELIJK):
            afgeschermd._beurten.release()

    assert str(mislukt.value) == DRUK

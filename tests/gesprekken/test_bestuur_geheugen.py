"""A bestuur leaves, goes and comes in line by line: its rows never stand in memory together."""

import tracemalloc
from contextlib import contextmanager
from secrets import token_hex

import pytest

from gesprekken.acties import bestuurspakket
from gesprekken.acties.bestuur_inlezen import bestuur_inlezen
from gesprekken.acties.bestuur_uitvoeren import bestuur_uitvoeren
from gesprekken.acties.bestuur_verwijderen import bestuur_verwijderen
from gesprekken.overzichten.boedel import Sleutels, in_blokken
from kwaliteit.models import Tekstversie
from scholen.inlezen.fout import InlezenMislukt
from scholen.models import Bestuur
from tests.gesprekken.pakketten import hashes_in, hashes_van
from tests.gesprekken.verslagen import OP

TEKSTEN, TEKENS = 2_000, 6_000


@contextmanager
def weinig_geheugen():
    """Less than half of what the texts are together."""
    tracemalloc.start()
    try:
        yield
        hoogst = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert hoogst < TEKSTEN * TEKENS / 2


@pytest.fixture
def schrijver(wereld):
    """Somebody at a bestuur with many long texts."""
    for blok in in_blokken(range(TEKSTEN), 200):
        Tekstversie.objects.bulk_create(
            Tekstversie(
                bestuur=wereld.bestuur,
                model="oordeel",
                rij=1,
                veld="toelichting",
                tekst=token_hex(TEKENS // 2),
                door=wereld.ib,
                op=OP,
                sinds=OP,
            )
            for _ in blok
        )
    return wereld.ib


def test_de_rijen_staan_nooit_tegelijk_in_het_geheugen(schrijver, wereld, tmp_path):
    pad = tmp_path / "uit.zip"

    with weinig_geheugen(), pad.open("wb") as uit:
        bestuur_uitvoeren(wereld.bestuur, uit, door=None, op=OP)
    with weinig_geheugen():
        bestuur_verwijderen(wereld.bestuur, op=OP, vingerafdruk="a" * 64)
    with weinig_geheugen():
        terug = bestuur_inlezen(pad, op=OP)

    hoort, is_er = hashes_in(pad), hashes_van(terug)
    assert len(is_er["kwaliteit.tekstversie"]) == TEKSTEN
    assert is_er["kwaliteit.tekstversie"] == hoort["kwaliteit.tekstversie"]


def test_een_regel_zonder_einde_wordt_niet_uitgepakt(wereld, tmp_path, monkeypatch):
    pad = tmp_path / "uit.zip"
    with pad.open("wb") as uit:
        bestuur_uitvoeren(wereld.bestuur, uit, door=None, op=OP)
    bestuur_verwijderen(wereld.bestuur, op=OP, vingerafdruk="a" * 64)
    monkeypatch.setattr(bestuurspakket, "MEESTE_IN_EEN_REGEL", 100)

    with pytest.raises(InlezenMislukt) as fout:
        bestuur_inlezen(pad, op=OP)

    assert str(fout.value) == bestuurspakket.TE_GROOT
    assert not Bestuur.objects.filter(bestuursnummer="11111").exists()


def test_elke_sleutel_heeft_een_plek_vanaf_een():
    sleutels = Sleutels([3, 5, 9])

    assert dict(sleutels) == {3: 1, 5: 2, 9: 3}
    assert [sleutels.get(sleutel) for sleutel in (1, 4, 10)] == [None, None, None]
    assert not Sleutels()


def test_blokken_zijn_niet_groter_dan_gevraagd():
    assert list(in_blokken(iter("abcde"), 2)) == [["a", "b"], ["c", "d"], ["e"]]
    assert list(in_blokken([])) == []

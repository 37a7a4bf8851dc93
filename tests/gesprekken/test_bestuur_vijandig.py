"""Who makes a zip of a bestuur and signs it anew gets no foot in the door of anybody else."""

import json

import pytest

from gesprekken.acties.bestuur_inlezen import bestuur_inlezen
from gesprekken.acties.bestuur_uitvoeren import bestuur_uitvoeren
from gesprekken.acties.bestuur_verwijderen import bestuur_verwijderen
from gesprekken.overzichten.meegeven import naam_van, rijhash
from kwaliteit.canoniek import canonieke_json
from kwaliteit.models import Kwaliteitskader
from scholen.inlezen.fout import InlezenMislukt
from scholen.models import (
    Aanstelling,
    Bestuur,
    Gebeurtenis,
    Keten,
    Uitnodiging,
    Uitnodigingsrol,
)
from tests.factories import KwaliteitskaderFactory
from tests.gesprekken.pakketten import delen_van, met_deel, schrijf
from tests.gesprekken.verslagen import OP
from tests.uitnodigingen import UitnodigingFactory

HEEL = {"school": None, "bestuur": None, "swv": None}


@pytest.fixture
def weg(wereld, tmp_path):
    """The bestuur has left and is gone, with an invitation and a kader of its own."""
    UitnodigingFactory(school=None, bestuur=wereld.bestuur, rol="beheerder")
    KwaliteitskaderFactory.gevuld(bestuur=wereld.bestuur, naam="Eigen kader", items=(1,))
    pad = tmp_path / "uit.zip"
    with pad.open("wb") as uit:
        bestuur_uitvoeren(wereld.bestuur, uit, door=None, op=OP)
    bestuur_verwijderen(wereld.bestuur, op=OP, vingerafdruk="a" * 64)
    return pad


def vervals(pad, model, **anders):
    """The first row of a model says something else, and every fingerprint fits."""
    delen, naam = delen_van(pad), naam_van(model)
    regels = delen[f"rijen/{naam}.jsonl"].decode().splitlines()
    regels[0] = canonieke_json(json.loads(regels[0]) | anders)
    hashes = [rijhash(model, regel) for regel in regels]
    for waar, rijen in ((f"rijen/{naam}.jsonl", regels), (f"hashes/{naam}.txt", hashes)):
        delen = met_deel(delen, waar, "".join(f"{rij}\n" for rij in rijen).encode())
    schrijf(pad, delen)


@pytest.mark.parametrize(
    ("model", "anders"),
    [
        (Uitnodigingsrol, HEEL | {"rol": "beheerder"}),
        (Uitnodigingsrol, HEEL | {"rol": "swv", "swv": 1}),
        (Uitnodiging, {"bestuur": None}),
        (Aanstelling, HEEL | {"rol": "beheerder"}),
        (Aanstelling, HEEL | {"rol": "swv", "swv": 1}),
        (Gebeurtenis, {"bestuur": None, "school": None}),
        (Keten, {"bestuur": None}),
        (Kwaliteitskader, {"bestuur": None}),
        (Kwaliteitskader, {"bestuur": None, "swv": 1}),
    ],
)
def test_niemand_komt_met_een_vervalst_bestand_verder_dan_zijn_bestuur(weg, model, anders):
    vervals(weg, model, **anders)

    with pytest.raises(InlezenMislukt):
        bestuur_inlezen(weg, op=OP)

    assert not Bestuur.objects.filter(bestuursnummer="11111").exists()

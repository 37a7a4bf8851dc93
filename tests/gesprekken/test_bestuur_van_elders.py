"""A bestuur comes in where the kader that all share was loaded before, by that installation."""

import json
from datetime import timedelta

import pytest
from django.core.signing import Signer

from gesprekken.acties.bestuur_inlezen import bestuur_inlezen
from gesprekken.acties.bestuur_uitvoeren import bestuur_uitvoeren
from gesprekken.acties.bestuur_verwijderen import bestuur_verwijderen
from gesprekken.models import Verslag
from gesprekken.overzichten.meegeven import rijhash
from kwaliteit.canoniek import canonieke_json
from kwaliteit.models import Kwaliteitskader
from scholen.acties.logboek import logboek_inkorten
from scholen.inlezen.fout import InlezenMislukt
from scholen.models import Bestuur, Gebeurtenis, leg_vast
from scholen.overzichten import keten
from tests.factories import KwaliteitskaderFactory
from tests.gesprekken.pakketten import delen_van, hashes_in, hashes_van, met_deel, schrijf
from tests.gesprekken.verslagen import OP
from tests.toneel import Spelers, speel

STELLING = "Onze ib'er kent iedereen."


@pytest.fixture
def vast(wereld):
    spelers = Spelers(wereld.school, wereld.ib, wereld.directeur, wereld.adviseur)
    kader = _gedeeld(bron="Een boek over thema's")
    return speel(spelers, kader, tot="vastgesteld", schooljaar="2026-2027").verslag


@pytest.fixture
def elders(wereld, vast, tmp_path):
    """The zip of a bestuur from an installation with a shared kader of its own, version 2."""
    KwaliteitskaderFactory.gevuld(bestuur=wereld.bestuur, naam="Eigen kader", items=(1, 1))
    pad = tmp_path / "elders.zip"
    with pad.open("wb") as uit:
        bestuur_uitvoeren(wereld.bestuur, uit, door=None, op=OP)
    bestuur_verwijderen(wereld.bestuur, op=OP, vingerafdruk="a" * 64)
    delen = delen_van(pad)
    oud = delen["rijen/kwaliteit.kwaliteitskader.jsonl"].decode().splitlines()
    regels = [_versie_twee(regel) for regel in oud]
    hashes = [rijhash(Kwaliteitskader, regel) for regel in regels]
    delen = met_deel(delen, "rijen/kwaliteit.kwaliteitskader.jsonl", _onder_elkaar(regels))
    delen = met_deel(delen, "hashes/kwaliteit.kwaliteitskader.txt", _onder_elkaar(hashes))
    schrijf(pad, delen)
    return pad


def _onder_elkaar(regels):
    return "".join(f"{regel}\n" for regel in regels).encode()


def _versie_twee(regel):
    rij = json.loads(regel)
    anders = {} if rij["bestuur"] else {"versie": "2", "sleutel": "aaaaaaaaaaaa"}
    return canonieke_json(rij | anders)


@pytest.fixture
def kader(vast):
    return vast.gesprek.deelname.zelfevaluatie.kader


def _gedeeld(*, stelling=STELLING, gepubliceerd=True, **velden):
    kader = KwaliteitskaderFactory.gevuld(gepubliceerd=False, **{"items": (1, 1)} | velden)
    kader.items.update(stelling=stelling)
    if gepubliceerd:
        kader.publiceren(door=None, op=OP)
    return kader


def _hier(kader, **velden):
    """The same text as in the zip, loaded here by itself, at another moment."""
    return _gedeeld(**{"naam": kader.naam, "versie": "2", "bron": kader.bron} | velden)


def test_een_gedeeld_kader_dat_hier_zelf_is_geladen_is_hetzelfde_kader(kader, elders):
    van_hier = _hier(kader)
    hoort = hashes_in(elders)

    bestuur = bestuur_inlezen(elders, op=OP)

    terug = hashes_van(bestuur)
    mensen = hoort.pop("scholen.gebruiker"), terug.pop("scholen.gebruiker")
    assert terug == hoort
    assert len(mensen[0]) == len(mensen[1])
    assert Verslag.objects.get().gesprek.deelname.ronde.kader_id == van_hier.pk
    assert not Kwaliteitskader.objects.filter(sleutel="aaaaaaaaaaaa").exists()


@pytest.mark.parametrize(
    ("doe", "zin"),
    [
        (lambda k: _hier(k, bron="Een ander boek"), "in het bestand: bron. "),
        (lambda k: _hier(k, gepubliceerd=False), "als concept. Publiceer het als het gelijk is"),
        (lambda k: _hier(k, stelling="Iets anders."), "in het bestand: items, 1a: stelling. "),
        (lambda k: _hier(k, items=(1, 2)), "in het bestand: items 3 en 2. "),
    ],
    ids=["een andere bron", "een concept", "een andere stelling", "een item meer"],
)
def test_een_gedeeld_kader_dat_hier_anders_is_houdt_het_inlezen_tegen(kader, elders, doe, zin):
    doe(kader)

    with pytest.raises(InlezenMislukt) as fout:
        bestuur_inlezen(elders, op=OP)

    assert str(fout.value).startswith(f"Hier staat al een gedeeld kader {kader.naam}, versie 2,")
    assert zin in str(fout.value)
    assert not Bestuur.objects.filter(bestuursnummer="11111").exists()


@pytest.fixture
def ingekort(wereld, tmp_path):
    """The zip of a bestuur whose log lost its first line to its age."""
    for dagen in (900, 0):
        leg_vast(rij=wereld.bestuur, door=None, op=OP - timedelta(days=dagen))
    logboek_inkorten(bestuur=wereld.bestuur, tot=OP, op=OP)
    pad = tmp_path / "ingekort.zip"
    with pad.open("wb") as uit:
        bestuur_uitvoeren(wereld.bestuur, uit, door=None, op=OP)
    bestuur_verwijderen(wereld.bestuur, op=OP, vingerafdruk="a" * 64)
    return pad


def test_een_ingekort_logboek_komt_in_waar_een_andere_sleutel_geldt(ingekort, monkeypatch):
    monkeypatch.setattr(keten, "STEMPEL", Signer(key="van hier", salt="scholen.keten"))

    bestuur = bestuur_inlezen(ingekort, op=OP)

    regels = Gebeurtenis.objects.filter(bestuur=bestuur, soort="ingekort").order_by("nummer")
    assert list(keten.alle_breuken()) == []
    assert regels.last().reden == (
        "De regels 1 tot en met 1 zijn weggehaald voordat het bestuur hier werd ingelezen."
    )


def test_een_ingekort_logboek_dat_terugkomt_is_nog_ondertekend(ingekort):
    bestuur = bestuur_inlezen(ingekort, op=OP)

    assert hashes_van(bestuur)["scholen.gebeurtenis"] == hashes_in(ingekort)["scholen.gebeurtenis"]

"""The pages in ``docs/asvs`` say what is true: every requirement is there once, with its proof."""

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path

from django.conf import settings

WORTEL = Path(settings.BASE_DIR)
ASVS = WORTEL / "docs" / "asvs"
EISEN = """
    1.1: 1-2
    1.2: 1-9
    1.3: 1-11
    1.4: 1-3
    1.5: 1-2
    2.1: 1-3
    2.2: 1-3
    2.3: 1-4
    2.4: 1
    3.2: 1-2
    3.3: 1-4
    3.4: 1-6
    3.5: 1-5
    3.7: 1-2
    4.1: 1-3
    4.2: 1
    4.3: 1-2
    4.4: 1-4
    5.1: 1
    5.2: 1-3
    5.3: 1-2
    5.4: 1-3
    6.1: 1-3
    6.2: 1-12
    6.3: 1-4
    6.4: 1-4
    6.5: 1-5
    6.6: 1-3
    6.8: 1-4
    7.1: 1-3
    7.2: 1-4
    7.3: 1-2
    7.4: 1-5
    7.5: 1-2
    7.6: 1-2
    8.1: 1-2
    8.2: 1-3
    8.3: 1
    8.4: 1
    9.1: 1-3
    9.2: 1-4
    10.1: 1-2
    10.2: 1-2
    10.3: 1-4
    10.4: 1-11
    10.5: 1-5
    10.6: 1-2
    10.7: 1-3
    11.1: 1-2
    11.2: 1-3
    11.3: 1-3
    11.4: 1-4
    11.5: 1
    11.6: 1
    12.1: 1-3
    12.2: 1-2
    12.3: 1-4
    13.1: 1
    13.2: 1-5
    13.3: 1-2
    13.4: 1-5
    14.1: 1-2
    14.2: 1-4
    14.3: 1-3
    15.1: 1-3
    15.2: 1-3
    15.3: 1-7
    16.1: 1
    16.2: 1-5
    16.3: 1-4
    16.4: 1-3
    16.5: 1-3
    17.1: 1
    17.2: 1-4
    17.3: 1-2
"""
"""The sections of OWASP ASVS 5.0.0 with their requirements of levels 1 and 2."""

REGEL = re.compile(r"^\| (\d+\.\d+\.\d+) \| (.+?) \| (.+?) \| (.+) \|$", re.MULTILINE)
TOETS = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
VERWIJZING = re.compile(r"\[[\w-]+\]\((\.\./[\w/.-]+)#([\w-]+)\)")
STAND = re.compile(r"^\| (.+?) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$", re.MULTILINE)
OORDELEN = ("test", "document", "n/a", "open")


def _eisen():
    for regel in EISEN.strip().splitlines():
        afdeling, nummers = regel.strip().split(": ")
        for stuk in nummers.split():
            eerste, _, laatste = stuk.partition("-")
            for nummer in range(int(eerste), int(laatste or eerste) + 1):
                yield f"{afdeling}.{nummer}"


def _regels(bladen="V*.md"):
    return [rij for blad in sorted(ASVS.glob(bladen)) for rij in REGEL.findall(blad.read_text())]


@cache
def _toetsen(bestand):
    pad = WORTEL / bestand
    boom = ast.parse(pad.read_text()) if pad.exists() else ast.Module([], [])
    return {knoop.name for knoop in boom.body if isinstance(knoop, ast.FunctionDef)}


@cache
def _ankers(pad):
    koppen = re.findall(r"^#+ (.+)$", pad.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", kop.lower()).replace(" ", "-") for kop in koppen}


def test_elke_eis_van_niveau_een_en_twee_staat_er_een_keer():
    eisen = list(_eisen())

    assert len(eisen) == 253
    assert Counter(eis for eis, *_ in _regels()) == Counter(eisen)


def test_elke_eis_staat_op_het_blad_van_haar_hoofdstuk():
    verdwaald = [
        (blad.name, eis)
        for blad in ASVS.glob("V*.md")
        for eis, *_ in REGEL.findall(blad.read_text())
        if f"V{int(eis.split('.')[0]):02}.md" != blad.name
    ]

    assert verdwaald == []


def test_elke_genoemde_toets_bestaat():
    zonder, weg = [], []
    for eis, _, oordeel, waar in _regels():
        genoemd = TOETS.findall(waar)
        if (oordeel == "test") != bool(genoemd):
            zonder.append(eis)
        weg += [(eis, naam) for bestand, naam in genoemd if naam not in _toetsen(bestand)]

    assert (zonder, weg) == ([], [])


def test_elke_verwijzing_naar_een_document_komt_ergens_uit():
    mis = []
    for eis, _, oordeel, waar in _regels():
        genoemd = VERWIJZING.findall(waar)
        if (oordeel == "document") != bool(genoemd):
            mis.append((eis, waar))
        for pad, anker in genoemd:
            doel = (ASVS / pad).resolve()
            if not doel.exists() or anker not in _ankers(doel):
                mis.append((eis, pad, anker))

    assert mis == []


def test_elk_oordeel_is_een_van_de_vier_en_heeft_een_reden():
    anders = [
        eis
        for eis, kort, oordeel, waar in _regels()
        if oordeel not in OORDELEN or not kort.strip() or len(waar.strip()) < 5
    ]

    assert anders == []


def test_de_cijfers_van_het_voorblad_zijn_die_van_de_bladen():
    geteld = Counter(oordeel for _, _, oordeel, _ in _regels())
    stand = {
        naam: tuple(map(int, getallen))
        for naam, *getallen in STAND.findall((ASVS / "README.md").read_text())
    }

    assert stand["All"] == (253, *(geteld[oordeel] for oordeel in OORDELEN))
    for naam, getallen in stand.items():
        if naam != "All":
            rijen = _regels(re.search(r"\((V\d\d\.md)\)", naam)[1])
            per = Counter(oordeel for _, _, oordeel, _ in rijen)
            assert getallen == (len(rijen), *(per[oordeel] for oordeel in OORDELEN)), naam


def test_de_meeste_eisen_hebben_een_toets_en_weinig_vallen_weg():
    geteld = Counter(oordeel for _, _, oordeel, _ in _regels())

    assert geteld["test"] >= 150
    assert geteld["n/a"] <= 50

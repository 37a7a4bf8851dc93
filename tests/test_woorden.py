"""What people read on a screen, in a mail or on paper: no words of control or of machines."""

import ast
import re

from tests.test_bouw import MODULES, SJABLONEN, WORTEL

NOOIT = re.compile(
    r"score behaald|\bvoldoe[nt]|\bachterstand|\bcontrol(e\b|eer)|monitoring|\bverplicht|compliance"
    r"|\bsuccesvol|\bongeldig|fout opgetreden|\brode? of groen|\b[Uu]w?\b(?!-)",
)
LANGST = 25
"""Words in one sentence: more is hard to read (B1)."""
ALTIJD_ZO = re.compile(
    r"\bPDF\b(?!/)"  # it is a pdf
    r"|(?:vanzelf|wordt|niet) bewaard\b"  # what saves itself is opgeslagen
    r"|\bPrint\b"  # afdrukken
    r"|ib, MT en"  # de ib'er, het MT en de directeur
    r"|\w'\w",  # ib’er, pagina’s
)
MAIL = sorted((WORTEL / "templates").rglob("*.txt"))


def _tekst(pad):
    """What a template says, without tags and without what it computes."""
    bron = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}|<svg.*?</svg>", " ", pad.read_text(), flags=re.DOTALL)
    kenmerken = re.findall(r'(?:titel|label|inleiding|aria-label|hint|naam|boven)="([^"]*)"', bron)
    return " ".join([*kenmerken, re.sub(r"<[^>]+>", " ", bron)])


def _losse_zinnen(tekst):
    return re.split(r"(?<=[.?!:;])\s+|[|]|\n\n", tekst)


def _geschreven(pad):
    """The sentences of a template: a branch or a block ends one, a bold word does not."""
    bron = re.sub(r"{#.*?#}|<svg.*?</svg>", " ", pad.read_text(), flags=re.DOTALL)
    bron = re.sub(r"{% [^%]*%}", "|", bron)
    bron = re.sub(r"</?(?:b|a|i|span)\b[^>]*>", " ", bron)
    bron = re.sub(r"<[^>]+>", "|", bron)
    return _losse_zinnen(re.sub(r"{{.*?}}", "woord", bron))


def _zinnen(pad):
    """The texts in a module that may reach somebody: no docstrings, no names, no patterns."""
    boom = ast.parse(pad.read_text())
    uitleg = {id(k.value) for k in ast.walk(boom) if isinstance(k, ast.Expr)}
    for knoop in ast.walk(boom):
        is_tekst = isinstance(knoop, ast.Constant) and isinstance(knoop.value, str)
        if is_tekst and id(knoop) not in uitleg and " " in knoop.value and "\\" not in knoop.value:
            yield knoop.value


def test_een_pagina_en_een_mail_mijden_de_woorden_van_het_toezicht():
    gevonden = {
        (str(pad.relative_to(WORTEL)), treffer.group())
        for pad in (*SJABLONEN, *MAIL)
        for treffer in NOOIT.finditer(_tekst(pad))
    }

    assert gevonden == set()


def test_een_melding_mijdt_ze_ook():
    gevonden = {
        (str(pad.relative_to(WORTEL)), zin)
        for pad in MODULES
        if "management" not in pad.parts  # what a command says, is for who installs
        for zin in _zinnen(pad)
        if NOOIT.search(zin)
    }

    assert gevonden == set()


def test_het_standaardkader_en_de_demo_schrijven_een_hoge_komma():
    paden = [*(WORTEL / "kwaliteit/kaders").glob("*.toml")]
    paden += (WORTEL / "gesprekken/demo/gegevens").glob("*.toml")

    assert len(paden) > 1
    assert [
        (pad.name, treffer.group())
        for pad in paden
        for treffer in re.finditer(r"\w+'\w+|\B'[st]\b", pad.read_text())
    ] == []


def test_een_zin_is_niet_langer_dan_vijfentwintig_woorden():
    geschreven = [(pad, zin) for pad in (*SJABLONEN, *MAIL) for zin in _geschreven(pad)]
    gezegd = [
        (pad, zin)
        for pad in MODULES
        if "management" not in pad.parts
        for tekst in _zinnen(pad)
        for zin in _losse_zinnen(tekst)
        if not zin.lstrip().startswith(("SELECT ", "CREATE "))  # said to a database
    ]

    assert len(gezegd) > 1000
    assert [
        (str(pad.relative_to(WORTEL)), " ".join(zin.split()))
        for pad, zin in (*geschreven, *gezegd)
        if len(re.findall(r"[\w’'-]+", zin)) > LANGST
    ] == []


def test_hetzelfde_heet_overal_hetzelfde():
    gevonden = {
        (str(pad.relative_to(WORTEL)), treffer.group())
        for pad in (*SJABLONEN, *MAIL)
        for treffer in ALTIJD_ZO.finditer(_tekst(pad))
    }
    gezegd = {
        (str(pad.relative_to(WORTEL)), zin)
        for pad in MODULES
        if "management" not in pad.parts
        for zin in _zinnen(pad)
        if ALTIJD_ZO.search(zin)
    }

    assert gevonden | gezegd == set()

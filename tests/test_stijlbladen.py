"""The style sheets and scripts: no rule for what no page has, and not more than a page needs."""

import ast
import re

import pytest

from tests.test_bouw import MODULES, SJABLONEN, WORTEL

STIJLBLADEN = ["app.css", "pdf.css"]
SCRIPTS = sorted((WORTEL / "static/js").rglob("*.js"))
NAAM = re.compile(r"-?[A-Za-z_][\w-]*")
KLASSE = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
KENMERK = re.compile(r'\b(?:class|klasse|soort|beeld)="((?:\{[{%].*?[}%]\}|[^"])*)"', re.DOTALL)
TEKST = re.compile(r'"([^"\n]*)"|\'([^\'\n]*)\'|`([^`]*)`')
VAN_ANDEREN = {"asteriskField"}  # crispy-forms marks with it what has to be filled in
MET_GETAL = re.compile(r"n[1-4]|t\d{1,2}")  # a level, and the minutes of a point


def _klassen(blad):
    """Every class that a selector names."""
    bron = re.sub(r"/\*.*?\*/", "", (WORTEL / "static/css" / blad).read_text(), flags=re.DOTALL)
    koppen = [kop.rsplit(";", 1)[-1] for kop in re.findall(r"([^{}]+)\{", bron)]
    return {naam for kop in koppen if "@" not in kop for naam in KLASSE.findall(kop)}


def _in_sjablonen():
    for pad in SJABLONEN:
        bron = pad.read_text()
        yield from KENMERK.findall(bron)
        for tag in re.findall(r"\{%.*?%\}", bron):  # {% icoon "check" "groot" %}
            yield from map("".join, TEKST.findall(tag))


def _in_scripts():
    for pad in SCRIPTS:
        yield from map("".join, TEKST.findall(pad.read_text()))


def _in_modules():
    for pad in MODULES:
        for knoop in ast.walk(ast.parse(pad.read_text())):
            if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str):
                kort = len(knoop.value) < 40 or "<" in knoop.value
                if kort and "\n" not in knoop.value:
                    yield knoop.value


def _gebruikt():
    """The names that pages may have as a class, and how those begin that end in a value."""
    teksten = [*_in_sjablonen(), *_in_scripts(), *_in_modules()]
    begin = {naam for tekst in teksten for naam in re.findall(r"([a-z]+-)\{[{%]", tekst)}
    return {naam for tekst in teksten for naam in NAAM.findall(tekst)}, tuple(begin)


@pytest.mark.parametrize("blad", STIJLBLADEN)
def test_elke_klasse_van_een_stijlblad_staat_op_een_pagina(blad):
    namen, begin = _gebruikt()

    klassen = _klassen(blad)

    assert len(klassen) > 50
    assert {
        naam
        for naam in klassen - namen - VAN_ANDEREN
        if not naam.startswith(begin) and not MET_GETAL.fullmatch(naam)
    } == set()


@pytest.mark.parametrize(
    ("waar", "patroon", "hoogste"),
    [("css", "app.css", 92_000), ("css", "pdf*.css", 14_000), ("js", "**/*.js", 48_000)],
)
def test_wat_een_pagina_ophaalt_blijft_klein(waar, patroon, hoogste):
    paden = list((WORTEL / "static" / waar).glob(patroon))

    assert paden
    assert sum(pad.stat().st_size for pad in paden) <= hoogste


def test_een_script_past_op_driehonderd_regels():
    te_lang = {pad.name: len(pad.read_text().splitlines()) for pad in SCRIPTS}

    assert {naam: regels for naam, regels in te_lang.items() if regels > 300} == {}

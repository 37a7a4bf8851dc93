"""What the log keeps in words is a whole sentence, wherever it is written."""

import ast
import re

import pytest
from django.conf import settings

from gesprekken.acties.akkoord import IN_HET_LOGBOEK
from gesprekken.models import Akkoord

SCHRIJVERS = {"leg_vast", "leg_handeling_vast", "leg_vast_bij_installatie", "noteer", "_noteer"}
SCHRIJVERS |= {"leg_alle_vast", "_log", "_leg_vast", "Gebeurtenis"}
WERKWOORD = re.compile(
    r"\b(is|zijn|heeft|heet|gaat|hoort|doet|sluit|begeleidt|voert|nam|blijven|komt)\b"
)
ZELF_GEEN_ZIN = {
    "Was: {}\nIs nu: {}",  # read as a sentence: scholen/overzichten/logboek.py
    "{}{}",  # what a provider said: the same
}
"""Of these the sentence is made when it is shown."""


def _tekst(knoop) -> str | None:
    """The text of a literal, with ``{}`` where something is filled in."""
    if isinstance(knoop, ast.Subscript):  # cut off at the length that fits
        return _tekst(knoop.value)
    if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str):
        return knoop.value
    if isinstance(knoop, ast.JoinedStr):
        return "".join(
            str(deel.value) if isinstance(deel, ast.Constant) else "{}" for deel in knoop.values
        )
    return None


def _toegewezen(boom) -> dict[str, list[ast.expr]]:
    """What each name gets in this module."""
    gevonden: dict[str, list[ast.expr]] = {}
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Assign):
            for doel in knoop.targets:
                if isinstance(doel, ast.Name):
                    gevonden.setdefault(doel.id, []).append(knoop.value)
    return gevonden


def _literalen(waarde, namen) -> list[str]:
    if isinstance(waarde, ast.IfExp):
        return [*_literalen(waarde.body, namen), *_literalen(waarde.orelse, namen)]
    if isinstance(waarde, ast.Name):
        return [tekst for een in namen.get(waarde.id, ()) if (tekst := _tekst(een))]
    return [tekst] if (tekst := _tekst(waarde)) else []


def _zinnen() -> list[tuple[str, str]]:
    gevonden = set()
    for app in ("scholen", "kwaliteit", "gesprekken"):
        for pad in sorted((settings.BASE_DIR / app).rglob("*.py")):
            if {"migrations", "demo", "inlezen"} & set(pad.parts):
                continue
            boom = ast.parse(pad.read_text())
            namen = _toegewezen(boom)
            for knoop in ast.walk(boom):
                if not isinstance(knoop, ast.Call) or not isinstance(knoop.func, ast.Name):
                    continue
                if knoop.func.id in SCHRIJVERS:
                    waarden = [een.value for een in knoop.keywords if een.arg == "reden"]
                    for waarde in [*waarden, *knoop.args[1:2]]:
                        gevonden |= {(pad.name, tekst) for tekst in _literalen(waarde, namen)}
    return sorted(gevonden)


GESCHREVEN = [(naam, zin) for naam, zin in _zinnen() if zin not in ZELF_GEEN_ZIN]


@pytest.mark.parametrize(("naam", "zin"), GESCHREVEN)
def test_wat_in_het_logboek_komt_is_een_zin(naam, zin):
    assert zin[0].isupper() or zin.startswith("{}")
    assert zin.endswith(".")
    assert WERKWOORD.search(zin)


def test_alle_plekken_zijn_gevonden():
    assert len(GESCHREVEN) >= 60


@pytest.mark.parametrize("keuze", Akkoord.Keuze)
def test_elk_antwoord_op_een_onderdeel_is_een_zin(keuze):
    zin = IN_HET_LOGBOEK[keuze].format(onderdeel="onderdeel 3, ‘Begrijpen ouders ons?’")

    assert zin.startswith("Er is ")
    assert zin.endswith("onderdeel 3, ‘Begrijpen ouders ons?’.")

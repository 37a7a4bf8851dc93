"""Reads a kader from TOML, the format of ``kwaliteit/kaders/`` (its README has the fields)."""

import re
import tomllib
from typing import Any

from kwaliteit.inlezen.bron import als_tekst
from kwaliteit.inlezen.concept import KaderConcept, Regel, Regelsoort
from kwaliteit.inlezen.gegevens import BEKEND, concept_van
from kwaliteit.inlezen.velden import Tabel
from scholen.inlezen.fout import InlezenMislukt

DIEPE_NAAM = re.compile(
    r"""(?<![\w.-])(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')"""
    r"""(?:[ \t]*+\.[ \t]*+(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')){20}"""
)
"""Far more parts than any sentence or number has between its spaces, also in a text."""
NAAM = re.compile(r"\s*\[{0,2}\s*([\w-]+)")
"""What a line begins with that gives something a value."""


def lees(inhoud: bytes | str, naam: str) -> KaderConcept:
    """The kader in a TOML file, with everything around its items.

    Args:
        inhoud: the bytes of the file, or its text.
        naam: what the kader is called where the file does not say.

    Raises:
        InlezenMislukt: no TOML, a field of the wrong kind or with an unknown value, or something
            that cannot be saved.
    """
    tekst = als_tekst(inhoud)
    data = _ontleed(tekst)
    concept = concept_van(data, naam)
    return concept.met_regels(_regels(concept, tekst, data))


def _ontleed(tekst: str) -> dict[str, Any]:
    if DIEPE_NAAM.search(tekst):  # the time to read one grows with the square of its depth
        raise InlezenMislukt(
            "In dit bestand staat een naam met te veel punten erin. Een kader heeft namen van "
            "hooguit twee delen, zoals domeinen.items. Haal de rest weg en laad het opnieuw."
        )
    try:
        return tomllib.loads(tekst)
    except (ValueError, RecursionError) as fout:  # also a number with more digits than Python reads
        plaats = re.search(r"line (\d+)", str(fout))
        waar = f" op regel {plaats[1]}" if plaats else ""
        raise InlezenMislukt(
            f"Dit bestand is geen goede TOML: het gaat mis{waar}. Kijk daar of er een "
            "aanhalingsteken of haakje te veel of te weinig staat en laad het opnieuw."
        ) from fout


def _regels(concept: KaderConcept, tekst: str, data: Tabel) -> tuple[Regel, ...]:
    """The trace: where each domein and item begins, and the fields nobody asked for."""
    bronregels = tekst.split("\n")
    koppen = [
        (nummer, regel.replace(" ", "").startswith("[[domeinen.items]]"))
        for nummer, regel in enumerate(bronregels, start=1)
        if regel.replace(" ", "").startswith(("[[domeinen]]", "[[domeinen.items]]"))
    ]
    domeinen = iter([nummer for nummer, is_item in koppen if not is_item])
    items = iter([nummer for nummer, is_item in koppen if is_item])
    regels = []
    plek = 0  # never back: a table written on one line has no heading of its own
    for domein in concept.domeinen:
        plek = max(plek, next(domeinen, 0))
        regels.append(Regel(plek, domein.titel, Regelsoort.DOMEIN, bij=domein.code))
        for item in domein.items:
            plek = max(plek, next(items, 0))
            regels.append(Regel(plek, item.stelling, Regelsoort.ITEM, bij=item.code))
    onbekend = "dit onderdeel kennen we niet"
    eerste: dict[str, int] = {}  # where each name is given a value first
    for nummer, regel in enumerate(bronregels, start=1):
        if treffer := NAAM.match(regel):
            eerste.setdefault(treffer[1], nummer)
    for naam in data:
        if naam not in BEKEND:
            waar = eerste.get(naam, 0)
            regels.append(Regel(waar, naam, Regelsoort.OVERGESLAGEN, reden=onbekend))
    return tuple(sorted(regels, key=lambda regel: regel.nummer))

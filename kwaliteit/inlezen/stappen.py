"""The steps of a scale above the columns of a table, in the words of who made it."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

LAAG = (
    r"nog niet.*|niet|nee|nooit|onvoldoende|zwak|afwezig|ontbreekt|begin\w*|start\w*|zaai\w*"
    r"|kiem\w*|ontluik\w*|verken\w*|oriënt\w*|rood|zelden|moet beter|aandachtspunt|ad hoc"
)
MIDDEN = (
    r"(in )?ontwikkel\w*|op weg|onderweg|deels|gedeeltelijk|soms|matig|redelijk|groei\w*|oranje"
    r"|geel|bezig|in uitvoering|op koers|basis|basaal|voldoende|meestal|lopend|gepland|kan beter"
    r"|toepas\w*|uitvoer\w*|op orde|aanwezig"
)
HOOG = (
    r"sterk|stevig|goed|uitstekend|excellent\w*|altijd|ja|gevorderd\w*|expert|vaardig|geborgd|borg\w*"
    r"|verankerd|bloei\w*|oogst\w*|vanzelfsprekend|ruim voldoende|vaak|groen|gerealiseerd|volledig"
    r"|voorbeeldig|voorbeeld voor anderen|optimaal|integraal"
)
GEEN_STAP = re.compile(
    r"n v t|nvt|niet van toepassing|weet (ik )?niet|weten we( nog)? niet|geen mening"
)
TE_ZIEN = r"( (te (zien|merken|horen|komen|groeien)|zichtbaar|merkbaar))?"
"""What often stands behind such a word: "goed te zien"."""
STAP = re.compile(f"({LAAG}|{MIDDEN}|{HOOG}){TE_ZIEN}")
HOOGSTE = re.compile(f"({HOOG}){TE_ZIEN}")
LAAGSTE = re.compile(f"({LAAG}){TE_ZIEN}")
NUMMER = re.compile(
    r"(?:(?:niveau|stap|score|fase)\s*)?[0-5]\s*[.:)=–-]*\s*|(?:niveau|fase)\s+", re.I
)
MEESTE_STAPPEN = 4
"""What a scale has room for."""


def stapnaam(kop: str) -> str:
    """The name of a step without its number: "Niveau 2: op weg" is "op weg"."""
    return NUMMER.sub("", kop, count=1).strip() if NUMMER.match(kop) else kop.strip()


def is_stap(kop: str) -> bool:
    """Whether a column name is a word for how far somebody is."""
    return STAP.fullmatch(_kaal(kop)) is not None


def stappen_van(kop: Sequence[str], rollen: Mapping[int, str]) -> dict[int, str]:
    """The unknown columns that are steps, with their role; the lowest step is ``niveau 1``.

    At least two columns next to each other with such a name; what stands between them counts too.
    """
    if any(rol.startswith("niveau ") for rol in rollen.values()):
        return {}
    plekken = [plek for plek, rol in rollen.items() if rol == "" and is_stap(kop[plek])]
    if len(plekken) < 2:
        return {}
    reeks = [plek for plek in range(plekken[0], plekken[-1] + 1) if rollen.get(plek) == ""]
    if any(later - eerder > 1 for eerder, later in pairwise(reeks)):
        return {}
    if HOOGSTE.fullmatch(_kaal(kop[reeks[0]])) or LAAGSTE.fullmatch(_kaal(kop[reeks[-1]])):
        reeks = reeks[::-1]
    return {plek: f"niveau {n}" for n, plek in enumerate(reeks[:MEESTE_STAPPEN], start=1)}


def _kaal(kop: str) -> str:
    naam = " ".join(re.sub(r"[^\w]+", " ", stapnaam(kop).lower()).split())
    return "" if GEEN_STAP.fullmatch(naam) else naam

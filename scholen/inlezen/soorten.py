"""The kind of school, as files write it."""

import re

from scholen.inlezen.kolomnamen import kern

BASISSCHOOL, SBO, SO = "basisschool", "sbo", "so"
SOORTEN = {
    "BO": BASISSCHOOL,
    "BAO": BASISSCHOOL,
    "BASIS": BASISSCHOOL,
    "BASISONDERWIJS": BASISSCHOOL,
    "BASISSCHOOL": BASISSCHOOL,
    "REGULIERBASISONDERWIJS": BASISSCHOOL,
    "SBO": SBO,
    "SBAO": SBO,
    "SPECIAALBASISONDERWIJS": SBO,
    "SPECBASISONDERWIJS": SBO,
    "SO": SO,
    "VSO": SO,
    "SOVSO": SO,
    "VSOSO": SO,
    "SVSO": SO,
    "SPECIAALONDERWIJS": SO,
}
KORT = {"bo": BASISSCHOOL, "sbo": SBO, "so": SO}


def soort_uit(tekst: str, anders: str) -> tuple[str, str]:
    """The kind in a cell, and what there is to ask about it; an empty cell gives ``anders``."""
    if not kern(tekst):
        return anders, ""
    soort = SOORTEN.get(kern(tekst), "")
    return soort, "" if soort else f"De soort “{tekst.strip()[:40]}” kennen we niet."


def soort_van_naam(naam: str) -> str:
    """The kind that the name of a file or a sheet says; nothing when it names none or two.

    DUO calls its files ``vestigingenbo`` and the like; the one on sbo and so is on ``speciaal
    (basis)onderwijs``.
    """
    woorden = naam.casefold().replace("(", "").replace(")", "")
    if re.search(r"speciaal[\s_-]*basisonderwijs", woorden):
        return "" if "(" in naam else SBO
    delen = set(re.split(r"[^a-z]+", woorden))
    kort = {deel.removeprefix("hoofd").removeprefix("vestigingen") for deel in delen}
    gevonden = {soort for woord, soort in KORT.items() if woord in kort}
    if re.search(r"speciaal[\s_-]*onderwijs", woorden):
        gevonden.add(SO)
    if "basisonderwijs" in delen or "basisscholen" in delen:
        gevonden.add(BASISSCHOOL)
    return gevonden.pop() if len(gevonden) == 1 else ""

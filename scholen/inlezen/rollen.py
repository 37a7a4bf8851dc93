"""Which role a word in a list stands for, and what somebody may have meant who mistyped it."""

import re
from difflib import get_close_matches

from scholen.inlezen.kolomnamen import kern

WOORDEN = {
    "ib": (
        "IB",
        "IBER",
        "INTERNBEGELEIDER",
        "INTERNEBEGELEIDER",
        "INTERNBEGELEIDSTER",
        "KWALITEITSCOORDINATOR",
        "ONDERSTEUNINGSCOORDINATOR",
        "ZORGCOORDINATOR",
    ),
    "mt": ("MT", "MTLID", "MANAGEMENTTEAM", "ADJUNCTDIRECTEUR", "TEAMLEIDER", "BOUWCOORDINATOR"),
    "team": (
        "TEAM",
        "TEAMLID",
        "LEERKRACHT",
        "GROEPSLEERKRACHT",
        "VAKLEERKRACHT",
        "LERAAR",
        "LERARES",
        "DOCENT",
        "ONDERWIJSASSISTENT",
    ),
    "directeur": ("DIRECTEUR", "DIRECTRICE", "SCHOOLLEIDER", "LOCATIEDIRECTEUR"),
    "adviseur": ("ADVISEUR", "BESTUURSADVISEUR", "BELEIDSADVISEUR"),
    "bestuurder": ("BESTUURDER", "COLLEGEVANBESTUUR", "CVB"),
    "lezer": ("LEZER", "TOEZICHTHOUDER", "RAADVANTOEZICHT", "RVT", "GMR", "MR"),
    "beheerder": ("BEHEERDER", "FUNCTIONEELBEHEERDER"),
}
ROL = {woord: rol for rol, woorden in WOORDEN.items() for woord in woorden}
NAMEN = ("ib’er", "MT-lid", "teamlid", "directeur", "adviseur", "bestuurder", "lezer", "beheerder")
NAAM = dict(zip(WOORDEN, NAMEN, strict=True))
SCHAAL = re.compile(r"\s+[(\[]?(?:schaal\s*\d{1,2}|L[A-E]|[ADL]\s?\d{1,2})[)\]]?$", re.IGNORECASE)


def zonder_schaal(tekst: str) -> str:
    """A function without the salary scale behind it, which nobody here needs to know."""
    return SCHAAL.sub("", tekst)


def rol_van(tekst: str) -> str:
    """The code of the role; empty for a word that we do not know."""
    return ROL.get(kern(tekst), "")


def is_gewoon(tekst: str) -> bool:
    """Whether the word only names the role, so that it says nothing about a function."""
    return kern(tekst) in {*map(kern, NAMEN), "IB", "MT", "TEAM", *(r.upper() for r in WOORDEN)} | {
        "FUNCTIONEELBEHEERDER",
        "BESTUURSADVISEUR",
    }


def bedoelde(tekst: str) -> str:
    """The name of the role that looks most like a mistyped word; empty when none does."""
    (gevonden,) = get_close_matches(kern(tekst), ROL, n=1, cutoff=0.75) or [""]
    return NAAM[ROL[gevonden]] if gevonden else ""

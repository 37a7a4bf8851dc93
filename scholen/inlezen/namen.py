"""Names as people write them: one line, one form of each letter, no shouting."""

import re
import unicodedata

LIGATUREN = str.maketrans({"Ĳ": "IJ", "ĳ": "ij"})
# what is not seen, also what turns the text after it around
ONZICHTBAAR = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
    "|[\u115f\u1160\u2800\u3164\uffa0]"  # letters of which nothing is printed
    "|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
KLEIN = frozenset(
    [
        "aan",
        "bij",
        "de",
        "den",
        "der",
        "en",
        "het",
        "in",
        "'n",
        "onder",
        "op",
        "over",
        "te",
        "ten",
        "ter",
        "tot",
        "van",
        "'t",
    ]
)
AFKORTINGEN = frozenset(
    {"BS", "CBS", "DBS", "GBS", "IBS", "IKC", "ISK", "JPS", "KBS", "KC", "KDC", "MFA", "MFC", "OBS"}
    | {
        "ODS",
        "PBS",
        "PC",
        "PCB",
        "PCBS",
        "RK",
        "RKBS",
        "SBO",
        "SO",
        "SVSO",
        "VSO",
        "II",
        "III",
        "IV",
    }
)


def netjes(tekst: str) -> str:
    """One line: composed letters, single spaces, nothing invisible."""
    tekst = ONZICHTBAAR.sub("", unicodedata.normalize("NFC", tekst)).translate(LIGATUREN)
    return " ".join(tekst.split())


def gelijk(een: str, ander: str) -> bool:
    """Whether two names differ in nothing but that one of them shouts."""
    return een == ander or (ander.isupper() and een.casefold() == ander.casefold())


def bedaard(tekst: str) -> str:
    """A name in capitals only as it stands on the wall: ``BERGEN OP ZOOM``, ``'S-GRAVENHAGE``."""
    if not tekst.isupper() or len(tekst) < 4:
        return tekst
    woorden: list[str] = []
    eerste = True
    for woord in tekst.split(" "):
        afkorting = woord.strip("()\"'.,") in AFKORTINGEN
        woorden.append(woord if afkorting else _woord(woord, eerste=eerste))
        eerste = eerste and afkorting
    return " ".join(woorden)


def _woord(woord: str, *, eerste: bool) -> str:
    if woord.lower() in KLEIN and not eerste:
        return woord.lower()
    return "-".join(_deel(deel) for deel in woord.split("-"))


def _deel(deel: str) -> str:
    """A capital at the first letter; the ``'s`` of a place stays small, ``IJ`` is one letter."""
    if deel in {"'S", "’S", "'T", "’T"} or deel.lower() in {"aan", "op"}:
        return deel.lower()
    klein = deel.lower()
    for plek, teken in enumerate(klein):
        if teken.isalpha():
            lengte = 2 if klein.startswith("ij", plek) else 1
            return klein[:plek] + klein[plek : plek + lengte].upper() + klein[plek + lengte :]
    return klein

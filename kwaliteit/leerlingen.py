"""A friendly warning when a text seems to be about one pupil (rule 11). It never blocks."""

import re

WAARSCHUWING_BSN = (
    "Hier lijkt een burgerservicenummer te staan. Haal het weg: gegevens van leerlingen horen hier"
    " niet."
)
WAARSCHUWING_GEBOORTEDATUM = (
    "Hier lijkt een geboortedatum te staan. Haal die weg: gegevens van leerlingen horen hier niet."
)
WAARSCHUWING_NAAM = (
    "Hier lijkt de naam van een leerling te staan. Schrijf liever ‘een leerling’: zo blijft het"
    " gesprek over de school gaan."
)

_CIJFER = re.compile(r"[0-9]")
_NEGEN_CIJFERS = re.compile(r"(?<![\d.])\d(?:[. ]?\d){8}(?![\d])")
_MAANDEN = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_GEBOREN = re.compile(
    r"\b(?:geboren|geboortedatum|geb\.)\D{0,20}\d{1,2}"
    rf"(?:[-/. ]\d{{1,2}}[-/. ]|\s+(?:{_MAANDEN})\s+)\d{{2,4}}\b",
    re.IGNORECASE,
)
_LEERLING_NAAM = re.compile(r"\b[Ll]eerlinge?\s+([A-ZÀ-Þ][\w’'-]+)")
_GEEN_NAAM = frozenset(
    {"De", "Het", "Een", "In", "Op", "Wij", "We", "Zij", "Ze", "Hij", "OPP", "IB"}
)


def let_op(tekst: str) -> str:
    """One Dutch sentence of warning, or ``""``: a BSN, a birth date, or "leerling" and a name."""
    if _CIJFER.search(tekst):  # without one there is no number and no date: most texts
        if any(_is_bsn(treffer.group()) for treffer in _NEGEN_CIJFERS.finditer(tekst)):
            return WAARSCHUWING_BSN
        if _GEBOREN.search(tekst):
            return WAARSCHUWING_GEBOORTEDATUM
    if "eerling" not in tekst:
        return ""
    namen = (treffer.group(1) for treffer in _LEERLING_NAAM.finditer(tekst))
    return WAARSCHUWING_NAAM if any(naam not in _GEEN_NAAM for naam in namen) else ""


def _is_bsn(geschreven: str) -> bool:
    """Nine digits that pass the elfproef (weights 9 to 2 and -1, sum divisible by 11)."""
    cijfers = [int(teken) for teken in geschreven if teken.isdigit()]
    gewichten = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    som = sum(gewicht * cijfer for gewicht, cijfer in zip(gewichten, cijfers, strict=True))
    return som % 11 == 0 and any(cijfers)

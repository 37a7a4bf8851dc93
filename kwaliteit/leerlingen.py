"""A friendly warning when a text seems to be about one pupil (rule 11). It never blocks.

It looks for the shape of what people write: a number that passes the elfproef, a date beside a
word about birth, a name beside a word for a child or beside a groep. How often that is right, and
how often not, is measured on our own sentences: ``tests/kwaliteit/leerlingzinnen.csv``.
"""

import re
import tomllib
from functools import cache
from pathlib import Path

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

_NAMEN = Path(__file__).with_name("namen.toml")

_CIJFER = re.compile(r"[0-9]")
_NEGEN_CIJFERS = re.compile(
    r"(?<![\w.])(?:\d{9}|\d{3}([. -])\d{3}\1\d{3}|\d{4}([. -])\d\d\2\d{3}"
    r"|\d\d([. -])\d\d\3\d\d\3\d{3})(?!\w)"
)

_MAAND = (
    r"(?:jan(?:uari)?|feb(?:ruari)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?"
    r"|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAG = r"(?:\d{1,2}(?:e|ste|de)?|[a-zë]+(?:de|ste))"
_JAAR = r"(?:(?:19|20)\d\d|['’]?\d\d)\b"
_DATUM = (
    rf"(?:(?<!\d)\d{{1,2}}\s?[-/. ]\s?\d{{1,2}}\s?[-/. ]\s?{_JAAR}"
    r"|(?:19|20)\d\d[-/.]?\d\d[-/.]?\d\d\b"
    rf"|\b{_DAG}\s+(?:van\s+)?{_MAAND}(?:\s+{_JAAR})?"
    rf"|\b{_MAAND}\s+(?:19|20)\d\d\b)"
)
_KIND = (
    r"(?:\w{0,15}leerlinge?|\w{0,15}kind(?:je)?|kleuter|peuter|jongen|jongetje|meisje|dochter|zoon"
    r"|zoontje|broertje|zusje|tweeling)"
)
_GEBOORTE = r"\b(?:geboren(?!\s+uit\b)|geboorte\w*|geb\b\.?\s?(?:dat\w*\.?|datum)?|g\.d\.|dob\b)"
_GEBOREN = re.compile(
    rf"{_GEBOORTE}[^.!?\n]{{0,40}}?{_DATUM}"
    rf"|{_DATUM}[^.!?\n]{{0,25}}?\bgeboren(?!\s+uit\b)"
    rf"|\b{_KIND}\s{{0,2}}[(,]\s{{0,2}}{_DATUM}"
    rf"|\b(?:{_KIND}|hij|zij|ze)\s+(?:is|zijn)\s+van\s+{_DATUM}",
    re.IGNORECASE,
)

_NAAM = r"\b[A-ZÀ-Þ][\w’'-]{0,30}\w"
_LETTERS = r"[A-Z](?:\.\s?[A-Z])*(?:\.|(?![\w’'-]))"
_LEERLING = re.compile(
    rf"\b(?i:{_KIND})(?:\s+(?P<na>{_NAAM})|,\s(?P<tussen>{_NAAM}),|:\s(?P<kop>{_NAAM})[,;(]"
    rf"|:\s(?P<dubbel>{_NAAM})\s(?:van\s|de\s|der\s|den\s)*[A-ZÀ-Þ]|\s\((?P<haak>{_NAAM})\))"
)
_LEERLING_LETTERS = re.compile(
    r"\b(?i:\w{0,15}leerlinge?):?\s+"
    rf"(?:{_LETTERS}|(?:van der|van den|ter|ten)\s{_NAAM})"
)
_LEERLINGEN = re.compile(rf"\b[Ll]eerlingen\s(?P<een>{_NAAM})(?:,| en)\s(?P<twee>{_NAAM})")
_THUIS = re.compile(
    r"\b(?i:moeder|vader|ouders?|oma|opa|verzorgers?|broer(?:tje)?|zus(?:je)?)"
    rf"\svan\s(?P<na>{_NAAM})"
)
_GROEP = r"(?i:gr(?:oep|\.))\s?[1-8]"
_NAAM_GROEP = re.compile(
    r"(?:(?P<ervoor>\S{1,20})\s)?"
    rf"(?P<naam>{_NAAM})(?:,|\s\(|\s(?:zit\s)?(?:uit|van|in))?\s?{_GROEP}\b"
)
_GROEP_NAAM = re.compile(
    rf"\b{_GROEP}\b(?:\s?[:–-]\s|,\s|\s(?:zit(?:ten)?|bespraken|bespreken)\s(?:we\s)?)"
    rf"(?P<naam>{_NAAM})"
)
_GEEN_EINDE = ("school", "scholen", "centrum", "se", "onderwijs")


def let_op(tekst: str) -> str:
    """One Dutch sentence of warning, or ``""``: a BSN, a birth date, or the name of a pupil."""
    if _CIJFER.search(tekst):  # without one there is no number and no date: most texts
        if any(_is_bsn(treffer.group()) for treffer in _NEGEN_CIJFERS.finditer(tekst)):
            return WAARSCHUWING_BSN
        if _GEBOREN.search(tekst):
            return WAARSCHUWING_GEBOORTEDATUM
    return WAARSCHUWING_NAAM if _noemt_een_kind(tekst) else ""


def _is_bsn(geschreven: str) -> bool:
    """Nine digits that pass the elfproef (weights 9 to 2 and -1, sum divisible by 11)."""
    cijfers = [int(teken) for teken in geschreven if teken.isdigit()]
    gewichten = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    som = sum(gewicht * cijfer for gewicht, cijfer in zip(gewichten, cijfers, strict=True))
    return som % 11 == 0 and any(cijfers)


def _noemt_een_kind(tekst: str) -> bool:
    """Whether a name stands where people write that of a child."""
    if _LEERLING_LETTERS.search(tekst):
        return True
    for regel in (_LEERLING, _LEERLINGEN, _THUIS):
        for treffer in regel.finditer(tekst):
            namen = [naam for naam in treffer.groupdict().values() if naam]
            if all(_kan_een_naam_zijn(naam) for naam in namen):
                return True
    if any(_is_kind_met_groep(treffer) for treffer in _NAAM_GROEP.finditer(tekst)):
        return True
    return any(_kan_een_naam_zijn(treffer["naam"]) for treffer in _GROEP_NAAM.finditer(tekst))


def _kan_een_naam_zijn(woord: str) -> bool:
    """A word with a capital that is not one we know to be no name."""
    klein = woord.lower()
    return klein not in _woorden("geen_naam") and not klein.endswith(_GEEN_EINDE)


def _is_kind_met_groep(treffer: re.Match[str]) -> bool:
    """A name beside a groep, and no colleague's.

    The first word of a sentence has a capital anyway, so that one has to be a known name.
    """
    ervoor = treffer["ervoor"] or ""
    if ervoor.lower() in _woorden("collega") or not _kan_een_naam_zijn(treffer["naam"]):
        return False
    begint_een_zin = not ervoor or ervoor[-1] in ".!?:"
    return not begint_een_zin or treffer["naam"] in _woorden("voornamen")


@cache
def _woorden(lijst: str) -> frozenset[str]:
    return frozenset(tomllib.loads(_NAMEN.read_text(encoding="utf-8"))[lijst].split())

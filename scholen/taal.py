"""Small rules of Dutch that pages and messages need."""

import re
from collections.abc import Iterable
from datetime import date

from django.utils.formats import date_format

LIDWOORD = re.compile(r"^(de|het|een|'t|’t)\s+", re.IGNORECASE)


def opsomming(woorden: Iterable[str]) -> str:
    """``a``, ``a en b``, ``a, b en c``; nothing for nothing."""
    *begin, laatste = list(woorden) or [""]
    return f"{', '.join(begin)} en {laatste}" if begin else laatste


def alfabetisch(naam: str) -> str:
    """What a name sorts by: without its article, so that De Abeel stands under the A."""
    return LIDWOORD.sub("", naam).casefold()


def aantal(getal: int, enkelvoud: str, meervoud: str) -> str:
    """``één school``, ``3 scholen``: a number with the word that fits it."""
    return f"één {enkelvoud}" if getal == 1 else f"{getal} {meervoud}"


def hoofdletter(tekst: str) -> str:
    """The text with a capital at its beginning, and the rest as it was; ``één`` gives ``Eén``."""
    return f"E{tekst[1:]}" if tekst.startswith("één") else tekst[:1].upper() + tekst[1:]


def vergelijkbaar(tekst: str) -> str:
    """The text to compare or to look for: capitals and the kind of apostrophe do not count."""
    return tekst.casefold().replace("’", "'")


def kleine_letter(tekst: str) -> str:
    """The text as it stands inside a sentence: ``Regel 3`` gives ``regel 3``."""
    return tekst[:1].lower() + tekst[1:]


def anders_dan(wat: str, oud: str, nieuw: str) -> str:
    """``De wijk is nu Zuid; eerst was dat Noord.``: a change in a whole sentence."""
    eerst = f"; eerst was dat {oud}" if oud else ""
    return f"{hoofdletter(wat)} is nu {nieuw or 'leeg'}{eerst}."


def voluit(dag: date) -> str:
    """``1 augustus 2026``: a day with its year."""
    return date_format(dag, "j F Y")

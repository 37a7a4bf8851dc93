"""Words that a page cut at the end of a line, and signs that only printing knows."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kwaliteit.inlezen.bronregel import Bronregel

ZACHT_STREEPJE = "\u00ad"
LIGATUREN = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
ZONDER_LIGATUREN = str.maketrans(LIGATUREN)
GEBROKEN = re.compile(r"(?:^|\s|[(“‘])([^\W\d_]{2,})-$")
VERVOLG = re.compile(r"([a-zà-öø-ÿ]+)")
WOORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
VOEGWOORDEN = {"en", "of", "tot", "als"}
MET_STREEPJE = {"ib", "mt", "po", "vo", "so", "sbo", "swv", "ict", "niet", "oud", "non", "ex"}
"""Words that keep a hyphen behind them: ib-netwerk."""
STELSELMATIG = 3
"""From so many cut words on, the page cut them and nobody wrote a hyphen."""


def hele_woorden(regels: Sequence[Bronregel]) -> list[Bronregel]:
    """The same lines; a hyphen that only cut a word has become a soft one, which goes on joining.

    A word counts as cut when it stands whole somewhere else, or when so many lines end like that
    that the page must have done it. A hyphen that is written elsewhere in the same word stays.
    """
    inhoud = [plek for plek, regel in enumerate(regels) if regel.tekst and not regel.reden]
    paren = []
    for plek, volgende in pairwise(inhoud):
        begin = GEBROKEN.search(regels[plek].tekst)
        vervolg = VERVOLG.match(regels[volgende].tekst)
        if begin and vervolg and vervolg[1] not in VOEGWOORDEN:
            paren.append((plek, begin[1].lower(), vervolg[1]))
    if not paren:
        return list(regels)
    woorden = {woord.lower() for plek in inhoud for woord in WOORD.findall(regels[plek].tekst)}
    uit = list(regels)
    for plek, eerste, tweede in paren:
        if f"{eerste}-{tweede}" in woorden or eerste in MET_STREEPJE:
            continue
        if eerste + tweede in woorden or len(paren) >= STELSELMATIG:
            uit[plek] = replace(uit[plek], tekst=uit[plek].tekst[:-1] + ZACHT_STREEPJE)
    return uit


def zonder_zachte_streepjes(regel: str) -> str:
    """A line without the soft hyphens inside its words; one at its end says that a word goes on."""
    return regel[:-1].replace(ZACHT_STREEPJE, "") + regel[-1:]

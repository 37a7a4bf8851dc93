"""What each school answers: item scores out of domain averages, the same way every time."""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from gesprekken.demo.bron import Bron, Rij, hutsel
from kwaliteit.models import Waarde
from scholen.klok import vorig_schooljaar

LEEG = "leeg"
HOOGSTENS_SCHOLEN_PER_TEKST = 2
Plek = tuple[str, str]
"""A school and the code of an item."""
Scores = dict[str, int | None]
"""Per item its score, in the order of answering; ``None`` says "weten we nog niet"."""


@dataclass(frozen=True)
class Antwoord:
    """The answer of a school on one item."""

    code: str
    waarde: str
    toelichting: str = ""
    waaraan: str = ""
    ongewijzigd: bool = False  # what it said the year before, text and all


@dataclass(frozen=True)
class Eerder:
    """What a school last answered on an item, and which scores it ever explained there."""

    schooljaar: str
    score: int
    toegelicht: frozenset[int]


def alle_antwoorden(bron: Bron, codes: list[str]) -> dict[tuple[str, str], list[Antwoord]]:
    """The answers by round and school, each in the order in which they were given.

    Args:
        codes: all item codes of the kader.
    """
    gegeven: dict[tuple[str, str], list[Antwoord]] = {}
    eerder: dict[Plek, Eerder] = {}
    for ronde in sorted(bron.jaren["rondes"], key=lambda rij: (rij["opent"], rij["key"])):
        standen = bron.standen(ronde["key"])
        scores = {stand["school"]: _scores(stand, codes) for stand in standen}
        herhaalt = _herhalingen(standen, scores, eerder)
        toegelicht = _verdeel(standen, scores, herhaalt, bron)
        for stand in standen:
            school = stand["school"]
            gegeven[ronde["key"], school] = [
                _antwoord(
                    code,
                    score,
                    stand=stand,
                    teksten=bron.toelichtingen[code],
                    met_tekst=(school, code) in toegelicht,
                    vorig=eerder.get((school, code)) if (school, code) in herhaalt else None,
                    vorig_jaar=vorig_schooljaar(ronde["schooljaar"]),
                )
                for code, score in scores[school].items()
            ]
        _onthoud(ronde["schooljaar"], scores, toegelicht, eerder)
    return gegeven


def _onthoud(
    schooljaar: str, scores: dict[str, Scores], toegelicht: set[Plek], eerder: dict[Plek, Eerder]
) -> None:
    for school, per_item in scores.items():
        for code, score in per_item.items():
            if score is not None:
                plek = (school, code)
                al = eerder[plek].toegelicht if plek in eerder else frozenset()
                nu = al | {score} if plek in toegelicht else al
                eerder[plek] = Eerder(schooljaar, score, nu)


def _antwoord(
    code: str,
    score: int | None,
    *,
    stand: Rij,
    teksten: Rij,
    met_tekst: bool,
    vorig: Eerder | None,
    vorig_jaar: str,
) -> Antwoord:
    """One answer; ``vorig`` is the one whose words it would repeat."""
    if score is None:
        return Antwoord(code, Waarde.ONBEKEND)
    wil_beter = score <= 2 and int(code[0]) in stand["focus"]
    return Antwoord(
        code,
        str(score),
        toelichting=teksten[f"niveau_{score}"] if met_tekst else "",
        waaraan=teksten["merkbaar"] if wil_beter else "",
        ongewijzigd=vorig is not None and (vorig.schooljaar, vorig.score) == (vorig_jaar, score),
    )


def _scores(stand: Rij, codes: list[str]) -> Scores:
    """Everything the school looked at; what is left out was not answered."""
    scores: Scores = {}
    for domein, gemiddelde in stand["scores"].items():
        van_domein = [code for code in codes if code[0] == domein]
        if gemiddelde == LEEG:
            continue
        if isinstance(gemiddelde, str):
            scores.update(dict.fromkeys(van_domein))
            continue
        van_domein.sort(key=lambda code: hutsel(stand["school"], code))
        for plaats, code in enumerate(van_domein):
            score = math.floor(gemiddelde + 2 * (plaats + 0.5) / len(van_domein) - 0.5)
            scores[code] = min(4, max(1, score))
        if "1a" in van_domein:
            scores["1a"] = 3  # the verdict of the inspectorate is a fact, not an opinion
    scores.update(stand.get("items", {}))
    volgorde = sorted(scores, key=lambda code: _eerst(code, stand))
    return {code: scores[code] for code in volgorde[: stand.get("bekeken_items")]}


def _eerst(code: str, stand: Rij) -> tuple[bool, bool, str]:
    """Focus domains first, in them the fixed items, then in the order of the kader."""
    return (int(code[0]) not in stand["focus"], code not in stand.get("items", {}), code)


def _wil_toelichten(standen: list[Rij], scores: dict[str, Scores]) -> Iterator[Plek]:
    """School and code of every answer that asks for a text: the fixed ones, and two in five."""
    for stand in standen:
        school = stand["school"]
        for code, score in scores[school].items():
            vast = code in stand.get("items", {})
            if score is not None and (vast or int(hutsel("tekst", school, code), 16) % 5 < 2):
                yield school, code


def _herhalingen(
    standen: list[Rij], scores: dict[str, Scores], eerder: dict[Plek, Eerder]
) -> set[Plek]:
    """Where the text would be one the school gave before; a fixed item that moved is told anew."""
    vast = {stand["school"]: stand.get("items", {}) for stand in standen}
    herhaalt = set()
    for school, code in _wil_toelichten(standen, scores):
        score, vorig = scores[school][code], eerder.get((school, code))
        if vorig is None or score not in vorig.toegelicht:
            continue
        if vorig.score == score or code not in vast[school]:
            herhaalt.add((school, code))
    return herhaalt


def _verdeel(
    standen: list[Rij], scores: dict[str, Scores], herhaalt: set[Plek], bron: Bron
) -> set[Plek]:
    """Who gets its text: within a round no more than two schools share one, fixed items first."""
    vast = {stand["school"]: stand.get("items", {}) for stand in standen}
    vragen = [plek for plek in _wil_toelichten(standen, scores) if plek not in herhaalt]
    vragen.sort(key=lambda plek: (plek[1] not in vast[plek[0]], hutsel("deelt", *plek)))
    uitgedeeld: Counter[str] = Counter()
    gekregen: set[Plek] = set()
    for school, code in vragen:
        tekst = bron.toelichtingen[code][f"niveau_{scores[school][code]}"]
        if uitgedeeld[tekst] < HOOGSTENS_SCHOLEN_PER_TEKST:
            uitgedeeld[tekst] += 1
            gekregen.add((school, code))
    return gekregen

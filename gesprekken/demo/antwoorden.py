"""What each school answers: item scores out of domain averages, the same way every time."""

import math
from collections import Counter
from dataclasses import dataclass, field

from gesprekken.demo.bron import Bron, Rij, hutsel
from kwaliteit.models import Waarde

LEEG = "leeg"
HOOGSTENS_SCHOLEN_PER_TEKST = 2


@dataclass(frozen=True)
class Antwoord:
    """The answer of a school on one item."""

    code: str
    waarde: str
    toelichting: str = ""
    waaraan: str = ""


@dataclass
class Toelichter:
    """Hands out explanations: within a round no more than two schools share a text."""

    bron: Bron
    uitgedeeld: Counter[str] = field(default_factory=Counter)

    def tekst(self, code: str, score: int) -> str:
        tekst = str(self.bron.toelichtingen[code][f"niveau_{score}"])
        if self.uitgedeeld[tekst] >= HOOGSTENS_SCHOLEN_PER_TEKST:
            return ""
        self.uitgedeeld[tekst] += 1
        return tekst


def antwoorden_van(stand: Rij, codes: list[str], toelichter: Toelichter) -> list[Antwoord]:
    """The answers of one school in one round, in the order in which they were given.

    Args:
        stand: its row in ``jaren.toml``.
        codes: all item codes of the kader.
    """
    school, vast = stand["school"], stand.get("items", {})
    scores = _scores(stand, codes)
    volgorde = sorted(scores, key=lambda code: _eerst(code, stand))
    if "bekeken_items" in stand:
        volgorde = volgorde[: stand["bekeken_items"]]
    antwoorden = []
    for code in volgorde:
        score = scores[code]
        if score is None:
            antwoorden.append(Antwoord(code, Waarde.ONBEKEND))
            continue
        met_tekst = code in vast or int(hutsel("tekst", school, code), 16) % 5 < 2
        wil_beter = score <= 2 and int(code[0]) in stand["focus"]
        antwoorden.append(
            Antwoord(
                code,
                str(score),
                toelichting=toelichter.tekst(code, score) if met_tekst else "",
                waaraan=toelichter.bron.toelichtingen[code]["merkbaar"] if wil_beter else "",
            )
        )
    return antwoorden


def _scores(stand: Rij, codes: list[str]) -> dict[str, int | None]:
    """Per item its score; ``None`` says "weten we nog niet"; absent says nothing was answered."""
    scores: dict[str, int | None] = {}
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
    return scores


def _eerst(code: str, stand: Rij) -> tuple[bool, bool, str]:
    """Focus domains first, in them the fixed items, then in the order of the kader."""
    return (int(code[0]) not in stand["focus"], code not in stand.get("items", {}), code)

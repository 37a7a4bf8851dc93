"""The access table in words: what each role may see and do, and what does not exist for it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from gesprekken.bewijs.tabel import ACTOREN, METHODEN, Rij, lees_paginas, lees_tabel

INLOGGEN, NIET, GEEN = "eerst inloggen", "mag niet", "bestaat niet"
ZIEN, DOEN, ALLES = "mag zien", "mag doen", "mag zien en doen"
ALLEEN_ZIEN, VERWEZEN = "mag zien, niet doen", "wordt verwezen"
DICHT: Mapping[str, str] = {
    "403": NIET,
    "404": GEEN,
    "405": GEEN,
    "401": INLOGGEN,
    "inloggen": INLOGGEN,
}
VOLGORDE = (NIET, INLOGGEN, GEEN)  # which word counts, where the methods answer differently


@dataclass(frozen=True)
class Regel:
    """One page of one relation to who asks; ``cellen`` are words, by actor."""

    onderwerp: str
    pagina: str
    relatie: str
    cellen: Mapping[str, str]


def regels() -> list[Regel]:
    """Every page of every relation, over all moments together: what somebody may some day."""
    per_url = defaultdict(list)
    for rij in lees_tabel():
        per_url[rij["url"]].append(rij)
    return [
        Regel(pagina["onderwerp"], pagina["pagina"], relatie, cellen)
        for pagina in lees_paginas()
        for relatie, cellen in _per_relatie(per_url[pagina["url"]])
    ]


def _per_relatie(rijen: list[Rij]) -> Iterator[tuple[str, dict[str, str]]]:
    is_daad = any(_staat_open(rij[actor]) for rij in _van(rijen, "POST") for actor in ACTOREN)
    for relatie in dict.fromkeys(rij["relatie"] for rij in rijen):
        hier = [rij for rij in rijen if rij["relatie"] == relatie]
        yield (
            relatie,
            {actor: _in_woorden(_antwoorden(hier, actor), is_daad=is_daad) for actor in ACTOREN},
        )


def _van(rijen: Iterable[Rij], methode: str) -> list[Rij]:
    return [rij for rij in rijen if rij["methode"] == methode]


def _antwoorden(rijen: list[Rij], actor: str) -> dict[str, set[str]]:
    """What an actor is answered, by method, over all moments."""
    return {methode: {rij[actor] for rij in _van(rijen, methode)} for methode in METHODEN}


def _staat_open(antwoord: str) -> bool:
    return antwoord not in DICHT


def _in_woorden(antwoorden: Mapping[str, set[str]], *, is_daad: bool) -> str:
    ziet, doet = "200" in antwoorden["GET"], any(map(_staat_open, antwoorden["POST"]))
    if ziet:
        mag_niet = is_daad and "403" in antwoorden["POST"]
        return ALLES if doet else ALLEEN_ZIEN if mag_niet else ZIEN
    if doet:
        return DOEN
    if any(map(_staat_open, antwoorden["GET"])):
        return VERWEZEN
    woorden = {DICHT[antwoord] for methode in METHODEN for antwoord in antwoorden[methode]}
    return next(woord for woord in VOLGORDE if woord in woorden)

"""What the page of the preview carries along, so that nothing is stored before it is saved.

The blocks that are on the page come back as fields: ``soort-3``, ``code-3`` and ``tekst-3``. All
the rest is JSON in one hidden field: the blocks on other pages, what nobody edits here of those on
this one, what goes around the items, and what the columns are.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kwaliteit.inlezen import handwerk
from kwaliteit.inlezen.blokken import SOORTEN, Blok
from kwaliteit.inlezen.concept import Regelsoort
from kwaliteit.inlezen.rollen import KEUZES, ROLLEN, Kolomkeuze, eigen_woorden
from kwaliteit.teksten import normaliseer

VELDEN = 7


@dataclass
class Meegereisd:
    """What came along; ``heel`` is false when it is not what was sent."""

    blokken: list[Blok] = field(default_factory=list)
    rond: dict[str, Any] = field(default_factory=dict)
    keuze: Kolomkeuze = field(default_factory=Kolomkeuze)
    heel: bool = True


def lees(data: Mapping[str, Any]) -> Meegereisd:
    """What a posted preview holds; whatever was made up is left out."""
    rest = _rest(data.get("rest", ""))
    if rest is None:
        return Meegereisd(_blokken(data, []), heel=False)
    overig, rond = rest.get("blokken"), rest.get("rond")
    return Meegereisd(
        _blokken(data, overig if isinstance(overig, list) else []),
        rond if isinstance(rond, dict) else {},
        _keuze(rest.get("keuze")),
    )


def schrijf(mee: Meegereisd, venster: range) -> str:
    """The same as JSON; of the blocks on the page only what is not in a field."""
    blokken = [
        _als_lijst(blok, op_de_pagina=plek in venster) for plek, blok in enumerate(mee.blokken)
    ]
    keuze = {"rollen": dict(mee.keuze.rollen), "woorden": dict(mee.keuze.woorden)}
    gegevens = {"rond": mee.rond, "blokken": blokken, "keuze": keuze}
    return json.dumps(gegevens, ensure_ascii=False, separators=(",", ":"))


def gekozen(data: Mapping[str, Any], mee: Meegereisd) -> Kolomkeuze:
    """What the page says about the columns now: ``kolom-0`` a role, ``woord-soort-2`` a choice."""
    namen = list(mee.keuze.rollen)
    rollen = {
        naam: rol if (rol := data.get(f"kolom-{plek}")) in ROLLEN else mee.keuze.rollen[naam]
        for plek, naam in enumerate(namen)
    }
    woorden = {veld: dict(mee.keuze.woorden.get(veld, {})) for veld in KEUZES}
    for veld, lijst in eigen_woorden(mee.blokken, mee.keuze).items():
        for plek, woord in enumerate(lijst):
            keus = data.get(f"woord-{veld}-{plek}", "")
            if f"woord-{veld}-{plek}" in data and (keus in KEUZES[veld] or keus == ""):
                woorden[veld][woord] = keus
    return Kolomkeuze(rollen, {veld: lijst for veld, lijst in woorden.items() if lijst})


def _als_lijst(blok: Blok, *, op_de_pagina: bool) -> list[Any]:
    kern = ["", "", ""] if op_de_pagina else [blok.soort.value, blok.code, blok.tekst]
    return [*kern, blok.waar, blok.reden, dict(blok.velden), dict(blok.cellen)]


def _rest(tekst: str) -> dict[str, Any] | None:
    try:
        rest = json.loads(tekst)
        json.dumps(rest, ensure_ascii=False).encode()  # half a character is no text either
    except (ValueError, RecursionError):
        return None
    return rest if isinstance(rest, dict) else None


def _blokken(data: Mapping[str, Any], overig: Sequence[Any]) -> list[Blok]:
    blokken = []
    for plek in range(handwerk.MAX_BLOKKEN):
        mee = overig[plek] if plek < len(overig) else None
        if f"tekst-{plek}" in data:
            kern = [data.get(f"{naam}-{plek}", "") for naam in ("soort", "code", "tekst")]
        elif isinstance(mee, list) and len(mee) == VELDEN:
            kern = mee[:3]
        else:
            break
        blokken.append(_blok(kern, mee))
    return blokken


def _blok(kern: Sequence[Any], mee: object) -> Blok:
    soort, code, tekst = map(str, kern)
    waar, reden, velden, cellen = (
        mee[3:] if isinstance(mee, list) and len(mee) == VELDEN else ("", "", {}, {})
    )
    return Blok(
        soort=Regelsoort(soort) if soort in SOORTEN else Regelsoort.OVERGESLAGEN,
        tekst=normaliseer(tekst),
        code=normaliseer(code).strip(),
        waar=str(waar),
        reden=str(reden),
        velden=velden if isinstance(velden, dict) else {},
        cellen=_teksten(cellen),
    )


def _keuze(waarde: object) -> Kolomkeuze:
    keuze = waarde if isinstance(waarde, dict) else {}
    woorden = keuze.get("woorden")
    woorden = woorden if isinstance(woorden, dict) else {}
    return Kolomkeuze(
        {naam: rol for naam, rol in _teksten(keuze.get("rollen")).items() if rol in ROLLEN},
        {veld: _teksten(woorden.get(veld)) for veld in KEUZES if veld in woorden},
    )


def _teksten(waarde: object) -> dict[str, str]:
    tabel = waarde if isinstance(waarde, dict) else {}
    return {naam: tekst for naam, tekst in tabel.items() if isinstance(tekst, str)}

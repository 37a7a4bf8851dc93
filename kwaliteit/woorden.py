"""The variables in a kader's texts: ``{portaal}`` reads as the name a bestuur gives it."""

import re
from collections.abc import Mapping

VARIABELE = re.compile(r"\{([a-z_]+)\}")


def vul_in(tekst: str, woorden: Mapping[str, str]) -> str:
    """``tekst`` with every known variable replaced; an unknown or empty one stays as written."""
    return VARIABELE.sub(lambda treffer: woorden.get(treffer[1]) or treffer[0], tekst)


def woorden_samen(van_kader: Mapping[str, str], eigen: Mapping[str, str]) -> dict[str, str]:
    """The words of a bestuur where it gave them, else those of the kader."""
    return {**van_kader, **{naam: woord for naam, woord in eigen.items() if woord}}

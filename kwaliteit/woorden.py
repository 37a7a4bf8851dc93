"""The variables in a kader's texts: ``{portaal}`` reads as the name a bestuur gives it."""

import re
from collections.abc import Mapping

VARIABELE = re.compile(r"\{([a-z_]+)\}")


def vul_in(tekst: str, woorden: Mapping[str, str]) -> str:
    """``tekst`` with every known variable replaced; an unknown or empty one stays as written."""
    return VARIABELE.sub(lambda treffer: woorden.get(treffer[1]) or treffer[0], tekst)

"""A likely role for a column whose name says nothing, from what stands in it."""

from collections.abc import Sequence

from kwaliteit.inlezen.kolommen import LANGE_TEKST, Kolommen
from kwaliteit.inlezen.rollen import bekende_keuze

MEESTE_SOORTEN = 6
LANGSTE_SOORT = 30


def raad_rollen(kolommen: Kolommen, rijen: Sequence[Sequence[str]]) -> None:
    """Fill in the roles that can be guessed; what stays ``""`` is asked.

    A few short words that come back are the kind of item, when we know one of them or when they
    are those of the name ("Moet of mag"). The one column of other texts explains the items.
    """
    onbekend = [plek for plek, rol in kolommen.rollen.items() if not rol]
    teksten = []
    for plek in onbekend:
        cellen = [rij[plek] for rij in rijen if plek < len(rij) and rij[plek]]
        if not cellen:
            continue
        if "soort" not in kolommen.rollen.values() and _zijn_soorten(kolommen.naam(plek), cellen):
            kolommen.rollen[plek] = "soort"
        elif sum(map(len, cellen)) > LANGE_TEKST * len(cellen):
            teksten.append(plek)
    if len(teksten) == 1 and "bedoeld" not in kolommen.rollen.values():
        kolommen.rollen[teksten[0]] = "bedoeld"


def _zijn_soorten(naam: str, cellen: Sequence[str]) -> bool:
    woorden = set(cellen)
    if len(woorden) > MEESTE_SOORTEN or max(map(len, woorden)) > LANGSTE_SOORT:
        return False
    delen = {deel.strip() for deel in naam.lower().split(" of ")}
    if len(delen) > 1 and {woord.lower() for woord in woorden} <= delen:
        return True
    return len(cellen) > len(woorden) and any(bekende_keuze("soort", woord) for woord in woorden)

"""A long document in parts that fit on a page: whole domeinen, as many as there is room for."""

from collections.abc import Sequence

from kwaliteit.inlezen.blokken import Blok
from kwaliteit.inlezen.concept import Regelsoort

OP_EEN_PAGINA = 150
"""So many blocks are quick to show, also on an old telephone."""


def vensters(blokken: Sequence[Blok]) -> list[range]:
    """The parts, in order; one for a document that fits on a page."""
    if len(blokken) <= OP_EEN_PAGINA:
        return [range(len(blokken))]
    grenzen = [0, *(p for p, b in enumerate(blokken) if b.soort is Regelsoort.DOMEIN and p)]
    delen: list[range] = []
    begin = 0
    for grens, volgende in zip(grenzen, [*grenzen[1:], len(blokken)], strict=True):
        if volgende - begin > OP_EEN_PAGINA and grens > begin:
            delen.append(range(begin, grens))
            begin = grens
        while volgende - begin > OP_EEN_PAGINA:  # a domein that is a page by itself
            delen.append(range(begin, begin + OP_EEN_PAGINA))
            begin += OP_EEN_PAGINA
    return [*delen, range(begin, len(blokken))] if begin < len(blokken) else delen


def venster_om(blokken: Sequence[Blok], plek: int) -> range:
    """The part with the block at ``plek``; the first where there is none."""
    delen = vensters(blokken)
    return next((deel for deel in delen if plek in deel), delen[0])

"""One cell that holds more than one statement: a list inside a table."""

from collections.abc import Iterator

from kwaliteit.inlezen.itemtekst import aaneen
from kwaliteit.inlezen.nummering import Stijl, merken_van


def stellingen_in(cel: str, *, per_regel: bool) -> list[str]:
    """The statements in a cell: one for each line that begins with the mark of the first.

    Args:
        per_regel: each line is a statement, also without a mark.
    """
    regels = [regel.strip() for regel in cel.split("\n") if regel.strip()]
    stijlen = list(merken_van(regels[0])) if regels else []
    for stijl in stijlen:
        begint = [stijl in merken_van(regel) for regel in regels]
        if sum(begint) > 1:
            return list(_samengevoegd(regels, begint))
    return regels if per_regel else [cel]


def _samengevoegd(regels: list[str], begint: list[bool]) -> Iterator[str]:
    """A line without a mark goes on with the one above."""
    tekst = ""
    for regel, nieuw in zip(regels, begint, strict=True):
        if nieuw and tekst:
            yield tekst
        tekst = regel if nieuw else f"{tekst} {regel}".strip()
    yield tekst


def met_uitleg(stelling: str) -> tuple[str, str]:
    """A statement and what stands below it in its cell: a line that begins anew explains it."""
    eerste, *rest = [regel.strip() for regel in stelling.split("\n") if regel.strip()] or [""]
    while rest and rest[0][:1].islower():
        eerste = aaneen(eerste, rest.pop(0))
    return eerste, "\n".join(rest)


def zonder_merk(stelling: str) -> str:
    """A statement without the bullet in front of it."""
    merk = merken_van(stelling).get(Stijl.STREEP)
    return merk.tekst if merk and merk.tekst else stelling

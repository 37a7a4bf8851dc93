"""The paragraphs of a document as lines of text, for the reader of text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any

from kwaliteit.inlezen.bronregel import Bronregel
from kwaliteit.inlezen.nummering import merken_van
from kwaliteit.inlezen.wordnummers import OPSOMMING

Deel = Mapping[str, Any]
"""A paragraph or a table of ``lees_delen``."""
MAX_KOP = 100
ZINSEINDE = (".", ";", ",", "!", "?", ":")


def alineatekst(alinea: Deel) -> str:
    """The text with its automatic number in front, as it is seen; a bullet is left out."""
    merk = alinea["merk"]
    if not merk or merk == OPSOMMING:
        return str(alinea["tekst"])
    return f"{merk} {alinea['tekst']}"


def celtekst(cel: Sequence[Deel]) -> str:
    """Paragraphs as lines; here a bullet stays, to tell a list from a text."""
    return "\n".join(f"{alinea['merk']} {alinea['tekst']}".strip() for alinea in cel)


def genummerd(delen: Sequence[Deel]) -> Iterator[tuple[str, Deel]]:
    """Each part with its place for people."""
    tabel = 0
    for plek, deel in enumerate(delen, start=1):
        tabel += "rijen" in deel
        yield (f"tabel {tabel}" if "rijen" in deel else f"alinea {plek}"), deel


def is_kop(alinea: Deel) -> bool:
    """A heading by its style, or a short line that is bold from begin to end."""
    if alinea["kop"]:
        return True
    tekst = alinea["tekst"]
    return (
        alinea["vet"]
        and 0 < len(tekst) <= MAX_KOP
        and not tekst.endswith(ZINSEINDE)
        and alinea["diepte"] < 1
    )


def regels_van(delen: Iterable[tuple[str, Deel]]) -> Iterator[Bronregel]:
    """Every paragraph a line with an empty one before it, also those in tables.

    What stands deeper in a list than the items goes on with the item above.
    """
    alineas = list(_alineas(delen))
    itemdiepte = _itemdiepte([alinea for _, alinea in alineas])
    nummers = count(1)
    for waar, alinea in alineas:
        dieper = alinea["diepte"] > itemdiepte >= 0 and not alinea["kop"]
        merk = "" if dieper else alinea["merk"]
        for plek, tekst in enumerate(alinea["tekst"].split("\n")):
            regel = f"{merk} {tekst}".strip() if plek == 0 else tekst.strip()
            nummer = next(nummers)
            if not dieper and (plek == 0 or merken_van(regel)):
                yield Bronregel(nummer, "", 1, 0)
            kop = is_kop(alinea) and plek == 0
            yield Bronregel(nummer, regel, 1, len(regel), alinea["reden"], waar, kop)


def _alineas(delen: Iterable[tuple[str, Deel]]) -> Iterator[tuple[str, Deel]]:
    """Paragraphs with their place; the cells of a row of short ones are one line."""
    for plek, deel in delen:
        if "rijen" not in deel:
            yield plek, deel
            continue
        for nummer, rij in enumerate(deel["rijen"], start=1):
            cellen = [c for k, c in enumerate(rij["cellen"]) if c and k not in rij["vervolg"]]
            waar = f"{plek}, rij {nummer}"
            if len(cellen) > 1 and all(len(cel) == 1 for cel in cellen):
                tekst = " ".join(alineatekst(alinea) for (alinea,) in cellen)
                yield waar, {**cellen[0][0], "tekst": tekst, "merk": "", "diepte": -1}
            else:
                yield from ((waar, alinea) for cel in cellen for alinea in cel)


def _itemdiepte(alineas: Sequence[Deel]) -> int:
    """The level of the lists that the items are in; -1 without lists.

    Under headings that is the outermost one; without, that one holds the domeinen.
    """
    dieptes: list[int] = sorted({a["diepte"] for a in alineas if a["diepte"] >= 0 and not a["kop"]})
    if not dieptes or any(is_kop(alinea) for alinea in alineas):
        return dieptes[0] if dieptes else -1
    return dieptes[1] if len(dieptes) > 1 else dieptes[0]

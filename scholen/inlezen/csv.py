"""Text with separators: both families of DUO, and what Excel makes of an own list."""

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from scholen.inlezen.fout import InlezenMislukt
from scholen.inlezen.rooster import MEESTE_KOLOMMEN, MEESTE_RIJEN, Blad, Rij

MEESTE_BYTES = 25_000_000
SCHEIDERS = ";,\t|"
PROEF = 200_000
"""So many characters are tried with each separator; a heading stands at the beginning."""
LANGSTE_CEL = 20_000
HALF_UTF8 = re.compile(rb"[\xc3\xc4\xc5][\x80-\xbf]")
SEP = re.compile(r"sep=(.)", re.IGNORECASE)
ANDERS = (
    (b"\x89PNG", "een plaatje"),
    (b"\xff\xd8\xff", "een plaatje"),
    (b"GIF8", "een plaatje"),
    (b"%PDF", "een pdf"),
    (b"PK\x03\x04", "een Excel- of Wordbestand, of een zip"),
    (b"\xd0\xcf\x11\xe0", "een oud Excel- of Wordbestand"),
    (b"{\\rtf", "een rtf-bestand"),
)
WAT_NU = "Bewaar de lijst als .xlsx of als .csv en kies dat bestand."


def lees(inhoud: bytes, tel: Callable[[Sequence[str]], int]) -> list[Blad]:
    """The one table in the file.

    Args:
        tel: how many names of columns are recognised in a row; decides between separators.

    Raises:
        InlezenMislukt: no text, too much of it, or a quotation mark that is never closed.
    """
    tekst = ontcijfer(inhoud)
    if tekst.count("\n") > MEESTE_RIJEN:
        raise InlezenMislukt(
            f"Dit bestand heeft meer dan {MEESTE_RIJEN} regels. Bewaar alleen de rijen van jullie"
            " bestuur in een nieuw bestand en kies dat."
        )
    scheider = _scheider(tekst, tel)
    return [Blad("", _rijen(tekst, scheider))]


def ontcijfer(inhoud: bytes) -> str:
    """UTF-8, UTF-16 with its mark, else windows-1252.

    Raises:
        InlezenMislukt: empty, too large, or something else than text.
    """
    if not inhoud.strip():
        raise InlezenMislukt("Dit bestand is leeg. Kies het bestand met de lijst van scholen.")
    if len(inhoud) > MEESTE_BYTES:
        raise InlezenMislukt(
            f"Dit bestand is groter dan {MEESTE_BYTES // 1_000_000} MB. Bewaar alleen de rijen van"
            " jullie bestuur in een nieuw bestand en kies dat."
        )
    for begin, wat in ANDERS:
        if inhoud.startswith(begin):
            raise InlezenMislukt(f"Dit bestand heet .csv, maar het is {wat}. {WAT_NU}")
    if inhoud.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        codering = "utf-16"
    else:
        if b"\0" in inhoud:
            raise InlezenMislukt(f"Dit bestand is geen leesbare tekst. {WAT_NU}")
        codering = "utf-8-sig" if _is_utf8(inhoud) else "windows-1252"
    try:
        return inhoud.decode(codering)
    except UnicodeDecodeError as fout:
        raise _onleesbaar(inhoud, fout.start) from fout


def _is_utf8(inhoud: bytes) -> bool:
    try:
        inhoud.decode("utf-8")
    except UnicodeDecodeError as fout:
        if inhoud.startswith(codecs.BOM_UTF8) or HALF_UTF8.search(inhoud):
            raise _onleesbaar(inhoud, fout.start) from fout
        return False
    return True


def _onleesbaar(inhoud: bytes, plek: int) -> InlezenMislukt:
    begin = inhoud.rfind(b"\n", 0, plek) + 1
    regel, _, _ = inhoud[begin:].partition(b"\n")
    return _fout_in(
        Rij(inhoud.count(b"\n", 0, plek) + 1, [regel.decode("utf-8", "replace")]),
        "hier staan tekens die we niet kunnen lezen. Open het bestand in Excel of LibreOffice,"
        " bewaar het als “CSV UTF-8” of als .xlsx en kies dat.",
    )


def _fout_in(rij: Rij, zin: str) -> InlezenMislukt:
    return InlezenMislukt(f"Regel {rij.nummer}{rij.staat}: {zin}")


def _scheider(tekst: str, tel: Callable[[Sequence[str]], int]) -> str:
    """The separator with which a row of the beginning reads most like a heading."""
    begin = tekst[:PROEF]
    gezegd = SEP.fullmatch(begin.partition("\n")[0].strip())
    if gezegd:
        return gezegd.group(1)
    return max(SCHEIDERS, key=lambda scheider: _herkend(begin, scheider, tel))


def _herkend(begin: str, scheider: str, tel: Callable[[Sequence[str]], int]) -> tuple[int, int]:
    beste = (0, 0)
    try:
        for nummer, cellen in enumerate(csv.reader(io.StringIO(begin), delimiter=scheider)):
            beste = max(beste, (tel(cellen), len(cellen)))
            if nummer > 30:
                break
    except csv.Error:
        pass
    return beste


def _rijen(tekst: str, scheider: str) -> Iterator[Rij]:
    csv.field_size_limit(LANGSTE_CEL)
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheider, strict=True)
    begin = 1
    try:
        for cellen in lezer:
            if begin == 1 and len(cellen) == 1 and SEP.fullmatch(cellen[0].strip()):
                begin = lezer.line_num + 1
                continue
            rij = Rij(begin, cellen)
            if len(cellen) > MEESTE_KOLOMMEN and any(cellen[MEESTE_KOLOMMEN:]):
                raise _fout_in(
                    rij,
                    f"hier staan meer dan {MEESTE_KOLOMMEN} kolommen. Bewaar alleen de kolommen met"
                    " BRIN-nummer, naam en plaats en kies dat bestand.",
                )
            yield rij
            begin = lezer.line_num + 1
    except csv.Error as fout:
        (regel,) = islice(io.StringIO(tekst, newline=""), begin - 1, begin)
        raise _fout_in(
            Rij(begin, [regel]),
            "hier klopt een aanhalingsteken niet, of een cel is veel te lang. Open het bestand in"
            " Excel of LibreOffice, kijk deze regel na en bewaar het als .xlsx.",
        ) from fout

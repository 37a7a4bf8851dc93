"""Reads an .xlsx as rows of text, the way somebody sees it in Excel; for ``lees_afgeschermd``.

``lees_bladen(inhoud)`` gives per sheet ``{"naam", "verborgen", "rijen"}``, and per row that says
something ``{"nummer", "verborgen", "apart", "cellen", "vervolg", "datums",
"formules"}``:

- ``cellen``: the texts by column, ``""`` for an empty one; a formula is its outcome, 1.0 is ``1``,
  a number shows the zeros and decimals that its format shows, a date is ``1-2-2027``;
- ``vervolg``: the columns whose text came down from a merged cell above;
- ``datums``: the columns that hold a date, which may once have been a code such as ``1-2``;
- ``formules``: the columns with a formula whose outcome is not in the file;
- ``apart``: the row stands out: all of it is bold, or one cell goes over several columns.

Hidden columns are left out; hidden rows and sheets come along and say so.
"""

import io
import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from zipfile import ZipFile

import openpyxl
from openpyxl.utils import get_column_letter, range_boundaries

from scholen.inlezen.formules import open_formules_in, weiger_formules
from scholen.inlezen.fout import InlezenMislukt
from scholen.inlezen.pakket import open_pakket

MAX_BYTES = 5_000_000
MAX_RIJEN = 5_000
MAX_KOLOMMEN = 60
MAX_CELLEN = 200_000
MAX_CEL = 32_767  # what Excel itself holds
CEL = re.compile(rb"<(?:\w+:)?c[ />]")
FORMULE = re.compile(rb"<(?:\w+:)?f[ />]")
SAMENGEVOEGD = re.compile(rb"""<(?:\w+:)?mergeCell\s[^>]*?ref=["']([^"']{1,30})["']""")
BLAD = re.compile(r"xl/worksheets/[^/]+\.xml")
DECIMALEN = re.compile(r"0\.(0+)")
NULLEN = re.compile(r"0{2,}")
WIT = re.compile("[\u00a0\u2007\u202f\u3000]")
REGELEIND = re.compile(r"(?<!_x005F)_x000D_(?=\n)")
LAGE_STREEP = re.compile(r"_x005F_(?=x[0-9A-Fa-f]{4}_)")
"""How Excel keeps a line end, and a text that looks like such a code (ECMA-376, ST_Xstring)."""
LEEG = "In dit Excelbestand staat niets. Kies een bestand met gegevens."


def lees_bladen(
    inhoud: bytes,
    *,
    letterlijk: bool = False,
    formules_mogen: bool = False,
    max_rijen: int = MAX_RIJEN,
    max_cellen: int = MAX_CELLEN,
) -> list[dict[str, Any]]:
    """The sheets of a workbook, in order.

    Args:
        letterlijk: keep hard spaces inside a text as they are.
        formules_mogen: a formula without its outcome is an empty cell that says so.
        max_rijen: so many rows with something in them fit on one sheet.
        max_cellen: so many cells fit in the workbook.

    Raises:
        InlezenMislukt: no workbook, a hostile one, more than there is room for, or a formula
            whose outcome is not in the file.
    """
    if len(inhoud) > MAX_BYTES:
        raise InlezenMislukt(
            f"Dit bestand is groter dan {MAX_BYTES // 1_000_000} MB. Kopieer alleen de cellen die "
            "je nodig hebt naar een nieuw bestand en laad dat."
        )
    with open_pakket(inhoud, ".xlsx") as pakket:
        heeft_formules = _controleer_omvang(pakket, max_cellen)
    uitkomsten = _open(inhoud, data_only=True)
    open_formules: dict[str, set[tuple[int, int]]] = {}
    if heeft_formules:
        open_formules = open_formules_in(_open(inhoud, data_only=False), uitkomsten)
        if not formules_mogen:
            weiger_formules(open_formules)
    bladen = [
        _blad(
            blad, open_formules.get(blad.title, set()), letterlijk=letterlijk, max_rijen=max_rijen
        )
        for blad in uitkomsten.worksheets
    ]
    if not any(blad["rijen"] for blad in bladen):
        raise InlezenMislukt(LEEG)
    return bladen


def _controleer_omvang(pakket: ZipFile, max_cellen: int) -> bool:
    """Counts the cells before any is made; whether there are formulas among them."""
    aantal, heeft_formules = 0, False
    for naam in pakket.namelist():
        if BLAD.fullmatch(naam):
            xml = pakket.read(naam)
            aantal += sum(1 for _ in CEL.finditer(xml))
            aantal += sum(map(_oppervlak, SAMENGEVOEGD.findall(xml)))
            heeft_formules |= FORMULE.search(xml) is not None
    if aantal > max_cellen:
        raise InlezenMislukt(
            f"In dit Excelbestand staan meer dan {met_punten(max_cellen)} cellen. Kopieer "
            "alleen de cellen die je nodig hebt naar een nieuw bestand en laad dat."
        )
    return heeft_formules


def _oppervlak(gebied: bytes) -> int:
    """How many cells a merged range covers: openpyxl makes every one of them."""
    try:
        links, boven, rechts, onder = range_boundaries(gebied.decode())
        return int((rechts - links + 1) * (onder - boven + 1))
    except (ValueError, TypeError):  # no range: opening it will say so
        return 0


def _open(inhoud: bytes, *, data_only: bool) -> Any:  # noqa: ANN401 the package has no types
    try:
        return openpyxl.load_workbook(io.BytesIO(inhoud), data_only=data_only, keep_links=False)
    except (MemoryError, RecursionError):
        raise
    except Exception as fout:  # openpyxl raises whatever its parts raise
        raise InlezenMislukt(
            "Dit Excelbestand is beschadigd of anders opgebouwd dan Excel het doet. Open het in "
            "Excel, bewaar het onder een nieuwe naam als .xlsx en laad dat."
        ) from fout


def _blad(
    blad: Any,  # noqa: ANN401 a worksheet of openpyxl
    open_formules: set[tuple[int, int]],
    *,
    letterlijk: bool,
    max_rijen: int,
) -> dict[str, Any]:
    rijen: dict[int, dict[int, tuple[str, bool]]] = {}
    verborgen = _verborgen_kolommen(blad)
    for (rij, kolom), cel in blad._cells.items():
        tekst = _tekst(cel, blad.title, letterlijk=letterlijk)
        if tekst and kolom not in verborgen:
            rijen.setdefault(rij, {})[kolom] = (tekst, isinstance(cel.value, date))
    for rij, kolom in open_formules:
        if kolom not in verborgen:
            rijen.setdefault(rij, {})[kolom] = ("", False)
    vervolg = _vul_samengevoegd(blad, rijen, verborgen)
    breed = {
        gebied.min_row for gebied in blad.merged_cells.ranges if gebied.max_col > gebied.min_col
    }
    _controleer_maten(blad.title, rijen, max_rijen)
    return {
        "naam": blad.title,
        "verborgen": blad.sheet_state != "visible",
        "rijen": [
            {
                "nummer": nummer,
                "verborgen": bool(blad.row_dimensions[nummer].hidden),
                "apart": nummer in breed or _is_vet(blad, nummer, cellen),
                "cellen": [cellen.get(k, ("",))[0] for k in range(1, max(cellen) + 1)],
                "vervolg": sorted(k - 1 for r, k in vervolg if r == nummer),
                "formules": sorted(k - 1 for r, k in open_formules if r == nummer),
                "datums": sorted(k - 1 for k, (_, datum) in cellen.items() if datum),
            }
            for nummer, cellen in sorted(rijen.items())
        ],
    }


def _is_vet(blad: Any, rij: int, kolommen: Iterable[int]) -> bool:  # noqa: ANN401 a worksheet
    return all((cel := blad._cells.get((rij, kolom))) and cel.font.b for kolom in kolommen)


def _verborgen_kolommen(blad: Any) -> set[int]:  # noqa: ANN401 a worksheet of openpyxl
    return {
        kolom
        for maat in blad.column_dimensions.values()
        if maat.hidden
        for kolom in range(maat.min or 1, min(maat.max or 1, 16_384) + 1)
    }


def _vul_samengevoegd(
    blad: Any,  # noqa: ANN401 a worksheet of openpyxl
    rijen: dict[int, dict[int, tuple[str, bool]]],
    verborgen: set[int],
) -> set[tuple[int, int]]:
    """Cells merged downwards say the same in each row that has something else to say."""
    vervolg = set()
    for gebied in blad.merged_cells.ranges:
        kolom, eerste, _, laatste = gebied.bounds
        boven = rijen.get(eerste, {}).get(kolom)
        if boven is None or kolom in verborgen:
            continue
        for rij in range(eerste + 1, min(laatste, eerste + MAX_RIJEN) + 1):
            if rij in rijen:
                rijen[rij][kolom] = boven
                vervolg.add((rij, kolom))
    return vervolg


def _controleer_maten(
    naam: str, rijen: dict[int, dict[int, tuple[str, bool]]], max_rijen: int
) -> None:
    if len(rijen) > max_rijen:
        raise InlezenMislukt(
            f"Op blad {naam} staan meer dan {met_punten(max_rijen)} rijen. Verdeel ze over "
            "meer bestanden en laad die na elkaar."
        )
    for nummer, cellen in rijen.items():
        if max(cellen) > MAX_KOLOMMEN:
            raise InlezenMislukt(
                f"Op blad {naam}, in cel {get_column_letter(max(cellen))}{nummer}, staat iets ver "
                f"naar rechts; we lezen {MAX_KOLOMMEN} kolommen. Haal lege kolommen weg of "
                "verplaats die cel."
            )


def _tekst(
    cel: Any,  # noqa: ANN401 a cell of openpyxl
    naam: str,
    *,
    letterlijk: bool,
) -> str:
    waarde = cel.value
    if waarde is None:
        return ""
    if isinstance(waarde, str):
        tekst = schone_cel(waarde, letterlijk=letterlijk)
    elif isinstance(waarde, bool):
        tekst = "ja" if waarde else "nee"
    elif isinstance(waarde, datetime | date | time | timedelta):
        tekst = _moment(waarde)
    else:
        tekst = _getal(waarde, str(cel.number_format))
    if len(tekst) > MAX_CEL:
        raise InlezenMislukt(
            f"Op blad {naam}, in cel {cel.coordinate}, staan {met_punten(len(tekst))} tekens. "
            "Verdeel die tekst over meer cellen en laad het bestand opnieuw."
        )
    return tekst


def schone_cel(tekst: str, *, letterlijk: bool = False) -> str:
    """A text from a cell: NFC, ordinary spaces and line ends, no control characters, stripped."""
    tekst = tekst if letterlijk else WIT.sub(" ", tekst)
    tekst = unicodedata.normalize("NFC", tekst).replace("\r\n", "\n")
    tekst = REGELEIND.sub("", tekst.replace("\r", "\n")).replace("\v", "\n")
    return "".join(_tekens(LAGE_STREEP.sub("_", tekst))).strip()


def _tekens(tekst: str) -> Iterator[str]:
    for teken in tekst:
        if teken in "\n\t" or unicodedata.category(teken) not in {"Cc", "Cs"}:
            yield teken


def met_punten(getal: int) -> str:
    """A large number as it is written here: 5.000."""
    return f"{getal:,}".replace(",", ".")


def _moment(waarde: datetime | date | time | timedelta) -> str:
    if isinstance(waarde, datetime | date):
        return f"{waarde.day}-{waarde.month}-{waarde.year}"
    if isinstance(waarde, time):
        return f"{waarde:%H.%M}"
    return str(waarde)


def _getal(waarde: float, formaat: str) -> str:
    """As its format shows it: a code 1.10 is stored as 1.1, a number 00 as 0."""
    voor = formaat.split(";", maxsplit=1)[0]
    decimalen = DECIMALEN.search(voor)
    if decimalen and "%" not in voor and "E" not in voor:
        return f"{waarde:.{len(decimalen[1])}f}"
    if float(waarde).is_integer() and abs(waarde) < 1e15:
        nullen = NULLEN.fullmatch(voor)
        return str(int(waarde)).zfill(len(nullen[0]) if nullen else 0)
    return f"{waarde:.10f}".rstrip("0").rstrip(".") if 1e-6 < abs(waarde) < 1e15 else repr(waarde)

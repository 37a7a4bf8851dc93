"""Formulas that were never calculated: a workbook that no spreadsheet program has saved."""

from typing import Any

from openpyxl.utils import get_column_letter

from scholen.inlezen.fout import InlezenMislukt


def open_formules_in(
    met: Any,  # noqa: ANN401 workbooks of openpyxl
    zonder: Any,  # noqa: ANN401
) -> dict[str, set[tuple[int, int]]]:
    """The cells with a formula and without its outcome, by visible sheet."""
    return {
        blad.title: {
            plek
            for plek, cel in blad._cells.items()
            if cel.data_type == "f" and uitkomst._cells[plek].value is None
        }
        for blad, uitkomst in zip(met.worksheets, zonder.worksheets, strict=True)
        if blad.sheet_state == "visible"
    }


def weiger_formules(open_formules: dict[str, set[tuple[int, int]]]) -> None:
    """Refuse a workbook with such cells.

    Raises:
        InlezenMislukt: with the place of the first one.
    """
    for naam, plekken in open_formules.items():
        for rij, kolom in sorted(plekken):
            raise InlezenMislukt(
                zonder_uitkomst(f"Op blad {naam}, in cel {get_column_letter(kolom)}{rij}")
            )


def zonder_uitkomst(waar: str) -> str:
    """The sentence about a formula that was never calculated."""
    return (
        f"{waar}, staat een formule zonder uitkomst. Open het bestand in Excel, bewaar het en laad "
        "het opnieuw."
    )

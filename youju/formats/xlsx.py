"""Owns .xlsx: the worksheets of Excel and WPS, with formulas as they were last worked out."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import Any

from youju.formats.ranges import CellRange
from youju.formats.worksheets import (
    Worksheet,
    clean_format,
    number_rows,
    write_number,
    write_time,
)

_DECIMALS = re.compile(r"[#0,]*0(?:\.(0+))?%?")
_FORMULA = re.compile(rb"<f[ />]")


def read_xlsx(content: bytes) -> dict[str, Worksheet]:
    """Return the worksheets of a workbook by name; of a broken one openpyxl raises anything."""
    book = _open(content, values=True)
    formulas = _open(content, values=False) if _has_formulas(content) else None
    return {
        sheet.title: _read_sheet(sheet, formulas[sheet.title] if formulas else None)
        for sheet in book.worksheets
    }


def _open(content: bytes, *, values: bool) -> Any:
    from openpyxl import load_workbook  # only a site with workbooks needs it

    with warnings.catch_warnings():  # of what it does not read, such as conditional formats
        warnings.simplefilter("ignore")
        return load_workbook(io.BytesIO(content), data_only=values)


def _has_formulas(content: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        names = [name for name in parts.namelist() if name.startswith("xl/worksheets/")]
        return any(_FORMULA.search(parts.read(name)) for name in names)


def _read_sheet(sheet: Any, formulas: Any) -> Worksheet:
    # Only the cells that the file has: one in the far corner makes 17 thousand million of the rest.
    cells = [cell for _, cell in sorted(sheet._cells.items())]
    merged = [CellRange(m.min_row, m.min_col, m.max_row, m.max_col) for m in sheet.merged_cells]
    rows: dict[int, list[str]] = {
        row: [] for one in merged for row in range(one.top, one.bottom + 1)
    }
    for cell in cells:
        if text := _write_cell(cell):
            row = rows.setdefault(cell.row, [])
            row += [""] * (cell.column - 1 - len(row))
            row.append(text)
    return Worksheet(
        number_rows(dict(sorted(rows.items()))),
        tuple(merged),
        tuple(sorted(row for row, shown in sheet.row_dimensions.items() if shown.hidden)),
        dict(_find_unworked(cells, formulas)) if formulas else {},
    )


def _find_unworked(cells: list[Any], formulas: Any) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield each formula that nothing has worked out; a result of no text is marked as text."""
    for cell in cells:
        if cell.value is None and cell.data_type != "str":
            formula = formulas.cell(cell.row, cell.column)
            if formula.data_type == "f":
                text = str(getattr(formula.value, "text", formula.value))
                yield (cell.row, cell.column), text


def _write_cell(cell: Any) -> str:
    value, shown = cell.value, clean_format(cell.number_format) if cell.value is not None else ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (int, float)):
        decimals = _DECIMALS.fullmatch(shown)
        places = len(decimals[1] or "") if decimals else 0
        return write_number(value, places, percent="%" in shown)
    if isinstance(value, (date, time)):
        return write_time(value, day="d" in shown, month="m" in shown)
    if isinstance(value, timedelta):
        return str(value)
    return "" if value is None else str(value)

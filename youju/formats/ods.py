"""Owns .ods: the worksheets of LibreOffice, with formulas as they were last worked out."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from youju.formats.csv_records import MOST_ROWS
from youju.formats.ranges import CellRange
from youju.formats.worksheets import (
    PasswordError,
    TooLargeError,
    Worksheet,
    number_rows,
    write_number,
    write_time,
)

if TYPE_CHECKING:
    from odfdo import Document

_NUMBERS = ("float", "currency", "percentage")
# A cell may say that it stands again in thousands of columns, and its row in a million rows.
_MOST_CELLS = 20_000_000


def read_ods(content: bytes) -> dict[str, Worksheet]:
    """Return the worksheets of a workbook by name; of a broken one odfdo raises anything.

    Raises PasswordError for one that is encrypted, and TooLargeError.
    """
    from odfdo import Document  # only a site with workbooks needs it

    book = Document(io.BytesIO(content))
    if b"encryption-data" in book.manifest.serialize():
        raise PasswordError
    has_day = cache(lambda style: _has_day(book, style))
    return {str(table.name): _read_sheet(table, has_day) for table in book.body.tables}


def _read_sheet(table: Any, has_day: Callable[[str], bool]) -> Worksheet:
    table.rstrip(aggressive=True)
    width, height = table.size
    if width * min(height, MOST_ROWS) > _MOST_CELLS:
        raise TooLargeError
    rows: dict[int, list[str]] = {}
    merged, hidden = [], []
    for number, row in enumerate(table.traverse(), 1):
        if row.get_attribute("table:visibility") in ("collapse", "filter"):
            hidden.append(number)
        cells = list(row.traverse())
        for column, cell in enumerate(cells, 1):
            width, height = cell.span_area()
            if not cell.is_covered() and (width > 1 or height > 1):
                merged.append(CellRange(number, column, number + height - 1, column + width - 1))
        rows[number] = [_write_cell(cell, has_day) for cell in cells]
        if number > MOST_ROWS + 1:  # more are told, and read no further
            break
    return Worksheet(number_rows(rows), tuple(merged), tuple(hidden), {})


def _write_cell(cell: Any, has_day: Callable[[str], bool]) -> str:
    value, kind = cell.value, cell.type
    if cell.get_attribute("calcext:value-type") == "error":
        return _read_text(cell)
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (int, float, Decimal)) and kind in _NUMBERS:
        shown = _read_text(cell).rstrip("%").rpartition(".")[2]
        decimals = len(shown) if shown.isdecimal() and "." in _read_text(cell) else 0
        return write_number(value, decimals, percent=kind == "percentage")
    if isinstance(value, date):
        return write_time(value, day=has_day(cell.style or ""))
    if isinstance(value, timedelta):
        return str(value)
    return _read_text(cell)


def _read_text(cell: Any) -> str:
    """Return what the cell shows; a cell of several paragraphs has several lines."""
    return "\n".join(part.text_recursive for part in cell.get_elements("text:p"))


def _has_day(book: Document, name: str) -> bool:
    """Tell whether cells of a style show the day of their dates: one of 2021年12月 does not."""
    style: Any = book.get_style("table-cell", name) if name else None
    shown = style.get_attribute("style:data-style-name") if style else None
    if not shown:
        return True
    for part in (book.get_part("content.xml"), book.get_part("styles.xml")):
        found: Any = part
        for element in found.get_elements(f'//number:date-style[@style:name="{shown}"]'):
            return bool(element.get_elements("number:day"))
    return True

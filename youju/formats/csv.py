"""Owns the shape of a table: CSV text becomes a header and rows of text cells that fit it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from youju.formats.conflicts import find_conflicts
from youju.formats.csv_records import Record, name_cell, parse_records
from youju.model import Origin, Table
from youju.problems import Problems

_WEB_PAGE = re.compile(
    r'\s*(?:<(?:!doctype|html|head|body|table|\?xml)|\{\s*"|\[\s*[{\["])', re.IGNORECASE
)
# "1,234" without quotation marks falls into two cells.
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}")
_HUNDREDS = re.compile(r"[0-9]{3}(?:\.[0-9]+)?\s?[%萬亿億万]?")
_SMART_QUOTES = ("“", "”", "„", "‟", "＂")
# A row with fewer columns than this may well hold one word only.
_NARROW = 3
# A line of a note seldom has this many commas less one; a row of such a table always has.
_WIDE = 5


def parse_csv(text: str, file: str, problems: Problems) -> Table | None:
    """Return the table that `text` holds as text cells, or None when it holds none.

    Blank rows and columns are left out. A row that does not fit the header is reported and left
    out; everything else goes on, so that one reading shows all problems.
    """
    if _WEB_PAGE.match(text):
        problems.add("table-web-page", Origin(file), found=" ".join(text.split())[:60])
        return None
    text = re.sub(r"\r\n?", "\n", text)
    for place, found in find_conflicts(text):
        line = text.count("\n", 0, place) + 1
        problems.add("text-conflict", Origin(file, line), found=found)
        return None
    records, separator = parse_records(text, file, problems)
    records = _check_title(records, file, problems)
    if not records:
        if not _is_reported(file, problems):
            problems.add("table-empty", Origin(file))
        return None
    header, *body = records
    columns = _check_header(header, body, file, problems)
    shape = _Shape(
        header.cells,
        max(len(header.cells), min((len(row.cells) for row in body), default=0)),
        max(columns),
        separator,
    )
    rows = [row for row in body if _check_row(row, shape, file, problems)]
    if not body and not _is_reported(file, problems):
        problems.add("table-no-rows", header.origin(file))
    return Table(
        file,
        tuple(columns.values()),
        tuple(tuple(_take(record, column) for column in columns) for record in rows),
        tuple(record.line for record in rows),
        header.origin(file),
        tuple(record.row for record in rows),
        tuple(columns),
    )


@dataclass(frozen=True)
class _Shape:
    """What a row is held against: the header's names, and how many cells it has and needs.

    `width` is more than the header's where every row ends in as many commas.
    """

    names: Sequence[str]
    width: int
    needed: int
    separator: str


def _is_reported(file: str, problems: Problems) -> bool:
    return any(problem.origin.file == file for problem in problems)


def _take(record: Record, column: int) -> str:
    return record.cells[column - 1] if column <= len(record.cells) else ""


def _check_title(records: list[Record], file: str, problems: Problems) -> list[Record]:
    """Report lines above the header, which hold one cell while a later line holds several."""
    for index, record in enumerate(records[:5]):
        if sum(map(bool, record.cells)) > 1:
            for title in records[:index]:
                found = next(filter(None, title.cells))
                origin = title.origin(file)
                problems.add("table-title-row", origin, found=found, header=record.row)
            return records[index:]
    return records


def _check_header(
    header: Record, body: Iterable[Record], file: str, problems: Problems
) -> dict[int, str]:
    """Return the names by position; a name may stand once, and only a blank column has none."""
    names = header.cells
    columns = {position: name for position, name in enumerate(names, start=1) if name}
    seen: dict[str, int] = {}
    for position, name in columns.items():
        first = seen.setdefault(unicodedata.normalize("NFKC", name).casefold(), position)
        if first != position:
            problems.add(
                "table-duplicate-column",
                header.origin(file, position),
                first=name_cell(first, names)["column"],
                **name_cell(position, names),
            )
    unnamed: dict[int, tuple[int, str]] = {}
    for record in body:
        for position, cell in enumerate(record.cells[: len(names)], start=1):
            if cell and position not in columns:
                unnamed.setdefault(position, (record.row, cell))
    for position, (row, cell) in sorted(unnamed.items()):
        origin, place = header.origin(file, position), name_cell(position, names)
        problems.add("table-unnamed-column", origin, row=row, found=cell, **place)
    return columns


def _check_row(record: Record, shape: _Shape, file: str, problems: Problems) -> bool:
    """Tell whether a row fits the header's shape; report it, with the likely cause, if not."""
    held, needed, names = len(record.cells), shape.needed, shape.names
    filled = max(i for i, cell in enumerate(record.cells, start=1) if cell)
    if filled == 1 and needed >= _NARROW:
        problems.add("row-lone-cell", record.origin(file), found=record.cells[0])
    elif held > shape.width or filled > len(names):
        _report_long_row(record, names, file, problems)
    elif held < needed:
        origin = record.origin(file, held + 1)
        place = name_cell(held + 1, names)
        problems.add("row-too-short", origin, found=held, expected=needed, **place)
    else:
        return not _find_swallowed(record, names, shape.separator, file, problems)
    return False


def _report_long_row(record: Record, names: Sequence[str], file: str, problems: Problems) -> None:
    """Report a row with more cells than the header, and what most likely split one of them."""
    for column, (cell, following) in enumerate(pairwise(record.cells), start=1):
        origin = record.origin(file, column)
        whole = f"{cell},{following}"
        place = name_cell(column, names)
        if _THOUSANDS.fullmatch(cell) and _HUNDREDS.fullmatch(following):
            plain = cell + following
            problems.add("row-split-number", origin, found=whole, plain=plain, **place)
            return
        if cell.startswith(_SMART_QUOTES):
            problems.add("row-smart-quotes", origin, found=whole, **place)
            return
    last = [cell for cell in record.cells if cell][-1]
    origin = record.origin(file, len(names) + 1)
    found, expected = len(record.cells), len(names)
    problems.add("row-too-long", origin, found=found, expected=expected, extra=last)


def _find_swallowed(
    record: Record, names: Sequence[str], separator: str, file: str, problems: Problems
) -> bool:
    """Report cells whose later lines look like whole rows: a stray quotation mark took them in."""
    line, swallowed = record.line, False
    for column, cell in enumerate(record.cells, start=1):
        lines = cell.split("\n")
        rows = [text for text in lines[1:] if text.count(separator) >= len(names) - 1]
        if rows and len(names) >= _WIDE:
            origin, place = Origin(file, line, column, record.row), name_cell(column, names)
            problems.add("row-swallows-rows", origin, found=rows[0], **place)
            swallowed = True
        line += len(lines) - 1
    return swallowed

"""Owns the shape of a table: records become a header and rows of text cells that fit it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from youju.formats.csv_records import Record, name_cell
from youju.model import Origin, Table
from youju.problems import Problems

# "1,234" without quotation marks falls into two cells.
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}")
_HUNDREDS = re.compile(r"[0-9]{3}(?:\.[0-9]+)?\s?[%萬亿億万]?")
_SMART_QUOTES = ("“", "”", "„", "‟", "＂")
# A row with fewer columns than this may well hold one word only.
_NARROW = 3
# What stands alone in a row and says so is no label of it, whatever may be missing.
_REMARK = re.compile(
    r"\s*(?:[*※]|(?:註釋?|注释?|備註|备注|附註|附注|(?:資料|资料|數據|数据)?(?:來源|来源)|出典|資料"
    r"|notes?|(?:data )?sources?)\s*\d*\s*[:：.])",
    re.IGNORECASE,
)
# A line of a note seldom has this many commas less one; a row of such a table always has.
_WIDE = 5


def shape_table(
    records: list[Record],
    where: Origin,
    separator: str,
    problems: Problems,
    *,
    sparse: bool = False,
) -> Table | None:
    """Return the table that the `records` of the file and worksheet `where` are, or None.

    Blank rows and columns are left out. A row that does not fit the header is reported and left
    out; everything else goes on, so that one reading shows all problems. In a `sparse` table a row
    may have a label and nothing else.
    """
    records = _check_title(records, where, problems)
    if not records:
        if not _is_reported(where, problems):
            problems.add("table-empty", where)
        return None
    header, *body = records
    columns = _check_header(header, body, where, problems)
    shape = _Shape(
        header.cells,
        max(len(header.cells), min((len(row.cells) for row in body), default=0)),
        max(columns),
        separator,
        sparse,
    )
    rows = [row for row in body if _check_row(row, shape, where, problems)]
    if not body and not _is_reported(where, problems):
        problems.add("table-no-rows", header.origin(where))
    return Table(
        where.file,
        tuple(columns.values()),
        tuple(tuple(_take(record, column) for column in columns) for record in rows),
        tuple(record.line for record in rows),
        header.origin(where),
        tuple(record.row for record in rows),
        tuple(columns),
        where.sheet,
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
    sparse: bool


def _is_reported(where: Origin, problems: Problems) -> bool:
    return any(
        (problem.origin.file, problem.origin.sheet) == (where.file, where.sheet)
        for problem in problems
    )


def _take(record: Record, column: int) -> str:
    return record.cells[column - 1] if column <= len(record.cells) else ""


def _check_title(records: list[Record], where: Origin, problems: Problems) -> list[Record]:
    """Report lines above the header, which hold one cell while a later line holds several."""
    for index, record in enumerate(records[:5]):
        if sum(map(bool, record.cells)) > 1:
            for title in records[:index]:
                found = next(filter(None, title.cells))
                origin = title.origin(where)
                problems.add("table-title-row", origin, found=found, header=record.row)
            return records[index:]
    return records


def _check_header(
    header: Record, body: Iterable[Record], where: Origin, problems: Problems
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
                header.origin(where, position),
                first=name_cell(first, names)["column"],
                **name_cell(position, names),
            )
    unnamed: dict[int, tuple[int, str]] = {}
    for record in body:
        for position, cell in enumerate(record.cells[: len(names)], start=1):
            if cell and position not in columns:
                unnamed.setdefault(position, (record.row, cell))
    for position, (row, cell) in sorted(unnamed.items()):
        origin, place = header.origin(where, position), name_cell(position, names)
        problems.add("table-unnamed-column", origin, row=row, found=cell, **place)
    return columns


def _check_row(record: Record, shape: _Shape, where: Origin, problems: Problems) -> bool:
    """Tell whether a row fits the header's shape; report it, with the likely cause, if not."""
    held, needed, names = len(record.cells), shape.needed, shape.names
    filled = max(i for i, cell in enumerate(record.cells, start=1) if cell)
    meant = shape.sparse and not _REMARK.match(record.cells[0])
    if filled == 1 and needed >= _NARROW and not meant:
        problems.add("row-lone-cell", record.origin(where), found=record.cells[0])
    elif held > shape.width or filled > len(names):
        _report_long_row(record, names, where, problems)
    elif held < needed:
        origin = record.origin(where, held + 1)
        place = name_cell(held + 1, names)
        problems.add("row-too-short", origin, found=held, expected=needed, **place)
    else:
        return not _find_swallowed(record, names, shape.separator, where, problems)
    return False


def _report_long_row(
    record: Record, names: Sequence[str], where: Origin, problems: Problems
) -> None:
    """Report a row with more cells than the header, and what most likely split one of them."""
    for column, (cell, following) in enumerate(pairwise(record.cells), start=1):
        origin = record.origin(where, column)
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
    origin = record.origin(where, len(names) + 1)
    found, expected = len(record.cells), len(names)
    problems.add("row-too-long", origin, found=found, expected=expected, extra=last)


def _find_swallowed(
    record: Record, names: Sequence[str], separator: str, where: Origin, problems: Problems
) -> bool:
    """Report cells whose later lines look like whole rows: a stray quotation mark took them in."""
    line, swallowed = record.line, False
    for column, cell in enumerate(record.cells, start=1):
        lines = cell.split("\n")
        rows = [text for text in lines[1:] if text.count(separator) >= len(names) - 1]
        if rows and len(names) >= _WIDE:
            origin = replace(where, line=line, column=column, row=record.row)
            place = name_cell(column, names)
            problems.add("row-swallows-rows", origin, found=rows[0], **place)
            swallowed = True
        line += len(lines) - 1
    return swallowed

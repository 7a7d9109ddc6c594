"""Owns workbooks: the one worksheet of an .xlsx or .ods that is a table, or why there is none."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from youju.formats.characters import FORBIDDEN, name_character
from youju.formats.csv_records import MOST_ROWS, Record, clean_record, find_names, name_cell
from youju.formats.ods import read_ods
from youju.formats.ranges import WHOLE, CellRange
from youju.formats.shapes import shape_table
from youju.formats.worksheets import PasswordError, TooLargeError, Worksheet
from youju.formats.xlsx import read_xlsx
from youju.model import Origin, Table
from youju.problems import Problems
from youju.problems.hints import hint
from youju.problems.places import name_column

ENDINGS = (".xlsx", ".ods")
# What a workbook may unfold to; more is no table, and would take all memory.
_LARGEST = 300_000_000
# Excel keeps a workbook with a password in a compound file, as it kept all workbooks until 2007.
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# A number that is no year.
_COUNT = re.compile(r"(?!(?:1[89]|20)\d\d$)-?[\d.]+%?")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def is_workbook(file: str) -> bool:
    """Tell whether a file is named as a workbook that can be read."""
    return file.lower().endswith(ENDINGS)


def parse_worksheet(
    content: bytes,
    where: Origin,
    named: Origin,
    problems: Problems,
    part: CellRange = WHOLE,
    *,
    sparse: bool = False,
) -> Table | None:
    """Return the table in the worksheet `where` of a workbook, or None when it holds none.

    Without a sheet the workbook has only one with anything in it. `named` is where story.toml
    names it. Cells are text as `formats.worksheets` says. Each row of cells that were merged from
    top to bottom has their text; what was merged, rows that are hidden, formulas that were never
    worked out, and sheets that are not there are reported. `sparse` is that of `shape_table`.
    """
    sheets = _read(content, where.file, problems)
    name = None if sheets is None else _choose(sheets, where, named, problems)
    if sheets is None or name is None:
        return None
    where = Origin(where.file, sheet=name)
    sheet = sheets[name]
    if _report_unworked(sheet, where, part, problems):
        return None
    _report_hidden(sheet, where, part, problems)
    records = _clean(_fill_merged(sheet, where, part, problems), where, problems)
    return shape_table(part.cut(records), where, "\t", problems, sparse=sparse)


def _read(content: bytes, file: str, problems: Problems) -> dict[str, Worksheet] | None:
    """Return the worksheets of a workbook, or report why it cannot be opened."""
    if content.startswith(_COMPOUND):
        code = "workbook-password" if _ENCRYPTED in content else "workbook-old"
        problems.add(code, Origin(file))
        return None
    if not content.startswith(b"PK"):
        problems.add("workbook-none", Origin(file), found=content[:40].decode("ascii", "replace"))
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            if sum(one.file_size for one in parts.infolist()) > _LARGEST:
                raise TooLargeError
        return _open(content, file.lower().endswith(".ods"))
    except PasswordError:
        problems.add("workbook-password", Origin(file))
    except TooLargeError:
        problems.add("workbook-too-large", Origin(file))
    except Exception as error:  # the libraries raise whatever a broken part makes them raise
        reason = f"{type(error).__name__}: {error}"
        problems.add("workbook-damaged", Origin(file), reason=reason)
    return None


@lru_cache(maxsize=8)
def _open(content: bytes, ods: bool) -> dict[str, Worksheet]:
    """Return the worksheets; the preview asks for the same workbook again and again."""
    return read_ods(content) if ods else read_xlsx(content)


def _choose(
    sheets: dict[str, Worksheet], where: Origin, named: Origin, problems: Problems
) -> str | None:
    """Return which worksheet is meant, or report which there are."""
    filled = [name for name, sheet in sheets.items() if any(any(r.cells) for r in sheet.records)]
    known = ", ".join(f'"{name}"' for name in filled)
    if where.sheet:
        if where.sheet in sheets:
            return where.sheet
        near = hint(where.sheet, filled)
        problems.add("worksheet-missing", named, file=where.file, sheet=where.sheet, **near)
    elif len(filled) > 1:
        problems.add("worksheet-which", named, file=where.file, known=known, first=filled[0])
    elif filled:
        return filled[0]
    else:
        problems.add("table-empty", Origin(where.file))
    return None


def _report_unworked(sheet: Worksheet, where: Origin, part: CellRange, problems: Problems) -> bool:
    found = [place for place in sheet.unworked if part.covers(*place)]
    if found:
        row, column = found[0]
        origin = Origin(where.file, row, column, row, where.sheet)
        formula, letters = sheet.unworked[found[0]], name_column(column)
        values = {"found": formula, "column": letters, "header": "", "count": len(found)}
        problems.add("worksheet-formula", origin, **values)
    return bool(found)


def _report_hidden(sheet: Worksheet, where: Origin, part: CellRange, problems: Problems) -> None:
    rows = [record.row for record in part.cut(sheet.records) if record.row in sheet.hidden]
    if rows:
        origin = Origin(where.file, rows[0], 1, rows[0], where.sheet)
        problems.add("worksheet-hidden", origin, count=len(rows))


def _fill_merged(
    sheet: Worksheet, where: Origin, part: CellRange, problems: Problems
) -> list[Record]:
    """Return the records with the text of merged cells in each of their rows, which is told."""
    rows = {record.row: list(record.cells) for record in sheet.records}
    ranges = [
        merged
        for merged in sorted(sheet.merged)
        if part.covers(merged.top, merged.left) and rows.get(merged.top, [""] * merged.left)
    ]
    for merged in ranges:
        text = rows[merged.top][merged.left - 1]
        for row in range(merged.top + 1, merged.bottom + 1):
            if merged.left == merged.right and row in rows:
                rows[row][merged.left - 1] = text
    _report_merged([(one, rows[one.top][one.left - 1]) for one in ranges], where, problems)
    return [Record(row, row, tuple(cells)) for row, cells in rows.items()]


def _report_merged(
    merged: Sequence[tuple[CellRange, str]], where: Origin, problems: Problems
) -> None:
    """Report merged cells: a number in several rows, but a year, would count in each of them."""
    counts = [one for one in merged if one[0].height > 1 and _COUNT.fullmatch(one[1])]
    texts = [one for one in merged if one[1] and one not in counts]
    for code, found in (("worksheet-merged", texts), ("worksheet-merged-number", counts)):
        if found:
            first, text = found[0]
            origin = Origin(where.file, first.top, first.left, first.top, where.sheet)
            ranges = ", ".join(str(one) for one, _ in found)
            problems.add(code, origin, count=len(found), ranges=ranges, found=text)


def _clean(records: Sequence[Record], where: Origin, problems: Problems) -> list[Record]:
    """Return those records that hold anything, fit to be published."""
    names: tuple[str, ...] = ()
    kept: list[Record] = []
    for record in records:
        names = names or find_names(record)
        for column, cell in enumerate(record.cells, 1):
            for found in dict.fromkeys(FORBIDDEN.findall(cell)):
                place = name_cell(column, names) | {"character": name_character(found)}
                problems.add("worksheet-character", record.origin(where, column), **place)
        cells = tuple(FORBIDDEN.sub("", cell) for cell in record.cells)
        cleaned = clean_record(replace(record, cells=cells), names, where, problems)
        if any(cleaned.cells):
            kept.append(cleaned)
        if len(kept) > MOST_ROWS:
            problems.add("table-too-long", record.origin(where))
            break
    return kept

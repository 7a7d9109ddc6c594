"""Owns tidy tables: the names of their columns, and which hold numbers and quantities."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from decimal import Decimal

from youju.formats.csv_records import name_cell
from youju.formats.rows import HEADS, Row, find_head, list_rows
from youju.model import Series, Table
from youju.problems import Problems
from youju.tables.cells import is_missing_mark, is_spreadsheet_error, parse_number
from youju.tables.shifted import drop_shifted, drop_totals, list_series_fits

# Vega reads "a.b" and "a[0]" as paths and draws a wrong chart without a word (hazard H10).
COLUMN_NAME = re.compile(r"[a-z_][a-z0-9_]*")
# 1964 in a column of years is no quantity, and is never written 1,964.
_YEAR = re.compile(r"(.*_)?year")
_FILLER = re.compile(r"[^a-z0-9_]+")
# The name under which every row reaches charts.py, so that the rows drawn can be counted.
_TAKEN = "id"
# From so many different numbers on, all below one, they look like shares of one.
_FEW = 4


def parse_series(
    table: Table,
    numbers: Collection[str],
    problems: Problems,
    missing: Collection[str] = (),
    name: str = "",
    headings: Collection[str] = (),
    expected: Collection[str] = (),
) -> Table:
    """Return `table` with the cells of the columns `numbers` in plain digits: 48.9萬 → 489000.

    Cells that are one of `missing` ("", "-", "N/A") say nothing and come back empty. Reported are
    column names that a chart could misread, every cell that holds no number, the first gaps that
    are not declared, with the line to write under [series.`name`] of story.toml, and the first row
    that stands twice. Columns whose `headings` are data, such as years, may have any name; names
    that are `expected` are those that an unfit one may have had.
    """
    unfit = _check_columns(table, headings, expected, problems)
    if expected and unfit and not numbers:
        problems.withdraw(HEADS, table.file)  # the row of names seems to be gone
    fits = list_series_fits(table, numbers, missing)
    table = drop_totals(table, numbers, fits, problems)
    table = drop_shifted(table, fits, problems)
    _check_gaps(table, numbers, missing, name, problems)
    _check_twice(table, problems)
    percents = _find_percents(table, numbers, missing)
    return replace(
        table,
        rows=tuple(
            tuple(
                _parse_number(row, column, missing, problems, percent=column in percents)
                if column in numbers
                else _parse_words(row, column, missing, problems)
                for column in table.columns
            )
            for row in list_rows(table)
        ),
    )


def find_steps(table: Table, numbers: Collection[str]) -> dict[tuple[int, str], Decimal]:
    """Return by line and column the size of the last digit of numbers written as 48.9萬: 1000."""
    steps: dict[tuple[int, str], Decimal] = {}
    for row in list_rows(table):
        for name in numbers:
            if row.cell(name)[-1:].isalpha():
                read = parse_number(row.cell(name), name, row.origin(name), Problems())
                if read:
                    steps[table.lines[row.index], name] = read.quantum
    return steps


def find_fraction(table: Table, name: str) -> str:
    """Return the greatest number of a column of percent that looks like shares of one, or "".

    That are a few numbers at least, none above one, of which most have two decimals or more: 0.195
    may be meant for 19.5 percent, and growth of 0.2 percent is what it says.
    """
    place = table.columns.index(name)
    numbers = [Decimal(row[place]) for row in table.rows if row[place]]
    fine = sum(1 for number in numbers if _count_decimals(number) > 1)
    small = len({*numbers}) >= _FEW and all(abs(number) <= 1 for number in numbers)
    return f"{max(numbers):f}" if small and 2 * fine > len(numbers) else ""


def list_quantities(series: Series) -> list[str]:
    """Return the columns of numbers that count or measure: all but years, which only name."""
    return [name for name in series.numbers if not _YEAR.fullmatch(name)]


def _check_columns(
    table: Table, headings: Collection[str], expected: Collection[str], problems: Problems
) -> bool:
    """Report a name that charts have themselves, and those that cannot be used, at the first; tell
    whether there are such."""
    heads = [name for name in table.columns if name not in headings]
    if _TAKEN in heads:
        origin = find_head(table, _TAKEN)
        place = name_cell(origin.column, ()) | {"header": _TAKEN}
        problems.add("series-column-taken", origin, **place)
    if unfit := list_unfit(heads):
        origins = [find_head(table, name) for name in unfit]
        places = [name_cell(origin.column, ())["column"] for origin in origins]
        others = ", ".join(f"{p} ({n})" for p, n in zip(places[1:], unfit[1:], strict=True))
        more = {"more_en": f"; nor can {others}" if others else ""}
        more["more_zh"] = f"，還有 {others}" if others else ""
        near = _FILLER.sub("_", unfit[0].casefold()).strip("_")
        free = COLUMN_NAME.fullmatch(near) and near not in table.columns and not expected
        more["near"] = near if free else ""
        values = {"column": places[0], "header": unfit[0], "expected": ", ".join(expected)}
        problems.add("series-column-name", origins[0], **values, **more)
    return bool(unfit)


def list_unfit(names: Iterable[str]) -> list[str]:
    """Return those of `names` that no column of a chart can have."""
    return [name for name in names if not COLUMN_NAME.fullmatch(name)]


def _check_gaps(
    table: Table, numbers: Collection[str], missing: Collection[str], name: str, problems: Problems
) -> None:
    """Report the first undeclared gap among the numbers, and in each column of words."""
    gaps: list[tuple[Row, str]] = []
    for column in table.columns:
        found = [
            (row, column)
            for row in list_rows(table)
            if row.cell(column) not in missing and _is_gap(row.cell(column), column in numbers)
        ]
        if column in numbers:
            gaps += found
        elif found:
            marks = {"line": _write_marks([*missing, ""]), "series": name, "count": len(found)}
            found[0][0].report("series-empty-words", column, problems, **marks)
    if gaps:
        row, column = min(gaps, key=lambda gap: gap[0].index)
        line = _write_marks([*missing, *(row.cell(column) for row, column in gaps)])
        marks = {"line": line, "series": name, "count": len(gaps)}
        row.report("series-no-number", column, problems, **marks)


def _check_twice(table: Table, problems: Problems) -> None:
    """Report the first row that says in every cell what a row above it says."""
    first: dict[tuple[str, ...], Row] = {}
    rows = list_rows(table)
    again = [row for row in rows if first.setdefault(table.rows[row.index], row) is not row]
    if again:
        row = again[0]
        above = first[table.rows[row.index]].origin(table.columns[0])
        row.report("series-row-twice", table.columns[0], problems, above=above, count=len(again))


def _count_decimals(number: Decimal) -> int:
    return max(-int(number.as_tuple().exponent), 0)


def _is_gap(cell: str, number: bool) -> bool:
    return not cell or (number and is_missing_mark(cell))


def _write_marks(marks: Iterable[str]) -> str:
    """Return the line that declares `marks`: missing = ["", "-"]."""
    return f"missing = {json.dumps([*dict.fromkeys(marks)], ensure_ascii=False)}"


def _find_percents(
    table: Table, numbers: Collection[str], missing: Collection[str]
) -> frozenset[str]:
    """Return the columns of which each number has a percent sign, so that all mean the same."""
    written: dict[str, list[str]] = {name: [] for name in numbers}
    for row in list_rows(table):
        for name, cells in written.items():
            cell = row.cell(name)
            if cell not in missing and not _is_gap(cell, True):
                cells.append(cell)
    return frozenset(
        name for name, cells in written.items() if all(cell[-1] in "%％" for cell in cells)
    )


def _parse_words(row: Row, name: str, missing: Collection[str], problems: Problems) -> str:
    """Return a cell of words as charts and tables have it; one that says nothing is empty."""
    cell = row.cell(name)
    if is_spreadsheet_error(cell) and cell not in missing:
        row.report("series-failed-formula", name, problems)
    return "" if cell in missing else cell


def _parse_number(
    row: Row, name: str, missing: Collection[str], problems: Problems, *, percent: bool
) -> str:
    """Return a cell of a number in plain digits, or "" for one that has none."""
    cell = row.cell(name)
    if cell in missing or _is_gap(cell, True):
        return ""
    read = parse_number(cell, name, row.origin(name), problems)
    if read is not None and read.percent and not percent:
        row.report("series-percent", name, problems)
    return f"{read.value:f}" if read else ""

"""Owns tidy tables: the names of their columns, and which hold numbers and quantities."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from youju.model import Origin, Series, Table
from youju.problems import Problems
from youju.tables.cells import parse_number
from youju.tables.records import name_cell
from youju.tables.rows import Row, list_rows

# Vega reads "a.b" and "a[0]" as paths and draws a wrong chart without a word (hazard H10).
_NAME = re.compile(r"[a-z_][a-z0-9_]*")
# 1964 in a column of years is no quantity, and is never written 1,964.
_YEAR = re.compile(r"(.*_)?year")
# The name under which every row reaches charts.py, so that the rows drawn can be counted.
_TAKEN = "id"


def parse_series(table: Table, numbers: Collection[str], problems: Problems) -> Table:
    """Return `table` with the cells of the columns `numbers` in plain digits: 48.9萬 → 489000.

    Reported are column names that a chart could misread, and every cell that holds no number.
    """
    _check_columns(table, problems)
    return replace(
        table,
        rows=tuple(
            tuple(
                _parse_cell(row, name, problems) if name in numbers else cell
                for name, cell in row.cells()
            )
            for row in list_rows(table)
        ),
    )


def list_quantities(series: Series) -> list[str]:
    """Return the columns of numbers that count or measure: all but years, which only name."""
    return [name for name in series.numbers if not _YEAR.fullmatch(name)]


def _check_columns(table: Table, problems: Problems) -> None:
    for position, name in enumerate(table.columns, start=1):
        origin, place = Origin(table.file, 1, position), name_cell(position, table.columns)
        if name == _TAKEN:
            problems.add("series-column-taken", origin, **place)
        elif not _NAME.fullmatch(name):
            problems.add("series-column-name", origin, **place)


def _parse_cell(row: Row, name: str, problems: Problems) -> str:
    if not row.cell(name):
        row.report("series-no-number", name, problems)
        return "0"
    number = parse_number(row.cell(name), name, row.origin(name), problems)
    if number is not None and number.percent:
        row.report("series-percent", name, problems)
    return f"{number.value:f}" if number else "0"

"""Owns making wide tables long: a column for each year becomes a row for each year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from youju.model import Table

# The first row of a file holds the names of its columns.
_FIRST_LINE = 2


@dataclass(frozen=True)
class Lengthening:
    """Which columns become rows: their headings go into the column `name`, their cells `value`."""

    columns: tuple[str, ...]
    name: str
    value: str


def lengthen(
    table: Table, shape: Lengthening, steps: Mapping[tuple[int, str], Decimal]
) -> tuple[Table, dict[tuple[int, str], Decimal]]:
    """Return `table` with a row for each of its rows and each column of `shape`, row by row.

    `steps` (see Series) come back by the lines of the new rows, which are those of the file that
    readers download.
    """
    kept = [name for name in table.columns if name not in shape.columns]
    rows: list[tuple[str, ...]] = []
    moved: dict[tuple[int, str], Decimal] = {}
    for line, cells in zip(table.lines, table.rows, strict=True):
        named = dict(zip(table.columns, cells, strict=True))
        for column in shape.columns:
            position = _FIRST_LINE + len(rows)
            rows.append((*(named[name] for name in kept), column, named[column]))
            for name in (*kept, column):
                if step := steps.get((line, name)):
                    moved[position, shape.value if name == column else name] = step
    lines = tuple(range(_FIRST_LINE, _FIRST_LINE + len(rows)))
    columns = (*kept, shape.name, shape.value)
    return replace(
        table, columns=columns, rows=tuple(rows), lines=lines, numbers=lines, positions=()
    ), moved


def rename(table: Table, names: Mapping[str, str]) -> Table:
    """Return `table` with other names for its columns: {"區域": "county"}."""
    return replace(table, columns=tuple(names.get(name, name) for name in table.columns))

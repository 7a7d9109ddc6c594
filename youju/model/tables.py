"""Owns tables and the places in them: what an editor wrote, and where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, order=True)
class Origin:
    """Where an editor wrote something; `file` is relative to the site's root, with slashes.

    In a table, `row` is the row as spreadsheets number it; elsewhere it is 0. `sheet` is the
    worksheet of a workbook; a text file has none.
    """

    file: str
    line: int = 1
    column: int = 1
    row: int = field(default=0, compare=False)
    sheet: str = ""

    def __str__(self) -> str:
        if self.sheet:
            return f"{self.file}:{self.sheet}:{self.line}:{self.column}"
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Table:
    """One tidy CSV or worksheet: column names, and rows of text cells with their physical lines.

    `head` is the place of the names. `numbers` are the rows as spreadsheets number them, and
    `positions` the columns: where blank ones are left out, these do not count from 1.
    """

    file: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    head: Origin | None = field(default=None, compare=False)
    numbers: tuple[int, ...] = field(default=(), compare=False)
    positions: tuple[int, ...] = field(default=(), compare=False)
    sheet: str = ""


@dataclass(frozen=True)
class Series:
    """A tidy data table that charts draw from: which columns hold numbers, and its source's id.

    `units` has those of its columns that formulas calculate with. `steps` has, by line and column,
    the size of the last written digit where its plain digits do not show it: 1000 for 48.9萬.
    A derived one has the names of the tables it is `made_from`, and its `key` in the store.
    """

    table: Table
    numbers: tuple[str, ...]
    source: str
    units: Mapping[str, str] = field(default_factory=dict)
    steps: Mapping[tuple[int, str], Decimal] = field(default_factory=dict, compare=False)
    made_from: tuple[str, ...] = ()
    key: str = field(default="", compare=False)

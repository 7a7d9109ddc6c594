"""Owns tables: what an editor wrote in rows, and which columns hold numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from youju.origins import Origin


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

"""Owns worksheets as read: a workbook's cells as text, as whoever opens it sees them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal

from youju.formats.csv_records import Record
from youju.formats.ranges import CellRange
from youju.numbers.exact import shift

# Spreadsheets keep so many digits and show no more: 0.1 + 0.2 is 0.3 to them.
_DIGITS = 15
# How many columns a table may have.
_WIDEST = 1_000


@dataclass(frozen=True)
class Worksheet:
    """The records of a sheet from its first row, and what its cells do not say by themselves.

    `merged` are the ranges that are one cell each; `hidden` the rows that nobody sees; `unworked`
    the formulas without a result, by row and column.
    """

    records: tuple[Record, ...]
    merged: tuple[CellRange, ...] = ()
    hidden: tuple[int, ...] = ()
    unworked: Mapping[tuple[int, int], str] = field(default_factory=dict)


class PasswordError(Exception):
    """The workbook cannot be opened without a password."""


class TooLargeError(Exception):
    """A sheet has so many cells that reading them would take all memory, or hours."""


def write_number(value: float | Decimal, decimals: int = 0, *, percent: bool = False) -> str:
    """Return a number in plain digits: 0.4523 of a cell in `percent` is 45.23%.

    Zeros that the cell shows stay: with two `decimals` 1.7 is 1.70.
    """
    exact = Decimal(f"{value:.{_DIGITS}g}")
    exact = shift(exact, 2) if percent else exact
    text = f"{exact.normalize():f}"
    written = len(text.partition(".")[2])
    if written < decimals:
        text = f"{exact:.{decimals}f}"
    return f"{text}%" if percent else text


def write_time(value: date | time, *, day: bool = True, month: bool = True) -> str:
    """Return a date or a time in ISO 8601, as exact as its cell shows it: 2021-12."""
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, datetime) and value.time() != time():
        return value.isoformat(" ", "minutes")
    return value.strftime("%Y-%m-%d" if day else "%Y-%m" if month else "%Y")


def number_rows(rows: Mapping[int, Sequence[str]]) -> tuple[Record, ...]:
    """Return the cells of a sheet's rows, by their numbers, as records; in a sheet a row is a line.

    All have as many cells as the widest, but for what no table is as wide as: a note far from it.
    """
    width = max((len(cells) for cells in rows.values() if len(cells) <= _WIDEST), default=0)
    return tuple(
        Record(number, number, (*cells, *[""] * (width - len(cells))))
        for number, cells in rows.items()
    )


def clean_format(pattern: str) -> str:
    """Return the first section of a number format without what is shown as it stands: "年"."""
    bare = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.', "", pattern)
    return bare.partition(";")[0].lower()

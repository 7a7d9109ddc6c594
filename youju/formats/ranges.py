"""Owns ranges: which rows and columns of a sheet are the table, as spreadsheets write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from youju.formats.csv_records import Record
from youju.problems.places import name_column

_RANGE = re.compile(
    r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})(?::\$?([A-Z]{1,3})(?:\$?([1-9][0-9]{0,6}))?)?"
)
_NO_END = 10**7


@dataclass(frozen=True, order=True)
class CellRange:
    """The first and the last row and column, which count from 1: A4:F20 is 4, 1, 20, 6."""

    top: int = 1
    left: int = 1
    bottom: int = _NO_END
    right: int = _NO_END

    @property
    def height(self) -> int:
        """How many rows it has."""
        return self.bottom - self.top + 1

    def __str__(self) -> str:
        return f"{name_column(self.left)}{self.top}:{name_column(self.right)}{self.bottom}"

    def covers(self, row: int, column: int) -> bool:
        """Tell whether a cell belongs to it."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right

    def cut(self, records: Iterable[Record]) -> list[Record]:
        """Return those of `records` that hold anything in the range; what is beside it is blank."""
        cut = (
            replace(
                record, cells=("",) * (self.left - 1) + record.cells[self.left - 1 : self.right]
            )
            for record in records
            if self.top <= record.row <= self.bottom
        )
        return [record for record in cut if any(record.cells)]


WHOLE = CellRange()


def parse_range(text: str) -> CellRange | None:
    """Return the range that `text` names, "A4:F20", or None.

    "A4:F" ends with the last row that holds anything, "A4" with the last column, too.
    """
    match = _RANGE.fullmatch(text.strip().upper())
    if not match:
        return None
    left, top, right, bottom = match.groups()
    found = CellRange(
        int(top),
        _number_column(left),
        int(bottom) if bottom else _NO_END,
        _number_column(right) if right else _NO_END,
    )
    return found if found.top <= found.bottom and found.left <= found.right else None


def _number_column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number

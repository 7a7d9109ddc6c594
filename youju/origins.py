"""Owns the places of what editors wrote: all that a build with nothing to do needs of the model."""

from __future__ import annotations

from dataclasses import dataclass, field


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

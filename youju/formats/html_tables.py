"""Owns the grid of an HTML table: cells that span rows and columns, and the rows that head it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

# No table of an article spans as much; a larger span is damage.
_LONGEST = 200
_UNIT = re.compile(r"\s*([（(][^（）()]{1,20}[)）])\s*$")


@dataclass(frozen=True)
class TableCell:
    """A cell: its text, whether it is a heading, and how many rows and columns it spans."""

    text: str
    is_head: bool
    rows: int
    columns: int


def make_cell(text: str, name: str, given: Mapping[str, str]) -> TableCell:
    """Return the cell of an element `name` (td or th) with its attributes; 0 rows is one."""
    rows, columns = (_read_span(given.get(key, "")) for key in ("rowspan", "colspan"))
    return TableCell(" ".join(text.split()), name == "th", rows, columns)


@dataclass
class HtmlTable:
    """A table that is being read, row by row."""

    rows: list[list[TableCell]] = field(default_factory=list)

    def add(self, cell: TableCell) -> None:
        """Put a cell behind the last one of the last row, in a first row if there is none."""
        if not self.rows:
            self.rows.append([])
        self.rows[-1].append(cell)

    def list_rows(self) -> list[list[str]]:
        """Return the rows of texts, each cell at all places that it spans; headings are one row."""
        grid = list(_spread([row for row in self.rows if row]))
        heads = [row for row in grid if all(cell.is_head for cell in row)]
        count = next((n for n, row in enumerate(grid) if row not in heads), len(grid))
        lines = [[cell.text for cell in row] for row in grid]
        if count < 2 or count == len(grid):
            return lines
        width = max(map(len, lines[:count]))
        columns = ([row[n] for row in lines[:count] if n < len(row)] for n in range(width))
        return [[_join_heads(column) for column in columns], *lines[count:]]


def _spread(rows: list[list[TableCell]]) -> Iterator[list[TableCell]]:
    """Yield each row with those cells of rows above that reach down to it."""
    reaching: dict[int, tuple[TableCell, int]] = {}
    for row in rows:
        cells, waiting, below = list[TableCell](), list(row), dict[int, tuple[TableCell, int]]()
        while waiting or len(cells) in reaching:
            column = len(cells)
            if column in reaching:
                cell, left = reaching[column]
                wide = 1
            else:
                cell = waiting.pop(0)
                left, wide = cell.rows, cell.columns
            for place in range(column, column + wide):
                cells.append(cell)
                if left > 1:
                    below[place] = cell, left - 1
        reaching = below
        yield cells


def _join_heads(heads: list[str]) -> str:
    """Return the headings above a column as one, each once, with their unit at its end."""
    units = [unit[1] for head in heads if (unit := _UNIT.search(head))]
    words = dict.fromkeys(_UNIT.sub("", head) for head in heads)
    return " ".join(filter(None, [*words, *units[-1:]]))


def _read_span(written: str) -> int:
    count = int(written) if written.isascii() and written.isdigit() and len(written) < 4 else 1
    return min(max(count, 1), _LONGEST)

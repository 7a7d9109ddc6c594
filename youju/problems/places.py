"""Owns how a place in a table is said to who sees it in a spreadsheet: by row, letters, heading."""

from __future__ import annotations

from dataclasses import dataclass

from youju.messages import word_message
from youju.problems import Problem, read_entry


@dataclass(frozen=True)
class Cell:
    """A row as spreadsheets number it; `column` and `header` are "" where the whole row is meant.

    That is not always the line: a cell with a line break inside takes several, and `sep=;` on top
    is a line and no row.
    """

    row: int
    column: str
    header: str

    def __str__(self) -> str:
        """Return what a spreadsheet calls it: E16."""
        return f"{self.column}{self.row}"


def find_cell(problem: Problem) -> Cell | None:
    """Return where in its table a problem is; None for one that is in no row of a table."""
    values = dict(problem.values)
    if not problem.origin.row:
        return None
    return Cell(problem.origin.row, values.get("column", ""), values.get("header", ""))


def place_sentence(problem: Problem, language: str) -> str:
    """Return what is wrong, with its place in a table in front: "Row 16: Column E …"."""
    sentence, cell = problem.sentence(language), find_cell(problem)
    if cell is None:
        return sentence
    named = not cell.column or "{column}" in read_entry(problem.code)[language]
    values = {"row": cell.row, "column": cell.column, "header": cell.header}
    return word_message("in-row" if named else "in-cell", language, sentence=sentence, **values)


def name_column(position: int) -> str:
    """Return the letters of a column: E for the 5th, AA for the 27th."""
    letters, rest = "", position
    while rest > 0:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters

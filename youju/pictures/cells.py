"""Owns cells: whether the bars of each column of a table follow that column, and no other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from youju.pictures.proportions import Misfit, Numbers, find_misfit
from youju.rendering.drawn import DrawnMark


def find_strange_cell(marks: Sequence[DrawnMark], numbers: Numbers) -> Misfit | None:
    """Return a bar that does not follow its column of `numbers`, or the first that is not there.

    The columns are drawn in their order, each on a scale of its own.
    """
    rows = {row for column in numbers.columns for row in column}
    bars = [
        mark
        for mark in marks
        if mark.kind == "rect" and any(rows.issuperset(i.labels) for i in mark.items if i.labels)
    ]
    known = [column for column in numbers.columns if column]
    for index, column in enumerate(known):
        if index >= len(bars):
            return Misfit("rect", next(iter(column)))
        alone = replace(numbers, columns=(column,))
        if misfit := find_misfit([bars[index]], alone, "length"):
            return misfit
    return None

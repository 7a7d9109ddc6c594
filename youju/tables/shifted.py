"""Owns rows that are none of their table's: of totals, or with their cells one column beside."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from youju.formats.rows import Row, list_rows
from youju.languages import QUALIFIERS
from youju.model import Origin, Table, Unit
from youju.numbers.periods import check_period
from youju.problems import Problems
from youju.tables.cells import is_missing_mark, parse_number

Fitting = Callable[[str], bool]
# So many cells must be wrong as they stand, and none where they would stand beside.
_LEAST = 2
# Below so many rows a column of words that has none but words says nothing of another row.
_LEAST_ROWS = 4
LEFT, RIGHT = -1, 1
_TOTAL = re.compile(
    r"(?:(?:合|總|总|小|共|累)[計计]|[總总][數数和]|(?:grand |sub-?)?totals?|sum)[:：]?",
    re.IGNORECASE,
)
# Most cells of long tables are plain numbers, or words without a digit.
_PLAIN, _DIGIT = re.compile(r"-?[0-9]+(?:\.[0-9]+)?"), re.compile(r"\d")


def drop_shifted(table: Table, fits: Sequence[Fitting], problems: Problems) -> Table:
    """Return `table` without the rows whose cells would all fit one column beside; each is told.

    `fits` tell of each column whether a cell may stand there.
    """
    kept = []
    for row in list_rows(table):
        cells = table.rows[row.index]
        found = find_shift(cells, fits)
        if found is None:
            kept.append(row.index)
            continue
        first, way = found
        beside = table.columns[first - way]
        code = "row-shifted-left" if way == LEFT else "row-shifted-right"
        row.report(code, table.columns[first], problems, beside=beside)
    return _keep(table, kept)


def _keep(table: Table, kept: Sequence[int]) -> Table:
    if len(kept) == len(table.rows):
        return table
    numbers = tuple(table.numbers[index] for index in kept) if table.numbers else ()
    rows = tuple(table.rows[index] for index in kept)
    lines = tuple(table.lines[index] for index in kept)
    return replace(table, rows=rows, lines=lines, numbers=numbers)


def drop_totals(
    table: Table, numbers: Collection[str], fits: Sequence[Fitting], problems: Problems
) -> Table:
    """Return `table` without rows of totals (合計) in which a cell of `numbers` holds none; each is
    told. One whose numbers all may stand is a row like others: a category may be called so."""
    kept = []
    for row in list_rows(table):
        pairs = zip(row.cells(), fits, strict=True)
        counted = all(fit(cell) for (name, cell), fit in pairs if name in numbers)
        named = None if counted else _find_total(row)
        if named is None:
            kept.append(row.index)
        else:
            row.report("series-total-row", named, problems)
    return _keep(table, kept)


def _find_total(row: Row) -> str | None:
    """Return the column whose cell in `row` is the name of a total, or None."""
    return next((name for name, cell in row.cells() if _TOTAL.fullmatch(cell.strip())), None)


def find_shift(cells: Sequence[str], fits: Sequence[Fitting]) -> tuple[int, int] | None:
    """Return the first cell that stands one column to the LEFT or RIGHT of its own, and which; None
    where that is not so."""
    pairs = enumerate(zip(cells, fits, strict=True))
    wrong = [index for index, (cell, fit) in pairs if not fit(cell)]
    if len(wrong) < _LEAST:
        return None
    first, last = wrong[0], len(cells) - 1
    shown = next((index for index in range(first, last + 1) if cells[index]), last)
    for index in range(first, -1, -1):
        moved = [*cells[:index], "", *cells[index:-1]]
        if not cells[-1] and shown < last and _fit_all(moved, fits, index):
            return shown, LEFT
        moved = [*cells[:index], *cells[index + 1 :], ""]
        if not cells[index] and _fit_all(moved, fits, last):
            return shown, RIGHT
    return None


def list_figure_fits(
    columns: Sequence[str], units: Mapping[str, Unit], sources: Collection[str]
) -> list[Fitting]:
    """Return what may stand in each of the `columns` of figures."""
    known: dict[str, Fitting] = {
        "id": lambda cell: cell.isascii() and cell.islower() and not _is_number(cell),
        "value": lambda cell: not cell or _is_number(cell),
        "unit": lambda cell: cell in units,
        "qualifier": lambda cell: not cell or cell in QUALIFIERS,
        "period": check_period,
        "source": lambda cell: not cell or not sources or cell in sources,
        "formula": lambda cell: not _is_number(cell),
        "round": lambda cell: not cell or _is_number(cell),
    }
    words: Fitting = lambda cell: bool(cell) and not _is_number(cell)  # noqa: E731
    return [words if c.startswith("label_") else known.get(c, lambda _: True) for c in columns]


def list_series_fits(
    table: Table, numbers: Collection[str], missing: Collection[str]
) -> list[Fitting]:
    """Return what may stand in each column of a tidy table: numbers or gaps, or what the other rows
    have there, words where none has a number."""
    cells = dict(zip(table.columns, zip(*table.rows, strict=True), strict=False))
    return [_fit_series(cells.get(name, ()), name in numbers, missing) for name in table.columns]


def _fit_series(cells: Sequence[str], counted: bool, missing: Collection[str]) -> Fitting:
    if counted:
        return lambda cell: is_missing_mark(cell) or cell in missing or _is_number(cell)
    odd = sum(not cell or _is_number(cell) for cell in cells)
    if len(cells) < _LEAST_ROWS or odd > 1:
        return lambda _: True
    return lambda cell: bool(cell) and not _is_number(cell)


def _fit_all(cells: Sequence[str], fits: Sequence[Fitting], free: int) -> bool:
    """Tell whether all `cells` fit, whatever stands in the column `free`."""
    pairs = enumerate(zip(cells, fits, strict=True))
    return all(index == free or fit(cell) for index, (cell, fit) in pairs)


@lru_cache(maxsize=10_000)
def _is_number(cell: str) -> bool:
    if _PLAIN.fullmatch(cell):
        return True
    return bool(_DIGIT.search(cell)) and parse_number(cell, "", Origin(""), Problems()) is not None

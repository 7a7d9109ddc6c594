"""Rows whose cells stand one column beside their own are told as such, once."""

from __future__ import annotations

import pytest

from tests.fixture import load_files
from tests.provoking import FILES
from tests.tabling import SOURCES, UNITS
from youju.tables.shifted import LEFT, RIGHT, find_shift, list_figure_fits

STALLS, VISITS = "data/stalls.csv", "data/visits.csv"
COLUMNS = ("id", "group", "label_zh", "label_en", "value", "unit", "qualifier", "period", "source")
GOOD = ("staff", "people", "職員", "Staff", "120", "person", "exact", "2019", "report", "")
FITS = list_figure_fits((*COLUMNS, "locator"), UNITS, SOURCES)


def move(cells: tuple[str, ...], column: int, way: int) -> tuple[str, ...]:
    """Delete the cell at `column`, or put an empty one before it."""
    if way == LEFT:
        return (*cells[:column], *cells[column + 1 :], "")
    return (*cells[:column], "", *cells[column:-1])


@pytest.mark.parametrize("way", [LEFT, RIGHT])
@pytest.mark.parametrize("column", range(7))
def test_a_row_that_is_shifted_is_found(column: int, way: int) -> None:
    found = find_shift(move(GOOD, column, way), FITS)
    assert found is not None and found[1] == way
    cell = move(GOOD, column, way)[found[0]]
    assert cell == GOOD[found[0] - way]


@pytest.mark.parametrize("column", range(9))
@pytest.mark.parametrize("cell", ["", "x", "5", "exact", "person"])
def test_one_wrong_cell_is_no_shift(column: int, cell: str) -> None:
    assert find_shift((*GOOD[:column], cell, *GOOD[column + 1 :]), FITS) is None


def test_several_wrong_cells_are_no_shift() -> None:
    assert find_shift((*GOOD[:4], "abc", "Person", "exactly", *GOOD[7:]), FITS) is None


def shift(file: str, line: int, column: int, way: int) -> list[str]:
    """Return what is told of the fixture with one of its rows shifted."""
    lines = FILES[file].decode("utf-8-sig").replace("\r", "").split("\n")
    lines[line - 1] = ",".join(move(tuple(lines[line - 1].split(",")), column, way))
    _, problems = load_files({**FILES, file: "\n".join(lines).encode()})
    return [f"{p.origin} {p.code}" for p in problems]


@pytest.mark.parametrize(
    ("column", "way", "told"),
    [
        (0, LEFT, "3:4 row-shifted-left"),
        (4, LEFT, "3:5 row-shifted-left"),
        (6, LEFT, "3:7 row-shifted-left"),
        (0, RIGHT, "3:2 row-shifted-right"),
        (4, RIGHT, "3:6 row-shifted-right"),
    ],
)
def test_a_row_of_figures_is_told_once(column: int, way: int, told: str) -> None:
    assert shift(STALLS, 3, column, way) == [f"{STALLS}:{told}"]


@pytest.mark.parametrize(
    ("column", "way", "told"),
    [
        (0, LEFT, "3:1 row-shifted-left"),
        (1, LEFT, "3:2 row-shifted-left"),
        (0, RIGHT, "3:2 row-shifted-right"),
        (1, RIGHT, "3:3 row-shifted-right"),
    ],
)
def test_a_row_of_a_tidy_table_is_told_once(column: int, way: int, told: str) -> None:
    assert shift(VISITS, 3, column, way) == [f"{VISITS}:{told}"]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("合計,,650000", "6:1 series-total-row"),
        ("总计:,,650000", "6:1 series-total-row"),
        (",Total,650000", "6:2 series-total-row"),
        ("Grand total,,650000", "6:1 series-total-row"),
        ("1970,合計,", "6:2 series-total-row"),
        ("1970,total,650000", ""),  # a category may be called so
        ("1970,totally new,650000", ""),
    ],
)
def test_a_row_of_totals_is_told_once(row: str, told: str) -> None:
    files = {**FILES, VISITS: FILES[VISITS].rstrip(b"\r\n") + f"\n{row}\n".encode()}
    _, problems = load_files(files)
    assert [f"{p.origin} {p.code}" for p in problems] == [f"{VISITS}:{told}"] * bool(told)

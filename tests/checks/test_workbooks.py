"""Spreadsheets beside tables: told where they say something else, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fixture import load_fixture
from tests.spreadsheets import make_xlsx
from youju.checks.workbooks import check_workbooks
from youju.problems import Problems

FILE, BESIDE = "data/ferries.csv", "data/ferries.xlsx"
TABLE = 'day,trips,line\n2024/1/5,"1,200",A\n2024-01-06,90.50,B\n'


def find(rows: list[list[object]], table: str = TABLE, name: str = BESIDE) -> list[str]:
    site, problems = load_fixture(), Problems()
    files = {**site.files, FILE: table.encode(), name: make_xlsx({"Sheet1": rows})}
    check_workbooks(replace(site, files=files), problems)
    return [f"{p.origin} {p.sentence('en')}" for p in problems]


SAME: list[list[object]] = [
    ["day", "trips", "line"],
    ["2024-01-05", 1200, "A"],
    ["2024-01-06", 90.5, "B"],
]


def test_what_says_the_same_is_not_told() -> None:
    assert not find(SAME)
    assert not find([*SAME, ["", "", ""]])


def test_a_spreadsheet_of_another_name_is_none_of_the_table() -> None:
    assert not find([["a"], [1]], name="data/other.xlsx")


@pytest.mark.parametrize(
    ("rows", "place", "cells"),
    [
        ([SAME[0], ["2024-01-05", 1300, "A"], SAME[2]], 2, ("1300", "1,200")),
        ([*SAME, ["2024-01-07", 7, "C"]], 4, ("2024-01-07", "")),
        (SAME[:2], 3, ("", "2024-01-06")),
        ([["day", "boats", "line"], *SAME[1:]], 1, ("boats", "trips")),
    ],
)
def test_the_first_cell_that_differs_is_told(
    rows: list[list[object]], place: int, cells: tuple[str, str]
) -> None:
    (told,) = find(rows)
    there, here = cells
    assert told.startswith(FILE)
    assert f'row {place} has "{there}" there, and "{here}" here' in told
    assert told.endswith(f"Only {FILE} is read.")


def test_what_cannot_be_read_is_left_alone() -> None:
    site, problems = load_fixture(), Problems()
    files = {**site.files, FILE: TABLE.encode(), BESIDE: b"no workbook"}
    check_workbooks(replace(site, files=files), problems)
    assert not list(problems)

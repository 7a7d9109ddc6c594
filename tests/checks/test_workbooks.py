"""Spreadsheets beside tables: told where they say something else, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fixture import check_workbooks, load_fixture
from tests.spreadsheets import make_xlsx
from youju.model import Table
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


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("12E5678901", "12E5678901"),  # an id, and no number of a million digits
        ("5E999999", "5E999999"),
        ("17.6%", "17.60%"),
        ("12.35", 12.3456),  # a CSV has the digits that are shown
        ("1,200", 1200),
        ("2024/3/1", "2024-03-01"),
        ("１２.5", 12.5),
        ("1/31/2024", "2024-01-31"),
        ("$1,234.50", 1234.5),
        ("(1,234)", -1234),
        ("45%", "45.2%"),
    ],
)
def test_programs_write_the_same_in_their_own_ways(here: str, there: object) -> None:
    assert not find([["a", "b"], ["x", there]], f'a,b\nx,"{here}"\n')


@pytest.mark.parametrize(
    ("here", "there"), [("007", "7"), ("12", "12%"), ("12.35", 12.36), ("north", "south")]
)
def test_what_differs_is_told(here: str, there: object) -> None:
    assert find([["a", "b"], ["x", there]], f'a,b\nx,"{here}"\n')


def test_endings_may_be_in_capitals() -> None:
    assert len(find(SAME[:2], name="data/ferries.XLSX")) == 1


def test_a_spreadsheet_that_is_a_table_itself_is_none() -> None:
    site, problems = load_fixture(), Problems()
    files = {**site.files, FILE: TABLE.encode(), BESIDE: make_xlsx({"a": SAME[:2]})}
    table = Table(BESIDE, ("id",), (), ())
    stories = tuple(replace(story, checks=(table,)) for story in site.stories)
    check_workbooks(replace(site, files=files, stories=stories), problems)
    assert not list(problems)


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


def find_copy(name: str, table: str = TABLE, told: str = "") -> list[str]:
    """Return what is told of a copy of the table, which lies beside it under `name`."""
    site, problems = load_fixture(), Problems()
    edited = TABLE.replace("90.50", "91.50") if table == TABLE else table
    content = make_xlsx({"a": SAME[:2]}) if ".xlsx" in name else edited.encode()
    files = {**site.files, FILE: TABLE.encode(), f"data/{name}": content}
    if told:
        files["site_src/stories/market-stalls/story.toml"] += told.encode()
    check_workbooks(replace(site, files=files), problems)
    return [f"{p.code} {p.origin} {p.sentence('en')}" for p in problems]


@pytest.mark.parametrize(
    "name",
    [
        *("ferries (1).csv", "ferries(2).csv", "ferries（1）.csv", "ferries - 副本.csv"),
        *("ferries的副本.csv", "ferries 副本 2.csv", "副本ferries.csv", "ferries - Copy.csv"),
        *(
            "ferries - Copy (2).csv",
            "ferries copy.csv",
            "ferries_copy 3.csv",
            "Copy of ferries.csv",
        ),
        *("ferries - コピー.csv", "ferries 복사본.csv", "ferries 拷贝.csv", "ferries的拷貝.CSV"),
        *("ferries.csv.bak", "ferries.csv~", "ferries.csv.old", "ferries.csv.txt"),
        *("ferries (1).xlsx", "ferries - 副本.xlsx", "ferries.xlsx.bak"),
        "ferries (Chan's conflicted copy 2024-05-09).csv",
    ],
)
def test_a_copy_that_was_edited_is_told_with_both_names(name: str) -> None:
    (told,) = find_copy(name)
    assert told.startswith(f"table-beside-copy {FILE}:3:")
    assert f"data/{name} looks like a copy" in told
    assert told.endswith(f"Only {FILE} is read.")


@pytest.mark.parametrize(
    "name",
    [
        *("ferries 2024.csv", "ferries_hardcopy.csv", "ferriescopy.csv", "other (1).csv"),
        *("ferries (north).csv", "ferries.md.bak", "old/ferries (1).csv", "(1).csv"),
    ],
)
def test_other_names_are_no_copies(name: str) -> None:
    assert not find_copy(name)


def test_a_copy_that_says_the_same_or_is_named_is_not_told() -> None:
    saved = "day,trips,line\n2024-01-05,1200,A\n2024/1/6,90.5,B\n"
    assert not find_copy("ferries (1).csv", saved)
    assert find_copy("ferries (1).csv", saved.replace(",B", ",C"))
    assert not find_copy("ferries (1).csv", told='# "/data/ferries (1).csv"')

"""Tables and texts from the site's files: what lies in the place of one that is missing."""

from __future__ import annotations

from youju.content.load_context import Shelf, find_workbook, parse_table
from youju.model import Origin
from youju.problems import Problems


def test_the_spreadsheet_in_the_place_of_a_table_is_found() -> None:
    assert find_workbook("data/a.csv", {"data/a.xlsx": b""}) == "data/a.xlsx"
    assert find_workbook("data/a.csv", {"data/b.xlsx": b"", "a.xlsx": b""}) == ""


def test_a_missing_table_is_told_the_names_that_are_near() -> None:
    shelf, problems = (
        Shelf({"data/stalls.csv": b"", "data/visits.csv": b""}, {}, {}, {}),
        Problems(),
    )
    assert parse_table("data/stall.csv", shelf, Origin("story.toml"), problems) is None
    (problem,) = problems
    assert 'Did you mean "data/stalls.csv"?' in problem.mend("en")

"""Days in cells: only ISO 8601 passes; what Excel makes of a date is recognised."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tabling import read_table

from youju.problems import Problems
from youju.tables.days import parse_date
from youju.tables.rows import list_rows


def parse(cell: str) -> tuple[str, list[tuple[str, str]]]:
    table = read_table(f"date,n\n{cell},1\n", Problems())
    assert table
    problems = Problems()
    (row,) = list_rows(table)
    found = parse_date(row, "date", "correction", problems)
    return found, [(problem.code, dict(problem.values).get("near", "")) for problem in problems]


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_day_passes_and_its_other_ways_of_writing_are_recognised(day: date) -> None:
    assert parse(str(day)) == (str(day), [])
    slashes, chinese = f"{day:%Y}/{day.month}/{day.day}", f"{day:%Y}年{day.month}月{day.day}日"
    for written in (slashes, chinese):
        assert parse(written) == ("", [("correction-other-date", str(day))])


def test_the_number_that_excel_makes_of_a_day() -> None:
    assert parse("43831") == ("", [("correction-excel-day", "2020-01-01")])


def test_months_years_and_impossible_days_do_not_pass() -> None:
    for cell in ("2024", "2024-05", "2024-02-30", "9 May 2024", ""):
        assert parse(cell) == ("", [("correction-bad-date", "")])

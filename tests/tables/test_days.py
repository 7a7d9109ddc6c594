"""Days in cells: only ISO 8601 passes; what Excel makes of a date is recognised."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tabling import read_table
from youju.formats.rows import list_rows
from youju.problems import Problems
from youju.tables.days import find_period, find_western, parse_date


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
    for cell in ("2024", "2024-05", "9 May 2024", ""):
        assert parse(cell) == ("", [("correction-bad-date", "")])
    for cell in ("2024-02-30", "2024-13-01", "2023/2/29", "2024年2月30日"):
        assert parse(cell) == ("", [("date-impossible", "")])


def test_a_day_in_years_of_the_republic_of_china_is_offered_in_western_ones() -> None:
    assert parse("113/5/9") == ("", [("date-roc", "2024-05-09")])


@pytest.mark.parametrize(
    ("found", "western"),
    [
        ("民國110年", "2021"),
        ("中華民國110年12月23日", "2021-12-23"),
        ("110/12/23", "2021-12-23"),
        ("99年", "2010"),
        ("110", "2021"),
        ("10407", "2015-07"),
        ("1101223", "2021-12-23"),
        ("110.2.30", ""),
        ("2021", ""),
        ("2021/12/23", ""),
        ("09/05/21", ""),
        ("43831", ""),
        ("12.5", ""),
    ],
)
def test_years_of_the_republic_of_china_are_told_in_western_ones(found: str, western: str) -> None:
    assert find_western(found) == western


@pytest.mark.parametrize(
    ("found", "period"),
    [
        ("2021年", "2021"),
        ("2021年12月", "2021-12"),
        ("2021/12", "2021-12"),
        ("2021-1", "2021-01"),
        ("2021/12/3", "2021-12-03"),
        ("2021Q3", "2021-07/2021-09"),
        ("2021年第四季度", "2021-10/2021-12"),
        ("Dec-21", "2021-12"),
        ("December 1999", "1999-12"),
        ("Dez-21", ""),
        ("21-Dec", ""),
        ("2021Q5", ""),
        ("2021/", ""),
        ("2021/13", ""),
        ("2021/2/30", ""),
        ("", ""),
    ],
)
def test_periods_in_other_spellings_are_told_in_ours(found: str, period: str) -> None:
    assert find_period(found) == period

"""Peaks: a rank over time is that of the month or the year that is named."""

from __future__ import annotations

import pytest

from tests.fixture import ROOT, load_fixture, read_once
from youju.checks.peaks import weigh_peak
from youju.checks.verdicts import Verdict
from youju.model import Series

HOLDS, FALSE = Verdict.HOLDS, Verdict.FALSE


def find_rooms() -> Series:
    return load_fixture().stories[1].series["visits"]


def find_months() -> Series:
    site, _ = read_once(ROOT / "tests/sites/japanese_newsroom")
    return site.stories[0].series["monthly"]


@pytest.mark.parametrize(
    ("relation", "cells", "years", "verdict"),
    [
        ("largest", {"central"}, {1979}, HOLDS),
        ("largest", {"mobile"}, {2015}, HOLDS),
        ("largest", {"mobile"}, {1970}, FALSE),
        ("smallest", {"north"}, {1995}, HOLDS),
        ("smallest", {"north"}, {2023}, FALSE),
        ("largest", {"central"}, {2023}, HOLDS),  # of all rooms, in that year
        ("largest", set(), {2023}, None),  # of several rooms nobody knows which is meant
        ("largest", {"central"}, {1950}, None),
        ("up", {"central"}, {1979}, None),
    ],
)
def test_a_rank_is_of_its_own_times_or_of_all_then(
    relation: str, cells: set[str], years: set[int], verdict: Verdict | None
) -> None:
    assert weigh_peak(find_rooms(), relation, cells, years, set()) is verdict


@pytest.mark.parametrize(
    ("relation", "months", "verdict"),
    [
        ("largest", {9}, HOLDS),
        ("largest", {1}, FALSE),
        ("smallest", {2}, HOLDS),
        ("smallest", {9}, FALSE),
    ],
)
def test_of_one_course_no_row_need_be_named(
    relation: str, months: set[int], verdict: Verdict
) -> None:
    assert weigh_peak(find_months(), relation, set(), set(), months) is verdict


def test_a_table_without_dates_has_no_peak() -> None:
    site, _ = read_once(ROOT / "tests/sites/gallery")
    tables = [series for story in site.stories for series in story.series.values()]
    countries = next(
        one for one in tables if "country" in one.table.columns and "year" not in one.table.columns
    )
    assert weigh_peak(countries, "largest", {"China"}, {2015}, set()) is None

"""Time: which cells are dates, and which of them an axis names."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.kinds.times import choose_dates, find_days, find_unit, place_dates, read_times, word_cell
from youju.model import Language
from youju.theme.style import SMALL
from youju.typography.metrics import measure_text

ENGLISH, CHINESE = Language("en", "en", "English"), Language("zh", "zh-Hant", "繁體中文")


@pytest.mark.parametrize(
    ("cells", "unit"),
    [
        (["2001", "2003"], "year"),
        (["2001Q1", "2001-Q4"], "quarter"),
        (["2006-01", "2006-12"], "month"),
        (["2012-02-29"], "day"),
    ],
)
def test_dates_are_known_by_their_form(cells: list[str], unit: str) -> None:
    times = read_times(cells)
    assert times and times.unit == unit


@pytest.mark.parametrize(
    "cells", [[], ["2001", "x"], ["2001", "2001-02"], ["2006-13"], ["9999999"]]
)
def test_other_cells_are_no_dates(cells: list[str]) -> None:
    assert read_times(cells) is None


def test_dates_are_worded_in_the_language() -> None:
    times = read_times(["2006-01"])
    assert times
    assert word_cell(times, times.days[0], CHINESE) == "2006年1月"
    assert word_cell(times, times.days[0], ENGLISH) == "Jan 2006"


def test_a_year_is_said_where_it_changes() -> None:
    times = read_times([f"2006-{month:02}" for month in (10, 11, 12)] + ["2007-01"])
    assert times
    places = {day: 100.0 + 200 * index for index, day in enumerate(times.days)}
    said = [words for _, words in choose_dates(times, ENGLISH, places.get, 900)]
    assert said == ["Oct 2006", "Nov", "Dec", "Jan 2007"]


@pytest.mark.parametrize("width", [344.0, 680.0])
@pytest.mark.parametrize(
    ("years", "named"),
    [
        ("2001 2011 2021", "2001 2011 2021"),
        ("1995 2001 2018", "1995 2001 2018"),
        ("2016 2021", "2016 2021"),
        ("2001 2002 2003", "2001 2002 2003"),
    ],
)
def test_years_without_data_are_not_named_where_those_with_data_have_room(
    years: str, named: str, width: float
) -> None:
    times = read_times(years.split())
    assert times
    low, high = times.days[0].year, times.days[-1].year

    def place(day: date) -> float:
        return 20 + (day.year - low) / (high - low) * (width - 40)

    said = [words for _, words in choose_dates(times, ENGLISH, place, width)]
    assert said == named.split()


def test_many_years_are_named_as_often_as_there_is_room() -> None:
    times = read_times([str(year) for year in range(1990, 2021) if year != 2007])
    assert times
    said = [
        words for _, words in choose_dates(times, ENGLISH, lambda d: 10 + 10 * (d.year - 1990), 344)
    ]
    assert said == ["1990", "2000", "2010", "2020"]


@pytest.mark.parametrize(
    ("years", "named"),
    [
        ("2019 2020 2023 2031", "2019 2023 2031"),
        ("2019 2020 2021 2023 2031", "2019 2021 2023 2031"),
        ("1990 1991 2030", "1990 2030"),
    ],
)
def test_of_uneven_years_the_closest_are_left_out(years: str, named: str) -> None:
    times = read_times(years.split())
    assert times
    low, high = times.days[0].year, times.days[-1].year

    def place(day: date) -> float:
        return 20 + (day.year - low) / (high - low) * 304

    assert [words for _, words in choose_dates(times, ENGLISH, place, 344)] == named.split()


def place_years(years: list[int], left: float, width: float) -> list[str]:
    """Return the years that place_dates names on an axis that begins at `left`."""
    times = read_times([str(year) for year in years])
    assert times
    reach = (years[-1] - years[0]) or 1

    def place(day: date) -> float:
        return left + (day.year - years[0]) / reach * (width - 20 - left)

    return [words for *_, words in place_dates(times, ENGLISH, place, width)]


@pytest.mark.parametrize(
    ("left", "named"),
    [
        (40, "2000 2002 2004 2006 2008 2010 2012 2014 2016 2018 2020"),
        (280, "2000 2010 2020"),
        (610, "2000 2020"),
        (640, "2000"),
    ],
)
def test_years_that_have_no_room_are_thinned_and_no_others_named(left: float, named: str) -> None:
    """Beside the long labels of one language an axis had named 2005 and 2015, and was refused."""
    assert place_years([2000, 2020], left, 680) == named.split()


@given(
    st.lists(st.integers(1850, 2030), min_size=1, max_size=12, unique=True).map(sorted),
    st.tuples(st.integers(0, 300), st.integers(0, 300)).map(sorted),
    st.sampled_from([344, 680]),
)
def test_the_years_of_a_shorter_axis_are_among_those_of_a_longer_one(
    years: list[int], lefts: list[int], width: int
) -> None:
    more, fewer = ({*place_years(years, left, width)} for left in lefts)
    assert fewer and fewer <= more


@given(
    st.dates(date(1850, 1, 1), date(2030, 1, 1)),
    st.integers(0, 4000),
    st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"]),
    st.sampled_from([344.0, 680.0]),
    st.sampled_from([ENGLISH, CHINESE]),
)
def test_named_dates_have_room(
    first: date, length: int, form: str, width: float, language: Language
) -> None:
    cells = [first.strftime(form), (first + timedelta(length)).strftime(form)]
    times = read_times(cells)
    assert times
    low, high = times.place(min(times.days)), times.place(max(times.days))

    def place(day: date) -> float:
        return 40 + (times.place(day) - low) / ((high - low) or 1) * (width - 60)

    named = choose_dates(times, language, place, width)
    assert named
    edges = [(at, measure_text(words, SMALL) / 2) for at, words in named]
    assert all(at - half >= -0.5 and at + half <= width + 0.5 for at, half in edges)
    for (at, half), (after, other) in pairwise(edges):
        assert at + half < after - other


@pytest.mark.parametrize(
    ("cell", "first", "after"),
    [
        ("2006", "2006-01-01", "2007-01-01"),
        ("2006Q4", "2006-10-01", "2007-01-01"),
        ("2006-12", "2006-12-01", "2007-01-01"),
        ("2006-02-28", "2006-02-28", "2006-03-01"),
    ],
)
def test_a_date_goes_to_its_last_day(cell: str, first: str, after: str) -> None:
    assert find_days(cell) == (date.fromisoformat(first), date.fromisoformat(after))


@pytest.mark.parametrize("cell", ["", "soon", "2006-13", "2006-02-30", "12"])
def test_what_is_no_date_has_no_days(cell: str) -> None:
    assert find_days(cell) is None


@pytest.mark.parametrize("cell", ["9999-12-31", "9999-12", "9999Q4"])
def test_what_ends_with_the_calendar_has_no_days(cell: str) -> None:
    assert find_days(cell) is None


def test_what_ends_before_the_calendar_has_days() -> None:
    assert find_days("9999-12-30") == (date(9999, 12, 30), date(9999, 12, 31))
    assert find_days("9999Q3") == (date(9999, 7, 1), date(9999, 10, 1))


def test_the_finest_unit_of_dates_is_found() -> None:
    assert find_unit(["2006", "", "2006-01-15", "2006-01"]) == "day"
    assert find_unit(["2006", "2006Q2"]) == "quarter"
    assert find_unit([""]) == "year"

"""A period is of times that the source names, or counts from its publication."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fixture import FIGURES, load_fixture
from youju.checks.printed_times import check_printed_times
from youju.model import PrintedTime
from youju.problems import Problems

NAMED = ("2019", "2016-03", "--08", "2012/2014", "Y-1", "P3Y")


def tell(period: str, *times: str, place: str = "3", published: str = "2021-12-23") -> list[str]:
    """Return what is told of a figure of paragraph 3 whose source names `times` at `place`."""
    site, problems = load_fixture(), Problems()
    story = next(story for story in site.stories if story.slug == FIGURES)
    key, figure = next((key, f) for key, f in story.figures.items() if f.locator == "3")
    index = site.indexes[figure.source]
    named = tuple(PrintedTime(place, f"said {time}", time) for time in times)
    source = replace(site.sources[figure.source], published=published)
    changed = replace(
        site,
        stories=(replace(story, figures={key: replace(figure, period=period)}),),
        indexes={figure.source: replace(index, times=named)},
        sources={figure.source: source},
    )
    check_printed_times(changed, problems)
    assert all(problem.code == "period-unprinted" for problem in problems)
    return [dict(problem.values)["found"] for problem in problems]


@pytest.mark.parametrize(
    "period",
    (
        *("", "2019", "2021", "2021-12", "2021-11", "../2021-12", "2016-03", "2016", "2019-08"),
        *("2021-08", "2013", "2020", "2020-05", "P3Y/2021-12", "P1Y", "2019/2021", "P1M"),
    ),
)
def test_what_the_source_names_or_was_published_in_passes(period: str) -> None:
    assert tell(period, *NAMED) == []


@pytest.mark.parametrize(
    ("period", "found"),
    [
        ("2018", "2018"),
        ("2019-12", "2019-12"),
        ("2021-10", "2021-10"),
        ("2016-04", "2016-04"),
        ("2010/2013", "2010"),
        ("P2Y/2021-12", "P2Y"),
        ("P5Y/2021-12", "P5Y"),
        ("P1Y/2021-12", "P1Y"),
        ("P2Y", "P2Y"),
    ],
)
def test_another_year_month_or_length_is_told(period: str, found: str) -> None:
    assert tell(period, *NAMED) == [found]


def test_a_part_of_a_year_leaves_its_months_open() -> None:
    assert tell("2019-12", "2019", "part") == []
    assert tell("2018-12", "2019", "part") == ["2018-12"]


def test_a_length_of_another_place_will_do_where_its_own_has_none() -> None:
    assert tell("P3Y/2021-12", "P3Y", place="1") == []
    assert tell("P1Y/2021-12", "P3Y", place="1") == []
    assert tell("P2Y/2021-12", "P3Y", place="1") == ["P2Y"]


def test_january_tells_of_december() -> None:
    assert tell("2020-12", "2019", published="2021-01-08") == []
    assert tell("2020-11", "2019", published="2021-01-08") == ["2020-11"]


@pytest.mark.parametrize("published", ["", "2021"])
def test_a_source_without_a_month_or_a_day_leaves_it_open(published: str) -> None:
    assert tell("2021-05", "2021", "part", published=published) == []
    assert tell("2018-05", "2021", published=published) == ["2018-05"]


def test_an_index_of_an_older_edition_tells_nothing() -> None:
    assert tell("1999") == []

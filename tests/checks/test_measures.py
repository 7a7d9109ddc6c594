"""Each chart says where and when its numbers hold, or a note tells which do not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.fixture import FIGURES, TIDY, load_fixture
from youju.checks.measures import check_measures
from youju.model import Site, Story, Text
from youju.problems import Problems

CODES = ("en", "zh")
LINE = Text({"en": "Fixture Town", "zh": "樣本鎮"}, CODES)
DATED = Text({"en": "Fixture Town, May 2024", "zh": "樣本鎮，2024年5月"}, CODES)


def find(slug: str) -> Story:
    return next(story for story in load_fixture().stories if story.slug == slug)


def check(story: Story) -> list[tuple[str, str]]:
    """Return the codes that are told of a story, and the charts."""
    site: Site = replace(load_fixture(), stories=(story,))
    problems = Problems()
    check_measures(site, problems)
    return [(problem.code, dict(problem.values)["charts"]) for problem in problems]


def edit(story: Story, **changes: Any) -> Story:
    """Return a story whose charts have these changes."""
    return replace(story, charts=tuple(replace(chart, **changes) for chart in story.charts))


def undate(story: Story) -> Story:
    figures = {key: replace(figure, period="") for key, figure in story.figures.items()}
    return replace(story, figures=figures)


def test_a_place_of_the_story_is_enough() -> None:
    assert check(find(FIGURES)) == check(find(TIDY)) == []


def test_without_a_place_the_charts_are_told_once() -> None:
    bare = edit(find(TIDY), subtitle=None, kind="columns")
    assert check(replace(bare, place=None)) == [("chart-no-place", "by-year, one-year")]


def test_a_line_of_its_own_says_where() -> None:
    story = replace(edit(find(TIDY), subtitle=None, kind="columns"), place=None)
    assert check(edit(story, subtitle=LINE)) == []
    some = replace(story.charts[0], subtitle=LINE)
    assert check(replace(story, charts=(some, *story.charts[1:]))) == [
        ("chart-no-place", "one-year")
    ]


def test_what_a_function_draws_of_a_table_is_said() -> None:
    story = find(TIDY)
    assert check(edit(story, subtitle=None)) == [("chart-no-measure", "by-year, one-year")]
    assert check(edit(story, subtitle=None, kind="columns")) == []


def test_figures_without_a_period_need_a_date() -> None:
    story = undate(find(FIGURES))
    assert check(story) == [("chart-no-time", "kinds")]
    assert check(edit(story, subtitle=LINE)) == [("chart-no-time", "kinds")]
    for words in ("subtitle", "title", "finding", "note"):
        assert check(edit(story, **{words: DATED})) == []


def test_figures_that_are_not_drawn_need_none() -> None:
    story = find(FIGURES)
    figures = dict(story.figures)
    figures["stalls"] = replace(figures["stalls"], period="")
    assert check(replace(story, figures=figures)) == []


@pytest.mark.parametrize(
    ("columns", "row", "told"),
    [
        (("room", "year"), ("north", "2019"), False),
        (("room", "month"), ("north", "2019-05"), False),
        (("room", "2019", "2023"), ("north", "5", "6"), False),
        (("room", "visits"), ("north", "43831"), True),
        (("room", "visits"), ("2019 hall", "700"), True),
    ],
)
def test_a_table_has_a_column_of_times(
    columns: tuple[str, ...], row: tuple[str, ...], told: bool
) -> None:
    story = find(TIDY)
    [(name, series)] = story.series.items()
    table = replace(series.table, columns=columns, rows=(row, row))
    changed = replace(story, series={name: replace(series, table=table)})
    assert check(changed) == [("chart-no-time", "by-year, one-year")] * told


def test_a_table_that_cannot_be_read_is_told_elsewhere() -> None:
    assert check(replace(find(TIDY), series={})) == []

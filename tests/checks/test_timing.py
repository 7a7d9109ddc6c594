"""Periods against the day of their source, and plans and forecasts that say what they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.fixture import FIGURES, FIXTURE, ROOT, load_fixture
from tests.provoking import PROSE, STORY, mark_food
from youju.checks.timing import check_timing, note_days
from youju.content.site import load_site
from youju.inputs import Inputs, read_inputs
from youju.model import Figure, Site
from youju.problems import Problems

OTHERS = ("other_newsroom", "tables")


def alter(site: Site, **periods: str) -> Site:
    """Return `site` with other periods of figures of the story FIGURES."""
    (story,) = (story for story in site.stories if story.slug == FIGURES)
    figures: dict[str, Figure] = {
        key: replace(figure, period=periods.get(key, figure.period))
        for key, figure in story.figures.items()
    }
    return replace(site, stories=(replace(story, figures=figures),))


def tell(site: Site) -> list[tuple[str, str]]:
    problems = Problems()
    check_timing(site, problems)
    return [(problem.code, dict(problem.values).get("id", "")) for problem in problems]


@pytest.mark.parametrize(
    "period", ["2024", "2024-05", "2024-05-09", "../2024-05", "2019/..", "P1Y"]
)
def test_a_period_up_to_the_day_of_the_source_passes(period: str) -> None:
    assert tell(alter(load_fixture(), food=period)) == []


@pytest.mark.parametrize(
    "period", ["2025", "2024-06", "2024-05-10", "../2024-06", "2025/..", "2019/2025", "P3Y/2025"]
)
def test_a_later_period_is_told(period: str) -> None:
    assert tell(alter(load_fixture(), food=period)) == [("period-after-source", "food")]


def test_a_derived_figure_is_no_later_than_the_sources_of_its_parts() -> None:
    assert tell(alter(load_fixture(), food_share="2024-06")) == [
        ("period-after-source", "food_share")
    ]


@pytest.mark.parametrize("root", [ROOT, FIXTURE, *(FIXTURE.parent / name for name in OTHERS)])
def test_what_is_written_in_this_repository_has_no_false_alarm(root: str) -> None:
    problems = Problems()
    site = load_site(read_inputs(ROOT / root), problems)
    problems.raise_if_any()
    check_timing(site, problems)
    assert [problem.code for problem in problems] == []


def read_marked(status: str, period: str, *words: tuple[str, str, str]) -> Site:
    """Return the fixture with a status of food, and with `words` (file, old, new) changed."""
    files = mark_food(status, period)
    for file, old, new in words:
        text = files[file].decode("utf-8")
        assert old in text
        files[file] = text.replace(old, new).encode()
    return load_site(Inputs(FIXTURE, files), Problems())


def test_a_forecast_may_look_ahead_and_has_to_say_so_everywhere() -> None:
    told = tell(read_marked("forecast", "2030"))
    assert told.count(("status-lost", "food_share")) == 1
    # Both languages: prose, chart.
    assert told.count(("status-unsaid", "food")) == 4
    assert {code for code, _ in told} == {"status-lost", "status-unsaid"}


def test_one_word_in_the_same_paragraph_or_chart_says_it() -> None:
    zh = PROSE.replace("en.md", "zh.md")
    site = read_marked(
        "plan",
        "2030",
        (PROSE, "sell food", "will sell food"),
        (zh, "賣吃的", "計劃賣吃的"),
        (STORY, "Food is sold", "Food is to be sold"),
        (STORY, "賣吃的有", "賣吃的目標是"),
    )
    assert tell(site) == [("status-lost", "food_share")]


@pytest.mark.parametrize(
    ("today", "codes"),
    [
        (date(2024, 5, 8), ["published-ahead"]),
        (date(2024, 5, 9), []),
        (date(2030, 12, 31), []),
        (date(2031, 1, 1), ["status-past"]),
    ],
)
def test_days_are_seen_from_the_day_that_is_given(today: date, codes: list[str]) -> None:
    problems = Problems()
    note_days(read_marked("forecast", "2030"), today, problems)
    assert [problem.code for problem in problems] == codes

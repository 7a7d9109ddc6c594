"""What a dot stands for: worked out a second time, and whatever else a legend says is found."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pandas as pd
import pytest

from tests.audit.test_page import SITE, hold
from tests.fixture import FIGURES
from youju.audit.dots import list_worths
from youju.kinds.units import choose_worth
from youju.model import Chart, Site, Story

STORY = next(story for story in SITE.stories if story.slug == FIGURES)


def draw_dots(value: str, **options: float) -> Story:
    """Return the fixture's story whose one chart has dots for one figure of this `value`."""
    chart: Chart = next(chart for chart in STORY.charts if chart.figures)
    key = chart.figures[0]
    figure = STORY.figures[key]
    figure = replace(figure, quantity=replace(figure.quantity, value=Decimal(value)))
    chart = replace(chart, figures=(key,), kind="units", options=options)
    return replace(STORY, charts=(chart,), figures={**STORY.figures, key: figure})


@pytest.mark.parametrize("value", ["68", "401", "4000", "9000", "400000000", "1970000000", "4.2"])
def test_a_dot_stands_for_what_the_kind_chooses(value: str) -> None:
    chosen = choose_worth(pd.Series([float(value)]))
    assert Decimal(f"{chosen:g}") in {+one for one in list_worths([draw_dots(value)])}


def test_a_dot_stands_for_what_the_chart_says_and_nothing_for_nothing() -> None:
    assert list(list_worths([draw_dots("9000", per=250.0)])) == [250]
    assert list(list_worths([draw_dots("0")])) == []
    assert list(list_worths([STORY])) == []


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("= 10 residents of the village", True),
        ("= 20 residents of the village", False),
        ("= 10 of 70 residents of the village", False),
        ("10 residents of the village", False),
    ],
)
def test_another_number_beside_a_dot_is_found(words: str, right: bool) -> None:
    stories = [draw_dots("4000") if one is STORY else one for one in SITE.stories]
    site: Site = replace(SITE, stories=tuple(stories))
    assert (hold(f'<svg class="plot"><text>{words}</text></svg>', site=site) == []) is right

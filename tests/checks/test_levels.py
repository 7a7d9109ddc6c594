"""The level of an interval: said alike in every language, or a typed number like any other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fixture import TIDY, load_fixture
from youju.checks.levels import find_level
from youju.model import Chart, Text

SITE = load_fixture()
CHART = next(story for story in SITE.stories if story.slug == TIDY).charts[0]


def read(en: str, zh: str, *, interval: bool = True) -> str:
    """Return the level that is found in the words of a chart with an `interval`."""
    options = {"interval": ("low", "high")} if interval else {}
    words = {"interval": Text({**CHART.title, "en": en, "zh": zh}, tuple(CHART.title))}
    chart: Chart = replace(CHART, options=options, words=words)
    return find_level(SITE, chart, "interval", "en")


@pytest.mark.parametrize(
    ("en", "zh", "level"),
    [
        ("95% confidence interval", "95%置信區間", "95%"),
        ("90 percent interval", "90%的區間", "90 percent"),
        ("interval of 99.7 percent", "百分之99.7的區間", "99.7 percent"),
        ("95% interval", "九成五的區間", ""),
        ("95% interval", "90%區間", ""),
        ("95% interval", "區間", ""),
        ("5% interval", "5%區間", ""),
        ("100% interval", "100%區間", ""),
        ("95 people", "95人", ""),
        ("95 percentiles", "95%位", ""),
        ("95% of 1,000 runs", "1000次中的95%", ""),
        ("interval", "區間", ""),
    ],
)
def test_a_level_is_the_same_share_in_every_language(en: str, zh: str, level: str) -> None:
    assert read(en, zh) == level


def test_only_a_chart_with_an_interval_has_one() -> None:
    assert not read("95% interval", "95%區間", interval=False)
    assert not find_level(SITE, CHART, "interval", "en")

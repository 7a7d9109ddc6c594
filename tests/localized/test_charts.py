"""A chart in one language: its words in plain text, made once for all who print them."""

from __future__ import annotations

from dataclasses import replace

from tests.fixture import FIGURES, KINDS, load_fixture
from youju.localized.charts import localize_chart
from youju.model import Chart, Story


def find() -> tuple[Story, Chart]:
    story = next(story for story in load_fixture().stories if story.slug == FIGURES)
    return story, next(chart for chart in story.charts if chart.id == KINDS)


def test_a_chart_says_its_words_rows_and_sources() -> None:
    story, chart = find()
    told = localize_chart(load_fixture(), story, chart, "en")
    assert told.title == "Most stalls sell food"
    assert told.source == "Source: Fixture Statistics, “Market count”"
    assert [figure.id for figure in told.rows] == [*chart.figures, *chart.beside]
    assert [source.id for source in told.sources] == ["office"]
    assert told.path == f"en/{FIGURES}/{KINDS}/index.html"
    assert "<" not in told.alt + told.finding


def test_it_is_made_once_and_another_chart_anew() -> None:
    site, (story, chart) = load_fixture(), find()
    told = localize_chart(site, story, chart, "zh")
    assert localize_chart(site, story, chart, "zh") is told
    changed = replace(chart, title=chart.finding)
    assert localize_chart(site, story, changed, "zh").title == told.finding

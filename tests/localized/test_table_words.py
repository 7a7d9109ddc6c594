"""Words of tables: those of the nearest chart, through tables that are made from others."""

from __future__ import annotations

from dataclasses import replace

from tests.fixture import ROOT, read_once
from youju.localized.table_words import list_table_words
from youju.model import Story, Text


def load_story() -> Story:
    return read_once(ROOT / "tests" / "sites" / "tables")[0].stories[0]


def test_the_nearest_chart_has_the_word() -> None:
    story = load_story()
    first, other = (next(c for c in story.charts if c.table == t) for t in ("iowa", "totals"))
    more = {**other.words, "gwh": Text({"en": "Power", "zh": "電力"}, ("en", "zh"))}
    story = replace(story, charts=(replace(other, words=more), first))
    assert list_table_words(story, "iowa", "en")["gwh"] == "Gigawatt hours"
    assert list_table_words(story, "totals", "en")["gwh"] == "Power"


def test_words_reach_over_tables_between() -> None:
    """A figure of the first table, a chart of the third: both are of the same things."""
    story = load_story()
    chart = next(chart for chart in story.charts if chart.table == "totals")
    last = replace(story.series["totals"], made_from=("totals",))
    series = {**story.series, "decades": last}
    charts = (replace(chart, table="decades"),)
    story = replace(story, series=series, charts=charts)
    assert list_table_words(story, "iowa", "zh")["gwh"] == "吉瓦時"

"""Owns whether each chart says what its numbers measure, where and when they hold."""

from __future__ import annotations

from collections.abc import Iterator

from youju.checks.named_dates import NamedDates, find_dates
from youju.kinds.times import read_times
from youju.model import Chart, Origin, Site, Story
from youju.problems import Problems

_NAMED = ("title", "subtitle", "finding", "note")


def check_measures(site: Site, problems: Problems) -> None:
    """Report the charts of a story that say nowhere where their numbers hold, those that when, and
    those of tables that what they are.

    The place is that of the story, or stands in the line below the title, which is the newsroom's.
    The time is that of the figures drawn, of a column of the table, or a date in the chart's words.
    What is measured is known of the kinds; what a function draws of a table, the line has to say.
    """
    for story in site.stories:
        code = story.original or site.languages[site.default].original
        timeless = [chart.id for chart in story.charts if not _has_time(site, story, chart, code)]
        for problem, charts in (
            ("chart-no-place", list(_list_placeless(story))),
            ("chart-no-time", timeless),
            ("chart-no-measure", list(_list_unmeasured(story))),
        ):
            if charts:
                origin = next(one.origin for one in story.charts if one.id == charts[0])
                problems.add(problem, Origin(origin.file, origin.line), charts=", ".join(charts))


def _list_placeless(story: Story) -> Iterator[str]:
    return (chart.id for chart in story.charts if not (story.place or chart.subtitle))


def _list_unmeasured(story: Story) -> Iterator[str]:
    return (
        one.id
        for one in story.charts
        if one.table and not (one.kind or one.subtitle or one.misread)
    )


def _has_time(site: Site, story: Story, chart: Chart, code: str) -> bool:
    texts = [text[code] for name in _NAMED if (text := getattr(chart, name))]
    if any(find_dates(text, site.languages[code]) != NamedDates() for text in texts):
        return True
    if chart.table:
        if (series := story.series.get(chart.table)) is None:
            return True  # it cannot be read, which is told
        heads = ([name] for name in series.table.columns)
        return any(map(read_times, (*heads, *zip(*series.table.rows, strict=True))))
    drawn = [story.figures[key] for key in chart.figures if key in story.figures]
    return all(figure.period for figure in drawn)

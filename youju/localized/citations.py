"""Owns how a chart and its sources are cited: publisher, title, date, in one line to copy."""

from __future__ import annotations

from youju import addresses
from youju.localized.story import Desk, list_sources, view_source
from youju.model import Chart, Source


def cite_chart(desk: Desk, chart: Chart) -> str:
    """Return a citation: Youju, “Title” (chart). Source: Daily, “Report”, 1 May 2021. https://…

    The day is that of the source: it says what the figures can know.
    """
    site, code = desk.site, desk.code
    sources = [cite_source(desk, source) for source in list_sources(desk, chart)]
    path = addresses.chart(code, desk.story.slug, chart.id)
    return desk.say(
        "citation",
        publisher=site.published_by[code],
        title=desk.plain(chart.title[code]),
        sources=desk.style.semicolon.join(sources),
        address=addresses.absolute(site.base_url, path),
    )


def cite_source(desk: Desk, source: Source) -> str:
    """Return a source in a line: Daily, “Report”, 1 May 2021."""
    view = view_source(desk.site, source, desk.code)
    return desk.say("cited_source", line=view["line"], date=view["published_words"])

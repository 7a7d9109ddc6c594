"""Owns how a chart is cited: publisher, title, sources and address, in one line to copy."""

from __future__ import annotations

from youju.model import Chart
from youju.pages import addresses
from youju.pages.views import Desk, list_sources, view_source


def cite_chart(desk: Desk, chart: Chart) -> str:
    """Return a citation: Youju, “Title” (chart). Source: Daily, “Report”, 1 May 2021. https://…

    The day is that of the source: it says what the figures can know.
    """
    site, code = desk.site, desk.code
    views = [view_source(site, source, code) for source in list_sources(desk, chart)]
    sources = [
        desk.say("cited_source", line=view["line"], date=view["published_words"]) for view in views
    ]
    path = addresses.chart(code, desk.story.slug, chart.id)
    return desk.say(
        "citation",
        publisher=site.published_by[code],
        title=desk.plain(chart.title[code]),
        sources=desk.style.semicolon.join(sources),
        address=addresses.absolute(site.base_url, path),
    )

"""Owns how a chart and its sources are cited: publisher, title, date, in one line to copy."""

from __future__ import annotations

from youju import addresses
from youju.languages import style_of
from youju.localized.charts import LocalizedChart
from youju.localized.story import view_source
from youju.localized.strings import make_say
from youju.model import Site, Source


def cite_chart(site: Site, told: LocalizedChart) -> str:
    """Return a citation: Youju, “Title” (chart). Source: Daily, “Report”, 1 May 2021. https://…

    The day is that of the source: it says what the figures can know.
    """
    code = told.code
    sources = [cite_source(site, source, code) for source in told.sources]
    return make_say(site.strings, code)(
        "citation",
        publisher=site.published_by[code],
        title=told.title,
        sources=style_of(site.languages[code]).semicolon.join(sources),
        address=addresses.absolute(site.base_url, told.path),
    )


def cite_source(site: Site, source: Source, code: str) -> str:
    """Return a source in a line of language `code`: Daily, “Report”, 1 May 2021."""
    line: str = view_source(site, source, code)["dated"]
    return line

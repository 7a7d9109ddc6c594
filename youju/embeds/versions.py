"""Owns the version of a chart: a hash of what readers are told, whatever it looks like."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from youju.content.prose import parse_cited
from youju.drawing.charts import list_rows
from youju.drawing.drafts import Slot
from youju.embeds.register import list_versions
from youju.model import Chart, Figure, Origin, Pin, Site, Story
from youju.pages.evidence import word_figure
from youju.pages.views import Desk, Pictures, list_sources
from youju.theme import PALETTE, WIDTHS

# Parts of a spec that say how it is drawn and by whom, not what.
_MANNER = ("config", "$schema")
_TEXTS = ("title", "finding", "alt", "note")


def find_version(site: Site, story: Story, chart: Chart, pictures: Pictures) -> str:
    """Return the version of `chart` as it is now: "1f2e3d4c5b6a".

    It changes with the words, numbers, sources and shapes of the chart in any of the site's
    languages, and not with the palette, the renderer or the page round it. A shape that the theme
    or Altair draws otherwise, or one language more, makes another version.
    """
    told = {code: _tell(site, story, chart, code) for code in site.languages}
    drawn = [
        {key: part for key, part in pictures[slot].spec.items() if key not in _MANNER}
        for code in sorted(site.languages)
        for slot in (Slot(story.slug, chart.id, code, size) for size in WIDTHS)
    ]
    text = json.dumps([story.slug, chart.id, told, drawn], ensure_ascii=False, sort_keys=True)
    for name, (light, _) in PALETTE.items():
        text = text.replace(light, name)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def find_pin(site: Site, story: Story, chart: Chart, pictures: Pictures) -> Pin | None:
    """Return the pin that holds `chart` as it is now, if there is one."""
    pins = list_versions(site.register, story.slug, chart.id)
    version = find_version(site, story, chart, pictures) if pins else ""
    return next((pin for pin in pins if pin.version == version), None)


def list_former(site: Site, story: Story, chart: Chart, pictures: Pictures) -> list[Pin]:
    """Return the pins that hold `chart` as it was, the latest first."""
    now = find_pin(site, story, chart, pictures)
    return [pin for pin in list_versions(site.register, story.slug, chart.id) if pin != now]


def list_told(story: Story, chart: Chart) -> list[Figure]:
    """Return the figures that a chart tells: its rows, and those that its words cite."""
    cited = (
        citation.id
        for name in _TEXTS
        for text in getattr(chart, name).values()
        for citation in parse_cited(text, Origin("")).citations
        if citation.function == "fig"
    )
    rows = [figure.id for figure in list_rows(story, chart)]
    return [story.figures[id] for id in dict.fromkeys([*rows, *cited])]


def describe_chart(site: Site, story: Story, chart: Chart) -> dict[str, Any]:
    """Return what a chart says, to be kept with a pin: its title and figures in every language."""
    return {
        "story": story.slug,
        "chart": chart.id,
        "title": {
            code: Desk(site, story, code).plain(chart.title[code]) for code in site.languages
        },
        "figures": {
            figure.id: {
                **state_figure(figure),
                "words": {code: word_figure(site, figure, code) for code in site.languages},
            }
            for figure in list_told(story, chart)
        },
    }


def state_figure(figure: Figure) -> dict[str, str]:
    """Return a figure's number for comparison: value, unit and qualifier as text."""
    quantity = figure.quantity
    value = f"{quantity.value:f}"
    return {"value": value, "unit": quantity.unit, "qualifier": quantity.qualifier}


def _tell(site: Site, story: Story, chart: Chart, code: str) -> Mapping[str, Any]:
    desk = Desk(site, story, code)
    rows: list[Any] = [
        [figure.label[code], word_figure(site, figure, code), figure.period]
        for figure in list_rows(story, chart)
    ]
    if chart.table is not None:
        table = story.series[chart.table].table
        rows = [table.columns, *table.rows]
    return {
        "texts": [desk.plain(getattr(chart, name)[code]) for name in _TEXTS],
        "words": {key: text[code] for key, text in chart.words.items()},
        "rows": rows,
        "sources": [
            [source.publisher[code], source.title[code], source.published]
            for source in list_sources(desk, chart)
        ],
    }

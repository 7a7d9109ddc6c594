"""Owns what a chart tells in a language, whatever it looks like: by it pins are named and held."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from youju.content.cited import parse_cited
from youju.content.register import archive_facts, list_versions
from youju.localized.charts import localize_chart
from youju.localized.figures import word_figure
from youju.localized.story import list_chart_rows
from youju.model import Chart, Figure, Origin, Pin, Site, Story
from youju.numbers.ranges import write_value

_TEXTS = ("title", "finding", "alt", "note")


def find_version(site: Site, story: Story, chart: Chart) -> str:
    """Return the name of a pin that holds `chart` as it is now: "1f2e3d4c5b6a".

    It is a hash of what each language of the site tells. Whether a pin still stands is asked of
    each language alone: see is_told.
    """
    return _hash([story.slug, chart.id, _hash_all(site, story, chart)])


def is_told(site: Site, pin: Pin, story: Story, chart: Chart, code: str) -> bool:
    """Return whether `chart` tells in language `code` what it told when `pin` was made."""
    told: Mapping[str, str] = read_facts(site, pin)["told"]
    return told.get(code) == hash_told(site, story, chart, code)


def hash_told(site: Site, story: Story, chart: Chart, code: str) -> str:
    """Return a hash of what `chart` tells in language `code`: its words, numbers and sources.

    The look is no part of it: neither charts.py nor the theme, Altair or the kind of a space.
    Whoever reckons it in another way makes every pin old that was ever published.
    """
    words = localize_chart(site, story, chart, code)
    rows: list[Any] = [
        [one.label[code], word_figure(site, one, code), _tell_time(one), one.id in chart.figures]
        for one in words.rows
    ]
    if chart.table is not None:
        table = story.series[chart.table].table
        rows = [table.columns, *table.rows]
    told = {
        "texts": [getattr(words, name) for name in _TEXTS]
        + [words.subtitle][: bool(words.subtitle)],
        "words": {key: text[code] for key, text in chart.words.items()},
        "rows": rows,
        "sources": [
            [source.publisher[code], source.title[code], source.published]
            for source in words.sources
        ],
    }
    if source := chart.map_source:
        told["map"] = [source.credit[code] if source.credit else "", source.approval]
    return _hash(told)


def find_pin(site: Site, story: Story, chart: Chart, code: str) -> Pin | None:
    """Return the latest pin that holds `chart` as it is now in language `code`, if there is one."""
    return next((pin for pin, holds in _judge(site, story, chart, code) if holds), None)


def list_former(site: Site, story: Story, chart: Chart, code: str) -> list[Pin]:
    """Return the pins that hold `chart` as it was in language `code`, the latest first."""
    return [pin for pin, holds in _judge(site, story, chart, code) if not holds]


def list_told(story: Story, chart: Chart) -> list[Figure]:
    """Return the figures that a chart tells: its rows, and those that its words cite."""
    cited = (
        citation.id
        for name in (*_TEXTS, "subtitle")
        for text in (getattr(chart, name) or {}).values()
        for citation in parse_cited(text, Origin("")).citations
        if citation.function == "fig"
    )
    rows = [figure.id for figure in list_chart_rows(story, chart)]
    return [story.figures[key] for key in dict.fromkeys([*rows, *cited])]


def describe_chart(site: Site, story: Story, chart: Chart) -> dict[str, Any]:
    """Return what a chart says, to be kept with a pin: its title and figures in every language.

    `told` has the hash of all that each language tells.
    """
    return {
        "story": story.slug,
        "chart": chart.id,
        "told": _hash_all(site, story, chart),
        "title": {code: localize_chart(site, story, chart, code).title for code in site.languages},
        "figures": {
            figure.id: {
                **state_figure(figure),
                "words": {code: word_figure(site, figure, code) for code in site.languages},
            }
            for figure in list_told(story, chart)
        },
    }


def read_facts(site: Site, pin: Pin) -> Mapping[str, Any]:
    """Return what was kept of a chart when `pin` was made: see describe_chart."""
    facts: dict[str, Any] = json.loads(site.files[archive_facts(pin.version)])
    return facts


def state_figure(figure: Figure) -> dict[str, str]:
    """Return a figure's number for comparison: value, unit and qualifier as text."""
    quantity = figure.quantity
    value = write_value(quantity)
    return {"value": value, "unit": quantity.unit, "qualifier": quantity.qualifier}


def _tell_time(figure: Figure) -> str:
    return f"{figure.period} {figure.status}".rstrip()


def _judge(site: Site, story: Story, chart: Chart, code: str) -> list[tuple[Pin, bool]]:
    """Return each pin of a chart, the latest first, and whether it holds the chart as it is now."""
    pins = list_versions(site.register, story.slug, chart.id)
    now = hash_told(site, story, chart, code) if pins else ""
    return [(pin, read_facts(site, pin)["told"].get(code) == now) for pin in pins]


def _hash_all(site: Site, story: Story, chart: Chart) -> dict[str, str]:
    return {code: hash_told(site, story, chart, code) for code in site.languages}


def _hash(told: Any) -> str:
    """Return a hash of texts, to which a space that holds words together is a space."""
    text = json.dumps(told, ensure_ascii=False, sort_keys=True).replace("\u00a0", " ")
    return hashlib.sha256(text.encode()).hexdigest()[:12]

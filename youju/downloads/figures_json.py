"""Owns figures.json: a story's figures with their evidence and uses, for readers' own programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from youju.content.cited import parse_cited
from youju.localized.figures import list_cells
from youju.model import Chart, Figure, Origin, Site, Source, Story, Text
from youju.tables.columns import FigureCell, Outlet, list_columns

FIGURES_JSON = "figures.json"


def write_ledger(site: Site, story: Story) -> str:
    """Return a story's figures as JSON, words and labels by language code.

    `value` is in base units, `precision` the size of the last digit that was written; `used` says
    where readers meet the figure. `build.py diff` compares these files with those of the last
    build.
    """
    sources = dict.fromkeys(figure.source for figure in story.figures.values() if figure.source)
    ledger = {
        "story": story.slug,
        "languages": {code: language.tag for code, language in site.languages.items()},
        "figures": [describe_figure(site, story, figure) for figure in story.figures.values()],
        "charts": [_describe_chart(chart) for chart in story.charts],
        "sources": [describe_source(site.sources[key]) for key in sources if key in site.sources],
    }
    return json.dumps(ledger, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def describe_figure(site: Site, story: Story, figure: Figure) -> dict[str, Any]:
    """Return what is known of a figure: value, words in each language, evidence and uses."""
    cells = list_cells(site, figure)
    told = {column.name: _write_cell(cells[column.name]) for column in list_columns(Outlet.JSON)}
    return told | {"used": _list_uses(story, figure.id)}


def _write_cell(cell: FigureCell) -> str | int | float | dict[str, str]:
    """Return what JSON has of a figure's cell; figures have 15 digits, which a float keeps."""
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    return cell if isinstance(cell, str) else dict(cell)


def _describe_chart(chart: Chart) -> dict[str, Any]:
    """Name what a chart draws: figures, or one of the story's tables."""
    return {"id": chart.id, "figures": [*chart.figures, *chart.beside], "table": chart.table}


def _list_uses(story: Story, figure_id: str) -> dict[str, Any]:
    """Return where readers meet a figure: it is drawn, tabled or cited with these charts."""
    prose = (text.text for text in story.prose.values())
    head = [*story.title.values(), *story.standfirst.values()]
    return {
        "key_figure": figure_id in story.key_figures,
        "text": _cites([*head, *prose], figure_id),
        "charts": [chart.id for chart in story.charts if _uses(chart, figure_id)],
    }


def _uses(chart: Chart, figure_id: str) -> bool:
    words = (chart.title, chart.subtitle, chart.finding, chart.alt, chart.note)
    texts: tuple[Text, ...] = tuple(text for text in words if text)
    return figure_id in (*chart.figures, *chart.beside) or _cites(
        (words for text in texts for words in text.values()), figure_id
    )


def _cites(texts: Iterable[str], figure_id: str) -> bool:
    return any(
        citation.function == "fig" and citation.id == figure_id
        for text in texts
        for citation in parse_cited(text, Origin("")).citations
    )


def describe_source(source: Source) -> dict[str, Any]:
    """Return a source with its words in each language."""
    words: Mapping[str, Text | None] = {
        "publisher": source.publisher,
        "title": source.title,
        "republisher": source.republisher,
        "note": source.note,
        "licence": source.licence,
    }
    return {
        "id": source.id,
        **{key: dict(text) if text else {} for key, text in words.items()},
        "language": source.language,
        "published": source.published,
        "url": source.url,
        "republished_url": source.republished_url,
    }

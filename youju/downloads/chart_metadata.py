"""Owns a chart's metadata as JSON: its words, figures, sources, licence, files and addresses."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from youju import addresses
from youju.downloads.figures_json import describe_figure, describe_source
from youju.languages import style_of
from youju.localized.charts import LocalizedChart, localize_chart
from youju.localized.citations import cite_chart
from youju.model import Chart, Licence, Site, Story

# How long a description may be for search engines that list datasets
# (developers.google.com/search/docs/appearance/structured-data/dataset).
SHORTEST, LONGEST = 50, 5_000


def write_metadata(
    site: Site, story: Story, chart: Chart, code: str, files: Mapping[str, int]
) -> str:
    """Return everything that is known of a chart, in words of language `code`.

    `files` maps the path of each of its files to its size in bytes. Figures are told as in
    figures.json; a chart of a series names the table, which its CSV has whole.
    """
    words = localize_chart(site, story, chart, code)
    told = {
        "id": chart.id,
        "story": story.slug,
        "language": site.languages[code].tag,
        "title": words.title,
        **({"subtitle": words.subtitle} if words.subtitle else {}),
        "finding": words.finding,
        "description": words.alt,
        "note": words.note,
        "publisher": site.published_by[code],
        "date": story.date,
        "citation": cite_chart(site, words),
        "licence": describe_licence(site.licence, code),
        "page": addresses.absolute(site.base_url, words.path),
        "embed": addresses.absolute(site.base_url, addresses.embed(code, story.slug, chart.id)),
        "translations": {
            site.languages[other].tag: addresses.absolute(
                site.base_url, addresses.chart(other, story.slug, chart.id)
            )
            for other in site.languages
            if other != code
        },
        "files": [
            {"url": addresses.absolute(site.base_url, path), "bytes": size}
            for path, size in files.items()
        ],
        "table": chart.table,
        "figures": []
        if chart.table
        else [describe_figure(site, story, figure) for figure in words.rows],
        "sources": [describe_source(source) for source in words.sources],
    }
    return json.dumps(told, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def describe_dataset(
    site: Site, story: Story, chart: Chart, code: str, files: Mapping[str, int]
) -> dict[str, Any]:
    """Return schema.org's Dataset for a chart, for the page in language `code`."""
    words = localize_chart(site, story, chart, code)
    labels = _list_labels(story, words)
    told = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": words.title,
        "description": _describe_data(site, words, labels),
        "variableMeasured": labels,
        "inLanguage": site.languages[code].tag,
        "url": addresses.absolute(site.base_url, words.path),
        "creator": {"@type": "Organization", "name": site.published_by[code]},
        "image": addresses.absolute(
            site.base_url, addresses.embed_file(code, story.slug, chart.id, "@2x.png")
        ),
        "isBasedOn": [
            {
                "@type": "CreativeWork",
                "name": source.title[source.language],
                "datePublished": source.published,
                "publisher": {"@type": "Organization", "name": source.publisher[code]},
            }
            for source in words.sources
        ],
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": "text/csv",
                "contentUrl": addresses.absolute(site.base_url, path),
            }
            for path in files
            if path.endswith(".csv")
        ],
    }
    return told | ({"license": site.licence.url} if site.licence else {})


def _describe_data(site: Site, words: LocalizedChart, labels: Sequence[str]) -> str:
    """Return what the data behind a chart say and measure, and whose they are.

    All that has figures is said in every language alike, for the languages are held together.
    """
    comma = style_of(site.languages[words.code]).comma
    parts = [words.subtitle, words.finding, words.note, comma.join(labels), words.dated_source]
    told = " · ".join(filter(None, parts))
    if len(told) < SHORTEST:
        page = addresses.absolute(site.base_url, words.path)
        told += f" · {site.name[words.code]} · {page}"
    return told if len(told) <= LONGEST else told[: LONGEST - 1] + "…"


def _list_labels(story: Story, words: LocalizedChart) -> list[str]:
    """Return what is measured: the labels of a chart's figures, or the heads of its table."""
    chart, code = words.chart, words.code
    if chart.table is None:
        return [figure.label[code] for figure in words.rows]
    heads = {key: text[code] for key, text in chart.words.items()}
    return [heads.get(name, name) for name in story.series[chart.table].table.columns]


def describe_licence(licence: Licence | None, code: str) -> dict[str, str] | None:
    """Return the name, in language `code`, and the address of what a site's terms are, if any."""
    return {"name": licence.name[code], "url": licence.url} if licence else None

"""Owns what templates are given of charts and key figures, worded in one language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NotRequired, TypedDict

from markupsafe import Markup, escape

from youju.localized.charts import COMMON_SIZES, localize_chart
from youju.localized.figures import mark_figure, word_time
from youju.localized.kept import keep
from youju.localized.story import Desk, list_chart_rows
from youju.model import Chart
from youju.numbers.wording import NBSP
from youju.printing.excerpts import FileView, RowView, view_file, view_series
from youju.printing.interactive import LiveView
from youju.rendering.svg import Pictures, Slot, write_inline


class KeyFigureView(TypedDict):
    """A figure of the strip under the standfirst, and the address of its evidence."""

    label: str
    value: str
    href: str


class TableView(TypedDict):
    """A chart's table; one of figures has no file of its own, and no columns of times.

    The id of a row is that of its marks in the picture (data-figure).
    """

    heads: list[str]
    rows: list[RowView]
    made_from: list[FileView]
    timed: NotRequired[list[bool]]
    file: NotRequired[str]
    path: NotRequired[str]


class ChartView(TypedDict):
    """A chart in one language, for the macro `figure`: its words, its pictures and its table.

    What begins with `plain_` is the same without mark-up. `wide` has all pictures that follow the
    `narrow` one; `thumb` is that again, hidden from who listens. `live` is None for a chart that is
    a picture only, and on pages where readers may not choose.
    """

    id: str
    title: Markup
    plain_title: str
    subtitle: str
    finding: Markup
    plain_finding: str
    alt: Markup
    note: str
    source: str
    dated_source: str
    table: TableView
    table_name: str
    walk: str
    comma: str
    path: str
    narrow: Markup
    wide: Markup
    live: LiveView | None
    thumb: Markup


def _view_alt(desk: Desk, chart: Chart, subtitle: str) -> Markup:
    """Return what the picture shows, as HTML, after what is measured, where and when."""
    alt = desk.unlinked(chart.alt[desk.code])
    if not subtitle:
        return alt
    return Markup(desk.say("named", label=escape(subtitle), value=alt))


def view_chart(
    desk: Desk, chart: Chart, pictures: Pictures, sizes: Sequence[str] = COMMON_SIZES
) -> ChartView:
    """Return a chart with its pictures in `sizes`: narrow, wide, and what is broader.

    `live` is for printing.interactive to fill in.
    """
    slug, code = desk.story.slug, desk.code
    told = localize_chart(desk.site, desk.story, chart, code)
    attributes = {"aria-label": told.title, "aria-describedby": f"chart-{chart.id}-alt"}
    drawn = [
        Markup(write_inline(pictures[Slot(slug, chart.id, code, size)], size, attributes))
        for size in sizes
    ]
    return {
        "id": chart.id,
        "title": desk.unlinked(chart.title[code]),
        "plain_title": told.title,
        "subtitle": desk.inline(chart.subtitle[code]) if chart.subtitle else told.subtitle,
        "finding": desk.inline(chart.finding[code]),
        "plain_finding": told.finding,
        "alt": _view_alt(desk, chart, told.subtitle),
        "note": desk.inline(chart.note[code]) if chart.note[code] else "",
        "source": told.source,
        "dated_source": told.dated_source,
        "table": view_table(desk, chart),
        "table_name": desk.say("named", label=desk.say("table"), value=told.title),
        "walk": desk.say("walk", title=told.title),
        "comma": desk.style.comma,
        "path": told.path,
        "narrow": drawn[0],
        "wide": Markup("").join(drawn[1:]),
        "live": None,
        "thumb": Markup(
            write_inline(
                pictures[Slot(slug, chart.id, code, "narrow")], "narrow", {"aria-hidden": "true"}
            )
        ),
    }


def view_key_figures(desk: Desk, link: Callable[[str], str]) -> list[KeyFigureView]:
    """Return the strip under the standfirst: label, marked value and address of the evidence.

    A value may break between its words: bound together, it would break inside one.
    """
    figures = [desk.story.figures[key] for key in desk.story.key_figures]
    return [
        {
            "label": figure.label[desk.code],
            "value": mark_figure(desk.site, figure, desk.code).replace(NBSP, " "),
            "href": link(figure.id),
        }
        for figure in figures
    ]


def view_table(desk: Desk, chart: Chart) -> TableView:
    """Return a chart's table; nobody changes it."""
    made_of = (view_table, desk.story, chart, desk.code)
    return keep(desk.site, made_of, lambda: _view_table(desk, chart))


def _view_table(desk: Desk, chart: Chart) -> TableView:
    if chart.table is not None:
        words = {key: text[desk.code] for key, text in chart.words.items()}
        shown = view_series(desk, words, desk.story.series[chart.table])
        return {**shown, **view_file(desk.story, chart.table)}
    heads = [desk.say(key) for key in ("item", "value", "period")]
    return {
        "made_from": [],
        "heads": heads,
        "rows": [
            {
                "id": figure.id,
                "cells": [
                    figure.label[desk.code],
                    mark_figure(desk.site, figure, desk.code),
                    word_time(desk.site, figure, desk.code) or desk.say("no_period"),
                ],
            }
            for figure in list_chart_rows(desk.story, chart)
        ],
    }

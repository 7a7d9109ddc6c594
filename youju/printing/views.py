"""Owns what templates are given of charts and key figures, worded in one language."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup, escape

from youju.localized.charts import COMMON_SIZES, localize_chart
from youju.localized.figures import mark_figure, word_time
from youju.localized.kept import keep
from youju.localized.story import Desk, View, list_chart_rows
from youju.model import Chart
from youju.numbers.wording import NBSP
from youju.printing.excerpts import view_file, view_series
from youju.rendering.svg import Pictures, Slot, write_inline


def _view_alt(desk: Desk, chart: Chart, subtitle: str) -> str:
    """Return what the picture shows, as HTML, after what is measured, where and when."""
    alt = desk.unlinked(chart.alt[desk.code])
    if not subtitle:
        return alt
    return Markup(desk.say("named", label=escape(subtitle), value=alt))


def view_chart(
    desk: Desk, chart: Chart, pictures: Pictures, sizes: Sequence[str] = COMMON_SIZES
) -> View:
    """Return a chart for the macro `figure`: its words, its pictures and its table.

    Its pictures are those of `sizes`: behind the narrow one the wide, which any broader follow.

    `live` is for printing.interactive to fill in, on pages where readers may choose.
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


def view_key_figures(desk: Desk, link: Callable[[str], str]) -> list[View]:
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


def view_table(desk: Desk, chart: Chart) -> View:
    """Return a chart's table; the id of a row is that of its marks in the picture (data-figure)."""
    made_of = (view_table, desk.story, chart, desk.code)
    return keep(desk.site, made_of, lambda: _view_table(desk, chart))


def _view_table(desk: Desk, chart: Chart) -> View:
    if chart.table is not None:
        words = {key: text[desk.code] for key, text in chart.words.items()}
        shown = view_series(desk, words, desk.story.series[chart.table])
        return {**shown, **view_file(desk.story, chart.table)}
    heads = [desk.say(key) for key in ("item", "value", "period")]
    return {
        "made_from": (),
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

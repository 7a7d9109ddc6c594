"""Owns tidy tables as pages show them: whole below a chart, or the rows that bear a figure out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TypedDict

from markupsafe import Markup

from youju import addresses
from youju.kinds.times import read_times, word_cell
from youju.localized.story import Desk, SourceView, view_source
from youju.localized.table_words import MOST_ROWS_SHOWN, list_table_words
from youju.model import Figure, Language, Series, Story
from youju.numbers.formulas import CellsRef, parse_formula
from youju.numbers.lookups import CitedCells, find_cited, look_up
from youju.numbers.wording import word_written
from youju.rendering.svg import name_row
from youju.tables.series import list_quantities

GAP = "–"


class RowView(TypedDict):
    """A row of a table: its cells in words, and the id of its marks in the picture."""

    id: str
    cells: list[str]


class RowsView(TypedDict):
    """Rows of a tidy table below the heads of its columns; `timed` tells which have times."""

    heads: list[str]
    rows: list[RowView]
    timed: list[bool]


class FileView(TypedDict):
    """A file that readers download, and those that it was worked out from."""

    file: str
    path: str
    made_from: list[FileView]


class SeriesView(RowsView, FileView):
    """A tidy table, and the file that it is read from."""


class ExcerptView(SeriesView):
    """The rows of a tidy table that bear out a figure; `cut` tells whether there are more."""

    source: SourceView
    cut: bool


def view_series(desk: Desk, words: Mapping[str, str], series: Series) -> RowsView:
    """Return a tidy table: quantities as pictures write them, the rest in `words` or as it is."""
    return _view_rows(desk, words, series, range(len(series.table.rows)))


def view_excerpts(desk: Desk, figure: Figure) -> list[ExcerptView]:
    """Return the tables that the formula of `figure` takes cells from, with the rows of these.

    A table of which all rows are counted has none: its file says it all.
    """
    if "." not in figure.formula:
        return []
    found = find_cited(parse_formula(figure.formula), desk.story.series)
    return [_view_excerpt(desk, name, cited) for name, cited in found.items()]


def word_cells(desk: Desk, ref: CellsRef) -> list[Markup]:
    """Return the numbers that `ref` names as HTML, fit to be added up."""
    language = desk.site.languages[desk.code]
    mark = Markup('<data class="cell" value="{}">{}</data>')
    return [
        mark.format(f"{cell.value:f}", word_written(cell.value, language))
        for cell in look_up(ref, desk.story.series)
    ]


def view_file(story: Story, name: str) -> FileView:
    """Return the file of a table as readers download it; of a derived one, those it is made from.

    The figures of a story are such a table, too.
    """
    series, file = story.series.get(name), f"{name}.csv"
    others = series.made_from if series else ()
    return {
        "file": file,
        "path": addresses.download(story.slug, file),
        "made_from": [view_file(story, other) for other in others],
    }


def _view_excerpt(desk: Desk, name: str, cited: CitedCells) -> ExcerptView:
    """Return the rows of a table that a figure takes cells from, in the columns that have words.

    A name for programs is nothing to readers, unless the formula itself asks for that column.
    """
    series, words = desk.story.series[name], list_table_words(desk.story, name, desk.code)
    shown = [column for column in series.table.columns if column in {*words, *cited.columns}]
    return {
        "source": view_source(desk.site, desk.site.sources[series.source], desk.code),
        "cut": len(cited.rows) > MOST_ROWS_SHOWN,
        **view_file(desk.story, name),
        **_view_rows(desk, words, _keep_columns(series, shown), cited.rows[:MOST_ROWS_SHOWN]),
    }


def _keep_columns(series: Series, names: list[str]) -> Series:
    """Return `series` with its columns `names` alone."""
    places = [series.table.columns.index(name) for name in names]
    rows = tuple(tuple(row[place] for place in places) for row in series.table.rows)
    return replace(series, table=replace(series.table, columns=tuple(names), rows=rows))


def _view_rows(
    desk: Desk, words: Mapping[str, str], series: Series, rows: Sequence[int]
) -> RowsView:
    language, quantities = desk.site.languages[desk.code], list_quantities(series)
    columns, table = series.table.columns, series.table
    times = _word_times(series, language)

    def word(name: str, cell: str) -> str:
        if not cell:
            return _mark_gap(desk)
        if name in quantities:
            return words.get(cell, word_written(Decimal(cell), language))
        return words.get(cell, times.get((name, cell), cell))

    shown: list[RowView] = [
        {"id": name_row(table.lines[index]), "cells": [*map(word, columns, table.rows[index])]}
        for index in rows
    ]
    timed = [name in {column for column, _ in times} for name in columns]
    return {"heads": [words.get(name, name) for name in columns], "rows": shown, "timed": timed}


def _word_times(series: Series, language: Language) -> dict[tuple[str, str], str]:
    """Return the words of times by column and cell, where a column holds nothing but times."""
    words: dict[tuple[str, str], str] = {}
    for name, cells in zip(series.table.columns, zip(*series.table.rows, strict=True), strict=True):
        filled = list(dict.fromkeys(filter(None, cells)))
        times = None if name in series.numbers else read_times(filled)
        if times:
            said = (word_cell(times, day, language) for day in times.days)
            words |= dict(zip([(name, cell) for cell in filled], said, strict=True))
    return words


def _mark_gap(desk: Desk) -> Markup:
    """Return what a table shows where it has nothing: a dash, and words for who listens."""
    return Markup('<span role="img" aria-label="{}">{}</span>').format(desk.say("no_data"), GAP)

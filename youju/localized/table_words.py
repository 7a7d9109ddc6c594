"""Owns what readers see of tables below figures: how many rows, in which words of the story."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from youju.model import Series, Story

# An excerpt of more rows is cut; the whole table is a link away.
MOST_ROWS_SHOWN = 12


def list_table_words(story: Story, table: str, code: str) -> dict[str, str]:
    """Return the words in language `code` for headings and cells of a story's `table`: those of
    charts that draw it first, then those of tables that it is made from, or that are made from it.
    A table that has no such chart has the words of all.
    """
    names = list(_list_kin(story.series, table))
    charts = [chart for name in names for chart in story.charts if chart.table == name]
    words: dict[str, str] = {}
    for chart in charts or story.charts:
        words = {key: text[code] for key, text in chart.words.items()} | words
    return words


def _list_kin(series: Mapping[str, Series], table: str) -> Iterator[str]:
    """Yield `table`, then the tables that were made from it and those it was made from, the
    nearest first."""
    seen, found = {table}, [table]
    for name in found:
        yield name
        children = [other for other, one in series.items() if name in one.made_from]
        for other in (*children, *series[name].made_from):
            if other not in seen:
                seen.add(other)
                found.append(other)

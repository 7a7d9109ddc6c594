"""Owns the words of tables below figures: no reader is shown a cell that only its source reads."""

from __future__ import annotations

from collections.abc import Iterator

from youju.checks.workbook import open_books
from youju.kinds.rows import needs_word
from youju.kinds.times import read_times
from youju.localized.table_words import MOST_ROWS_SHOWN, list_table_words
from youju.model import Figure, Site, Story
from youju.numbers.lookups import CitedCells, find_cited
from youju.problems import Problems
from youju.problems.hints import list_some, write_words


def check_excerpt_words(site: Site, problems: Problems) -> None:
    """Report, once a table, cells and headings below figures that some readers cannot read."""
    for story in site.stories:
        books = open_books(story, site.units)
        figures: dict[str, Figure] = {}
        unsaid: dict[str, dict[str, None]] = {}
        for key, tree in books.derived.items():
            for table, cited in find_cited(tree, story.series).items():
                if cells := dict.fromkeys(_list_unsaid(site, story, table, cited)):
                    figures.setdefault(table, books.figures[key])
                    unsaid.setdefault(table, {}).update(cells)
        for table, figure in figures.items():
            found = list(unsaid[table])
            values = {"id": figure.id, "table": table, "count": len(found)}
            lines = {"cells": list_some(found), "line": write_words(found[0])}
            problems.add("evidence-cell-words", figure.origin, **values, **lines)


def _list_unsaid(site: Site, story: Story, table: str, cited: CitedCells) -> Iterator[str]:
    """Yield what readers of some language would be shown as it stands in `table`."""
    series = story.series[table]
    words = [(code, list_table_words(story, table, code)) for code in site.authored]
    shown = [c for c in series.table.columns if c in cited.columns or any(c in w for _, w in words)]
    rows = [series.table.rows[index] for index in cited.rows[:MOST_ROWS_SHOWN]]
    for name in shown if rows else ():
        place = series.table.columns.index(name)
        cells = [] if name in series.numbers else [row[place] for row in rows]
        timed = bool(read_times([cell for cell in cells if cell]))
        for cell in dict.fromkeys([name, *(cells if not timed else ())]):
            tags = (site.languages[code].tag for code, said in words if cell not in said)
            if any(needs_word(cell, tag) for tag in tags):
                yield cell

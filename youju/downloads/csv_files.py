"""Owns the CSV files that readers download: safe to open in Excel, the same in every language."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from youju.localized.figures import list_cells
from youju.localized.kept import keep
from youju.localized.story import list_chart_rows
from youju.model import Chart, Figure, Series, Site, Story
from youju.tables.columns import FigureCell, Outlet, list_columns

BOM = "\ufeff"
# A cell that begins so may be run as a formula (OWASP ASVS 1.2.10); full-width forms count too.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
# Excel in German or French splits at semicolons, whatever is quoted; a plain number is none.
_FORMULA_INSIDE = re.compile(
    r"""([;\t\r\n][\s"]*)(?=[=@＝＠]|[+\-＋－](?!\d+(?:[.,]\d+)*[\s%"]*(?:[;\t\r\n]|$)))"""
)


def list_downloads(site: Site, story: Story) -> dict[str, str]:
    """Return a story's tables by name: "figures" when it has any, and each of its series."""
    return keep(site, (list_downloads, story), lambda: _write_tables(site, story))


def _write_tables(site: Site, story: Story) -> dict[str, str]:
    tables = {name: _write_series(series) for name, series in story.series.items()}
    if story.figures:
        tables["figures"] = write_figures(site, story.figures.values())
    return tables


def write_figures(site: Site, figures: Iterable[Figure]) -> str:
    """Return figures with their evidence as CSV, labels and wordings in every language."""
    codes = list(site.languages)
    columns = list_columns(Outlet.CSV)
    heads = [head for column in columns for head in column.list_heads(codes)]
    rows = (list_cells(site, figure) for figure in figures)
    return write_csv(
        heads,
        [[text for c in columns for text in _write_cell(row[c.name], codes)] for row in rows],
    )


def write_chart(site: Site, story: Story, chart: Chart) -> str:
    """Return the rows of a chart's table as CSV: its figures, or those of its series."""
    if chart.table is None:
        return write_figures(site, list_chart_rows(story, chart))
    return _write_series(story.series[chart.table])


def neutralise(cell: str) -> str:
    """Return text that a spreadsheet will not run, even in parts: '=1+1 instead of =1+1."""
    cell = cell[:1] + _FORMULA_INSIDE.sub(r"\1'", cell[1:])
    return f"'{cell}" if cell.lstrip(' "').startswith(_FORMULA_STARTS) else cell


def write_csv(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return cells as CSV; texts among them are to be neutralised before."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows(rows)
    return file.getvalue()


def _write_series(series: Series) -> str:
    numbers = [series.table.columns.index(name) for name in series.numbers]
    return write_csv(
        [neutralise(name) for name in series.table.columns],
        [
            [cell if i in numbers else neutralise(cell) for i, cell in enumerate(row)]
            for row in series.table.rows
        ],
    )


def _write_cell(cell: FigureCell, codes: Sequence[str]) -> list[str]:
    """Return a figure's cell as a spreadsheet may have it; one of words for each language."""
    if isinstance(cell, Decimal):
        return [f"{cell:f}"]
    if isinstance(cell, str):
        return [neutralise(cell)]
    return [neutralise(cell.get(code, "")) for code in codes]

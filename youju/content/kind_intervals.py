"""Owns what is wrong with the intervals of a chart's rows: their columns, and ends of each row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from youju.content.chart_kinds import ChosenKind
from youju.content.chart_rows import ChartRows
from youju.content.kind_gaps import RowFault, name_rows
from youju.problems.hints import list_some


def judge_intervals(chosen: ChosenKind, rows: ChartRows) -> Iterator[RowFault]:
    """Yield what is wrong with intervals, as kind_rows judges its rows: an end that is no column of
    its own, ends that are exchanged, a number beyond them, and ends of which the other is missing.
    """
    options = chosen.options
    y, ends = options.get("y", "value"), options.get("interval", ())
    if not ends:
        return
    if len({*ends}) == 1:
        yield "chart-kind-ends", "interval", {"column": ends[0]}
        return
    columns = [rows.columns.get(name, ()) for name in (y, *ends)]
    inside = chosen.kind.inside
    told = set()
    for index, cells in enumerate(zip(*columns, strict=True)):
        if (code := _judge_row(cells, inside=inside)) and code not in told:
            told.add(code)
            (row,) = name_rows(chosen, rows, [index])
            yield code, "interval", dict(zip(("found", "low", "high"), cells, strict=True), row=row)
    if half := list(_list_half(chosen, rows, ends)):
        yield "chart-kind-half", "interval", {"rows": list_some(half)}


def _judge_row(cells: Sequence[str], *, inside: bool) -> str:
    """Return what is wrong with a row's number and its two ends, as its table has them, or ""."""
    value, low, high = (float(cell) if cell else None for cell in cells)
    if low is None or high is None:
        return ""
    if low > high:
        return "chart-kind-swapped"
    return (
        "chart-kind-interval" if inside and value is not None and not low <= value <= high else ""
    )


def _list_half(chosen: ChosenKind, rows: ChartRows, ends: Sequence[str]) -> Iterator[str]:
    """Yield each row that has one end of its interval alone, with the column of the other."""
    for index, cells in enumerate(zip(*(rows.columns.get(n, ()) for n in ends), strict=True)):
        if any(cells) and not all(cells):
            (row,) = name_rows(chosen, rows, [index])
            yield f"{row} {ends[list(cells).index('')]}"

"""Owns what a kind asks of its rows: no number that it cannot draw, each place once, words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial

from youju.content.chart_kinds import ChosenKind
from youju.content.chart_rows import ChartRows
from youju.content.kind_gaps import RowFault, judge_gaps
from youju.content.kind_intervals import judge_intervals
from youju.formats.toml import Document, find_table
from youju.kinds.panels import MOST_PANELS
from youju.kinds.registry import CHART_KINDS
from youju.kinds.rows import choose_parts, needs_word
from youju.kinds.times import find_days, place_event
from youju.kinds.units import MOST_DOTS
from youju.model import Language
from youju.problems import Problems
from youju.problems.hints import list_some, write_words
from youju.tables.times import read_time
from youju.theme.house import current_look, list_tones

_Path = tuple[str | int, ...]
# What a span that ends before it begins is told with.
_SPAN = ("name", "start", "end")
_NO_TIMES = ("series-no-time", "series-no-times")
# How many intervals of a histogram can be told apart on a phone.
_MOST_BINS = 150
# One cell that reads as a time may be a name.
_FEWEST = 2


def check_kind_rows(
    document: Document,
    path: _Path,
    chosen: ChosenKind,
    rows: ChartRows,
    words: Collection[str],
    languages: Mapping[str, Language],
    problems: Problems,
) -> None:
    """Report rows that the kind of the chart at `path` would draw wrongly, each sort once.

    `words` are the cells that the chart has words for, `languages` those that editors write.
    """
    if not chosen.name:
        return
    gaps = partial(judge_gaps, told="left_out" in find_table(document, path))
    faults = (_judge_numbers, judge_intervals, _judge_cells, gaps)
    # What was told as no time reads as an empty cell, which it is not.
    untimed = {dict(p.values)["header"] for p in problems if p.code in _NO_TIMES}
    for code, option, values in (fault for judge in faults for fault in judge(chosen, rows)):
        if code == "chart-kind-nameless" and values["column"] in untimed:
            continue
        place = document.origin(*path, option if option in chosen.options else "kind")
        problems.add(code, place, **values)
    kind, labelled = chosen.kind, "label" in chosen.options
    named = "label" if labelled else "x" if kind.mapped and not kind.coded else ""
    options = ("x", "series", "label", "facet")
    for option in options[1:] if kind.mapped and labelled else options:
        if column := chosen.options.get(option):
            cells = list(_list_unsaid(rows, column, words, languages))
            if option == named:
                cells = [cell for cell in cells if cell in chosen.options.get("highlight", ())]
            if cells:
                shown, line = list_some(cells), write_words(cells[0])
                told = {"column": column, "cells": shown, "count": len(cells), "line": line}
                times = {"table": rows.table} if rows.table and _are_times(cells) else {}
                code = "chart-kind-times" if times else "chart-kind-words"
                problems.add(code, document.origin(*path, option), **told, **times)


def _judge_numbers(chosen: ChosenKind, rows: ChartRows) -> Iterator[RowFault]:
    """Yield what is wrong with the numbers of `rows`: a problem, the option that it is told at
    (the kind's own line where the chart has it not), and its values."""
    kind, options = chosen.kind, chosen.options
    x, y = options.get("x", ""), options.get("y", "value")
    if rows.spans and not kind.spans:
        drawn = ", ".join(name for name, other in CHART_KINDS.items() if other.spans)
        told = {"kind": chosen.name, "id": rows.spans[0], "kinds": drawn}
        yield "chart-kind-range", "y", told
    low = [cell for cell in rows.columns.get(y, ()) if cell and float(cell) < 0]
    if kind.positive and low:
        code = "map-negative" if kind.mapped else "chart-kind-negative"
        yield code, "y", {"kind": chosen.name, "found": low[0]}
    shares = [Decimal(cell) for cell in rows.columns.get(y, ()) if cell] if kind.whole else []
    if kind.whole and (unit := rows.amounts.get(y)):
        yield "chart-kind-percent", "y", {"kind": chosen.name, "unit": unit}
    elif sum(shares) > 100 + sum(map(_halve_last_digit, shares)):
        yield "chart-kind-whole", "y", {"kind": chosen.name, "found": f"{sum(shares):g}"}
    if len(unlike := _list_scales(chosen, rows)) > 1:
        yield "chart-kind-unlike", "y", {"kind": chosen.name, "units": ", ".join(unlike)}
    breaks = options.get("breaks", ())
    known = [cell for cell in rows.columns.get(y, ()) if cell] if breaks else []
    if beyond := [cell for cell in known if not breaks[0] <= float(cell) <= breaks[-1]]:
        yield "chart-kind-beyond", "breaks", {"found": beyond[0]}
    if kind.coded and x in rows.numbers:
        yield "map-code-number", "x", {"column": x}
    if kind.mapped and not kind.shaded and y in rows.shares:
        yield "map-shares", "y", {"kind": chosen.name, "column": y}
    if kind.exact and (y in rows.shares or rows.inexact):
        told = {"kind": chosen.name, "id": rows.inexact[0] if rows.inexact else ""}
        yield f"chart-kind-{'exact' if rows.inexact else 'points'}", "y", told
    interval = options.get("interval", ())
    for option, column in (*(("log", name) for name in (y, *interval)), ("log_x", x)):
        held = rows.columns.get(column, ()) if options.get(option) else ()
        if none := [cell for cell in held if cell and float(cell) <= 0]:
            yield "chart-kind-log", option, {"found": none[0]}
            break
    if (width := options.get("bin")) is not None and not _can_bin(rows, x, width):
        yield "chart-kind-bin", "bin", {"found": f"{width:g}"}
    if (worth := options.get("per")) is not None and not _can_count(rows, y, worth):
        yield "chart-kind-per", "per", {"found": f"{worth:g}", "most": MOST_DOTS}


def _list_scales(chosen: ChosenKind, rows: ChartRows) -> list[str]:
    """Return a unit of each scale that the numbers need which a kind draws on one."""
    options = chosen.options
    if chosen.kind.worded:
        return []
    drawn = (options.get("y", "value"), options.get("target", ""), *options.get("interval", ()))
    scales = {scale: unit for column in drawn for scale, unit in rows.units.get(column, {}).items()}
    return list(scales.values())


def _judge_cells(chosen: ChosenKind, rows: ChartRows) -> Iterator[RowFault]:
    """Yield what is wrong with the cells of `rows`, as `_judge_numbers` does."""
    kind, options = chosen.kind, chosen.options
    x, part, panel = (options.get(name, "") for name in ("x", "series", "facet"))
    for asked, code, option in (
        (kind.two, "chart-kind-two", "x"),
        (kind.sides, "chart-kind-sides", "series"),
    ):
        column = options.get(option, "")
        if asked and column and (count := len(set(rows.columns[column]))) != 2:
            yield code, option, {"kind": chosen.name, "column": column, "count": count}
    if kind.ranks and (fault := _judge_ranks(options, rows)):
        yield fault
    if "start" in options and (dates := _judge_dates(chosen, rows)):
        yield dates
    if kind.unique and (twice := _find_twice(rows, (x or "id", part, panel))):
        yield "chart-kind-twice", "x", {"kind": chosen.name, "found": twice}
    if (count := len(set(rows.columns.get(panel, ())))) > MOST_PANELS:
        told = {"column": panel, "count": count, "most": MOST_PANELS}
        yield "chart-kind-panels", "facet", told
    most = len(list_tones(current_look()))
    if (count := _count_coloured(chosen, rows)) > most:
        yield "chart-kind-colours", "series", {"count": count, "most": most}
    cells = rows.columns.get(x or "label", ())
    for event in options.get("events", ()):
        if event not in cells and place_event(event, cells) is None:
            yield "chart-event-nowhere", "events", {"event": event, "column": x or "label"}


def _count_coloured(chosen: ChosenKind, rows: ChartRows) -> int:
    """Return how many parts of a chart are told apart by their colours."""
    kind, options = chosen.kind, chosen.options
    parts, highlight = rows.columns.get(options.get("series", ""), ()), options.get("highlight", ())
    plain = kind.two and not {*highlight} & {*parts}  # all have one colour
    return 0 if kind.shaded or plain else len(choose_parts(parts, highlight))


def _judge_ranks(options: Mapping[str, str], rows: ChartRows) -> RowFault | None:
    """Return what keeps `rows` from having ranks: one that is none, or a number that is not known,
    which may be the greatest of its time."""
    x, y = options.get("x", ""), options.get("y", "")
    cells = rows.columns.get(y, ())
    if options.get("ranked"):
        none = [cell for cell in cells if cell and (float(cell) < 1 or float(cell) % 1)]
        return ("chart-kind-rank", "y", {"column": y, "found": none[0]}) if none else None
    times, names = (rows.columns.get(name, ()) for name in (x, options.get("series", "")))
    for time, name, cell in zip(times, names, cells, strict=False):
        if not cell:
            return "chart-kind-rank-gap", "y", {"time": time, "name": name}
    return None


def _judge_dates(chosen: ChosenKind, rows: ChartRows) -> RowFault | None:
    """Return the first cell of the columns `start` and `end` that is no date, or the first row that
    ends before it begins."""
    options = chosen.options
    columns = {name: rows.columns.get(options.get(name, ""), ()) for name in ("start", "end")}
    for name, cells in columns.items():
        for cell in cells:
            if cell and not find_days(cell):
                return "chart-kind-date", name, {"column": options[name], "found": cell}
    for cells in zip(rows.columns.get(options.get("x", ""), ()), *columns.values(), strict=False):
        (began, _), (_, over) = (find_days(c) or (date.min, date.max) for c in cells[1:])
        if over <= began:
            return "chart-kind-backwards", "end", dict(zip(_SPAN, cells, strict=True))
    return None


def _halve_last_digit(share: Decimal) -> Decimal:
    """Return how much less a rounded `share` may have been: 0.05 of 51.9, 0.5 of 52."""
    exponent = share.as_tuple().exponent
    return Decimal(5).scaleb(min(exponent, 0) - 1) if isinstance(exponent, int) else Decimal(0)


def _can_bin(rows: ChartRows, x: str, width: float) -> bool:
    """Tell whether intervals of a `width` are so many that they can be drawn."""
    numbers = [float(cell) for cell in rows.columns.get(x or "value", ()) if cell]
    reach = max(numbers, default=0) - min(numbers, default=0)
    return width > 0 and reach / width <= _MOST_BINS


def _can_count(rows: ChartRows, y: str, worth: float) -> bool:
    """Tell whether the dots of the greatest number are no more than can be drawn, each of `worth`.

    The numbers are above zero, or told already.
    """
    numbers = [float(cell) for cell in rows.columns.get(y, ()) if cell]
    return worth > 0 and max(numbers, default=0) / worth <= MOST_DOTS


def _find_twice(rows: ChartRows, columns: Sequence[str]) -> str:
    """Return the first place that two rows have: their cells in `columns`; or ""."""
    seen: set[tuple[str, ...]] = set()
    for place in zip(*(rows.columns[name] for name in columns if name), strict=True):
        if place in seen:
            return ", ".join(filter(None, place))
        seen.add(place)
    return ""


def _list_unsaid(
    rows: ChartRows, column: str, words: Collection[str], languages: Mapping[str, Language]
) -> Iterator[str]:
    """Yield the cells of a column of words that some language's readers cannot read."""
    if column in rows.numbers:
        return
    for cell in dict.fromkeys(rows.columns[column]):
        unsaid = any(needs_word(cell, language.tag) for language in languages.values())
        if cell and unsaid and cell not in words:
            yield cell


def _are_times(cells: Sequence[str]) -> bool:
    """Tell whether most of the `cells` that need words are times, in whatever spellings."""
    read = sum(bool(read_time(cell)) for cell in cells)
    return read >= _FEWEST and 2 * read >= len(cells)

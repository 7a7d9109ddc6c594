"""Owns the changes that a chart may print between its rows, as a stranger works them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from youju.audit.readings import Reading
from youju.model import Chart, Story
from youju.rendering.svg import name_row

# To so many digits before the point a change that is "about" so much may be rounded.
_COARSE = 12
# What is true only to the last digit, in percent and in times: that nothing is left, or changed.
_CLAIMS = {True: (Decimal(-100), Decimal(0)), False: (Decimal(0), Decimal(1))}


def list_rates(story: Story) -> Iterator[tuple[str, frozenset[Decimal]]]:
    """Yield the rows of charts of the kind "rates" after the first, each with the numbers by which
    it may be told to differ from the one before: in percent, or as times as much."""
    for chart in story.charts:
        if chart.kind == "rates":
            for (_, before), (key, after) in pairwise(list_numbers(story, chart)):
                if before and after is not None:
                    times = after / before
                    yield key, frozenset((*_round(times), *_round((times - 1) * 100)))


def tells_change(changes: Iterable[Decimal], reading: Reading) -> bool:
    """Tell whether one of `changes` may be rounded to what was read: to no change, and to nothing
    left, only if it is so."""
    read = reading.value
    exact = read in _CLAIMS[reading.share]
    return any(abs(n - read) * 2 <= reading.step and (n == read or not exact) for n in changes)


def list_numbers(story: Story, chart: Chart) -> Sequence[tuple[str, Decimal | None]]:
    """Return the id of each row of a chart with its number, None where it is not known."""
    if not chart.table:
        return [(key, story.figures[key].quantity.value) for key in chart.figures]
    series = story.series[chart.table]
    column = series.table.columns.index(chart.options["y"])
    rows = zip(series.table.lines, series.table.rows, strict=True)
    return [(name_row(line), Decimal(c[column]) if c[column] else None) for line, c in rows]


def _round(number: Decimal) -> Iterator[Decimal]:
    """Yield a number, and what is left of it when it is rounded to tens, to hundreds and so on."""
    yield number
    for power in range(1, min(number.adjusted(), _COARSE) + 1):
        step = Decimal(1).scaleb(power)
        yield (number / step).to_integral_value(ROUND_HALF_UP) * step

"""Owns what a dot of a chart may stand for, as a stranger works it out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from youju.audit.rates import list_numbers
from youju.model import Chart, Story

# A chart has so many dots for its greatest number at most.
_MOST = 400
_STEPS = (1, 2, 5)


def list_worths(stories: Iterable[Story]) -> Iterator[Decimal]:
    """Yield what a dot stands for in each chart of the kind "units": what the chart says, or the
    least round number that leaves no more dots than a chart may have."""
    for story in stories:
        for chart in story.charts:
            if chart.kind == "units":
                yield from _find_worth(story, chart)


def _find_worth(story: Story, chart: Chart) -> Iterator[Decimal]:
    if told := chart.options.get("per"):
        yield Decimal(str(told))
        return
    numbers = (number for _, number in list_numbers(story, chart) if number is not None)
    most = max(numbers, default=Decimal(0))
    if most <= 0:
        return
    power = (most / _MOST).adjusted()
    round_ones = (Decimal(step).scaleb(e) for e in (power, power + 1) for step in _STEPS)
    found = next(one for one in round_ones if most / one <= _MOST)
    # Small numbers that are not whole have dots for parts of one.
    yield from (max(found, Decimal(1)), Decimal(1).scaleb(most.adjusted() - 1))

"""Owns the list of kinds: the name that story.toml says, what draws it, and its options."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from youju.kinds.bars import bars
from youju.kinds.columns import columns


@dataclass(frozen=True)
class Kind:
    """One kind of chart: `draw(data, frame, **options)` returns an Altair chart.

    `options` are names of OPTIONS, of which it `needs` some. Of its rows, `signs` says which
    numbers can be drawn: "any", or "positive" and zero where parts are put together. `adds` is
    true where a part that lacks its number would change what is drawn of the others.
    """

    draw: Callable[..., Any]
    options: tuple[str, ...]
    needs: tuple[str, ...] = ()
    signs: str = "any"
    adds: bool = False


# What each option holds: one column, a column of numbers, names (cells, parts or ids of figures),
# the id of a figure beside the chart or two of them, one of ORDERS, a number, yes or no, or events.
OPTIONS: Mapping[str, str] = {
    "x": "column",
    "y": "numbers",
    "series": "column",
    "highlight": "names",
    "order": "order",
    "reference": "figure",
    "band": "figures",
    "baseline": "number",
    "log": "flag",
    "events": "events",
}
_ROWS = ("x", "y")
_HELD = ("reference", "band")

CHART_KINDS: Mapping[str, Kind] = {
    "bars": Kind(bars, (*_ROWS, "highlight", "order", *_HELD)),
    "columns": Kind(columns, (*_ROWS, "highlight", "order", *_HELD)),
}
# What is declined, with the kind to use instead: an angle is read far worse than a length.
DECLINED: Mapping[str, str] = dict.fromkeys(("pie", "donut", "doughnut", "ring"), "bars")

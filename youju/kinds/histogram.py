"""Owns the histogram: how many rows have a number in each interval of equal width."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from youju.kinds.legend import (
    LegendEntry,
    dashed,
    find_references,
    lay_out_legend,
    name_axes,
)
from youju.kinds.panels import PARTED, Panel, draw_panels, has_panels
from youju.kinds.plane import Axis, Plane
from youju.kinds.rows import arrange, say_cell
from youju.kinds.scales import choose_ticks, measure_widest, thin_ticks, word_ticks
from youju.theme.frame import Frame
from youju.theme.palette import colour
from youju.theme.style import SMALL
from youju.typography.line_breaking import wrap
from youju.typography.metrics import measure_text

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

    from youju.kinds.panels import AnyChart

_HEIGHTS = {True: 220, False: 300}
_LINE, _GAP = SMALL + 4, 8
# How many intervals there are at least and at most where their width is not given.
_FEWEST, _MOST = 5, 24
# The word that says what is counted.
_COUNT = "count"


def histogram(
    data: pd.DataFrame,
    frame: Frame,
    *,
    x: str | None = None,
    bin: float | None = None,  # noqa: A002, the word of story.toml and of Altair
    reference: str | None = None,
    band: Sequence[str] | None = None,
    facet: str | None = None,
) -> AnyChart:
    """Return a column for each interval of the numbers `x`: as tall as there are rows in it.

    Intervals are `bin` wide, from a multiple of it on, and else of a round width near to the one
    of Freedman and Diaconis (1981): twice the interquartile range over the cube root of the rows.
    A number on an edge is counted above it, the greatest below. The chart's words "count" and of
    `x` say what the axes are. A `reference` and the ends of a `band` are figures beside the chart.
    There is a panel for each cell of the column `facet`, all with the same intervals and axes.
    """
    rows = arrange(data, frame, x, x, facet=facet)
    rows = rows[rows["value"].notna()]
    edges = choose_bins(list(rows["value"]), bin)
    turns = [min(max(bisect_right(edges, v) - 1, 0), len(edges) - 2) for v in rows["value"]]
    rows = rows.assign(left=[edges[n] for n in turns], right=[edges[n + 1] for n in turns])
    counts = Counter(zip(rows["panel"], turns, strict=True))
    entries, values = find_references(frame, reference, band)
    split, heads = 1 if reference else 0, (frame.say(_COUNT), say_cell(x, frame) if x else "")
    held = _Held(edges, max(counts.values(), default=1), values[:split], values[split:])
    if not has_panels(rows):
        return _draw(rows, frame, held, entries, heads, _HEIGHTS[frame.narrow])

    def draw(panel: Panel) -> alt.LayerChart | alt.FacetChart:
        return _draw(panel.rows, panel.frame, held, panel.heads, ("", ""), panel.tall)

    return draw_panels(rows, frame, [*entries, *name_axes(*heads)], draw, PARTED)


@dataclass(frozen=True)
class _Held:
    """What columns are held to: the `edges` of their intervals, how many rows the `highest` has,
    the values of a `reference` line and of the ends of a `band`."""

    edges: Sequence[float]
    highest: int
    reference: Sequence[float]
    band: Sequence[float]


def _draw(
    rows: pd.DataFrame,
    frame: Frame,
    held: _Held,
    entries: Sequence[LegendEntry],
    heads: tuple[str, str],
    height: float,
) -> alt.LayerChart | alt.FacetChart:
    """Return the columns of `rows` below their legend; `heads` say what the axes are, "" where
    others do."""
    ups = choose_ticks(0, held.highest, min(held.highest, round(height / 60)))
    words = word_ticks(ups, frame)
    legend = lay_out_legend(entries, frame.width)
    head, foot = ("\n".join(wrap(said, SMALL, frame.width)) for said in heads)
    over, deep = ((said.count("\n") + 1) * _LINE if said else 0 for said in (head, foot))
    top = legend.height + over + 8
    bottom = top + height
    left = measure_widest(words) + _GAP
    across, named = _scale_across(held.edges, frame, left)
    plane = Plane(frame.width, bottom + _LINE + 10 + deep, across, Axis(0, ups[-1], bottom, top))
    ends = [across.place(value) for value in held.band]
    lines = [(at, top, at, bottom) for at in map(across.place, held.reference)]
    levels = [(plane.y.place(tick), said) for tick, said in zip(ups, words, strict=True)]
    return plane.join(
        legend.draw(plane),
        plane.write([(0.0, top - 8 - over / 2, head)] if head else []),
        plane.fill([(min(ends), top, max(ends), bottom)] if ends else [], "pale"),
        plane.rule([(across.start, at, across.end, at) for at, _ in levels]),
        plane.write([(0.0, at, said) for at, said in levels]),
        _fill_bins(rows, plane),
        plane.rule([(across.start, bottom, across.end, bottom)], color=colour("quiet")),
        plane.rule(lines, **dashed("ink")),
        plane.write([(at, bottom + _LINE / 2 + 4, said) for at, said in named], align="center"),
        plane.write(
            [(float(frame.width), bottom + _LINE + 8 + deep / 2, foot)] if foot else [],
            align="right",
        ),
    )


def choose_bins(values: Sequence[float], width: float | None = None) -> list[float]:
    """Return the edges of intervals that hold `values`, `width` wide or as wide as is fitting."""
    low, high = min(values, default=0.0), max(values, default=1.0)
    if width:
        first, last = math.floor(low / width + 1e-9), math.floor(high / width + 1e-9) + 1
        return [round(n * width, 12) for n in range(first, last + 1)]
    if low == high or not values:
        return choose_ticks(low - 0.5, low + 0.5, 1)
    ordered = sorted(values)
    middle = ordered[len(ordered) * 3 // 4] - ordered[len(ordered) // 4]
    best = 2 * middle / len(ordered) ** (1 / 3) or (high - low) / math.sqrt(len(ordered))
    return choose_ticks(low, high, round(min(max((high - low) / best, _FEWEST), _MOST)))


def _scale_across(
    edges: Sequence[float], frame: Frame, left: float
) -> tuple[Axis, list[tuple[float, str]]]:
    """Return the axis to the right, and as many of its edges as have room for their words.

    Languages whose words need more room name no edge that the others do not.
    """
    ends = edges[0], edges[-1]
    first, last = (measure_text(said, SMALL) / 2 for said in word_ticks(ends, frame))
    axis = Axis(*ends, max(left, first), frame.width - last)
    found: list[tuple[float, str]] = []
    for kept in thin_ticks(edges):
        places = [axis.place(edge) for edge in kept]
        found = list(zip(places, word_ticks(kept, frame), strict=True))
        spans = [(at, measure_text(said, SMALL) / 2) for at, said in found]
        if all(a + half + _GAP <= b - other for (a, half), (b, other) in pairwise(spans)):
            break
    return axis, found


def _fill_bins(rows: pd.DataFrame, plane: Plane) -> list[alt.Chart]:
    import altair as alt

    if not len(rows):
        return []
    return [
        alt.Chart(rows[["id", "left", "right"]])
        .mark_rect(stroke=colour("paper"), strokeWidth=1, color=colour("main"))
        .encode(
            x=plane.x.channel("left", alt.X),
            x2=alt.X2("right"),
            y=alt.Y(aggregate="count", type="quantitative", scale=plane.y.scale(), axis=None),
            y2=alt.Y2Datum(0),
        )
    ]

"""Owns small multiples: a panel for each cell of a column, side by side, all on the same scale."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from youju.kinds.legend import LegendEntry, lay_out_legend
from youju.kinds.plane import Plane, in_pixels
from youju.theme.frame import Frame
from youju.theme.style import SMALL
from youju.typography.line_breaking import wrap

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

    AnyChart = alt.LayerChart | alt.FacetChart | alt.ConcatChart | alt.VConcatChart

# More panels than these no reader compares; the least width of one of a line or a few bars, of one
# with parts, which on phones has all the width, and of one with words beside its marks; the gaps
# between them.
MOST_PANELS = 24
SLIM, PARTED, WORDED = 150, 180, 300
_ACROSS, _DOWN = 20, 22
# How tall a panel is for its width, and at least.
_RATIO, _SHORTEST = 0.62, 110


@dataclass(frozen=True)
class Panel:
    """One panel: its rows, the frame that it is drawn in, its head, how tall its scale is.

    `heads` is the legend entry that says what the panel is.
    """

    rows: pd.DataFrame
    frame: Frame
    heads: Sequence[LegendEntry]
    tall: float


def draw_panels(
    rows: pd.DataFrame,
    frame: Frame,
    entries: Sequence[LegendEntry],
    draw: Callable[[Panel], alt.LayerChart | alt.FacetChart],
    least: float = SLIM,
) -> AnyChart:
    """Return the panels of `rows`, one for each cell in `panel` with its words in `head`.

    `draw` returns the chart of one; what it draws must have the scale of all `rows`. Above them
    stands the legend of `entries`. They are as many side by side as have room, `least` pixels each.
    """
    import altair as alt

    heads = dict(zip(rows["panel"], rows["head"], strict=True))
    inner = shrink_frame(rows, frame, least)
    across = _count_across(len(heads), frame.width, least)
    lines = {panel: wrap(head, SMALL, inner.width) for panel, head in heads.items()}
    deepest = max(map(len, lines.values()))
    tall = max(_RATIO * inner.width, _SHORTEST)
    charts = [
        draw(
            Panel(
                rows[rows["panel"] == panel],
                inner,
                [LegendEntry("head", "ink", "\n".join(said), deepest)],
                tall,
            )
        )
        for panel, said in lines.items()
    ]
    grid = alt.concat(
        *charts, columns=across, bounds="flush", spacing={"row": _DOWN, "column": _ACROSS}
    )
    legend = lay_out_legend(entries, frame.width)
    if not legend.height:
        return grid
    room = Plane(frame.width, legend.height, in_pixels(frame.width), in_pixels(legend.height))
    return alt.vconcat(room.join(legend.draw(room)), grid, bounds="flush", spacing=0)


def has_panels(rows: pd.DataFrame) -> bool:
    """Tell whether `rows` stand in panels: a column was named whose cells say in which. Rows of
    figures that have none of what `arrange` gives them stand in none."""
    return "panel" in rows and bool((rows["panel"] != "").any())


def shrink_frame(rows: pd.DataFrame, frame: Frame, least: float = SLIM) -> Frame:
    """Return the frame of each panel of `rows`, so narrow that they stand side by side."""
    across = _count_across(rows["panel"].nunique(), frame.width, least)
    return replace(frame, width=(frame.width - _ACROSS * (across - 1)) // across, narrow=True)


def _count_across(panels: int, width: float, least: float) -> int:
    """Return how many panels stand side by side, so that the lines of them are about as long."""
    most = max(1, int((width + _ACROSS) // (least + _ACROSS)))
    return math.ceil(panels / math.ceil(panels / most))

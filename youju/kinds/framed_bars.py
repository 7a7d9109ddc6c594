"""Owns framed bars: counts of different things, each in a frame, that nobody adds them up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from youju.kinds.rows import arrange
from youju.theme.frame import Frame
from youju.theme.shapes import frames

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd


def framed_bars(
    data: pd.DataFrame, frame: Frame, *, x: str | None = None, y: str | None = None
) -> alt.LayerChart | alt.FacetChart:
    """Return a frame for each row of `data`: its number in words, its label, its time, its bar.

    All bars are on one scale from zero. `x` is the column of a table that names the rows, `y` that
    of their numbers; figures need neither.
    """
    if x is None and y is None:
        return frames(data, frame)
    return frames(arrange(data, frame, x, y), frame)

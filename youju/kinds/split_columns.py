"""Owns columns that are split into parts: in groups, on each other, or as shares of a hundred."""

from __future__ import annotations

from typing import TYPE_CHECKING

from youju.kinds.columns import AXIS_ROOM, Held, draw_columns, lay_out_labels
from youju.kinds.rows import arrange, sort_cells
from youju.kinds.split_bars import split_bars
from youju.kinds.stacking import list_entries, name_parts, put_together
from youju.theme.frame import Frame

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd


def grouped_columns(
    data: pd.DataFrame, frame: Frame, *, x: str, y: str, series: str, order: str = "table"
) -> alt.LayerChart | alt.FacetChart:
    """Return columns in groups: one for each part of the column `series`.

    `x` is the column that names the groups, `y` that of the numbers. Where the groups' labels have
    no room below them, they become bars.
    """
    return _split(data, frame, "grouped", (x, y, series), order)


def stacked_columns(
    data: pd.DataFrame, frame: Frame, *, x: str, y: str, series: str, order: str = "table"
) -> alt.LayerChart | alt.FacetChart:
    """Return columns of parts on each other, those below zero downwards; see `grouped_columns`."""
    return _split(data, frame, "stacked", (x, y, series), order)


def percent_columns(
    data: pd.DataFrame, frame: Frame, *, x: str, y: str, series: str, order: str = "table"
) -> alt.LayerChart | alt.FacetChart:
    """Return columns that are all as tall, parts as shares of the sum; see `grouped_columns`."""
    return _split(data, frame, "percent", (x, y, series), order)


def _split(
    data: pd.DataFrame, frame: Frame, mode: str, names: tuple[str, str, str], order: str
) -> alt.LayerChart | alt.FacetChart:
    x, y, series = names
    rows = arrange(data, frame, x, y, series)
    cells = sort_cells(rows, order)
    if lay_out_labels(rows, cells, frame, AXIS_ROOM) is None:
        return split_bars(rows, frame, mode, order)
    slots = list(name_parts(rows)) if mode == "grouped" else [""]
    together = put_together(rows, mode)
    held = Held(list_entries(rows))
    return draw_columns(together, cells, frame, held, percent=mode == "percent", slots=slots)

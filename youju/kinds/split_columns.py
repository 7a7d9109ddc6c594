"""Owns columns that are split into parts: in groups, on each other, or as shares of a hundred."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from youju.kinds.columns import AXIS_ROOM, Held, draw_columns, lay_out_labels
from youju.kinds.legend import References, read_references
from youju.kinds.panels import PARTED, Panel, draw_panels, has_panels, shrink_frame
from youju.kinds.rows import arrange, sort_cells
from youju.kinds.split_bars import split_bars
from youju.kinds.stacking import list_entries, name_parts, put_together
from youju.theme.frame import Frame

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

    from youju.kinds.panels import AnyChart


def grouped_columns(
    data: pd.DataFrame,
    frame: Frame,
    *,
    x: str,
    y: str,
    series: str,
    order: str = "table",
    reference: str | None = None,
    band: Sequence[str] | None = None,
    facet: str | None = None,
) -> AnyChart:
    """Return columns in groups: one for each part of the column `series`.

    `x` is the column that names the groups, `y` that of the numbers. Where the groups' labels have
    no room below them, they become bars. A `reference` and the ends of a `band` are ids of figures
    beside the chart. There is a panel for each cell of the column `facet`, all
    on one scale.
    """
    return _split(
        data,
        frame,
        "grouped",
        (x, y, series, facet),
        order,
        read_references(frame, reference, band),
    )


def stacked_columns(
    data: pd.DataFrame,
    frame: Frame,
    *,
    x: str,
    y: str,
    series: str,
    order: str = "table",
    reference: str | None = None,
    band: Sequence[str] | None = None,
    facet: str | None = None,
) -> AnyChart:
    """Return columns of parts on each other, those below zero downwards; see `grouped_columns`."""
    return _split(
        data,
        frame,
        "stacked",
        (x, y, series, facet),
        order,
        read_references(frame, reference, band),
    )


def percent_columns(
    data: pd.DataFrame,
    frame: Frame,
    *,
    x: str,
    y: str,
    series: str,
    order: str = "table",
    reference: str | None = None,
    band: Sequence[str] | None = None,
    facet: str | None = None,
) -> AnyChart:
    """Return columns that are all as tall, parts as shares of the sum; see `grouped_columns`."""
    return _split(
        data,
        frame,
        "percent",
        (x, y, series, facet),
        order,
        read_references(frame, reference, band),
    )


def _split(
    data: pd.DataFrame,
    frame: Frame,
    mode: str,
    names: tuple[str, str, str, str | None],
    order: str,
    held: References,
) -> AnyChart:
    rows = arrange(data, frame, *names)
    cells = sort_cells(rows, order)
    inner = shrink_frame(rows, frame, PARTED) if has_panels(rows) else frame
    if lay_out_labels(rows, cells, inner, AXIS_ROOM) is None:
        return split_bars(rows, frame, mode, order, held)
    slots = list(name_parts(rows)) if mode == "grouped" else [""]
    together = put_together(rows, mode)
    percent, entries = mode == "percent", [*list_entries(rows), *held.entries]
    whole = Held(entries, held.line, held.band)
    if not has_panels(rows):
        return draw_columns(together, cells, frame, whole, percent=percent, slots=slots)

    def draw(panel: Panel) -> alt.LayerChart | alt.FacetChart:
        return draw_columns(
            panel.rows,
            cells,
            panel.frame,
            replace(whole, entries=panel.heads, tall=panel.tall),
            percent=percent,
            slots=slots,
            within=together,
        )

    return draw_panels(together, frame, entries, draw, PARTED)

"""Owns the bullet: a bar for each thing, and across it the mark that it is held against."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from youju.kinds.intervals import INTERVAL
from youju.kinds.legend import SAMPLES, LegendEntry, draw_sample, lay_out_legend
from youju.kinds.plane import Axis, Plane, in_pixels
from youju.kinds.rows import arrange, choose_tones, sort_rows
from youju.kinds.scales import find_range, measure_widest
from youju.kinds.spans import LEAST, MOST, has_spans, list_reaches
from youju.theme.frame import Frame
from youju.theme.lengths import DASH
from youju.theme.palette import colour
from youju.theme.stacks import measure_labels, place_bars, place_labels
from youju.theme.style import TEXT

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

# Pixels from the middle of a row: to the edge of its bar, of its range, and to the end of its mark.
_HALF, _RANGE, _REACH = 6, 10, 11
# Pixels before each column of numbers, above these, and that bars have to themselves at least.
_APART, _HEAD, _LEAST = 14, 12, 60


def bullet(
    data: pd.DataFrame,
    frame: Frame,
    *,
    x: str,
    y: str,
    target: str,
    interval: Sequence[str] | None = None,
    highlight: Collection[str] = (),
    order: str = "table",
) -> alt.LayerChart | alt.FacetChart:
    """Return a bar for each cell of `x`, as long as its number `y`, and a mark at its `target`.

    The two columns of an `interval` are the ends of a pale range behind the bar, which the chart's
    word for "interval" explains. All are on one scale from zero. Both numbers stand in columns on
    the right, below the signs of the legend; a dash where one is not known.
    """
    rows = arrange(data, frame, x, y, interval=interval)
    rows = sort_rows(rows.assign(target=list(data[target].astype(float))), order)
    rows = rows.assign(tone=choose_tones(rows, highlight))
    legend = lay_out_legend(_list_entries(frame, y, target, rows), frame.width)
    column = measure_labels(rows["label"], frame.width)
    given = [DASH if value != value else frame.number(value) for value in rows["target"]]
    columns = (measure_widest(rows["word"], TEXT) + _APART, measure_widest(given, TEXT) + _APART)
    above = frame.narrow or frame.width - column - sum(columns) < _LEAST
    rows, height = place_bars(
        rows.assign(given=given), frame.width, above, legend.height + _HEAD, column
    )
    ends = find_range([*rows["value"], *rows["target"], *list_reaches(rows)])
    axis = Axis(*ends, 2 if above else column, frame.width - sum(columns))
    plane = Plane(frame.width, height, axis, in_pixels(height))
    rows, zero = _place_ends(rows, axis), axis.place(0)
    lines = [(zero, at - _REACH, zero, at + _REACH) for at in rows["middle"]]
    return plane.join(
        legend.draw(plane),
        _fill_ranges(rows, plane),
        plane.rule(lines, color=colour("quiet")),
        plane.box_rows(rows[rows["value"].notna()], "start", "top", "end", "bottom"),
        _draw_marks(rows[rows["target"].notna()], plane),
        _write_columns(rows, legend.height, frame.width - columns[1], plane),
    )


def _list_entries(frame: Frame, y: str, target: str, rows: pd.DataFrame) -> list[LegendEntry]:
    entries = [
        LegendEntry("square", "main", frame.say(y)),
        LegendEntry("mark", "ink", frame.say(target)),
    ]
    named = [LegendEntry("band", "pale", frame.say(INTERVAL))] if has_spans(rows) else []
    return [*entries, *named]


def _place_ends(rows: pd.DataFrame, x: Axis) -> pd.DataFrame:
    """Return `rows` with their bar's `start` and `end`, which is a pixel from zero at least, and
    where it is, `top` and `bottom`, and its mark, `high` and `low`."""
    least = x.find(x.place(0) + 1)
    values = rows["value"]
    ends = values.mask((values > 0) & (values < least), least)
    ends = ends.mask((values < 0) & (values > -least), -least)
    return rows.assign(
        start=0.0,
        end=ends,
        top=rows["middle"] - _HALF,
        bottom=rows["middle"] + _HALF,
        high=rows["middle"] - _REACH,
        low=rows["middle"] + _REACH,
    )


def _fill_ranges(rows: pd.DataFrame, plane: Plane) -> list[alt.Chart]:
    if not has_spans(rows):
        return []
    known = rows[rows[LEAST].notna()]
    return plane.fill(
        [
            (plane.x.place(low), middle - _RANGE, plane.x.place(high), middle + _RANGE)
            for low, high, middle in zip(known[LEAST], known[MOST], known["middle"], strict=True)
        ],
        "pale",
    )


def _draw_marks(rows: pd.DataFrame, plane: Plane) -> list[alt.Chart]:
    import altair as alt

    if not len(rows):
        return []
    marks = alt.Chart(rows).mark_rule(color=colour("ink"), strokeWidth=3)
    x, y = plane.x.channel("target", alt.X), plane.y.channel("high", alt.Y)
    return [marks.encode(x=x, y=y, y2=alt.Y2("low"))]


def _write_columns(rows: pd.DataFrame, top: float, first: float, plane: Plane) -> list[alt.Chart]:
    """Return the labels of `rows`, and their numbers in two columns under the legend's signs: those
    of the bars end at the pixel `first`, those of the marks at the right end."""
    labels = place_labels(rows)
    # Both are the words of their rows: what is read on a page is held against the table.
    targets = rows.assign(words_at=plane.x.find(plane.width), word=rows["given"])
    rows = rows.assign(words_at=plane.x.find(first))
    style = {"align": "right", "fontSize": TEXT}
    return [
        *draw_sample("square", "main", first - SAMPLES["square"], top, plane),
        *draw_sample("mark", "ink", plane.width - SAMPLES["mark"], top, plane),
        *plane.write(labels, fontSize=TEXT, color=colour("ink")),
        *plane.write_rows(rows, "words_at", "middle", **style),
        *plane.write_rows(targets, "words_at", "middle", **style),
    ]

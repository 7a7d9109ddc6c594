"""Owns areas: numbers over time from zero, one alone or parts on each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from youju.kinds.columns import columns
from youju.kinds.courses import (
    Course,
    course_rows,
    draw_course,
    draw_course_panels,
    lay_out_course,
)
from youju.kinds.legend import LegendEntry, find_references, name_tones, read_references
from youju.kinds.panels import PARTED, has_panels
from youju.kinds.plane import Plane, by_tone
from youju.kinds.rows import arrange
from youju.kinds.split_columns import percent_columns, stacked_columns
from youju.kinds.stacking import name_parts, put_together
from youju.theme.frame import Frame
from youju.theme.palette import colour

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

    from youju.kinds.panels import AnyChart


def area(
    data: pd.DataFrame,
    frame: Frame,
    *,
    x: str | None = None,
    y: str | None = None,
    reference: str | None = None,
    band: Sequence[str] | None = None,
    events: Sequence[str] = (),
    facet: str | None = None,
) -> AnyChart:
    """Return the area between zero and the numbers `y` along `x`; a row without one is a gap.

    One row alone is a column. The options are those of `lines`.
    """
    rows = course_rows(arrange(data, frame, x, y, facet=facet))
    rows = rows.assign(start=0.0, end=rows["value"], tone=colour("main"))
    if rows["at"].nunique() < 2:
        return columns(data, frame, x=x, y=y, reference=reference, band=band, facet=facet)
    entries, values = find_references(frame, reference, band)
    split = 1 if reference else 0
    ends = [*rows["value"], *values]

    def lay_out(frame: Frame, course: Course, tall: float = 0) -> Course:
        return lay_out_course(rows, frame, course, ends, zero=True, tall=tall)

    def draw(own: pd.DataFrame, course: Course) -> alt.LayerChart | alt.FacetChart:
        marks = _fill_areas(own, course.plane)
        return draw_course(course, marks, reference=values[:split], band=values[split:])

    if has_panels(rows):
        return draw_course_panels(rows, frame, entries, lay_out, draw)
    return draw(rows, lay_out(frame, Course({}, {}, entries, events)))


def stacked_area(
    data: pd.DataFrame,
    frame: Frame,
    *,
    x: str,
    y: str,
    series: str,
    reference: str | None = None,
    band: Sequence[str] | None = None,
    events: Sequence[str] = (),
    facet: str | None = None,
) -> AnyChart:
    """Return areas of the parts `series` on each other; where one lacks its number, all stop.

    There is a panel for each cell of the column `facet`, all on the same axes.
    """
    return _stack(data, frame, "stacked", (x, y, series, facet), events, (reference, band))


def percent_area(
    data: pd.DataFrame,
    frame: Frame,
    *,
    x: str,
    y: str,
    series: str,
    reference: str | None = None,
    band: Sequence[str] | None = None,
    events: Sequence[str] = (),
    facet: str | None = None,
) -> AnyChart:
    """Return areas of the parts `series` as shares of their sum; see `stacked_area`."""
    return _stack(data, frame, "percent", (x, y, series, facet), events, (reference, band))


def _stack(
    data: pd.DataFrame,
    frame: Frame,
    mode: str,
    names: tuple[str, str, str, str | None],
    events: Sequence[str],
    told: tuple[str | None, Sequence[str] | None],
) -> AnyChart:
    x, y, series, facet = names
    held = read_references(frame, *told)
    rows = arrange(data, frame, *names)
    if rows["cell"].nunique() < 2:
        single = percent_columns if mode == "percent" else stacked_columns
        return single(
            data, frame, x=x, y=y, series=series, reference=told[0], band=told[1], facet=facet
        )
    rows = put_together(course_rows(rows), mode)
    stacks = rows.groupby(["panel", "cell"])["value"]
    whole = stacks.transform(lambda part: part.notna().all())
    rows = rows.assign(start=rows["start"].where(whole), end=rows["end"].where(whole))
    tones, parts = name_tones(list(name_parts(rows))), name_parts(rows)
    named = {part: LegendEntry("square", tones[part], name) for part, name in parts.items() if name}
    percent = mode == "percent"
    scaled = [*((0.0, 100.0) if percent else (*rows["start"], *rows["end"])), *held.values]

    def lay_out(frame: Frame, course: Course, tall: float = 0) -> Course:
        return lay_out_course(rows, frame, course, scaled, zero=True, percent=percent, tall=tall)

    def draw(own: pd.DataFrame, course: Course) -> alt.LayerChart | alt.FacetChart:
        marks = _fill_areas(own, course.plane)
        return draw_course(course, marks, reference=held.line, band=held.band)

    if has_panels(rows):
        entries = [*named.values(), *held.entries]
        return draw_course_panels(rows, frame, entries, lay_out, draw, PARTED)
    last = rows[whole].groupby("part").last() if whole.any() else rows.groupby("part").last()
    ends = {str(part): row.start / 2 + row.end / 2 for part, row in last.iterrows()}
    return draw(rows, lay_out(frame, Course(named, ends, held.entries, events)))


def _fill_areas(rows: pd.DataFrame, plane: Plane) -> list[alt.Chart]:
    """Return the areas from `start` to `end`, and a rule where a row has no neighbour."""
    import altair as alt

    color = by_tone()
    x, y = plane.x.channel("at", alt.X), plane.y.channel("end", alt.Y)  # whose gaps break it
    filled = alt.Chart(rows).mark_area(stroke=colour("paper"), strokeWidth=0.5, opacity=1)
    layers = [
        filled.encode(
            x=x, y=y, y2=alt.Y2("start"), color=color, detail=alt.Detail("part", type="nominal")
        )
    ]
    alone = rows[rows["alone"]]
    rules = (
        alt.Chart(alone).mark_rule(strokeWidth=3).encode(x=x, y=y, y2=alt.Y2("start"), color=color)
    )
    return [*layers, rules] if len(alone) else layers

"""Owns lines: numbers over time or in an order, each line with its name at its end."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from youju.kinds.courses import (
    Course,
    course_rows,
    draw_course,
    draw_course_panels,
    lay_out_course,
    wrap_names,
)
from youju.kinds.intervals import draw_intervals, list_intervals
from youju.kinds.legend import LegendEntry, find_references, name_tones
from youju.kinds.panels import has_panels
from youju.kinds.rows import arrange, choose_parts
from youju.kinds.spans import LEAST, MOST, fill_spans, has_spans, list_reaches
from youju.theme.frame import Frame
from youju.theme.palette import colour

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

    from youju.kinds.panels import AnyChart


def lines(
    data: pd.DataFrame,
    frame: Frame,
    *,
    x: str | None = None,
    y: str | None = None,
    series: str | None = None,
    highlight: Collection[str] = (),
    interval: Sequence[str] | None = None,
    reference: str | None = None,
    band: Sequence[str] | None = None,
    baseline: float | None = None,
    log: bool = False,
    events: Sequence[str] = (),
    facet: str | None = None,
) -> AnyChart:
    """Return a line for each cell of the column `series`, of the numbers `y` along `x`.

    Names stand at the ends of the lines, apart from each other, or above the picture where they
    have no room. A row without a number is a gap in its line. With a `highlight` of lines,
    others are quiet, and named where all have room; a row that it names, by its id or its cell,
    has a dot. Round a line that is not quiet, the two columns of an `interval` are the ends of
    a pale band, which the chart's word for "interval" explains; so are those of figures that
    have a margin or, then without a line, are ranges. The axis reaches to `baseline`, where a
    rule is drawn; `log` makes it logarithmic. An event is a cell of `x` or a date, whose words
    stand above the picture. There is a panel for each cell of the column `facet`, all on the
    same axes.
    """
    rows = arrange(data, frame, x, y, series, facet, interval)
    banded = has_spans(rows)
    rows = course_rows(fill_spans(rows) if banded and not interval else rows)
    tones = _choose_tones(rows, highlight)
    rows = _mark_rows(rows, tones, highlight)
    entries, values = find_references(frame, reference, band)
    reaches: list[float] = []
    if banded:
        reaches = list_reaches(rows[rows["tone"] != colour("rule")])
        entries = [*list_intervals(frame, set(tones.values()) - {"rule"}), *entries]
    split = 1 if reference else 0
    named = _name_lines(rows, tones, highlight, None if facet else frame)
    held = [] if baseline is None else [baseline]
    ends = _find_last(rows, banded=banded)
    quiet = {p for p, tone in tones.items() if tone == "rule"}
    scaled = [*rows["value"], *reaches, *values, *held]

    def lay_out(frame: Frame, course: Course, tall: float = 0) -> Course:
        return lay_out_course(rows, frame, course, scaled, zero=False, log=log, tall=tall)

    def draw(own: pd.DataFrame, course: Course) -> alt.LayerChart | alt.FacetChart:
        bands = draw_intervals(own[~own["part"].isin(quiet)], course.plane) if banded else []
        marks = [*bands, *_draw_lines(own, course, quiet)]
        line, sides = values[:split], values[split:]
        return draw_course(course, marks, reference=line, band=sides, baseline=held)

    if has_panels(rows):
        return draw_course_panels(rows, frame, [*named.values(), *entries], lay_out, draw)
    course = Course(named, {part: ends[part] for part in named}, entries, events)
    return draw(rows, lay_out(frame, course))


def _name_lines(
    rows: pd.DataFrame, tones: Mapping[str, str], highlight: Collection[str], frame: Frame | None
) -> dict[str, LegendEntry]:
    """Return the entry of each line that has a name; of those that are quiet where all have room
    beside the picture of a `frame`."""
    shown = {
        part: "quiet" if highlight and tone == "rule" else tone for part, tone in tones.items()
    }
    everything = {
        part: LegendEntry("line-solid", shown[part], name)
        for part, name in zip(rows["part"], rows["name"], strict=True)
        if name
    }
    if frame and wrap_names(everything, frame):
        return everything
    return {part: one for part, one in everything.items() if one.tone == tones[part]}


def _find_last(rows: pd.DataFrame, *, banded: bool) -> dict[str, float]:
    """Return where each line's name stands: at its last number, or the middle of a last range."""
    middles = (rows[LEAST] + rows[MOST]) / 2 if banded else rows["value"]
    known = rows.assign(value=rows["value"].fillna(middles))
    return dict(known.groupby("part")["value"].last())


def _choose_tones(rows: pd.DataFrame, highlight: Collection[str]) -> dict[str, str]:
    """Return the colour of each part: the house's in their order, or quiet beside a highlight."""
    bright = name_tones(choose_parts(rows["part"], highlight))
    return {part: bright.get(part, "rule") for part in rows["part"]}


def _mark_rows(
    rows: pd.DataFrame, tones: Mapping[str, str], highlight: Collection[str]
) -> pd.DataFrame:
    """Return rows with the `tone` of their part, and whether `highlight` names them: `dotted`."""
    told = rows["id"].isin(list(highlight)) | rows["cell"].isin(list(highlight))
    tone = [colour(tones[part]) for part in rows["part"]]
    return rows.assign(tone=tone, dotted=told & rows["value"].notna())


def _draw_lines(rows: pd.DataFrame, course: Course, quiet: Collection[str]) -> list[alt.Chart]:
    """Return the lines, those that are quiet behind, and dots of rows that are alone or told."""
    back = rows["part"].isin(quiet)
    layers: list[alt.Chart] = []
    for part, width in ((rows[back], 1.2), (rows[~back], 2.5)):
        style = {"strokeWidth": width, "strokeJoin": "round"}
        layers += course.plane.line_rows(part, "at", "value", "part", **style)
    for dotted, size in ((rows["alone"], 36), (rows["dotted"] & ~back, 70)):
        layers += course.plane.dot_rows(rows[dotted], "at", "value", size=size, opacity=1)
    return layers

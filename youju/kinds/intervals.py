"""Owns intervals along a line: how far its numbers may lie from it, as a pale band round it."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from youju.kinds.courses import find_alone
from youju.kinds.legend import FAINT, LegendEntry
from youju.kinds.plane import Plane, by_tone
from youju.kinds.spans import LEAST, MOST, has_spans
from youju.theme.frame import Frame

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

# What the chart's word for its intervals is called.
INTERVAL = "interval"


def list_whiskers(
    frame: Frame, interval: Collection[str] | None, rows: pd.DataFrame
) -> list[LegendEntry]:
    """Return the legend's entry that says what the lines over the ends of bars are, where some of
    `rows` has an `interval`."""
    drawn = interval and has_spans(rows)
    return [LegendEntry("whisker", "ink", frame.say(INTERVAL))] if drawn else []


def list_intervals(frame: Frame, tones: Collection[str]) -> list[LegendEntry]:
    """Return the legend's entry that says what the intervals of lines in `tones` are."""
    tone = next(iter(tones)) if len(set(tones)) == 1 else "quiet"
    return [LegendEntry("interval", tone, frame.say(INTERVAL))]


def draw_intervals(rows: pd.DataFrame, plane: Plane) -> list[alt.Chart]:
    """Return the bands of `rows`, in their `tone`, from the least to the most along `at`.

    Where they are not known there is a gap, as between a margin and a range, which mean different
    things; a row without a neighbour has a bar.
    """
    import altair as alt

    if not has_spans(rows):
        return []
    rows, parts = _part_bands(rows)
    tone = by_tone()
    place = {"x": plane.x.channel("at", alt.X), "y": plane.y.channel(MOST, alt.Y), "color": tone}
    band = alt.Chart(rows).mark_area(**FAINT)
    alone = rows[find_alone(rows.assign(part=rows[parts]), rows[LEAST].notna())]
    bars = alt.Chart(alone).mark_bar(size=6, orient="vertical", **FAINT)
    detail = alt.Detail(parts, type="nominal")
    return [
        band.encode(**place, y2=alt.Y2(LEAST), detail=detail),
        *([bars.encode(**place, y2=alt.Y2(LEAST))] if len(alone) else []),
    ]


def _part_bands(rows: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """Return rows, and their column that tells bands apart: that of lines where each has one."""
    if "span" not in rows:
        return rows, "part"
    lines = [rows["panel"], rows["part"]]
    before = rows.groupby(lines)["span"].shift(fill_value="")
    turns = (rows["span"] != before) & (rows["span"] != "") & (before != "")
    if not turns.any():
        return rows, "part"
    counts = turns.groupby(lines).cumsum()
    bands = [f"{part} {count}" for part, count in zip(rows["part"], counts, strict=True)]
    return rows.assign(band=bands), "band"

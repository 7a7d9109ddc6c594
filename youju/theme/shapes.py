"""Owns what stories' charts share: framed counts, lines from zero, places and sizes in pixels."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from youju.theme.frame import Frame
from youju.theme.lengths import set_lengths, word_rows
from youju.theme.palette import colour
from youju.theme.stacks import LINE, place_frames
from youju.theme.style import LARGE, SMALL
from youju.typography.metrics import measure_text

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd


def measure(text: str, size: float) -> float:
    """Return about how many pixels `text` is wide at `size` in readers' own fonts."""
    return measure_text(text, size)


def pixels(field: str, size: float, channel: type[Any]) -> Any:
    """Return an x or y channel (`alt.X`, `alt.Y`) whose `field` is in pixels of `size`."""
    import altair as alt

    scale = alt.Scale(domain=[0, size], range=[0, size], nice=False, zero=True)
    return channel(f"{field}:Q", axis=None, scale=scale)


def frames(data: pd.DataFrame, frame: Frame) -> alt.LayerChart | alt.FacetChart:
    """Return counts that must not be added, each in a frame of its own: words, label, period, bar.

    The bars share a scale, those below zero run to its left; the label of a row is
    `frame.say(id)`, or else its own.
    """
    import altair as alt

    inset = 16
    rows, height = place_frames(word_rows(data, frame), frame, inset)
    lengths = set_lengths(rows["value"], inset, frame.width - inset)
    rows = rows.assign(left=0, right=frame.width, start=lengths.zero, end=lengths.ends)
    base = alt.Chart(rows).properties(width=frame.width, height=height)
    valued = base if rows["value"].notna().all() else alt.Chart(rows[rows["value"].notna()])

    def y(field: str) -> Any:
        return pixels(field, height, alt.Y)

    def words(field: str, **style: Any) -> Any:
        text = alt.Text(f"{field}:N")
        return base.mark_text(x=inset, **style).encode(y=y(f"{field}_y"), text=text)

    return alt.layer(
        base.mark_rect(fill=None, stroke=colour("rule"), strokeWidth=1).encode(
            x=pixels("left", frame.width, alt.X),
            x2=alt.X2("right"),
            y=y("top"),
            y2=alt.Y2("bottom"),
        ),
        words("word", fontSize=LARGE, fontWeight="bold"),
        words("head", **break_lines(rows["head"])),
        *([words("period", color=colour("quiet"), fontSize=SMALL)] if "period" in rows else []),
        valued.mark_rect(color=colour("main")).encode(
            x=pixels("start", frame.width, alt.X),
            x2=alt.X2("end"),
            y=y("bar_top"),
            y2=alt.Y2("bar_bottom"),
        ),
        *draw_zero(rows, rows["bar_top"] + 6, 9, (frame.width, height)),
    )


def word_axis(values: Sequence[float], frame: Frame) -> str:
    """Return the labelExpr that words an axis's tick `values` in the language: 5萬, 50,000."""
    words = {f"{value:.15g}": frame.number(value) for value in values}
    return f"({json.dumps(words, ensure_ascii=False)})[datum.value]"


def break_lines(labels: pd.Series) -> dict[str, Any]:
    """Return how a text mark sets labels of several lines, if any has them."""
    several = any("\n" in label for label in labels)
    return {"lineBreak": "\n", "lineHeight": LINE} if several else {}


def draw_zero(
    rows: pd.DataFrame, middle: pd.Series, reach: float, size: tuple[float, float]
) -> list[alt.Chart]:
    """Return the line that bars on both sides start from, if any value is below zero.

    A row's piece of it reaches `reach` pixels up and down from the `middle` of its bar; `size` is
    the chart's.
    """
    import altair as alt

    if not (rows["value"] < 0).any():
        return []
    return [
        alt.Chart(rows.assign(zero_top=middle - reach, zero_bottom=middle + reach))
        .mark_rule(color=colour("quiet"))
        .encode(
            x=pixels("start", size[0], alt.X),
            y=pixels("zero_top", size[1], alt.Y),
            y2=alt.Y2("zero_bottom"),
        )
    ]

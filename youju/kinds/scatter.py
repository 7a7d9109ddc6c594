"""Owns the scatter plot: a dot for each row, at its two numbers, with names where asked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from youju.kinds.legend import Legend, lay_out_legend, name_tones
from youju.kinds.plane import Axis, Plane
from youju.kinds.rows import arrange, say_cell
from youju.kinds.scales import (
    choose_log_ticks,
    choose_ticks,
    find_range,
    measure_widest,
    thin_log_ticks,
    thin_ticks,
    word_ticks,
)
from youju.kinds.stacking import list_entries, name_parts
from youju.theme.frame import Frame
from youju.theme.palette import colour
from youju.theme.style import SMALL
from youju.typography.line_breaking import wrap
from youju.typography.metrics import measure_text

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

_HEIGHTS = {True: 280, False: 400}
# Pixels: of a line of words, and from a dot to its name.
_LINE, _GAP = SMALL + 4, 8
# How far a logarithmic axis reaches beyond its numbers.
_SPARE = 1.2
_Box = tuple[float, float, float, float]


def scatter(
    data: pd.DataFrame,
    frame: Frame,
    *,
    x: str,
    y: str,
    series: str | None = None,
    label: str | None = None,
    highlight: Collection[str] = (),
    log_x: bool = False,
) -> alt.LayerChart | alt.FacetChart:
    """Return a dot for each row that has both numbers, `x` to the right and `y` upwards.

    `series` colours the dots. Those whose cell in the column `label` is in `highlight` stand out
    with their names, which keep apart. `log_x` makes the axis of `x` logarithmic. Neither axis
    need begin at zero. Above and below them stand the chart's words for their columns.
    """
    rows = arrange(data, frame, label or x, y, series).assign(
        across=[float(value) for value in data[x]]
    )
    rows = rows[rows["value"].notna() & rows["across"].notna()]
    told = rows["cell"].isin(list(highlight)) if label else rows["cell"].isin([])
    tones = name_tones(list(name_parts(rows)))
    quiet = bool(told.any()) and not series
    rows = rows.assign(
        told=told,
        tone=[
            colour("second" if quiet and not one else tones[part])
            for part, one in zip(rows["part"], told, strict=True)
        ],
    )
    room = _make_room(rows, frame, (say_cell(x, frame), say_cell(y, frame)), log_x=log_x)
    plane = room.plane
    across, up = plane.x, plane.y
    marked = rows[rows["told"]]
    names = _place_names(marked, plane)
    return plane.join(
        room.legend.draw(plane),
        plane.write(room.titles),
        plane.rule([(across.start, up.place(t), across.end, up.place(t)) for t, _ in room.ups]),
        plane.rule(
            [(across.place(t), up.end, across.place(t), up.start) for t, _ in room.acrosses]
        ),
        plane.write([(0, up.place(tick), said) for tick, said in room.ups]),
        plane.write(
            [(across.place(t), up.start + SMALL + 4, said) for t, said in room.acrosses],
            align="center",
        ),
        _draw_dots(rows[~rows["told"]], plane, size=44, opacity=0.7),
        _draw_dots(marked, plane, size=80, opacity=1),
        plane.write(names, stroke=colour("paper"), strokeWidth=3),
        plane.write(names, color=colour("ink")),
    )


@dataclass(frozen=True)
class _Room:
    """Where dots stand: their plane, and the ticks of both axes with their words."""

    plane: Plane
    legend: Legend
    titles: Sequence[tuple[float, float, str]]
    acrosses: Sequence[tuple[float, str]]
    ups: Sequence[tuple[float, str]]


def _make_room(rows: pd.DataFrame, frame: Frame, titles: tuple[str, str], *, log_x: bool) -> _Room:
    legend = lay_out_legend(list_entries(rows), frame.width)
    below, above = ("\n".join(wrap(said, SMALL, frame.width)) for said in titles)
    height = _HEIGHTS[frame.narrow]
    ups = choose_ticks(*find_range(rows["value"], zero=False), round(height / 62))
    words = word_ticks(ups, frame)
    left = measure_widest(words) + 10
    top = legend.height + (above.count("\n") + 1) * _LINE + 12
    axis, acrosses = scale_across(list(rows["across"]), frame, left, log=log_x)
    deep = (below.count("\n") + 1) * _LINE
    bottom = top + height
    tall = bottom + SMALL + 12 + deep
    plane = Plane(frame.width, tall, axis, Axis(ups[0], ups[-1], bottom, top))
    start = frame.width - measure_widest([below])
    places = [
        (0.0, legend.height + (above.count("\n") + 1) * _LINE / 2, above),
        (start, tall - deep / 2 - 1, below),
    ]
    return _Room(plane, legend, places, acrosses, list(zip(ups, words, strict=True)))


def scale_across(
    values: Sequence[float], frame: Frame, left: float, *, log: bool
) -> tuple[Axis, list[tuple[float, str]]]:
    """Return the axis to the right, and as many of its ticks as have room for their words.

    The ends of the axis do not depend on the language, nor what its ticks are chosen from.
    """
    low, high = find_range(values, zero=False)
    low = min(values, default=1.0) if log else low
    ticks = (choose_log_ticks if log else choose_ticks)(
        low, high, frame.width // (40 if log else 80)
    )
    if log:
        ticks = [t for t in ticks if low / _SPARE <= t <= high * _SPARE] or [low]
    ends = (low / _SPARE, high * _SPARE) if log else (ticks[0], ticks[-1])
    for kept in (thin_log_ticks if log else thin_ticks)(ticks):
        words = word_ticks(kept, frame)
        halves = [measure_text(said, SMALL) / 2 for said in words]
        axis = Axis(*ends, max(left, halves[0]), frame.width - halves[-1], log=log)
        places = [axis.place(tick) for tick in kept]
        gaps = zip(places, places[1:], halves, halves[1:], strict=False)
        if all(a + h + _GAP <= b - k for a, b, h, k in gaps):
            break
    return axis, list(zip(kept, words, strict=True))


def _place_names(rows: pd.DataFrame, plane: Plane) -> list[tuple[float, float, str]]:
    """Return the names of `rows` beside their dots, moved up or down until none is on another."""
    taken: list[_Box] = []
    found = []
    for row in rows.sort_values("value", ascending=False).to_dict("records"):
        at, level = plane.x.place(row["across"]), plane.y.place(row["value"])
        wide = measure_text(row["label"], SMALL)
        right = at + _GAP + wide <= plane.width
        start = at + _GAP if right else at - _GAP - wide
        box = next(b for b in _try_boxes(start, level, wide, plane) if not _touches(b, taken))
        taken.append(box)
        found.append((box[0], (box[1] + box[3]) / 2, row["label"]))
    return found


def _try_boxes(start: float, level: float, wide: float, plane: Plane) -> Any:
    half = _LINE / 2
    for step in range(400):
        middle = level + (step + 1) // 2 * half * (-1 if step % 2 else 1)
        inside = plane.y.end <= middle - half and middle + half <= plane.y.start
        if step == 399 or inside:
            yield start, middle - half, start + wide, middle + half


def _touches(box: _Box, taken: Sequence[_Box]) -> bool:
    return any(
        box[0] < other[2] + 4 and other[0] < box[2] + 4 and box[1] < other[3] and other[1] < box[3]
        for other in taken
    )


def _draw_dots(rows: pd.DataFrame, plane: Plane, **style: Any) -> list[alt.Chart]:
    told = rows[["id", "across", "value", "tone"]]
    edge = {"stroke": colour("paper"), "strokeWidth": 0.5}
    return plane.dot_rows(told, "across", "value", **edge, **style)

"""Owns the scatter plot: a dot for each row, at its two numbers, with names where asked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from youju.kinds.legend import (
    Legend,
    LegendEntry,
    References,
    dashed,
    lay_out_legend,
    name_axes,
    name_tones,
    read_references,
)
from youju.kinds.panels import PARTED, WORDED, Panel, draw_panels, has_panels
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

    from youju.kinds.panels import AnyChart

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
    reference: str | None = None,
    band: Sequence[str] | None = None,
    facet: str | None = None,
) -> AnyChart:
    """Return a dot for each row that has both numbers, `x` to the right and `y` upwards.

    `series` colours the dots. Those whose cell in the column `label` is in `highlight` stand out
    with their names, which keep apart. `log_x` makes the axis of `x` logarithmic. Neither axis
    need begin at zero. Above and below them stand the chart's words for their columns. A
    `reference` and the ends of a `band` are ids of figures beside the chart, which are held against
    `y`. There is a panel for each cell of the column `facet`, all on the same axes.
    """
    rows = arrange(data, frame, label or x, y, series, facet).assign(
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
    titles, held = (say_cell(x, frame), say_cell(y, frame)), read_references(frame, reference, band)
    entries = [*list_entries(rows), *held.entries]
    ups = [*rows["value"], *held.values]
    if not has_panels(rows):
        room = _make_room(rows, ups, frame, entries, titles, _HEIGHTS[frame.narrow], log_x=log_x)
        return _draw(rows, room, held)

    def draw(panel: Panel) -> alt.LayerChart | alt.FacetChart:
        plain = ("", "")
        room = _make_room(rows, ups, panel.frame, panel.heads, plain, panel.tall, log_x=log_x)
        return _draw(panel.rows, room, held)

    named = [*entries, *name_axes(titles[1], titles[0])]
    return draw_panels(rows, frame, named, draw, WORDED if told.any() else PARTED)


def _draw(rows: pd.DataFrame, room: _Room, held: References) -> alt.LayerChart | alt.FacetChart:
    """Return the dots of `rows` in their room."""
    plane = room.plane
    across, up = plane.x, plane.y
    marked = rows[rows["told"]]
    ends = [up.place(value) for value in held.band]
    lines = [(across.start, at, across.end, at) for at in map(up.place, held.line)]
    names = _place_names(marked, plane)
    return plane.join(
        room.legend.draw(plane),
        plane.write(room.titles),
        plane.fill([(across.start, min(ends), across.end, max(ends))] if ends else [], "pale"),
        plane.rule([(across.start, up.place(t), across.end, up.place(t)) for t, _ in room.ups]),
        plane.rule(
            [(across.place(t), up.end, across.place(t), up.start) for t, _ in room.acrosses]
        ),
        plane.write([(0, up.place(tick), said) for tick, said in room.ups]),
        plane.write(
            [(across.place(t), up.start + SMALL + 4, said) for t, said in room.acrosses],
            align="center",
        ),
        plane.rule(lines, **dashed("ink")),
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


def _make_room(
    rows: pd.DataFrame,
    values: Sequence[float],
    frame: Frame,
    entries: Sequence[LegendEntry],
    titles: tuple[str, str],
    height: float,
    *,
    log_x: bool,
) -> _Room:
    """Return the room of all `rows`, whose axis upwards holds `values`; of one whose title is ""
    others say what it is."""
    legend = lay_out_legend(entries, frame.width)
    below, above = ("\n".join(wrap(said, SMALL, frame.width)) for said in titles)
    ups = choose_ticks(*find_range(values, zero=False), round(height / 62))
    words = word_ticks(ups, frame)
    left = measure_widest(words) + 10
    over, deep = ((said.count("\n") + 1) * _LINE if said else 0 for said in (above, below))
    top = legend.height + over + 12
    axis, acrosses = scale_across(list(rows["across"]), frame, left, log=log_x)
    bottom = top + height
    tall = bottom + SMALL + 12 + deep
    plane = Plane(frame.width, tall, axis, Axis(ups[0], ups[-1], bottom, top))
    start = frame.width - measure_widest([below])
    places = [
        (0.0, legend.height + over / 2, above),
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

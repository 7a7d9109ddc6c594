"""Owns the pyramid: bars of two parts back to back, such as men and women of each age."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from youju.kinds.legend import name_tones
from youju.kinds.plane import Axis, Plane, in_pixels
from youju.kinds.rows import arrange, is_highlighted, sort_cells
from youju.kinds.scales import (
    choose_ticks,
    find_range,
    measure_widest,
    thin_ticks,
    word_ticks,
)
from youju.kinds.stacking import name_parts
from youju.theme.frame import Frame
from youju.theme.lengths import DASH
from youju.theme.palette import colour, letter_colour
from youju.theme.style import SMALL, TEXT
from youju.typography.line_breaking import wrap

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

# Pixels: how tall all bars are together where there are many, and one with its gap at most and at
# least; from which room on names of TEXT have a line each, and of SMALL.
_TALL, _MOST, _LEAST, _ROOMY, _LINE = 460, 26, 4, 20, SMALL + 4
# Bars that have words at their ends, and no axis; how much of the width labels before them take.
_WORDED, _SHARE = 12, 0.34
# Pixels that bars of both sides have to themselves at least.
_BARS = 100
_APART, _GAP, _HEAD = 10, 6, 8
# Of many ages every one, or every second, and so on, is named; a multiple of what people count in.
_STEPS = (1, 2, 5, 10)
# How much of its colour a bar has that is not highlighted.
_DULL = 0.4


@dataclass(frozen=True)
class _Room:
    """Where bars stand: their plane, the top of each cell's and how thick they are, where all end,
    their labels with the pixels of their middles, and the values of the axis with their words."""

    plane: Plane
    tops: Mapping[str, float]
    thick: float
    bottom: float
    labels: Sequence[tuple[float, str]]
    size: float
    ticks: Sequence[tuple[float, str]]


def pyramid(
    data: pd.DataFrame,
    frame: Frame,
    *,
    x: str,
    y: str,
    series: str,
    highlight: Collection[str] = (),
    order: str = "table",
) -> alt.LayerChart | alt.FacetChart:
    """Return two bars for each cell of `x`, back to back: as long as the numbers `y` of the two
    parts in the column `series`, the first on the left, both on one scale from zero.

    Ages stand with the youngest at the bottom, whatever their order in the table; other cells in
    `order`, from the top. A few bars have their words, many an axis.
    """
    rows = arrange(data, frame, x, y, series)
    names = name_parts(rows)
    tones, sides = name_tones(list(names)), dict(zip(names, (-1, 1), strict=False))
    told = [not highlight or is_highlighted(row, highlight) for row in rows.itertuples()]
    room = _make_room(rows, frame, order)
    plane, zero = room.plane, room.plane.x.place(0)
    rows = rows.assign(
        start=0.0,
        end=_find_ends(rows, sides, plane.x),
        tone=[colour(tones[part]) for part in rows["part"]],
        shade=[1 if one else _DULL for one in told],
        top=[room.tops[cell] for cell in rows["cell"]],
        bottom=[room.tops[cell] + room.thick for cell in rows["cell"]],
    )
    first = min(room.tops.values(), default=0.0)
    ticks = [(plane.x.place(value), said) for value, said in room.ticks]
    return plane.join(
        _write_heads(names, tones, zero, frame, plane),
        plane.rule([(at, first - 2, at, room.bottom + 2) for at, _ in ticks]),
        plane.write([(at, room.bottom + SMALL, said) for at, said in ticks], align="center"),
        _fill_bars(rows[rows["value"].notna()], plane),
        plane.rule([(zero, first - 2, zero, room.bottom + 2)], color=colour("paper")),
        plane.write([(0.0, *one) for one in room.labels], fontSize=room.size, color=colour("ink")),
        _write_ends(rows, sides, plane, worded=not ticks),
    )


def _find_ends(rows: pd.DataFrame, sides: Mapping[str, int], x: Axis) -> list[float]:
    """Return where each bar ends; one that is not zero has a pixel, so that it is seen."""
    least = x.find(x.place(0) + 1)
    lengths = [max(v, least) if v > 0 else v for v in rows["value"]]
    return [v * sides[part] for v, part in zip(lengths, rows["part"], strict=True)]


def _order_cells(rows: pd.DataFrame, order: str) -> tuple[list[str], bool]:
    """Return the cells of `rows` from the top: ages, which is told, from the oldest."""
    cells = sort_cells(rows, order)
    ages = {cell: tuple(map(int, re.findall(r"[0-9]+", cell))) for cell in cells}
    if order == "table" and all(ages.values()) and len(set(ages.values())) == len(cells):
        return sorted(cells, key=ages.__getitem__, reverse=True), True
    return cells, False


def _wrap_names(names: Mapping[str, str], frame: Frame) -> list[list[str]]:
    return [wrap(name, SMALL, frame.width / 3) for name in names.values()]


def _make_room(rows: pd.DataFrame, frame: Frame, order: str) -> _Room:
    cells, are_ages = _order_cells(rows, order)
    said = dict(zip(rows["cell"], rows["label"], strict=True))
    worded = len(cells) <= _WORDED
    column = measure_widest(said.values(), TEXT) + _APART
    ends = 2 * measure_widest(rows["word"]) if worded else 0
    above = column > frame.width * _SHARE or frame.width - column - ends < _BARS
    pitch = max(min(_TALL / max(len(cells), 1), _MOST), _LEAST)
    size = TEXT if above or pitch >= _ROOMY else SMALL
    column = 0 if above else measure_widest(said.values(), size) + _APART
    if above or not are_ages:
        pitch = max(pitch, _LINE)
    heads = _wrap_names(name_parts(rows), frame)
    top = max(map(len, heads), default=0) * _LINE + _HEAD
    labels, tops, line = [], {}, size + 4
    for cell in cells:
        lines = wrap(said[cell], TEXT, frame.width) if above else [said[cell]]
        tops[cell] = top + (len(lines) * line + 2 if above else 0)
        labels.append((top + (len(lines) * line if above else pitch) / 2, "\n".join(lines)))
        top = tops[cell] + pitch + (_APART if above else 0)
    if not above and are_ages:
        labels = labels[:: -next(step for step in _STEPS if step * pitch >= _LINE)]
    x, ticks = _scale(rows, frame, column, worded=worded)
    height = top + (0 if worded else SMALL + 10)
    plane = Plane(frame.width, height, x, in_pixels(height))
    thick = pitch - (2 if pitch > 2 * _HEAD else pitch / 8)
    return _Room(plane, tops, thick, top, labels, size, ticks)


def _scale(
    rows: pd.DataFrame, frame: Frame, left: float, *, worded: bool
) -> tuple[Axis, list[tuple[float, str]]]:
    """Return the axis, as long on both sides, and its ticks, as many as have room for words."""
    _, high = find_range(rows["value"])
    if worded:
        room = measure_widest(rows["word"]) + _GAP + 2
        return Axis(-high, high, left + room, frame.width - room), []
    ticks: list[tuple[float, str]] = []
    if not (rows["value"] > 0).any():  # of nothing there is no scale but its zero
        axis = Axis(-high, high, left, frame.width)
        return axis, [(0.0, frame.number(0))]
    inside = [tick for tick in choose_ticks(0, high, 3 if frame.narrow else 5) if tick <= high]
    for values in (kept for kept in thin_ticks(inside) if len(kept) > 1):
        ticks = list(zip(values, word_ticks(values, frame), strict=True))
        half = measure_widest(said for _, said in ticks) / 2
        whole = Axis(-high, high, left, frame.width)
        over = max(whole.place(values[-1]) + half - frame.width, 0)
        room = over * high / values[-1] if over else 0
        axis = Axis(-high, high, left + room, frame.width - room)
        if 2 * half + _APART <= axis.place(values[1]) - axis.place(0):
            break
    return axis, [*((-value, word) for value, word in ticks[:0:-1]), *ticks]


def _write_heads(
    names: Mapping[str, str], tones: Mapping[str, str], zero: float, frame: Frame, plane: Plane
) -> list[alt.Chart]:
    """Return the names of both sides, each on its side of the line and in its colour."""
    layers: list[alt.Chart] = []
    heads = dict(zip(names, _wrap_names(names, frame), strict=True))
    middle = max(map(len, heads.values()), default=0) * _LINE / 2
    sides = ((zero - _HEAD, "right"), (zero + _HEAD, "left"))
    for (at, align), (part, lines) in zip(sides, heads.items(), strict=False):
        style = {"align": align, "color": letter_colour(tones[part]), "fontWeight": "bold"}
        layers += plane.write([(at, middle, "\n".join(lines))], **style)
    return layers


def _fill_bars(rows: pd.DataFrame, plane: Plane) -> list[alt.Chart]:
    import altair as alt

    shade = alt.Opacity("shade", type="quantitative", scale=None, legend=None)
    bars = plane.box_rows(rows, "start", "top", "end", "bottom")
    return [layer.encode(opacity=shade) for layer in bars]


def _write_ends(
    rows: pd.DataFrame, sides: Mapping[str, int], plane: Plane, *, worded: bool
) -> list[alt.Chart]:
    """Return the words at the ends of bars, or dashes alone where an axis tells their numbers."""
    middles = (rows["top"] + rows["bottom"]) / 2
    rows = rows.assign(middle=middles, end=rows["end"].fillna(0.0))
    rows = rows if worded else rows[rows["word"] == DASH]
    layers: list[alt.Chart] = []
    for part, side in sides.items():
        own, align = rows[rows["part"] == part], "left" if side > 0 else "right"
        layers += plane.write_rows(own, "end", "middle", dx=_GAP * side, align=align)
    return layers

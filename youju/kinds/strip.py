"""Owns the strip: a dot for each row at its number, in a lane for each thing that has many."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from youju.kinds.legend import dashed, find_references, lay_out_legend
from youju.kinds.plane import Axis, Plane, in_pixels
from youju.kinds.rows import arrange, is_highlighted, sort_cells
from youju.kinds.scales import measure_widest
from youju.kinds.scatter import scale_across
from youju.theme.frame import Frame
from youju.theme.lengths import DASH
from youju.theme.palette import colour
from youju.theme.style import SMALL, TEXT
from youju.typography.line_breaking import wrap
from youju.typography.metrics import measure_text

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

# Pixels: across a dot, to both sides of its lane's middle that dots may move, of a line of words,
# between lanes, from a name to its neighbour.
_DOT, _HALF, _LINE, _APART, _GAP = 7, 14, SMALL + 4, 12, 8
# How far a dot moves at a time, how often, and how often upwards below names, how many dots before
# it may be in its way, and how much of their colour dots have that lie on each other.
_STEP, _TURNS, _BELOW, _NEAR, _FAINT = 1.75, 8, 4, 60, 0.65
# How much of the width labels before their lanes take.
_SHARE = 0.3


def strip(
    data: pd.DataFrame,
    frame: Frame,
    *,
    x: str,
    y: str,
    label: str | None = None,
    highlight: Collection[str] = (),
    order: str = "table",
    reference: str | None = None,
    band: Sequence[str] | None = None,
) -> alt.LayerChart | alt.FacetChart:
    """Return a lane for each cell of `x`, with a dot for each of its rows at the number `y`.

    Dots that would lie on each other move up or down, as far as their lane goes. Those whose cell
    in the column `label` is in `highlight` stand out, with their names above them, and so do whole
    lanes, without names. A dot is a place
    and no length: the axis need not begin at zero. Lanes are in an `order` of their medians; one
    without any number has a dash.
    """
    names = list(data[label].astype(str)) if label else [""] * len(data)
    rows = _mark_told(arrange(data, frame, x, y), names, frame, highlight)
    middles = rows.groupby("cell", sort=False)["value"].median().reset_index()
    cells, heads = sort_cells(middles, order), dict(zip(rows["cell"], rows["label"], strict=True))
    known = rows[rows["value"].notna()]
    entries, values = find_references(frame, reference, band)
    legend = lay_out_legend(entries, frame.width)
    room = _make_room(known, cells, heads, [*known["value"], *values], frame, legend.height)
    plane, lanes = room.plane, room.lanes
    known = known.assign(level=_spread_dots(known, lanes, plane.x))
    split = 1 if reference else 0
    empty = [cell for cell in cells if cell not in set(known["cell"])]
    stems = [(at, top, at, lanes[cell]) for at, _, top, _, cell in room.names]
    named = [(start, top - _LINE / 2, said) for _, start, top, said, _ in room.names]
    return plane.join(
        legend.draw(plane),
        _draw_ground(room, legend.height + 4, values[:split], values[split:]),
        plane.rule(stems, color=colour("quiet")),
        plane.dot_rows(known[~known["told"]], "value", "level", size=_DOT**2, opacity=_FAINT),
        plane.dot_rows(known[known["told"]], "value", "level", size=2 * _DOT**2, opacity=1),
        plane.write(room.labels, fontSize=TEXT, color=colour("ink")),
        plane.write([(plane.x.start, lanes[cell], DASH) for cell in empty]),
        plane.write(named, color=colour("ink")),
    )


def _mark_told(
    rows: pd.DataFrame, names: Sequence[str], frame: Frame, highlight: Collection[str]
) -> pd.DataFrame:
    """Return rows with whether they are `told`, one of `highlight`, as what, and their `tone`."""
    by_name = [name in highlight for name in names]
    told = [
        one or is_highlighted(row, highlight)
        for one, row in zip(by_name, rows.itertuples(), strict=True)
    ]
    tone = "second" if any(told) else "main"
    return rows.assign(
        told=told,
        named=[frame.words.get(n, n) if one else "" for one, n in zip(by_name, names, strict=True)],
        tone=[colour("accent" if one else tone) for one in told],
    )


@dataclass(frozen=True)
class _Room:
    """Where dots stand: their plane, the middle of each cell's lane, the labels of these, where
    all end, the ticks of the axis, the pieces of their lines, between labels, and names: the
    pixel of the dot, of the name's start and lower edge, the name, and its cell."""

    plane: Plane
    lanes: Mapping[str, float]
    labels: Sequence[tuple[float, float, str]]
    bottom: float
    ticks: Sequence[tuple[float, str]]
    lines: Sequence[tuple[float, float]]
    names: Sequence[tuple[float, float, float, str, str]]


def _draw_ground(
    room: _Room, top: float, reference: Sequence[float], band: Sequence[float]
) -> list[alt.Chart]:
    """Return the layers that dots stand on: the axis, the lanes, and what they are held against."""
    plane, bottom = room.plane, room.bottom
    across = plane.x
    ends = [across.place(value) for value in band]
    ticks = [(across.place(tick), said) for tick, said in room.ticks]
    lines = [(at, top, at, bottom) for at in map(across.place, reference)]
    return [
        *plane.fill([(min(ends), top, max(ends), bottom)] if ends else [], "pale"),
        *plane.rule([(at, a, at, b) for at, _ in ticks for a, b in room.lines or [(top, bottom)]]),
        *plane.rule([(across.start, at, across.end, at) for at in room.lanes.values()]),
        *plane.rule(lines, **dashed("ink")),
        *plane.write([(at, bottom + SMALL, said) for at, said in ticks], align="center"),
    ]


def _make_room(
    rows: pd.DataFrame,
    cells: Sequence[str],
    heads: Mapping[str, str],
    held: Sequence[float],
    frame: Frame,
    top: float,
) -> _Room:
    column = measure_widest(heads.values(), TEXT) + 14
    above = column > frame.width * _SHARE
    axis, ticks = scale_across(held, frame, _DOT if above else column, log=False)
    ticks = ticks if held else []  # of nothing there is no scale
    lanes, labels, names, pieces = {}, [], [], []
    y = top + 4
    for cell in cells:
        lines = wrap(heads[cell], TEXT, frame.width) if above else [heads[cell]]
        if above:
            labels.append((0.0, y + len(lines) * (TEXT + 4) / 2, "\n".join(lines)))
            y += len(lines) * (TEXT + 4) + _DOT
        start = y
        named = rows[(rows["cell"] == cell) & (rows["named"] != "")]
        levels = _stack_names(named, axis, frame.width)
        y += max((level for *_, level in levels), default=0) * _LINE
        names += [
            (at, left, y - (level - 1) * _LINE, said, cell) for at, left, said, level in levels
        ]
        lanes[cell] = y + _HALF
        if not above:
            labels.append((0.0, lanes[cell], heads[cell]))
        y += 2 * _HALF + _APART
        if above:
            pieces.append((start, y - _APART / 2))
    height = y + SMALL + 8
    plane = Plane(frame.width, height, axis, in_pixels(height))
    return _Room(plane, lanes, labels, y, ticks, pieces, names)


def _stack_names(rows: pd.DataFrame, x: Axis, width: float) -> list[tuple[float, float, str, int]]:
    """Return names with the pixel of their dot, of their start, and their level above the lane."""
    found: list[tuple[float, float, str, int]] = []
    edges: list[float] = []
    for value, said in sorted(zip(rows["value"], rows["named"], strict=True)):
        at, wide = x.place(value), measure_text(said, SMALL)
        start = min(max(at - wide / 2, 0.0), max(width - wide, 0.0))
        level = next((n for n, edge in enumerate(edges) if edge + _GAP <= start), len(edges))
        edges[level : level + 1] = [start + wide]
        found.append((at, start, said, level + 1))
    return found


def _spread_dots(rows: pd.DataFrame, lanes: Mapping[str, float], x: Axis) -> list[float]:
    """Return where each dot stands in its lane: in the middle, or off it where others are, but
    not on the names above."""
    placed: dict[str, list[tuple[float, float]]] = {}
    levels = dict.fromkeys(rows.index, 0.0)
    ordered = rows.sort_values(["cell", "value"])
    below = set(rows["cell"][rows["named"] != ""])
    for index, cell, value in zip(ordered.index, ordered["cell"], ordered["value"], strict=True):
        at = x.place(value)
        near = [(a, o) for a, o in placed.get(cell, [])[-_NEAR:] if at - a < _DOT]
        highest = -_BELOW if cell in below else -_TURNS
        tried = sorted((n * _STEP for n in range(highest, _TURNS + 1)), key=abs)
        free = (o for o in tried if all(math.hypot(at - a, o - b) >= _DOT for a, b in near))
        off = next(free, tried[len(near) % len(tried)])
        placed.setdefault(cell, []).append((at, off))
        levels[index] = lanes[cell] + off
    return list(levels.values())

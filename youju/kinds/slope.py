"""Owns the slope: what each thing's number was, and what became of it, joined by a line."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from youju.kinds.legend import name_tones
from youju.kinds.plane import Axis, Plane
from youju.kinds.rows import arrange, choose_parts
from youju.kinds.scales import find_range, measure_widest
from youju.kinds.spreading import spread
from youju.kinds.stacking import name_parts
from youju.theme.frame import Frame
from youju.theme.palette import colour
from youju.theme.style import SMALL
from youju.typography.line_breaking import wrap

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

_HEIGHTS = {True: 280, False: 360}
# Pixels: of a line of words, from a dot to its number, from a number to its name, above the dots.
_LINE, _GAP, _APART, _HEAD = SMALL + 4, 10, 8, 26
# How much of the width names may take, on the right of their last numbers.
_SHARE = 0.32


def slope(
    data: pd.DataFrame,
    frame: Frame,
    *,
    x: str,
    y: str,
    series: str,
    highlight: Collection[str] = (),
) -> alt.LayerChart | alt.FacetChart:
    """Return a line for each cell of `series`, from its number `y` at the first cell of `x` to that
    at the second, with both numbers in words and its name behind the last.

    Words keep apart from each other. A number is a place and no length: the scale need not begin
    at zero. With a `highlight`, other lines are quiet. Where a number is not known there is no
    line; the other stands as a dot.
    """
    rows = arrange(data, frame, x, y, series)
    cells, names = list(dict.fromkeys(rows["cell"])), name_parts(rows)
    said = {part: wrap(name, SMALL, frame.width * _SHARE) for part, name in names.items()}
    chosen = {*names} & {*highlight}
    tones = name_tones(choose_parts(names, highlight))
    plain = {part: tones.get(part, "second") for part in names}
    rows = rows.assign(
        at=[float(cells.index(cell)) for cell in rows["cell"]],
        tone=[colour(plain[part] if chosen else "main") for part in rows["part"]],
        told=[part in tones for part in rows["part"]],
    )
    known = rows[rows["value"].notna()]
    heads = dict(zip(rows["cell"], rows["label"], strict=True))
    room = _make_plane(known, said, measure_widest(heads.values()), frame)
    first, last = _place_words(known, said, room)
    ends = [(room.x.place(float(n)), heads[cell]) for n, cell in enumerate(cells)]
    sides = zip(ends, ("right", "left"), strict=False)
    return room.join(
        room.rule([(at, _HEAD - 4, at, room.height - 4) for at, _ in ends]),
        *[room.write([(at, 8.0, head)], align=align) for (at, head), align in sides],
        _draw_lines(known, room),
        room.dot_rows(known, "at", "value", size=50, opacity=1),
        room.write_rows(first, "at", "level", dx=-_GAP, align="right"),
        room.write_rows(last[last["at"] == 1], "at", "level", dx=_GAP),
        _write_names(last, said, room),
    )


def _make_plane(rows: pd.DataFrame, said: dict[str, list[str]], head: float, frame: Frame) -> Plane:
    """Return the plane between the words on the left and those on the right.

    Above its ends stand words that are `head` pixels wide.
    """
    lines = sum(map(len, said.values()))
    height = _HEAD + max(_HEIGHTS[frame.narrow], lines * _LINE + _LINE)
    words = [measure_widest(rows["word"][rows["at"] == n]) for n in (0.0, 1.0)]
    names = measure_widest("\n".join(lines) for lines in said.values())
    right = max(words[1] + names + _GAP + _APART, head)
    x = Axis(0, 1, max(words[0] + _GAP, head), frame.width - right)
    low, high = find_range(rows["value"], zero=False)
    return Plane(frame.width, height, x, Axis(low, high, height - _LINE, _HEAD + _LINE))


def _place_words(
    rows: pd.DataFrame, said: dict[str, list[str]], plane: Plane
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the first row of each line, and the last, with where their words stand, `level`.

    On either side none touches another.
    """
    ordered = rows.sort_values("at", kind="stable")
    sides = (rows[rows["at"] == 0], ordered.drop_duplicates("part", keep="last"))
    placed = []
    for side, named in zip(sides, (False, True), strict=True):
        wanted = [
            (plane.y.place(value), _LINE * (len(said[part]) if named else 1))
            for value, part in zip(side["value"], side["part"], strict=True)
        ]
        middles = spread(wanted, _HEAD, plane.height)
        placed.append(side.assign(level=[plane.y.find(middle) for middle in middles]))
    return placed[0], placed[1]


def _draw_lines(rows: pd.DataFrame, plane: Plane) -> list[alt.Chart]:
    both = rows[rows.groupby("part")["at"].transform("nunique") > 1]
    back = plane.line_rows(both[~both["told"]], "at", "value", "part", strokeWidth=1.5)
    return back + plane.line_rows(both[both["told"]], "at", "value", "part", strokeWidth=2.5)


def _write_names(rows: pd.DataFrame, said: dict[str, list[str]], plane: Plane) -> list[alt.Chart]:
    """Return the names of the last `rows` behind the numbers on the right."""
    left = plane.x.end + _GAP + measure_widest(rows["word"][rows["at"] == 1]) + _APART
    words = [
        (left, plane.y.place(level), "\n".join(said[part]))
        for level, part in zip(rows["level"], rows["part"], strict=True)
    ]
    return plane.write(words, color=colour("ink"))

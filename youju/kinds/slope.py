"""Owns the slope: what each thing's number was, and what became of it, joined by a line."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from youju.kinds.legend import LegendEntry, lay_out_legend, name_tones
from youju.kinds.panels import WORDED, Panel, draw_panels, has_panels
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

    from youju.kinds.panels import AnyChart

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
    facet: str | None = None,
) -> AnyChart:
    """Return a line for each cell of `series`, from its number `y` at the first cell of `x` to that
    at the second, with both numbers in words and its name behind the last.

    Words keep apart from each other. A number is a place and no length: the scale need not begin
    at zero. With a `highlight`, other lines are quiet. Where a number is not known there is no
    line; the other stands as a dot. There is a panel for each cell of the column `facet`, all on
    one scale.
    """
    rows = arrange(data, frame, x, y, series, facet)
    cells, names = list(dict.fromkeys(rows["cell"])), name_parts(rows)
    chosen = {*names} & {*highlight}
    tones = name_tones(choose_parts(names, highlight))
    plain = {part: tones.get(part, "second") for part in names}
    rows = rows.assign(
        at=[float(cells.index(cell)) for cell in rows["cell"]],
        tone=[colour(plain[part] if chosen else "main") for part in rows["part"]],
        told=[part in tones for part in rows["part"]],
    )
    heads = dict(zip(rows["cell"], rows["label"], strict=True))
    if not has_panels(rows):
        return _draw(rows, frame, heads, (), rows, _HEIGHTS[frame.narrow])

    def draw(panel: Panel) -> alt.LayerChart | alt.FacetChart:
        return _draw(panel.rows, panel.frame, heads, panel.heads, rows, panel.tall)

    return draw_panels(rows, frame, (), draw, WORDED)


def _draw(
    rows: pd.DataFrame,
    frame: Frame,
    heads: Mapping[str, str],
    entries: Sequence[LegendEntry],
    within: pd.DataFrame,
    tall: float,
) -> alt.LayerChart | alt.FacetChart:
    """Return the lines of `rows` between the ends that `heads` name, below their legend.

    Their scale is that of the rows that they are `within`, and `tall` where words have room.
    """
    legend, cells = lay_out_legend(entries, frame.width), list(heads)
    names = name_parts(within)
    said = {part: wrap(name, SMALL, frame.width * _SHARE) for part, name in names.items()}
    known = rows[rows["value"].notna()]
    top = legend.height + _HEAD
    room = _make_plane(within, said, measure_widest(heads.values()), frame, (top, tall))
    first, last = _place_words(known, said, room, top)
    ends = [(room.x.place(float(n)), heads[cell]) for n, cell in enumerate(cells)]
    sides = zip(ends, ("right", "left"), strict=False)
    return room.join(
        legend.draw(room),
        room.rule([(at, top - 4, at, room.height - 4) for at, _ in ends]),
        *[room.write([(at, top - 18, head)], align=align) for (at, head), align in sides],
        _draw_lines(known, room),
        room.dot_rows(known, "at", "value", size=50, opacity=1),
        room.write_rows(first, "at", "level", dx=-_GAP, align="right"),
        room.write_rows(last[last["at"] == 1], "at", "level", dx=_GAP),
        _write_names(last, said, room),
    )


def _make_plane(
    rows: pd.DataFrame,
    said: dict[str, list[str]],
    head: float,
    frame: Frame,
    room: tuple[float, float],
) -> Plane:
    """Return the plane between the words on the left and those on the right.

    Its `room` is from a pixel on, so tall or as the names of the panel need that has most.

    Above its ends stand words that are `head` pixels wide.
    """
    top, tall = room
    each = rows[["panel", "part"]].drop_duplicates()
    counts = each["part"].map(lambda part: len(said[part])).groupby(each["panel"]).sum()
    lines = int(counts.max()) if len(counts) else 0
    rows = rows[rows["value"].notna()]
    height = top + max(tall, lines * _LINE + _LINE)
    words = [measure_widest(rows["word"][rows["at"] == n]) for n in (0.0, 1.0)]
    names = measure_widest("\n".join(lines) for lines in said.values())
    right = max(words[1] + names + _GAP + _APART, head)
    x = Axis(0, 1, max(words[0] + _GAP, head), frame.width - right)
    low, high = find_range(rows["value"], zero=False)
    return Plane(frame.width, height, x, Axis(low, high, height - _LINE, top + _LINE))


def _place_words(
    rows: pd.DataFrame, said: dict[str, list[str]], plane: Plane, top: float
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the first row of each line, and the last, with where their words stand, `level`.

    On either side none touches another, or stands above the pixel `top`.
    """
    ordered = rows.sort_values("at", kind="stable")
    sides = (rows[rows["at"] == 0], ordered.drop_duplicates("part", keep="last"))
    placed = []
    for side, named in zip(sides, (False, True), strict=True):
        wanted = [
            (plane.y.place(value), _LINE * (len(said[part]) if named else 1))
            for value, part in zip(side["value"], side["part"], strict=True)
        ]
        middles = spread(wanted, top, plane.height)
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

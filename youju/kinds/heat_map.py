"""Owns the heat map: a cell for each row, shaded by its number, in columns and lines of cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from youju.kinds.columns import LABEL_LINE, lay_out_labels
from youju.kinds.plane import Plane, in_pixels
from youju.kinds.rows import arrange
from youju.kinds.scales import measure_widest
from youju.kinds.shading import SCALE_HEIGHT, choose_ink, choose_shading
from youju.theme.frame import Frame
from youju.theme.palette import colour
from youju.theme.style import SMALL
from youju.typography.line_breaking import wrap

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

# Pixels of a line of cells where there are few, and of all lines where there are many.
_LINE, _TALLEST = 26, 620
# How much of the width the labels of lines may take; pixels to the cells, and from word to edge.
_SHARE, _GAP, _EDGE = 0.3, 8, 4


def heat_map(
    data: pd.DataFrame, frame: Frame, *, x: str, y: str, series: str, reverse: bool = False
) -> alt.LayerChart | alt.FacetChart:
    """Return a cell for each row, at its `x` from left to right and its `series` downwards.

    The number `y` shades it: from pale to dark, or where numbers have both signs, away from zero
    in two colours, which `reverse` exchanges. Cells with room say their number; a row without one
    is left blank.
    """
    rows = arrange(data, frame, x, y, series)
    cells, parts = list(dict.fromkeys(rows["cell"])), list(dict.fromkeys(rows["part"]))
    names = _wrap_names(dict(zip(rows["part"], rows["name"], strict=True)), frame)
    left = measure_widest(names.values()) + _GAP
    across = (frame.width - left) / max(len(cells), 1)
    down = min(_LINE, _TALLEST / max(len(parts), 1))
    deepest = max((said.count("\n") + 1 for said in names.values()), default=1)
    if len(parts) <= _TALLEST / _LINE:
        down = max(down, deepest * (SMALL + 4) + 2)
    labels = _name_columns(rows, cells, frame, left)
    deep = max((said.count("\n") + 1 for _, said in labels), default=0)
    bottom = SCALE_HEIGHT + down * len(parts)
    height = bottom + deep * LABEL_LINE + 6
    plane = Plane(frame.width, height, in_pixels(frame.width), in_pixels(height))
    shading = choose_shading(rows["value"], reverse=reverse)
    spot = {cell: left + across * n for n, cell in enumerate(cells)}
    line = {part: SCALE_HEIGHT + down * n for n, part in enumerate(parts)}
    # Cells that touch reach into each other a little, lest paper shine through between them.
    gap = 1 if across > 8 and down > 8 else -0.4
    known = rows[rows["value"].notna()]
    known = known.assign(
        left=[spot[cell] for cell in known["cell"]],
        right=[spot[cell] + across - gap for cell in known["cell"]],
        top=[line[part] for part in known["part"]],
        bottom=[line[part] + down - gap for part in known["part"]],
        tone=[shading.shade(value) for value in known["value"]],
    )
    fits = measure_widest(known["word"]) + 2 * _EDGE <= across and down >= SMALL + 4
    shown = [(0.0, line[part] + down / 2, names[part]) for part in _thin(parts, down, names)]
    return plane.join(
        shading.draw(plane, frame),
        plane.write(shown, color=colour("ink")),
        plane.box_rows(known[["id", "left", "right", "top", "bottom", "tone"]]),
        _write_cells(known, plane) if fits else [],
        plane.write(
            [
                (at, bottom + 4 + (said.count("\n") + 1) * LABEL_LINE / 2, said)
                for at, said in labels
            ],
            align="center",
        ),
    )


def _wrap_names(names: Mapping[str, str], frame: Frame) -> dict[str, str]:
    room = frame.width * _SHARE
    return {part: "\n".join(wrap(name, SMALL, room)) for part, name in names.items()}


def _name_columns(
    rows: pd.DataFrame, cells: Sequence[str], frame: Frame, left: float
) -> list[tuple[float, str]]:
    """Return the words below the cells with their pixels: all of them, or as many as have room."""
    if (labels := lay_out_labels(rows, cells, frame, left)) is not None:
        return labels
    said = dict(zip(rows["cell"], rows["label"], strict=True))
    step = (frame.width - left) / len(cells)
    for every in range(2, len(cells) + 1):
        placed = []
        for n in range(0, len(cells), every):
            words = "\n".join(wrap(said[cells[n]], SMALL, max(step * every - _GAP, 40)))
            half = measure_widest([words]) / 2
            at = min(max(left + step * (n + 0.5), half), frame.width - half)
            placed.append((at, words, half))
        if all(a[0] + a[2] + _GAP <= b[0] - b[2] for a, b in pairwise(placed)):
            return [(at, words) for at, words, _ in placed]
    return []


def _thin(parts: Sequence[str], down: float, names: Mapping[str, str]) -> Sequence[str]:
    """Return the parts whose names have room beside lines of cells that are `down` pixels tall."""
    deepest = max((name.count("\n") + 1 for name in names.values()), default=1)
    need = deepest * (SMALL + 4)
    every = next(n for n in (1, 2, 5, 10, 20, 50, 100, len(parts) + 1) if n * down >= need)
    return parts[::every]


def _write_cells(rows: pd.DataFrame, plane: Plane) -> list[alt.Chart]:
    import altair as alt

    rows = rows.assign(
        across=(rows["left"] + rows["right"]) / 2,
        down=(rows["top"] + rows["bottom"]) / 2,
        ink=[choose_ink(tone) for tone in rows["tone"]],
    )
    return [
        alt.Chart(rows[["id", "across", "down", "word", "ink"]])
        .mark_text(align="center", fontSize=SMALL)
        .encode(
            x=plane.x.channel("across", alt.X),
            y=plane.y.channel("down", alt.Y),
            text=alt.Text("word", type="nominal"),
            color=alt.Color("ink", type="nominal", scale=None, legend=None),
        )
    ]

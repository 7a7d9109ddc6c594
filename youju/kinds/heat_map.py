"""Owns the heat map: a cell for each row, shaded by its number, in columns and lines of cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from youju.kinds.columns import LABEL_LINE, lay_out_labels
from youju.kinds.legend import NO_DATA
from youju.kinds.plane import Plane, in_pixels
from youju.kinds.rows import arrange
from youju.kinds.scales import measure_widest
from youju.kinds.shading import SCALE_HEIGHT, SWATCH, Shading, choose_ink, choose_shading
from youju.kinds.times import read_labelled, read_times
from youju.theme.frame import Frame
from youju.theme.palette import colour
from youju.theme.style import SMALL
from youju.typography.line_breaking import has_room, wrap
from youju.typography.metrics import has_han

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

# Pixels of a line of cells where there are few, and of all lines where there are many.
_LINE, _TALLEST = 26, 620
# How much of the width the labels of lines may take; pixels to the cells, and from word to edge.
_SHARE, _GAP, _EDGE = 0.3, 8, 4
# Pixels of the dash of a gap at most, and from the scale to what dashes are in words.
_SAMPLE, _APART = 8, 18
# How many lines of cells are all named; of how many lines names below columns are, and how many
# pixels apart Han stands there.
_MOST_NAMES, _MOST_LINES, _CLOSE = 60, 9, 2


def heat_map(
    data: pd.DataFrame, frame: Frame, *, x: str, y: str, series: str, reverse: bool = False
) -> alt.LayerChart | alt.FacetChart:
    """Return a cell for each row, at its `x` from left to right and its `series` downwards.

    The number `y` shades it: from pale to dark, or where numbers have both signs, away from zero
    in two colours, which `reverse` exchanges. Cells with room say their number; one of a row
    without a number has a dash, which the legend explains.
    """
    rows = arrange(data, frame, x, y, series)
    cells, parts = list(dict.fromkeys(rows["cell"])), list(dict.fromkeys(rows["part"]))
    names = _wrap_names(dict(zip(rows["part"], rows["name"], strict=True)), frame)
    left = measure_widest(names.values()) + _GAP
    across = (frame.width - left) / max(len(cells), 1)
    down = _measure_line(parts, names)
    labels = _name_columns(rows, cells, frame, left)
    bottom = SCALE_HEIGHT + down * len(parts)
    height = bottom + labels.deep + 6
    plane = Plane(frame.width, height, in_pixels(frame.width), in_pixels(height))
    shading = choose_shading(rows["value"], reverse=reverse)
    spot = {cell: left + across * n for n, cell in enumerate(cells)}
    line = {part: SCALE_HEIGHT + down * n for n, part in enumerate(parts)}
    # Cells that touch reach into each other a little, lest paper shine through between them.
    gap = 1 if across > 8 and down > 8 else -0.4
    rows = rows.assign(
        left=[spot[cell] for cell in rows["cell"]],
        right=[spot[cell] + across - gap for cell in rows["cell"]],
        top=[line[part] for part in rows["part"]],
        bottom=[line[part] + down - gap for part in rows["part"]],
    )
    known, gaps = rows[rows["value"].notna()], rows[rows["value"].isna()]
    known = known.assign(tone=[shading.shade(value) for value in known["value"]])
    fits = measure_widest(known["word"]) + 2 * _EDGE <= across and down >= SMALL + 4
    shown = [(0.0, line[part] + down / 2, names[part]) for part in _thin(parts, down, names)]
    scale = shading if len(known) else None  # of nothing there is no scale
    return plane.join(
        *_draw_scale(scale, frame.words.get(NO_DATA, "") if len(gaps) else "", plane, frame),
        plane.write(shown, color=colour("ink")),
        plane.box_rows(known[["id", "left", "right", "top", "bottom", "tone"]]),
        _write_cells(known, plane) if fits else [],
        plane.rule(list(_list_dashes(gaps, across)), color=colour("quiet")),
        labels.draw(plane, bottom + 4),
    )


def _draw_scale(
    shading: Shading | None, gaps: str, plane: Plane, frame: Frame
) -> list[list[alt.Chart]]:
    """Return the layers of the scale, and of what dashes are in words, on its right."""
    need = _APART + _SAMPLE + _GAP + measure_widest([gaps]) if gaps else 0
    start, layers = 0.0, []
    if shading:
        half, size = shading.measure(frame, plane.width - need)
        start = 2 * half + size * len(shading.tones) + _APART
        layers.append(shading.draw(plane, frame, plane.width - need))
    if gaps:
        middle = SWATCH / 2
        line = (start, middle, start + _SAMPLE, middle)
        layers.append(plane.rule([line], color=colour("quiet")))
        layers.append(plane.write([(start + _SAMPLE + _GAP, middle, gaps)]))
    return layers


def _list_dashes(gaps: pd.DataFrame, across: float) -> Iterator[tuple[float, float, float, float]]:
    """Yield a dash in the middle of each cell without a number, shorter where cells are narrow."""
    half = min(_SAMPLE, across / 2) / 2
    middles = [(gaps[a] + gaps[b]) / 2 for a, b in (("left", "right"), ("top", "bottom"))]
    for x, y in zip(*middles, strict=True):
        yield x - half, y, x + half, y


@dataclass(frozen=True)
class _Labels:
    """The words below the columns with the pixels of their middles; whether they are `turned`."""

    words: Sequence[tuple[float, str]]
    turned: bool = False

    @property
    def deep(self) -> float:
        """How many pixels they need below each other."""
        if self.turned:
            return measure_widest(said for _, said in self.words)
        return max((said.count("\n") + 1 for _, said in self.words), default=0) * LABEL_LINE

    def draw(self, plane: Plane, top: float) -> list[alt.Chart]:
        if self.turned:
            return plane.write(
                [(at, top, said) for at, said in self.words], angle=270, align="right"
            )
        half = LABEL_LINE / 2
        places = [(at, top + (said.count("\n") + 1) * half, said) for at, said in self.words]
        return plane.write(places, align="center")


def _measure_line(parts: Sequence[str], names: Mapping[str, str]) -> float:
    """Return how tall a line of cells is: as its name asks, unless lines are too many, or dates,
    of which some are named."""
    down = min(_LINE, _TALLEST / max(len(parts), 1))
    need = max((said.count("\n") + 1 for said in names.values()), default=1) * (SMALL + 4)
    if len(parts) <= _TALLEST / _LINE:
        return max(down, need + 2)
    return max(down, need) if len(parts) <= _MOST_NAMES and not read_times(parts) else down


def _wrap_names(names: Mapping[str, str], frame: Frame) -> dict[str, str]:
    room = frame.width * _SHARE
    return {part: "\n".join(wrap(name, SMALL, room)) for part, name in names.items()}


def _name_columns(rows: pd.DataFrame, cells: Sequence[str], frame: Frame, left: float) -> _Labels:
    """Return the words below the cells: of dates as many as have room, and else all of them, in
    lines or turned upwards; where both fail, as many as have room."""
    said = dict(zip(rows["cell"], rows["label"], strict=True))
    step = (frame.width - left) / max(len(cells), 1)
    labels = lay_out_labels(rows, cells, frame, left)
    dated = read_labelled({cell: said[cell] for cell in cells}, frame.language) is not None
    stacked = [_stack(said[cell], step) for cell in cells]
    if labels is not None and (dated or None not in stacked):
        return _Labels(labels)
    middles = [left + step * (n + 0.5) for n in range(len(cells))]
    words = [one for one in stacked if one is not None and one.count("\n") < _MOST_LINES]
    if len(words) == len(cells):
        return _Labels(list(zip(middles, words, strict=True)))
    if step >= SMALL + 2 and measure_widest(said.values()) <= _MOST_LINES * LABEL_LINE:
        words = [said[cell] for cell in cells]
        return _Labels(list(zip(middles, words, strict=True)), turned=True)
    return _Labels(labels or _thin_columns(said, cells, frame, left))


def _stack(words: str, step: float) -> str | None:
    """Return a name in lines below a column, Han closer to its neighbours than letters; None where
    a word of it would be broken."""
    room = step - (_CLOSE if all(map(has_han, words)) else _GAP)
    whole = has_room(words, SMALL, room, "sans")
    return "\n".join(wrap(words, SMALL, room)) if whole else None


def _thin_columns(
    said: Mapping[str, str], cells: Sequence[str], frame: Frame, left: float
) -> list[tuple[float, str]]:
    """Return as many names as have room below the cells, with their pixels."""
    step = (frame.width - left) / len(cells)
    for every in range(2, len(cells) + 1):
        placed, room = [], max(step * every - _GAP, 40)
        named = range(0, len(cells), every)
        if len(named) > 1 and not all(has_room(said[cells[n]], SMALL, room, "sans") for n in named):
            continue
        for n in named:
            words = "\n".join(wrap(said[cells[n]], SMALL, room))
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

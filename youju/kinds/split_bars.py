"""Owns bars that are split into parts: in groups, on each other, or as shares of a hundred."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from youju.kinds.legend import (
    Legend,
    LegendEntry,
    References,
    dashed,
    lay_out_legend,
    read_references,
)
from youju.kinds.panels import WORDED, Panel, draw_panels, has_panels
from youju.kinds.plane import Axis, Plane, in_pixels
from youju.kinds.rows import arrange, sort_cells
from youju.kinds.scales import choose_ticks, find_range, measure_widest, word_ticks
from youju.kinds.stacking import can_bear_words, list_entries, name_parts, put_together
from youju.theme.frame import Frame
from youju.theme.palette import colour
from youju.theme.style import SMALL, TEXT
from youju.typography.line_breaking import wrap
from youju.typography.metrics import measure_text

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

    from youju.kinds.panels import AnyChart

# What bars are held against that have neither line nor band.
UNHELD = References()
# Pixels: of a bar in a group and in a stack, of a line of a label, between the bars of two labels.
_THIN, _THICK, _LINE, _APART = 18, 26, 18, 18
# How much of the width labels before their bars may take.
_SHARE = 0.34


def grouped_bars(
    data: pd.DataFrame,
    frame: Frame,
    *,
    x: str,
    y: str,
    series: str,
    order: str = "table",
    reference: str | None = None,
    band: Sequence[str] | None = None,
    facet: str | None = None,
) -> AnyChart:
    """Return bars in groups: one for each part of the column `series`, with its words at its end.

    `x` is the column that names the groups, `y` that of the numbers. A `reference` and the ends of
    a `band` are ids of figures beside the chart. There is a panel for each cell of the column
    `facet`, all on one scale and in one order.
    """
    held = read_references(frame, reference, band)
    return split_bars(arrange(data, frame, x, y, series, facet), frame, "grouped", order, held)


def stacked_bars(
    data: pd.DataFrame,
    frame: Frame,
    *,
    x: str,
    y: str,
    series: str,
    order: str = "table",
    reference: str | None = None,
    band: Sequence[str] | None = None,
    facet: str | None = None,
) -> AnyChart:
    """Return bars of parts one after another, those below zero to the left; see `grouped_bars`."""
    held = read_references(frame, reference, band)
    return split_bars(arrange(data, frame, x, y, series, facet), frame, "stacked", order, held)


def percent_bars(
    data: pd.DataFrame,
    frame: Frame,
    *,
    x: str,
    y: str,
    series: str,
    order: str = "table",
    reference: str | None = None,
    band: Sequence[str] | None = None,
    facet: str | None = None,
) -> AnyChart:
    """Return bars that are all as long, their parts as shares of the sum; see `grouped_bars`."""
    held = read_references(frame, reference, band)
    return split_bars(arrange(data, frame, x, y, series, facet), frame, "percent", order, held)


@dataclass(frozen=True)
class _Room:
    """Where split bars stand: their plane, the left ends of labels and bars, places of the rows."""

    plane: Plane
    legend: Legend
    left: float
    labels: Sequence[tuple[float, str]]
    rows: pd.DataFrame
    ticks: Sequence[float]
    words: Sequence[str]


def split_bars(
    rows: pd.DataFrame, frame: Frame, mode: str, order: str, held: References
) -> AnyChart:
    """Return the bars of `rows`, as `arrange` makes them, put together as `mode` says."""
    together = put_together(rows, mode)
    entries = [*list_entries(rows), *held.entries]
    return place_split_bars(together, frame, mode, sort_cells(rows, order), entries, held)


def place_split_bars(
    rows: pd.DataFrame,
    frame: Frame,
    mode: str,
    cells: Sequence[str],
    entries: Sequence[LegendEntry],
    held: References = UNHELD,
) -> AnyChart:
    """Return the bars of `rows` as `_draw` does, in panels where they have some."""
    if not has_panels(rows):
        return _draw(rows, frame, mode, cells, entries, rows, held)

    def draw(panel: Panel) -> alt.LayerChart | alt.FacetChart:
        own = set(panel.rows["cell"])
        shown = [cell for cell in cells if cell in own]
        return _draw(panel.rows, panel.frame, mode, shown, panel.heads, rows, held)

    return draw_panels(rows, frame, entries, draw, WORDED)


def _draw(
    rows: pd.DataFrame,
    frame: Frame,
    mode: str,
    cells: Sequence[str],
    entries: Sequence[LegendEntry],
    within: pd.DataFrame,
    held: References,
) -> alt.LayerChart | alt.FacetChart:
    """Return the bars of `rows`, which have their `start`, `end` and `tone`, in the order `cells`.

    Their scale is that of the rows that they are `within`. In the mode "diverging" words on them
    are in the colour `ink`, and there is no axis.
    """
    room = _make_room(rows, frame, mode, cells, entries, within, held)
    plane, legend = room.plane, room.legend
    bottom = plane.height - (SMALL + 8 if room.ticks else 0)
    zero = plane.x.place(0)
    ticks = [(plane.x.place(tick), said) for tick, said in zip(room.ticks, room.words, strict=True)]
    groups = room.rows.groupby("cell")
    blocks = list(zip(groups["top"].min() - 3, groups["bottom"].max() + 3, strict=True))
    labels = [(0.0, at, said) for at, said in room.labels]
    line = plane.rule([(zero, start, zero, end) for start, end in blocks], color=colour("quiet"))
    top, ends = legend.height, [plane.x.place(value) for value in held.band]
    marks = [(at, top, at, bottom) for at in map(plane.x.place, held.line)]
    return plane.join(
        legend.draw(plane),
        plane.fill([(min(ends), top, max(ends), bottom)] if ends else [], "pale"),
        plane.rule([(at, start, at, end) for at, _ in ticks for start, end in blocks]),
        plane.write([(at, bottom + SMALL, said) for at, said in ticks], align="center"),
        line if mode == "diverging" else [],  # lest it run through the word of a neutral part
        plane.box_rows(
            room.rows[room.rows["value"].notna()],
            *("start", "top", "end", "bottom"),
            stroke=colour("paper"),
            strokeWidth=0.5,
        ),
        [] if mode == "diverging" else line,
        plane.rule(marks, **dashed("ink")),
        plane.write(labels, fontSize=TEXT, color=colour("ink")),
        *(
            [_write_ends(room.rows, plane)]
            if mode == "grouped"
            else [
                _write_inside(room.rows, plane, within, inked=mode == "diverging"),
                _write_blank(room.rows, plane),
            ]
        ),
    )


def _make_room(
    rows: pd.DataFrame,
    frame: Frame,
    mode: str,
    cells: Sequence[str],
    entries: Sequence[LegendEntry],
    within: pd.DataFrame,
    held: References,
) -> _Room:
    legend = lay_out_legend(entries, frame.width)
    said = dict(zip(within["cell"], within["label"], strict=True))
    column = measure_widest(said.values(), TEXT) + 14
    above = frame.narrow or column > frame.width * _SHARE
    left = 0 if above else column
    heads = [wrap(said[cell], TEXT, frame.width) if above else [said[cell]] for cell in cells]
    thin, slots = (_THIN, list(name_parts(within))) if mode == "grouped" else (_THICK, [""])
    labels, places, y = [], {}, legend.height + 4
    for cell, lines in zip(cells, heads, strict=True):
        head = len(lines) * _LINE + 2 if above else 0
        block = thin * len(slots)
        middle = y + len(lines) * _LINE / 2 if above else y + block / 2
        labels.append((middle, "\n".join(lines)))
        for index, slot in enumerate(slots):
            places[cell, slot] = y + head + thin * index
        y += head + block + _APART
    tops = [
        places[cell, part if mode == "grouped" else ""]
        for cell, part in zip(rows["cell"], rows["part"], strict=True)
    ]
    rows = rows.assign(top=tops, bottom=[top + thin - 2 for top in tops])
    low, high = find_range([*within["start"], *within["end"], *held.values])
    ticks: list[float] = []
    words: list[str] = []
    if mode == "diverging":
        axis = Axis(low, high, left, frame.width)
    elif mode == "grouped":
        axis, ticks, words = _scale_groups(within, frame, left, (low, high))
    else:
        axis, ticks, words = _scale_stacks(frame, left, (low, high), percent=mode == "percent")
    height = y - _APART + (SMALL + 14 if ticks else 4)
    plane = Plane(frame.width, height, axis, in_pixels(height))
    return _Room(plane, legend, left, labels, rows, ticks, words)


def _scale_groups(
    rows: pd.DataFrame, frame: Frame, left: float, ends: tuple[float, float]
) -> tuple[Axis, list[float], list[str]]:
    """Return the axis of bars with words at their ends, for which there is room on both sides."""
    below = rows["value"] < 0
    before = measure_widest(rows["word"][below]) + 8 if below.any() else 0
    after = measure_widest(rows["word"][~below]) + 8 if (~below).any() else 0
    return Axis(*ends, left + before, frame.width - after), [], []


def _scale_stacks(
    frame: Frame, left: float, ends: tuple[float, float], *, percent: bool
) -> tuple[Axis, list[float], list[str]]:
    """Return the axis of stacked bars, with ticks whose words have room."""
    low, high = (min(ends[0], 0.0), 100.0) if percent and ends[1] < 101 else ends
    for count in (6, 4, 3, 2, 1):
        ticks = choose_ticks(low, high, count)
        words = word_ticks(ticks, frame, percent=percent)
        halves = [measure_text(said, SMALL) / 2 for said in words]
        axis = Axis(
            ticks[0], ticks[-1], left + halves[0] * bool(left == 0), frame.width - halves[-1]
        )
        step = (axis.end - axis.start) / (len(ticks) - 1)
        if 2 * max(halves) + 10 <= step:
            break
    return axis, ticks, words


def _write_ends(rows: pd.DataFrame, plane: Plane) -> list[alt.Chart]:
    """Return the words at the ends of bars: on the left of those below zero, else on the right."""
    rows = rows.assign(middle=(rows["top"] + rows["bottom"]) / 2)
    below = rows["value"] < 0
    return [
        *plane.write_rows(rows[~below], "end", "middle", dx=6),
        *plane.write_rows(rows[below], "end", "middle", dx=-6, align="right"),
    ]


def _write_inside(
    rows: pd.DataFrame, plane: Plane, within: pd.DataFrame, *, inked: bool
) -> list[alt.Chart]:
    """Return the words on the parts that have room for them, where the colours of all parts that
    they are `within` let them be read."""
    import altair as alt

    if not inked and not can_bear_words(list(name_parts(within))):
        return []
    rows = rows.assign(
        middle=(rows["top"] + rows["bottom"]) / 2, half=(rows["start"] + rows["end"]) / 2
    )
    room = [
        abs(plane.x.place(end) - plane.x.place(start)) >= measure_text(word, SMALL) + 8
        for start, end, word in zip(rows["start"], rows["end"], rows["word"], strict=True)
    ]
    style: dict[str, Any] = {"align": "center", "color": colour("on_main")}
    words = plane.write_rows(rows[room], "half", "middle", **style)
    ink = alt.Color("ink", type="nominal", scale=None, legend=None)
    return [layer.encode(color=ink) for layer in words] if inked else words


def _write_blank(rows: pd.DataFrame, plane: Plane) -> list[alt.Chart]:
    """Return a dash in the place of each bar of which nothing is drawn, for each row of it."""
    blank = rows[~rows["cell"].isin(rows["cell"][rows["value"].notna()])]
    blank = blank.assign(zero=0.0, middle=(blank["top"] + blank["bottom"]) / 2)
    return plane.write_rows(blank, "zero", "middle", dx=6)

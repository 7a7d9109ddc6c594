"""Owns columns: a row each, as tall as its number, side by side in the order of time or names."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from youju.kinds.bars import bars
from youju.kinds.intervals import list_whiskers
from youju.kinds.legend import Legend, LegendEntry, dashed, find_references, lay_out_legend
from youju.kinds.panels import Panel, draw_panels, has_panels, shrink_frame
from youju.kinds.plane import Axis, Plane, in_pixels
from youju.kinds.rows import arrange, choose_tones, sort_cells
from youju.kinds.scales import choose_ticks, find_height, find_range, measure_widest, word_ticks
from youju.kinds.spans import draw_spans, find_far_ends, list_reaches
from youju.kinds.times import choose_dates, read_labelled
from youju.theme.frame import Frame
from youju.theme.palette import colour
from youju.theme.style import SMALL
from youju.typography.line_breaking import wrap

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

    from youju.kinds.panels import AnyChart

HEIGHTS = {True: 240, False: 320}
# Pixels of a line of labels, between neighbouring labels, and of the widest column.
LABEL_LINE, _APART, _WIDEST = SMALL + 4, 8, 72
# What the words of an axis may need at most, when it is asked whether labels have room beside it.
AXIS_ROOM = 60
# A label has so many lines where a column has room for a few letters, and else two.
_MOST_LINES, _FEW = 3, 48
# Pixels of a column that has room for a dash, and of a line of words with the room round it.
_DASH, _WORDS = 7, SMALL + 8


def columns(
    data: pd.DataFrame,
    frame: Frame,
    *,
    x: str | None = None,
    y: str | None = None,
    highlight: Collection[str] = (),
    order: str = "table",
    reference: str | None = None,
    band: Sequence[str] | None = None,
    interval: Sequence[str] | None = None,
    facet: str | None = None,
) -> AnyChart:
    """Return columns, a row of `data` each, from zero: their words above them, or an axis. A row
    without a number has a dash, unless columns are narrower than that.

    Below them stand their labels. Dates are named as often as there is room; where other labels
    have no room below their columns, the rows become bars. The options are those of `bars`.
    """
    rows = arrange(data, frame, x, y, None, facet, interval)
    cells = sort_cells(rows, order)
    entries, values = find_references(frame, reference, band)
    entries += list_whiskers(frame, interval, rows)
    split = 1 if reference else 0
    rows = rows.assign(
        start=0.0,
        end=rows["value"],
        tone=choose_tones(rows, highlight),
    )
    held = Held(entries, values[:split], values[split:], ranged=not interval)
    faceted = has_panels(rows)
    inner = shrink_frame(rows, frame) if faceted else frame
    if lay_out_labels(rows, cells, inner, AXIS_ROOM if faceted else 0) is None:
        told: dict[str, Any] = {"highlight": highlight, "order": order, "facet": facet}
        told |= {"reference": reference, "band": band, "interval": interval}
        return bars(data, frame, x=x, y=y, **told)
    if faceted:

        def draw(panel: Panel) -> alt.LayerChart | alt.FacetChart:
            own = replace(held, entries=panel.heads, tall=panel.tall)
            return draw_columns(panel.rows, cells, panel.frame, own, within=rows)

        return draw_panels(rows, frame, entries, draw)
    step = frame.width / max(len(cells), 1)
    worded = len(cells) == len(rows) and measure_widest(rows["word"]) <= step - 4
    return draw_columns(rows, cells, frame, held, worded=worded)


def lay_out_labels(
    rows: pd.DataFrame, cells: Sequence[str], frame: Frame, left: float
) -> list[tuple[float, str]] | None:
    """Return the labels below columns that stand from `left` on: their pixels and words, or None.

    They are None where they have no room.
    """
    step = (frame.width - left) / max(len(cells), 1)
    middle = {cell: left + step * (index + 0.5) for index, cell in enumerate(cells)}
    labels = dict(zip(rows["cell"], rows["label"], strict=True))
    said = {cell: labels[cell] for cell in cells}
    times = read_labelled(said, frame.language)
    if times is not None:
        places: dict[date, float] = dict(zip(times.days, middle.values(), strict=True))
        return choose_dates(times, frame.language, places.get, frame.width)
    broken = {cell: "\n".join(wrap(said[cell], SMALL, step - _APART)) for cell in cells}
    fits = measure_widest(broken.values()) <= step - _APART
    most = _MOST_LINES if step >= _FEW else 2
    if not fits or any(one.count("\n") >= most for one in broken.values()):
        return None
    return [(middle[cell], broken[cell]) for cell in cells]


@dataclass(frozen=True)
class Held:
    """What columns are held against: the values of a `reference` line and of the ends of a `band`,
    the entries of the legend that say what is what, how tall a panel's scale is, and whether spans
    may be ranges."""

    entries: Sequence[LegendEntry] = ()
    reference: Sequence[float] = ()
    band: Sequence[float] = ()
    tall: float = 0
    ranged: bool = True


@dataclass(frozen=True)
class _Room:
    """Where columns stand: their plane, right of `left` and above `lane`, where the labels are."""

    plane: Plane
    legend: Legend
    left: float
    lane: float
    labels: Sequence[tuple[float, str]]
    ticks: Sequence[float]
    words: Sequence[str]


def draw_columns(
    rows: pd.DataFrame,
    cells: Sequence[str],
    frame: Frame,
    held: Held,
    *,
    worded: bool = False,
    percent: bool = False,
    slots: Sequence[str] = ("",),
    within: pd.DataFrame | None = None,
) -> alt.LayerChart | alt.FacetChart:
    """Return the columns of `rows` from `start` to `end`, in `tone`, at the place of their `cell`.

    `slots` are the parts that stand side by side at each place; `worded` columns have their words
    above them, others an axis. A panel of small multiples shares the scale of all rows, `within`.
    """
    everything = rows if within is None else within
    room = _make_room(everything, cells, frame, held, worded=worded, percent=percent)
    plane, left, right = room.plane, room.left, frame.width
    rows = place_columns(rows, cells, slots, left, right)
    ends = [plane.y.place(value) for value in held.band]
    lines = [(left, at, right - 1, at) for at in map(plane.y.place, held.reference)]
    zero, bottom = plane.y.place(0), None if held.ranged else plane.y.start
    ticks = [(plane.y.place(tick), said) for tick, said in zip(room.ticks, room.words, strict=True)]
    return plane.join(
        room.legend.draw(plane),
        plane.fill([(left, min(ends), right, max(ends))] if ends else [], "pale"),
        plane.rule([(left, at, right, at) for at, _ in ticks]),
        plane.write([(0, at, said) for at, said in ticks]),
        plane.box_rows(rows[rows["value"].notna()], "left", "start", "right", "end"),
        draw_spans(
            rows,
            plane,
            plane.y.place,
            upright=True,
            size=_measure_column(rows),
            ranged=held.ranged,
        ),
        plane.rule([(left, zero, right, zero)], color=colour("quiet")),
        plane.rule(lines, **dashed("ink")),
        _write_words(rows, plane, bottom) if worded else _write_words(_find_blank(rows), plane),
        plane.write(
            [
                (at, room.lane + (said.count("\n") + 1) * LABEL_LINE / 2, said)
                for at, said in room.labels
            ],
            align="center",
        ),
    )


def _make_room(
    rows: pd.DataFrame,
    cells: Sequence[str],
    frame: Frame,
    held: Held,
    *,
    worded: bool,
    percent: bool,
) -> _Room:
    legend = lay_out_legend(held.entries, frame.width)
    values = [*rows["start"], *rows["end"], *list_reaches(rows), *held.reference, *held.band]
    low, high = find_range(values)
    height = find_height(values, held.tall or HEIGHTS[frame.narrow])
    ticks = [] if worded else choose_ticks(low, high, round(height / 60))
    words = word_ticks(ticks, frame, percent=percent)
    low, high = (low, high) if worded else (ticks[0], ticks[-1])
    left = measure_widest(words) + 8 if words else 0
    labels = lay_out_labels(rows, cells, frame, left) or []
    above, below = _WORDS if worded and high > 0 else 8, _WORDS if worded and low < 0 else 0
    if worded and not held.ranged:  # a line of words below all: the picture is as tall
        above, below = above + below - _WORDS, _WORDS
    top = legend.height + above
    bottom = top + height
    lane = bottom + below + 6
    deep = max((said.count("\n") + 1 for _, said in labels), default=0)
    y = Axis(low, high, bottom, top)
    plane = Plane(frame.width, lane + deep * LABEL_LINE + 2, in_pixels(frame.width), y)
    return _Room(plane, legend, left, lane, labels, ticks, words)


def _measure_column(rows: pd.DataFrame) -> float:
    return float((rows["right"] - rows["left"]).max()) if len(rows) else 0.0


def place_columns(
    rows: pd.DataFrame, cells: Sequence[str], slots: Sequence[str], left: float, width: float
) -> pd.DataFrame:
    """Return `rows` with the pixels of their sides, `left` and `right`, and `middle` between."""
    step = (width - left) / max(len(cells), 1)
    room = min(step * 0.78 if step > 4 else step * 0.9, _WIDEST * len(slots))
    each = room / len(slots)
    spot = {cell: left + step * (index + 0.5) - room / 2 for index, cell in enumerate(cells)}
    offset = {slot: index * each for index, slot in enumerate(slots)}
    gap = 1 if len(slots) > 1 and each > 4 else 0
    start = [
        spot[cell] + (offset[part] if len(slots) > 1 else 0)
        for cell, part in zip(rows["cell"], rows["part"], strict=True)
    ]
    return rows.assign(
        left=start,
        right=[at + each - gap for at in start],
        middle=[at + (each - gap) / 2 for at in start],
    )


def _find_blank(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows without a number in whose place nothing is drawn, and a dash has room: beside
    an axis they would be taken for zero."""
    drawn = rows["left"].isin(rows["left"][rows["value"].notna()])
    wide = rows["right"] - rows["left"] >= _DASH
    return rows[rows["value"].isna() & ~drawn & wide]


def _write_words(rows: pd.DataFrame, plane: Plane, bottom: float | None = None) -> list[alt.Chart]:
    """Return the words of `rows` above their columns, or below those of numbers below zero; all in
    a line below the pixel `bottom`, where there is one."""
    import altair as alt

    text, layers = alt.Text("word", type="nominal"), []
    ends = find_far_ends(rows) if bottom is None else [plane.y.find(bottom)] * len(rows)
    rows = rows.assign(end=[0.0 if v != v else v for v in ends])
    below = (rows["value"] < 0) | (bottom is not None)
    for part, dy in ((rows[~below], -9), (rows[below], 9)):
        if len(part):
            layers.append(
                alt.Chart(part)
                .mark_text(align="center", dy=dy, fontSize=SMALL)
                .encode(
                    x=plane.x.channel("middle", alt.X), y=plane.y.channel("end", alt.Y), text=text
                )
            )
    return layers

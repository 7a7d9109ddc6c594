"""Owns the bar table: a row for each thing, and in each of its cells a number with its bar."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from youju.kinds.plane import Plane, in_pixels
from youju.kinds.rows import arrange_column, choose_tones, sort_rows
from youju.kinds.scales import measure_widest
from youju.theme.frame import Frame
from youju.theme.lengths import set_lengths
from youju.theme.palette import colour
from youju.theme.stacks import LINE
from youju.theme.style import SMALL, TEXT
from youju.typography.line_breaking import wrap
from youju.typography.metrics import has_han, measure_text

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

# Pixels: that bars of a column have to themselves at least, before them, and between columns.
_LEAST, _GAP, _APART = 40, 8, 20
# How much of the width labels before their cells take, and pixels behind them.
_SHARE, _BEHIND = 0.32, 14
# Pixels: of a bar, from its middle to the end of its zero's line, of a line of cells, above and
# below it, of a line of a heading, between bands.
_BAR, _ZERO, _CELL, _PAD, _HEAD, _BAND = 14, 9, 20, 5, SMALL + 4, 26


@dataclass(frozen=True)
class _Column:
    """One column: its rows, what it is called, how wide its numbers are and all of it at least."""

    rows: pd.DataFrame
    head: str
    words: float
    least: float


@dataclass(frozen=True)
class _Band:
    """Columns that stand side by side, each from a pixel to another, below their headings; where
    the rows' labels and the middles of their cells are, and the pixels where rows end."""

    columns: Sequence[tuple[_Column, float, float]]
    top: float
    labels: Sequence[tuple[float, str]]
    middles: Sequence[float]
    ends: Sequence[float]

    @property
    def bottom(self) -> float:
        return self.ends[-1] if self.ends else self.top


def bar_table(
    data: pd.DataFrame,
    frame: Frame,
    *,
    x: str,
    columns: Sequence[str],
    highlight: Collection[str] = (),
    order: str = "table",
) -> alt.LayerChart | alt.FacetChart:
    """Return a table with a row for each of `data`, called as the cell of `x` says, and for each of
    the `columns` a number and a bar.

    The bars of a column are on a scale of their own, from zero, which no other column shares; its
    chart's word is its heading. Rows are in an `order` of the first column. Where columns have no
    room beside each other they stand below, with the labels once more.
    """
    tables = [arrange_column(data, frame, x, column) for column in columns]
    turns = sort_rows(tables[0], order).index
    tones = choose_tones(tables[0], highlight)
    found = [
        _make_column(rows.assign(tone=tones).loc[turns], frame.say(column), frame.width)
        for rows, column in zip(tables, columns, strict=True)
    ]
    bands = list(_lay_out(found, frame))
    height = bands[-1].bottom
    plane = Plane(frame.width, height, in_pixels(frame.width), in_pixels(height))
    return plane.join(
        *[_draw_rules(band, plane) for band in bands],
        *[_draw_bars(band, plane) for band in bands],
        *[_draw_words(band, plane) for band in bands],
    )


def _make_column(rows: pd.DataFrame, head: str, width: float) -> _Column:
    words = measure_widest(rows["word"], TEXT)
    # Han is broken anywhere, and a word only where a whole line has no room for it.
    longest = max((measure_text(w, SMALL) for w in head.split() if not has_han(w)), default=0.0)
    return _Column(rows, head, words, min(max(words + _GAP + _LEAST, longest), width))


def _lay_out(columns: Sequence[_Column], frame: Frame) -> Iterator[_Band]:
    """Yield the bands of `columns`, one where they have room: beside labels, or below them."""
    labels = list(columns[0].rows["label"])
    widest = measure_widest(labels, TEXT) + _BEHIND
    share = frame.width * _SHARE
    left = min(widest, share)
    need = sum(column.least for column in columns) + _APART * (len(columns) - 1)
    if (widest <= share or not frame.narrow) and left + need <= frame.width:
        yield _place(columns, labels, frame.width, left, 0.0)
        return
    top = 0.0
    for band in _split(columns, frame.width):
        placed = _place(band, labels, frame.width, 0.0, top)
        yield placed
        top = placed.bottom + _BAND


def _split(columns: Sequence[_Column], width: float) -> list[list[_Column]]:
    """Return as few bands as have room for `columns`, about as many in each."""
    fewest = list(_fill_bands(columns, width, len(columns)))
    evenly = list(_fill_bands(columns, width, ceil(len(columns) / len(fewest))))
    return evenly if len(evenly) == len(fewest) else fewest


def _fill_bands(columns: Sequence[_Column], width: float, most: int) -> Iterator[list[_Column]]:
    band: list[_Column] = []
    for column in columns:
        full = len(band) == most or sum(c.least + _APART for c in band) + column.least > width
        if band and full:
            yield band
            band = []
        band.append(column)
    yield band


def _place(
    columns: Sequence[_Column], labels: Sequence[str], width: float, left: float, top: float
) -> _Band:
    """Return the band of `columns` between the pixels `left` and `width`, from `top` down.

    Without a `left` the labels stand above their cells.
    """
    spare = width - left - sum(c.least for c in columns) - _APART * (len(columns) - 1)
    placed, at = [], left
    for column in columns:
        wide = column.least + spare / len(columns)
        placed.append((column, at, at + wide))
        at += wide + _APART
    y = top + max(len(_wrap_head(*one)) for one in placed) * _HEAD + _PAD
    below, said, middles, ends = y, [], [], []
    for label in labels:
        lines = wrap(label, TEXT, left - _BEHIND if left else width)
        deep = len(lines) * LINE
        row = 2 * _PAD + (max(deep, _CELL) if left else deep + _CELL)
        said.append((y + _PAD + (max(deep, _CELL) if left else deep) / 2, "\n".join(lines)))
        middles.append(y + row / 2 if left else y + _PAD + deep + _CELL / 2)
        y += row
        ends.append(y)
    return _Band(placed, below, said, middles, ends)


def _wrap_head(column: _Column, start: float, end: float) -> list[str]:
    return wrap(column.head, SMALL, end - start)


def _draw_rules(band: _Band, plane: Plane) -> list[alt.Chart]:
    """Return the headings, and the rules below them and between rows."""
    heads = []
    for column, start, end in band.columns:
        lines = _wrap_head(column, start, end)
        heads.append((start, band.top - _PAD - len(lines) * _HEAD / 2, "\n".join(lines)))
    return [
        *plane.write(heads),
        *plane.rule([(0, band.top, plane.width, band.top)], color=colour("quiet")),
        *plane.rule([(0, end, plane.width, end) for end in band.ends[:-1]]),
    ]


def _draw_bars(band: _Band, plane: Plane) -> list[alt.Chart]:
    """Return the bars of each column on its own scale, and the line of its zero."""
    layers: list[alt.Chart] = []
    for column, start, end in band.columns:
        rows = column.rows
        # A pixel is left for the least above zero, where zero is at the right end.
        lengths = set_lengths(rows["value"], start + column.words + _GAP, end - 1)
        rows = rows.assign(
            left=lengths.zero,
            right=lengths.ends,
            top=[middle - _BAR / 2 for middle in band.middles],
            bottom=[middle + _BAR / 2 for middle in band.middles],
        )
        layers += plane.box_rows(rows[rows["value"].notna()])
        lines = [(lengths.zero, at - _ZERO, lengths.zero, at + _ZERO) for at in band.middles]
        layers += plane.rule(lines, color=colour("quiet"))
    return layers


def _draw_words(band: _Band, plane: Plane) -> list[alt.Chart]:
    """Return the labels of rows, and their numbers, which end where the bars of theirs begin."""
    labels = [(0.0, middle, said) for middle, said in band.labels]
    layers = plane.write(labels, fontSize=TEXT, color=colour("ink"))
    for column, start, _ in band.columns:
        rows = column.rows.assign(words_at=start + column.words, middle=list(band.middles))
        layers += plane.write_rows(rows, "words_at", "middle", align="right", fontSize=TEXT)
    return layers

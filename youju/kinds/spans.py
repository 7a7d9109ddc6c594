"""Owns spans: how far a number that is a range, or has a margin, reaches on bars and columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from youju.kinds.plane import Plane
from youju.kinds.rows import SPAN_COLUMNS
from youju.theme.palette import colour

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

# The columns of rows with the least and the most that a number may be; only figures have them.
LEAST, MOST = SPAN_COLUMNS
# Pixels of the stroke across either end of a margin, to each side of its line.
_CAP = 5
_Box = tuple[float, float, float, float]


def has_spans(rows: pd.DataFrame) -> bool:
    """Tell whether some of `rows` is a range, or has a margin."""
    return LEAST in rows and bool(rows[LEAST].notna().any())


def list_reaches(rows: pd.DataFrame) -> list[float]:
    """Return the numbers to which the spans of `rows` reach, which a scale must have in it."""
    if not has_spans(rows):
        return []
    return [*rows[LEAST].dropna(), *rows[MOST].dropna()]


def fill_spans(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows of which each known number is a span: a single one is both ends of its own, and
    a range has no number between its ends. What a span is stands in the column `span`."""
    wide = rows[MOST] > rows[LEAST]
    ranged = wide & (rows["value"] == rows[LEAST])
    ends = {name: rows[name].fillna(rows["value"]) for name in (LEAST, MOST)}
    names = ["range" if r else "margin" if w else "" for r, w in zip(ranged, wide, strict=True)]
    return rows.assign(**ends, value=rows["value"].where(~ranged), span=names)


def find_far_ends(rows: pd.DataFrame) -> list[float]:
    """Return for each row the number behind which its words stand: the end far from zero."""
    values = list(rows["value"])
    if not has_spans(rows):
        return values
    ends = zip(values, rows[LEAST], rows[MOST], strict=True)
    return [
        value if least != least else max(value, most) if value >= 0 else min(value, least)
        for value, least, most in ends
    ]


def draw_spans(
    rows: pd.DataFrame,
    plane: Plane,
    place: Callable[[float], float],
    *,
    upright: bool,
    size: float,
    ranged: bool = True,
) -> list[alt.Chart]:
    """Return the layers of the spans of `rows`, over their bars or, `upright`, their columns.

    `place` gives the pixel of a number; a row's bar lies round its `middle`, `size` pixels thick. A
    range is a pale band from its lower to its upper end, a margin a line with a stroke at each end;
    so are all where none is `ranged`, such as intervals of a table.
    """
    layers: list[alt.Chart] = []
    for value, least, most, middle, edge in _list_spans(rows):
        low, high, half = place(least), place(most), size / 2
        if ranged and value == least:
            box = (low, middle - half, high, middle + half)
            layers += plane.fill([_turn(box, upright)], "pale", edge=edge)
            continue
        lines = [(low, middle, high, middle)]
        lines += [(end, middle - _CAP, end, middle + _CAP) for end in (low, high)]
        turned = [_turn(line, upright) for line in lines]
        for tone, width in (("paper", 3.5), ("ink", 1.5)):  # seen on dark bars and beside them
            layers += plane.rule(turned, color=colour(tone), strokeWidth=width)
    return layers


def _list_spans(rows: pd.DataFrame) -> Iterator[tuple[float, float, float, float, str]]:
    if has_spans(rows):
        named = rows[rows[LEAST].notna()]
        columns = (named[name] for name in ("value", LEAST, MOST, "middle", "tone"))
        yield from zip(*columns, strict=True)


def _turn(box: _Box, upright: bool) -> _Box:
    """Return a box of bars as columns have it: what runs across runs up."""
    left, top, right, bottom = box
    return (top, left, bottom, right) if upright else box

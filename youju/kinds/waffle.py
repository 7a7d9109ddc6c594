"""Owns the waffle: a hundred squares, of which each share fills as many as it has percent."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from youju.kinds.legend import name_tones
from youju.kinds.plane import Plane, in_pixels
from youju.kinds.rows import arrange
from youju.kinds.scales import measure_widest
from youju.theme.frame import Frame
from youju.theme.lengths import DASH
from youju.theme.palette import colour, letter_colour
from youju.theme.style import LARGE, TEXT
from youju.typography.line_breaking import wrap
from youju.typography.metrics import measure_text

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

# Squares in a row; pixels from one to the next, and between them.
_ACROSS, _PITCH, _GAP = 10, 34, 3
_SIDE = _ACROSS * _PITCH
# Pixels from the squares to the words beside or below, from a sample to its words, of a line, and
# between the words of two shares.
_BESIDE, _BELOW, _SAMPLE, _LINE, _APART = 24, 18, 18, 18, 10
# Pixels from the top of a share's words to the middle of its number, of its name, of the rest's.
_NUMBER, _NAME, _REST = 6, 34, 62
# What rounded shares of a whole may leave of a hundred, which is nobody's.
_ROUNDED = 0.5
# The chart's word for what is left of a hundred, and the row of it, which is no figure's.
OTHERS = "others"
# Words with their place, and the names of the colours of their sample and of themselves.
_Label = tuple[float, float, str, str, str]


def waffle(
    data: pd.DataFrame,
    frame: Frame,
    *,
    x: str | None = None,
    y: str | None = None,
    part: str = "",
) -> alt.LayerChart | alt.FacetChart:
    """Return a hundred squares, filled by the rows of `data` one after another, from the top.

    Numbers are percent of one whole, and a table whose unit says so has a sign for it; a square may
    be filled in part. What is left has the chart's
    word for "others". A share alone has its number in large type, and for its name the chart's word
    `part`, or its label; several have a line each.
    """
    rows = arrange(data, frame, x, y)
    tones = name_tones(list(rows["id"]))
    parts = rows["value"].fillna(0.0)
    # Rounded shares may add up to somewhat more than a whole, which has a hundred squares.
    parts *= 100 / max(parts.sum(), 100.0)
    rows = rows.assign(
        tone=[tones[key] for key in rows["id"]], start=parts.cumsum() - parts, end=parts.cumsum()
    )
    if y in frame.percent:
        rows = rows.assign(word=[w if w == DASH else f"{w}%" for w in rows["word"]])
    if part:
        rows = rows.assign(label=frame.say(part))
    left = [frame.say(OTHERS)] if 100 - parts.sum() > _ROUNDED else []
    rows, labels, height = (_word_one if len(rows) == 1 else _word_rows)(rows, left, frame)
    plane = Plane(frame.width, height, in_pixels(frame.width), in_pixels(height))
    style: dict[str, Any] = {"align": "right", "fontSize": TEXT, "fontWeight": "bold"}
    ink = colour("ink")  # as names have it: a tone such as yellow is read on squares alone
    if len(rows) == 1:
        style |= {"align": "left", "fontSize": LARGE}
        ink = letter_colour(str(rows["tone"].iloc[0]))
    columns = (rows[name] for name in ("id", "start", "end", "tone"))
    return plane.join(
        _fill(OTHERS, 0.0, 100.0, "rule", plane),
        *[
            _fill(key, start, end, tone, plane)
            for key, start, end, tone in zip(*columns, strict=True)
        ],
        plane.write_rows(rows, "at", "level", color=ink, **style),
        *[_write(label, plane) for label in labels],
    )


def _write(label: _Label, plane: Plane) -> list[alt.Chart]:
    """Return the layers of a name and of the square before its first line."""
    x, y, said, tone, ink = label
    first = y - said.count("\n") * _LINE / 2
    return [
        *plane.write([(x, first, "■")], fontSize=TEXT, color=colour(tone)),
        *plane.write([(x + _SAMPLE, y, said)], fontSize=TEXT, color=letter_colour(ink)),
    ]


def _word_one(
    rows: pd.DataFrame, left: list[str], frame: Frame
) -> tuple[pd.DataFrame, list[_Label], float]:
    """Return the one row with where its number stands, its name and the rest's, and how tall all
    is: beside the squares, or below them, both names in a line where they have room."""
    x, y = (0.0, _SIDE + _BELOW) if frame.narrow else (float(_SIDE + _BESIDE), _PITCH / 2)
    room = frame.width - x - _SAMPLE
    name, tone = wrap(rows["label"].iloc[0], TEXT, room), str(rows["tone"].iloc[0])
    deep = (len(name) - 1) * _LINE
    labels = [(x, y + _NAME + deep / 2, "\n".join(name), tone, tone)]
    height: float = y + _NAME + deep
    for said in left:
        lines = wrap(said, TEXT, room)
        beside = frame.width - measure_text(said, TEXT) - 22
        fits = frame.narrow and beside >= _SAMPLE + measure_widest(name, TEXT) + _BESIDE
        at, top = (beside, _NAME) if fits else (x, _REST + deep)
        more = (len(lines) - 1) * _LINE
        labels.append((at, y + top + more / 2, "\n".join(lines), "rule", "quiet"))
        height = max(height, y + top + more)
    height = height + 12 if frame.narrow else max(height + 12, _SIDE)
    return rows.assign(at=x, level=y + _NUMBER), labels, height


def _word_rows(
    rows: pd.DataFrame, left: list[str], frame: Frame
) -> tuple[pd.DataFrame, list[_Label], float]:
    """Return rows with where their numbers stand, their names and the rest's, and how tall all is:
    a line each, beside the squares or below them."""
    x, y = (0.0, _SIDE + _BELOW) if frame.narrow else (float(_SIDE + _BESIDE), 0.0)
    wide = measure_widest(rows["word"], TEXT) + _SAMPLE
    room = frame.width - x - _SAMPLE - wide
    names = [wrap(said, TEXT, room) for said in [*rows["label"], *left]]
    right = x + _SAMPLE + measure_widest(("\n".join(name) for name in names), TEXT) + wide
    labels, levels = [], []
    for name, tone in zip(names, [*rows["tone"], *["rule"] * len(left)], strict=True):
        tall = len(name) * _LINE
        labels.append(
            (x, y + tall / 2, "\n".join(name), tone, "quiet" if tone == "rule" else "ink")
        )
        levels.append(y + _LINE / 2)
        y += tall + _APART
    rows = rows.assign(at=right, level=levels[: len(rows)])
    return rows, labels, y if frame.narrow else max(y, float(_SIDE))


def _fill(figure_id: str, start: float, end: float, tone: str, plane: Plane) -> list[alt.Chart]:
    """Return the layer of the squares from the percent `start` to `end`, which row `id` fills."""
    import pandas as pd

    squares = []
    for square in range(math.floor(start + 1e-9), math.ceil(end - 1e-9)):
        left, top = square % _ACROSS * _PITCH, square // _ACROSS * _PITCH
        from_, to = max(start - square, 0.0), min(end - square, 1.0)
        size = _PITCH - _GAP
        place = {"left": left + size * from_, "right": left + size * to}
        squares.append({"id": figure_id, **place, "top": top, "bottom": top + size})
    if not squares or end <= start:
        return []
    return plane.box_rows(pd.DataFrame(squares), color=colour(tone))

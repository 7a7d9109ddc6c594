"""Owns units: as many dots for each thing as its number says, in tens that can be counted."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from youju.kinds.legend import LegendEntry, lay_out_legend
from youju.kinds.plane import Plane, by_tone, in_pixels
from youju.kinds.rows import arrange, choose_tones, sort_rows
from youju.languages import style_of
from youju.theme.frame import Frame
from youju.theme.palette import colour
from youju.theme.style import SMALL, TEXT
from youju.typography.line_breaking import wrap
from youju.typography.metrics import measure_text

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

# Pixels: from dot to dot, from ten to ten, between lines of dots, how wide a dot is.
_PITCH, _TEN, _LINE, _DOT = 7.5, 84, 15, 5
# Pixels: of the line of words above dots, of one without any, of a further line of words, below
# dots, beside a number.
_HEAD, _LAST, _MORE, _BELOW, _APART = 28, 20, SMALL + 4, 14, 16
# How many dots a thing has at most, and at least if its number is the greatest.
MOST_DOTS, _FEW = 400, 10
# What the chart's word for what a dot stands for is called.
DOT = "dot"


def units(
    data: pd.DataFrame,
    frame: Frame,
    *,
    x: str | None = None,
    y: str | None = None,
    per: float | None = None,
    highlight: Collection[str] = (),
    order: str = "table",
    words_only: Sequence[str] = (),
) -> alt.LayerChart | alt.FacetChart:
    """Return dots for each row of `data`, in tens, below its label and its number in words.

    A dot stands for `per`, or for one, ten, and so on, as the greatest number asks; where that is
    not one, the legend says so, with the chart's word for "dot": what is counted. A number that is
    not zero has a dot at least. Figures beside the chart that are too many to be drawn, such as
    those in `words_only`, stand below.
    """
    import pandas as pd

    rows = arrange(data, frame, x, y)
    rows = sort_rows(rows, order)
    worth = per or choose_worth(rows["value"])
    legend = lay_out_legend(_list_entries(worth, frame), frame.width)
    rows = rows.assign(
        tone=choose_tones(rows, highlight),
        dots=[count_dots(value, worth) for value in rows["value"]],
    )
    told = pd.DataFrame(
        [
            {"id": key, "label": frame.say(key), "word": frame.beside[key]["word"], "dots": 0}
            for key in words_only
        ]
    )
    everything = pd.concat([rows, told], ignore_index=True)
    labels, everything, height = _place(everything, len(rows), legend.height, frame.width)
    plane = Plane(frame.width, height, in_pixels(frame.width), in_pixels(height))
    bold = {"align": "right", "fontWeight": "bold", "fontSize": TEXT}
    return plane.join(
        legend.draw(plane),
        _draw_dots(list(_list_tens(everything, frame.width)), plane),
        plane.write(labels, color=colour("ink")),
        plane.write_rows(everything.assign(end=plane.width), "end", "middle", **bold),
    )


def choose_worth(values: pd.Series) -> float:
    """Return what a dot stands for, so that the greatest of `values` has some hundred at most.

    It is one where it can be; and less only where all are small, and not whole.
    """
    known = [value for value in values if value > 0]
    most = max(known, default=1.0)
    if most < _FEW and any(value % 1 for value in known):
        return 10.0 ** (math.floor(math.log10(most)) - 1)
    power = 10.0 ** max(math.floor(math.log10(most / MOST_DOTS)), 0)
    return next(power * step for step in (1, 2, 5, 10) if most / (power * step) <= MOST_DOTS)


def count_dots(value: float, worth: float) -> int:
    """Return how many dots `value` has: the nearest whole number, and one for the least."""
    return max(round(value / worth), 1) if value > 0 else 0


def _list_entries(worth: float, frame: Frame) -> list[LegendEntry]:
    if worth == 1:
        return []
    space = " " if style_of(frame.language).comma.endswith(" ") else ""
    return [LegendEntry("dot", "main", f"= {frame.number(worth)}{space}{frame.say(DOT)}")]


def _place(
    rows: pd.DataFrame, drawn: int, top: float, width: float
) -> tuple[list[tuple[float, float, str]], pd.DataFrame, float]:
    """Return the labels of `rows` with their places; the rows with the `middle` of their numbers
    and the `top` of their dots, which the first `drawn` have; and how tall all is."""
    labels, middles, tops = [], [], []
    for turn, (label, word, dots) in enumerate(
        zip(rows["label"], rows["word"], rows["dots"], strict=True)
    ):
        lines = wrap(label, SMALL, width - measure_text(word, TEXT) - _APART)
        more = (len(lines) - 1) * _MORE
        labels.append((0.0, top + 8 + more / 2, "\n".join(lines)))
        middles.append(top + 8)
        top += (_HEAD if turn < drawn else _LAST) + more
        tops.append(top)
        top += -(-dots // 10 // (width // _TEN)) * _LINE + _BELOW if dots else 0
    return labels, rows.assign(middle=middles, top=tops), top


def _list_tens(rows: pd.DataFrame, width: float) -> Iterator[dict[str, object]]:
    """Yield each ten of dots, or what is left of one, with its row and where it stands."""
    across = int(width // _TEN)
    columns = (rows[name] for name in ("id", "dots", "top", "tone"))
    for key, dots, top, tone in zip(*columns, strict=True):
        for turn, first in enumerate(range(0, dots, 10)):
            left = turn % across * _TEN + 3
            right = left + _PITCH * (min(10, dots - first) - 1) + 0.01
            down = top + turn // across * _LINE
            yield {"id": key, "left": left, "right": right, "down": down, "tone": tone}


def _draw_dots(tens: Sequence[dict[str, object]], plane: Plane) -> list[alt.Chart]:
    import altair as alt
    import pandas as pd

    if not tens:
        return []
    dots = alt.Chart(pd.DataFrame(tens)).mark_rule(
        strokeCap="round", strokeDash=[0, _PITCH], strokeWidth=_DOT
    )
    return [
        dots.encode(
            x=plane.x.channel("left", alt.X),
            x2=alt.X2("right"),
            y=plane.y.channel("down", alt.Y),
            color=by_tone(),
        )
    ]

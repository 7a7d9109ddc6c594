"""Owns stacks: where rows and their labels stand below each other, in one line or several."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import accumulate
from typing import TYPE_CHECKING

from youju.theme.frame import Frame
from youju.theme.style import TEXT
from youju.typography.line_breaking import wrap
from youju.typography.metrics import measure_text

if TYPE_CHECKING:
    import pandas as pd

# Pixels between two lines of a label.
LINE = 18
# Where the lines of a frame stand, in pixels from its top. All move down where labels have several
# lines: the period below its own label, bars and edges below the deepest label of all.
_FRAME_LINES = {
    "bottom": 110,
    "word_y": 24,
    "head_y": 50,
    "period_y": 69,
    "bar_top": 84,
    "bar_bottom": 96,
}
# Rows that stand closer together, lest a table of them is a long way down.
MANY = 15
# How much of the width labels before their bars may take; pixels between them and their bars.
_SHARE, _BEHIND = 0.42, 14
# Pixels between frames.
_BETWEEN = 12
_ABOVE_HEAD = ("word_y", "head_y")


def measure_labels(labels: Iterable[str], width: float) -> float:
    """Return how wide the column of labels before their bars is, of a picture so wide: longer ones
    are broken into lines, lest one of them leave no room to all bars."""
    broken = (_wrap(label, _SHARE * width - _BEHIND) for label in labels)
    return (
        max((measure_text(n, TEXT) for one in broken for n in one.split("\n")), default=0) + _BEHIND
    )


def place_bars(
    data: pd.DataFrame, width: int, stacked: bool, top: float = 0, column: float = 0
) -> tuple[pd.DataFrame, float]:
    """Return the rows with where bar and label stand from the top, and how tall all are.

    Above them is `top` left free. Labels that are not above their bars have a `column`, as
    measure_labels has it, or as much room as they need.
    """
    many = len(data) > MANY
    step = (46 if many else 50) if stacked else (28 if many else 38)
    room = width if stacked else column - _BEHIND + 0.5 if column else math.inf
    labels = [_wrap(label, room) for label in data["label"]]
    more = [LINE * label.count("\n") for label in labels]
    added = accumulate(more[:-1], initial=0)
    tops = [top + step * i + extra for i, extra in enumerate(added)]
    rows = data.assign(
        label=labels,
        middle=[
            start + (extra + 34 if stacked else (extra + step) / 2)
            for start, extra in zip(tops, more, strict=False)
        ],
        above=[start + (12 if stacked else step / 2) for start in tops[: len(data)]],
    )
    return rows, top + step * len(data) + sum(more)


def place_labels(rows: pd.DataFrame) -> list[tuple[float, float, str]]:
    """Return where the labels of `rows` of place_bars stand: left, the middle, and the label."""
    return [
        (0.0, at + label.count("\n") * LINE / 2, label)
        for at, label in zip(rows["above"], rows["label"], strict=True)
    ]


def place_frames(data: pd.DataFrame, frame: Frame, inset: int) -> tuple[pd.DataFrame, int]:
    """Return the rows with their labels and where each line of them stands from the top.

    All frames are as tall as the deepest label asks: one that is taller than the others would look
    as if it stood for more.
    """
    heads = [_wrap(head, frame.width - 2 * inset) for head in _say_rows(data, frame)]
    more = [LINE * head.count("\n") for head in heads]
    most = max(more, default=0)
    box = _FRAME_LINES["bottom"] + most
    rows = data.assign(head=heads, top=[(box + _BETWEEN) * i for i in range(len(data))])
    for name, offset in _FRAME_LINES.items():
        own = more if name == "period_y" else 0 if name in _ABOVE_HEAD else most
        rows[name] = rows["top"] + offset + own
    return rows, (box + _BETWEEN) * len(data) - _BETWEEN


def _say_rows(data: pd.DataFrame, frame: Frame) -> list[str]:
    """Return each row's label: what the chart's words or figures say of its id, or its own."""
    own = data["label"] if "label" in data else data["id"]
    known = frame.words.keys() | frame.labels.keys()
    return [
        frame.say(key) if key in known or "label" not in data else label
        for key, label in zip(data["id"], own, strict=True)
    ]


def _wrap(label: str, room: float) -> str:
    """Return a label in lines, where one is not enough."""
    return label if measure_text(label, TEXT) <= room else "\n".join(wrap(label, TEXT, room))

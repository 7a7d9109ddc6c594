"""Bullets: bars and marks on one scale from zero, both numbers in columns beside them."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.framing import make_frame
from tests.kinds.drawing import find_layers, have_room, list_layers, list_words
from tests.kinds.test_split_bars import NAMES
from tests.profiles import examples
from youju.kinds.bullet import bullet
from youju.theme import WIDTHS, Frame, colour
from youju.theme.style import TEXT
from youju.typography.metrics import measure_text

WORDS = {"n": "What was reached in the year", "aim": "Aim", "interval": "As most have it"}
NUMBER = st.floats(-1e9, 1e9).map(lambda v: round(v, 3)) | st.sampled_from([0.0, math.nan, 1e-6])
Rows = list[tuple[float, float]]


def make_table(rows: Rows) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["n", "aim"]).astype(float)
    names = [f"{NAMES[n % 4]} {n}" for n in range(len(rows))]
    return table.assign(thing=names, id=[f"r{n}" for n in range(len(rows))])


def say(table: pd.DataFrame, size: str = "wide") -> Frame:
    return make_frame(size, words={**WORDS, **{name: name for name in table["thing"]}})


@settings(max_examples=examples(100))
@given(st.lists(st.tuples(NUMBER, NUMBER), min_size=1, max_size=40), st.sampled_from(list(WIDTHS)))
def test_bars_and_marks_share_a_scale_and_words_have_room(rows: Rows, size: str) -> None:
    table, width = make_table(rows), WIDTHS[size]
    chart = bullet(table, say(table, size), x="thing", y="n", target="aim")
    held = [value for row in rows for value in row if value == value] + [0.0]
    scales, least = [], 0.0
    for layer, _ in [*find_layers(chart, "rect"), *find_layers(chart, "rule")]:
        (low, high), (start, end) = (
            layer["encoding"]["x"]["scale"][n] for n in ("domain", "range")
        )
        scales.append((low, high, start, end))
        assert low <= min(held) and high >= max(held) and 0 <= start < end <= width
        least = (high - low) / (end - start)
    assert len(set(scales)) <= 1
    ends = {row["id"]: row["end"] for _, drawn in find_layers(chart, "rect") for row in drawn}
    marks = {row["id"]: row["target"] for _, drawn in find_layers(chart, "rule") for row in drawn}
    for key, (number, aim) in zip(table["id"], rows, strict=True):
        due = math.copysign(max(abs(number), least), number) if number else number
        assert number != number or ends[key] == pytest.approx(due)
        assert aim != aim or marks[key] == aim
    assert have_room([*list_words(chart), *list_numbers(chart)], width)


def list_numbers(chart: object) -> list[tuple[float, float, float, float]]:
    """Return the boxes of the numbers of bars and marks, which stand in columns."""
    boxes = []
    for layer, rows in find_layers(chart, "text"):
        (low, high), (start, end) = (
            layer["encoding"]["x"]["scale"][n] for n in ("domain", "range")
        )
        for row in rows:
            right = start + (row["words_at"] - low) / (high - low) * (end - start)
            top, wide = row["middle"] - TEXT / 2, measure_text(row["word"], TEXT)
            boxes.append((right - wide, top, right, top + TEXT))
    return boxes


def test_what_is_not_known_has_a_dash() -> None:
    table = make_table([(math.nan, 4), (3, math.nan)])
    chart = bullet(table, say(table), x="thing", y="n", target="aim")
    (_, words), (_, targets) = find_layers(chart, "text")
    assert [(row["id"], row["word"]) for row in words] == [("r0", "–"), ("r1", "<3>")]
    assert [(row["id"], row["word"]) for row in targets] == [("r0", "<4>"), ("r1", "–")]


def test_the_range_is_told_and_drawn_on_the_scale_of_the_bars() -> None:
    table = make_table([(3, 4), (5, 4)]).assign(low=[1, math.nan], high=[20, 30])
    told = {"x": "thing", "y": "n", "target": "aim", "interval": ["low", "high"]}
    chart = bullet(table, say(table), **told)  # type: ignore[arg-type]
    ((layer, _),) = find_layers(chart, "rect")
    assert layer["encoding"]["x"]["scale"]["domain"] == [0, 20]  # one end alone reaches nowhere
    spans = [
        (round(row["px_x"], 6), round(row["px_x2"], 6))
        for spec, rows in list_layers(chart)
        for row in rows
        if "px_x2" in row and spec["mark"]["type"] == "rect"
    ]
    assert (1, 20) in spans
    words = [row["px_said"] for _, rows in list_layers(chart) for row in rows if "px_said" in row]
    assert WORDS["interval"] in words


def test_bars_stand_in_the_order_asked_for_and_stand_out() -> None:
    table = make_table([(3, 4), (5, 4)])
    told = {"order": "descending", "highlight": [table["thing"].iloc[1]]}
    chart = bullet(table, say(table), x="thing", y="n", target="aim", **told)  # type: ignore[arg-type]
    ((_, rows),) = find_layers(chart, "rect")
    assert [(row["value"], row["tone"]) for row in rows] == [
        (5, colour("main")),
        (3, colour("second")),
    ]

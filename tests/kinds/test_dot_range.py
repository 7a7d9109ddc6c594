"""Dot ranges: a dot for each number, at its place; the least and the greatest in words."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.framing import make_frame
from tests.kinds.drawing import find_layers, have_room, list_layers, list_words
from tests.profiles import examples
from youju.kinds.dot_range import dot_range
from youju.theme import WIDTHS

ROWS = {"x": "name", "y": "n", "series": "part"}
NUMBER = st.floats(-1e9, 1e9).map(lambda v: round(v, 3)) | st.just(math.nan)


def make_table(values: Sequence[tuple[float, ...]], label: str = "Place") -> pd.DataFrame:
    rows = [
        (f"{label} {line}", f"P{part}", n)
        for line, numbers in enumerate(values)
        for part, n in enumerate(numbers)
    ]
    table = pd.DataFrame(rows, columns=["name", "part", "n"]).astype({"n": float})
    return table.assign(id=[f"r{number}" for number in range(len(table))])


@pytest.mark.slow
@settings(max_examples=examples(100))
@given(
    st.lists(st.tuples(NUMBER, NUMBER, NUMBER), min_size=1, max_size=16),
    st.sampled_from(["Place", "A region with quite a long name that is broken", "高技能人才"]),
    st.sampled_from(list(WIDTHS)),
)
def test_each_number_is_a_dot_and_words_have_room(
    values: list[tuple[float, float, float]], label: str, size: str
) -> None:
    table = make_table(values, label)
    words = {name: name for name in table["name"]}
    chart = dot_range(table, make_frame(size, words=words), **ROWS)
    dots = {row["id"]: row["value"] for _, rows in find_layers(chart, "circle") for row in rows}
    known = table[table["n"].notna()]
    assert dots == dict(zip(known["id"], known["n"], strict=True))
    assert have_room(list(list_words(chart)), WIDTHS[size])


@pytest.mark.parametrize("size", WIDTHS)
def test_the_ends_are_said(size: str) -> None:
    chart = dot_range(
        make_table([(3, 1, 2), (5, 5, 5), (7, math.nan, math.nan)]), make_frame(size), **ROWS
    )
    said = [
        (layer["mark"]["align"], row["word"])
        for layer, rows in find_layers(chart, "text")
        for row in rows
    ]
    assert said == [("right", "<1>"), ("left", "<3>"), ("left", "<5>"), ("left", "<7>")]


def test_a_line_of_reference_runs_through_no_word() -> None:
    beside = {"mean": {"value": "14.0", "word": "14"}}
    frame = make_frame(words={"mean": "Mean", "a": "A", "b": "B"}, beside=beside)
    values = [10.0, 20.0, 20.0, 30.0, 2.0, 12.5]
    cells = [str(n) for n in (1, 1, 2, 2, 3, 3)]
    table = pd.DataFrame({"id": list("uvwxyz"), "c": cells, "p": ["a", "b"] * 3, "n": values})
    chart = dot_range(table, frame, x="c", y="n", series="p", reference="mean")
    dashed = [rows for layer, rows in list_layers(chart) if "strokeDash" in layer["mark"]]
    upright = [row for row in dashed[-1] if row["px_x"] == row["px_x2"]]
    assert {round(row["px_x"], 6) for row in upright} == {14.0}
    assert len(upright) == 2  # above and below the word of 12.5

"""Scatter plots: a dot for each row with both numbers, at its place; names that keep apart."""

from __future__ import annotations

import math
from typing import TypedDict

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.framing import make_frame
from tests.kinds.drawing import find_layers, have_room, list_layers, list_words
from tests.profiles import examples
from youju.kinds.scatter import scatter
from youju.theme import WIDTHS

NUMBER = st.floats(-1e9, 1e9).map(lambda v: round(v, 3)) | st.just(math.nan)


class Columns(TypedDict):
    """The columns of a table that a scatter plot draws."""

    x: str
    y: str
    label: str


ROWS: Columns = {"x": "a", "y": "b", "label": "name"}
WORDS = {"a": "Income per person", "b": "預期壽命"}


def make_table(pairs: list[tuple[float, float]]) -> pd.DataFrame:
    rows = [(f"r{n}", f"Place {n}", a, b) for n, (a, b) in enumerate(pairs)]
    return pd.DataFrame(rows, columns=["id", "name", "a", "b"]).astype({"a": float, "b": float})


@pytest.mark.slow
@settings(max_examples=examples(100))
@given(st.lists(st.tuples(NUMBER, NUMBER), min_size=1, max_size=12), st.sampled_from(list(WIDTHS)))
def test_each_row_with_both_numbers_is_a_dot_and_names_keep_apart(
    pairs: list[tuple[float, float]], size: str
) -> None:
    table = make_table(pairs)
    chart = scatter(table, make_frame(size, words=WORDS), **ROWS, highlight=list(table["name"]))
    dots = {row["id"]: row for _, rows in find_layers(chart, "circle") for row in rows}
    known = table[table["a"].notna() & table["b"].notna()]
    assert dots.keys() == set(known["id"])
    for key, a, b in zip(known["id"], known["a"], known["b"], strict=True):
        assert (dots[key]["across"], dots[key]["value"]) == (a, b)
    # Names are written twice at one place: their halo, and themselves.
    boxes = list(dict.fromkeys(list_words(chart)))
    assert have_room(boxes, WIDTHS[size])


@pytest.mark.parametrize("size", WIDTHS)
@pytest.mark.parametrize("numbers", [(600.0, 130_000.0), (3.0, 5.0), (7.0, 7.0), (0.001, 9e9)])
def test_a_logarithmic_axis_holds_all_numbers(numbers: tuple[float, ...], size: str) -> None:
    table = make_table([(n, 1.0) for n in numbers])
    chart = scatter(table, make_frame(size, words=WORDS), **ROWS, log_x=True)
    ((layer, _),) = find_layers(chart, "circle")
    scale = layer["encoding"]["x"]["scale"]
    assert scale["type"] == "log"
    assert scale["domain"][0] < min(numbers) <= max(numbers) < scale["domain"][1]


def test_both_axes_say_what_they_count() -> None:
    chart = scatter(make_table([(1, 2), (3, 4)]), make_frame(words=WORDS), **ROWS)
    said = {row.get("px_said") for _, rows in list_layers(chart) for row in rows}
    assert set(WORDS.values()) <= said

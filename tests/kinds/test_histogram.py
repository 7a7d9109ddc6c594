"""Histograms: each row in one interval, intervals of one width that hold all numbers."""

from __future__ import annotations

import math
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.framing import make_frame, speak
from tests.kinds.drawing import have_room, list_layers, list_words
from tests.profiles import examples
from youju.kinds.histogram import choose_bins, histogram
from youju.theme import WIDTHS

NUMBER = st.floats(-1e9, 1e9).map(lambda v: round(v, 3))
WORDS = {"count": "Places", "n": "Size"}


@given(st.lists(NUMBER, max_size=40))
def test_intervals_are_of_one_width_and_hold_all_numbers(values: list[float]) -> None:
    edges = choose_bins(values)
    widths = [after - before for before, after in pairwise(edges)]
    assert 1 <= len(widths) <= 40
    assert max(widths) - min(widths) <= 1e-6 * max(widths) + 1e-9 * max(map(abs, edges))
    slack = 1e-6 * widths[0]
    assert all(edges[0] - slack <= value <= edges[-1] + slack for value in values)


def test_intervals_may_be_given() -> None:
    assert choose_bins([3, 19], 5) == [0, 5, 10, 15, 20]
    assert choose_bins([5, 20], 5) == [5, 10, 15, 20, 25]  # an edge is counted above it
    assert choose_bins([-0.2, 0.1], 0.1) == [-0.2, -0.1, 0.0, 0.1, 0.2]


@pytest.mark.slow
@settings(max_examples=examples(60))
@given(
    st.lists(NUMBER | st.just(math.nan), min_size=1, max_size=40),
    st.sampled_from(list(WIDTHS)),
)
def test_each_row_with_a_number_is_in_its_interval(values: list[float], size: str) -> None:
    table = pd.DataFrame({"id": [f"r{n}" for n in range(len(values))], "n": values}).astype(
        {"n": float}
    )
    chart = histogram(table, make_frame(size, words=WORDS), x="n")
    rows = {row["id"]: row for _, rows in list_layers(chart) for row in rows if "right" in row}
    known = {f"r{n}": value for n, value in enumerate(values) if value == value}
    assert rows.keys() == known.keys()
    for key, value in known.items():
        slack = 1e-6 * (rows[key]["right"] - rows[key]["left"])
        assert rows[key]["left"] - slack <= value <= rows[key]["right"] + slack
    assert have_room(list(list_words(chart)), WIDTHS[size])


def test_columns_are_counts_from_zero() -> None:
    table = pd.DataFrame({"id": ["a", "b", "c"], "n": [1.0, 2.0, 9.0]})
    chart = histogram(table, make_frame(words=WORDS), x="n", bin=5)
    (layer,) = [layer for layer, _ in list_layers(chart) if layer["encoding"]["y"].get("aggregate")]
    assert layer["encoding"]["y"]["scale"]["domain"][0] == 0
    assert layer["encoding"]["y2"] == {"datum": 0}


@pytest.mark.parametrize("size", WIDTHS)
@pytest.mark.parametrize("scale", [1, 1234.5, 1e6, 2.5e9])
def test_the_edges_that_one_language_names_are_among_those_of_the_other(
    scale: float, size: str
) -> None:
    table = pd.DataFrame(
        {"id": [f"r{n}" for n in range(300)], "n": [n * scale for n in range(300)]}
    )
    named: list[set[float]] = []
    for code in ("zh", "en"):
        chart = histogram(table, speak(make_frame(size, words=WORDS), code), x="n")
        texts = [layer for layer in list_layers(chart) if layer[0]["mark"].get("align") == "center"]
        named.append({float(f"{row['px_x']:.6g}") for _, rows in texts for row in rows})
    few, many = sorted(named, key=len)
    assert few <= many and len(few) > 1

"""Slopes: a dot for each number, a line where both are known, words that keep apart."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.framing import make_frame
from tests.kinds.drawing import find_layers, have_room, list_words
from tests.profiles import examples
from youju.kinds.slope import slope
from youju.theme import WIDTHS

ROWS = {"x": "year", "y": "n", "series": "place"}
NUMBER = st.floats(-1e9, 1e9).map(lambda v: round(v, 3)) | st.just(math.nan)


def make_table(pairs: list[tuple[float, float]], name: str = "Place") -> pd.DataFrame:
    rows = [
        (f"r{n}-{year}", f"{name} {n}", year, value)
        for n, pair in enumerate(pairs)
        for year, value in zip(("2001", "2002"), pair, strict=True)
    ]
    return pd.DataFrame(rows, columns=["id", "place", "year", "n"]).astype({"n": float})


@pytest.mark.slow
@settings(max_examples=examples(60))
@given(
    st.lists(st.tuples(NUMBER, NUMBER), min_size=1, max_size=12),
    st.sampled_from(["Place", "A region with quite a long name that is broken", "高技能人才"]),
    st.sampled_from(list(WIDTHS)),
)
def test_each_number_is_a_dot_and_words_have_room(
    pairs: list[tuple[float, float]], name: str, size: str
) -> None:
    table = make_table(pairs, name)
    chart = slope(table, make_frame(size, words={n: n for n in table["place"]}), **ROWS)
    dots = {row["id"]: row["value"] for _, rows in find_layers(chart, "circle") for row in rows}
    known = table[table["n"].notna()]
    assert dots == dict(zip(known["id"], known["n"], strict=True))
    joined = {row["part"] for _, rows in find_layers(chart, "line") for row in rows}
    whole = {f"{name} {n}" for n, pair in enumerate(pairs) if not any(map(math.isnan, pair))}
    assert joined == whole
    assert have_room(list(list_words(chart)), WIDTHS[size])


@pytest.mark.parametrize("size", WIDTHS)
def test_lines_without_highlight_are_quiet(size: str) -> None:
    chart = slope(
        make_table([(1, 2), (2, 1)]),
        make_frame(size),
        **ROWS,
        highlight=["Place 1"],
    )
    told = {row["part"]: row["told"] for _, rows in find_layers(chart, "line") for row in rows}
    assert told == {"Place 0": False, "Place 1": True}

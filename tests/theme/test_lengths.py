"""Lengths of bars: one scale with zero in it, whatever the signs, and words for every row."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.framing import make_frame
from youju.theme.lengths import DASH, measure_words, set_lengths, word_rows

GAP = math.nan


@pytest.mark.parametrize(
    ("values", "zero", "ends"),
    [
        ([800, 400, 0], 100, [500, 300, 100]),
        ([0, 0], 100, [100, 100]),
        ([300, -100], 200, [500, 100]),
        ([-1, -2, -4], 500, [400, 300, 100]),
        ([5], 100, [500]),
        ([GAP, 5, 10], 100, [100, 300, 500]),
        ([GAP], 100, [100]),
        ([1e12, 3, -3], 100, [500, 101, 99]),
        ([], 100, []),
    ],
)
def test_bars_start_at_zero_and_fill_their_room(
    values: list[float], zero: float, ends: list[float]
) -> None:
    lengths = set_lengths(pd.Series(values, dtype=float), 100, 500)
    assert lengths.zero == pytest.approx(zero, abs=0.01)
    assert list(lengths.ends) == pytest.approx(ends, abs=0.01)


@given(
    st.lists(
        st.one_of(st.just(GAP), st.floats(-1e15, 1e15, allow_subnormal=False)),
        min_size=1,
        max_size=8,
    )
)
def test_every_bar_stays_in_its_room_on_the_side_of_its_sign(values: list[float]) -> None:
    lengths = set_lengths(pd.Series(values), 100, 500)
    assert 100 <= lengths.zero <= 500
    for value, end in zip(values, lengths.ends, strict=True):
        assert 99 <= end <= 501
        if value > 0:
            assert end - lengths.zero >= 0.99
        elif value < 0:
            assert lengths.zero - end >= 0.99
        else:  # zero, or no value
            assert end == lengths.zero


def test_every_row_has_a_word() -> None:
    rows = pd.DataFrame({"value": [3.0, GAP, GAP, 4.0], "word": ["three", None, "n/a", ""]})
    assert list(word_rows(rows, make_frame())["word"]) == ["three", DASH, "n/a", "<4>"]
    bare = pd.DataFrame({"value": [3.0, GAP]})
    assert list(word_rows(bare, make_frame())["word"]) == ["<3>", DASH]


def test_words_need_room_on_the_side_of_their_bars() -> None:
    rows = pd.DataFrame({"value": [3.0, -3.0], "word": ["a long word", "short"]})
    before, after = measure_words(rows)
    assert 0 < before < after
    assert measure_words(rows[:1])[0] == 0
    assert measure_words(rows[1:])[1] == 0

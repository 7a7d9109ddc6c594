"""Parts put together: sums, shares and signs, and gaps that take no room."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from youju.kinds.stacking import can_bear_words, list_entries, name_parts, put_together
from youju.theme.lengths import DASH

ROWS = pd.DataFrame(
    {
        "panel": [""] * 5,
        "cell": ["a", "a", "a", "b", "b"],
        "part": ["x", "y", "z", "x", "y"],
        "name": ["X", "Y", "Z", "X", "Y"],
        "value": [4.0, -3.0, 6.0, math.nan, 5.0],
    }
)


def test_parts_stand_on_those_of_their_own_sign() -> None:
    rows = put_together(ROWS, "stacked")
    assert list(rows["start"]) == [0, 0, 4, 0, 0]
    assert list(rows["end"]) == [4, -3, 10, 0, 5]


def test_parts_of_a_group_start_at_zero() -> None:
    rows = put_together(ROWS, "grouped")
    assert set(rows["start"]) == {0}
    assert list(rows["end"]) == [4, -3, 6, 0, 5]


def test_shares_fill_a_hundred() -> None:
    rows = put_together(ROWS.assign(value=[1.0, 2, 5, math.nan, 0], word="1"), "percent")
    assert list(rows["end"] - rows["start"]) == pytest.approx([12.5, 25, 62.5, 0, 0])
    assert rows["end"].iloc[2] == pytest.approx(100)


def test_of_a_whole_that_lacks_a_part_nothing_is_drawn() -> None:
    rows = put_together(ROWS.assign(value=[1.0, 2, 5, math.nan, 7], word=list("12507")), "percent")
    assert list(rows["end"] - rows["start"]) == pytest.approx([12.5, 25, 62.5, 0, 0])
    assert list(rows["value"].notna()) == [True] * 3 + [False] * 2
    assert list(rows["word"]) == ["1", "2", "5", DASH, DASH]


def test_each_part_has_a_colour_and_a_place_in_the_legend() -> None:
    assert put_together(ROWS, "stacked").groupby("part")["tone"].nunique().eq(1).all()
    assert [entry.words for entry in list_entries(ROWS)] == ["X", "Y", "Z"]
    assert list_entries(ROWS[ROWS["part"] == "x"]) == []
    assert name_parts(ROWS) == {"x": "X", "y": "Y", "z": "Z"}


def test_words_stand_on_few_colours_only() -> None:
    assert can_bear_words(["a"] * 4) and not can_bear_words(["a"] * 5)

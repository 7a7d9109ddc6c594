"""Diverging bars: shares of answers, the neutral middle on both sides of the line."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.framing import make_frame
from tests.kinds.drawing import Columns, find_layers, have_room, list_words
from tests.profiles import examples
from youju.kinds.diverging_bars import diverging_bars
from youju.theme import WIDTHS

ROWS: Columns = {"x": "question", "y": "n", "series": "answer"}


def draw(
    answers: list[list[int]], size: str, *, reverse: bool = False
) -> tuple[Any, list[dict[str, Any]]]:
    rows = [
        (f"r{n}-{turn}", f"Question {n}", f"Answer {turn}", float(value))
        for n, numbers in enumerate(answers)
        for turn, value in enumerate(numbers)
    ]
    table = pd.DataFrame(rows, columns=["id", "question", "answer", "n"])
    chart = diverging_bars(table, make_frame(size), **ROWS, reverse=reverse)
    return chart, [row for _, rows in find_layers(chart, "rect") for row in rows if "start" in row]


@pytest.mark.slow
@settings(max_examples=examples(60))
@given(
    st.integers(2, 6).flatmap(
        lambda many: st.lists(
            st.lists(st.integers(0, 999), min_size=many, max_size=many), min_size=1, max_size=8
        )
    ),
    st.sampled_from(list(WIDTHS)),
)
def test_parts_share_a_hundred_and_the_middle_is_on_both_sides(
    answers: list[list[int]], size: str
) -> None:
    chart, rows = draw(answers, size)
    for n, numbers in enumerate(answers):
        parts = [row for row in rows if row["cell"] == f"Question {n}"]
        if not sum(numbers):
            continue
        for row, number in zip(parts, numbers, strict=True):
            share = number / sum(numbers) * 100
            assert row["end"] - row["start"] == pytest.approx(share, abs=1e-6)
        half, odd = divmod(len(numbers), 2)
        if odd:
            assert parts[half]["start"] + parts[half]["end"] == pytest.approx(0, abs=1e-6)
        else:
            assert parts[half]["start"] == pytest.approx(0, abs=1e-6)
    assert have_room(list(list_words(chart)), WIDTHS[size])


def test_colours_run_from_one_end_to_the_other() -> None:
    _, rows = draw([[1, 1, 1]], "wide")
    _, reversed_rows = draw([[1, 1, 1]], "wide", reverse=True)
    tones = [row["tone"] for row in rows]
    assert tones == [row["tone"] for row in reversed_rows][::-1]
    assert len(set(tones)) == 3

"""Bars of parts: every row drawn once, in proportion, words in their room."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.framing import make_frame
from tests.kinds.drawing import Kind, find_layers, have_room, list_words
from tests.profiles import examples
from youju.kinds.diverging_bars import diverging_bars
from youju.kinds.split_bars import grouped_bars, percent_bars, stacked_bars
from youju.kinds.split_columns import grouped_columns, percent_columns, stacked_columns
from youju.theme import WIDTHS
from youju.theme.lengths import DASH

ROWS = {"x": "cell", "y": "n", "series": "part"}
ANY = [grouped_bars, stacked_bars, grouped_columns, stacked_columns]
WHOLE = [percent_bars, percent_columns]
NAMES = [
    "Rome",
    "臺北市",
    "A long name of a county that goes on",
    "農村實用人才與返鄉創業人員",
]


def make_table(values: list[list[float]]) -> pd.DataFrame:
    """Return a table of a row for each number: lists of cells, numbers of parts."""
    rows = [
        (f"{NAMES[c % 4]} {c}", f"{NAMES[p % 4]} {p}", n)
        for c, numbers in enumerate(values)
        for p, n in enumerate(numbers)
    ]
    table = pd.DataFrame(rows, columns=["cell", "part", "n"]).astype({"n": float})
    return table.assign(id=[f"r{number}" for number in range(len(table))])


def say(table: pd.DataFrame, size: str) -> Any:
    words = {name: name for column in ("cell", "part") for name in table[column]}
    return make_frame(size, words=words)


NUMBER = st.floats(-1e6, 1e6).map(lambda v: round(v, 3)) | st.just(0.0) | st.just(math.nan)


@pytest.mark.sampled(4)
@pytest.mark.parametrize("kind", ANY, ids=lambda kind: kind.__name__)
@settings(max_examples=examples(100))
@given(
    st.integers(1, 5).flatmap(
        lambda n: st.lists(st.lists(NUMBER, min_size=n, max_size=n), min_size=1, max_size=6)
    ),
    st.sampled_from(list(WIDTHS)),
)
def test_each_number_is_a_piece_as_long_as_it_is(
    kind: Kind, values: list[list[float]], size: str
) -> None:
    table = make_table(values)
    chart = kind(table, say(table, size), **ROWS)
    drawn = {r["id"]: r for _, rows in find_layers(chart, "rect") for r in rows if "start" in r}
    known = table[table["n"].notna()]
    assert drawn.keys() == set(known["id"])
    for row in known.itertuples():
        assert drawn[row.id]["end"] - drawn[row.id]["start"] == pytest.approx(row.n, abs=1e-6)
    assert have_room(list(list_words(chart)), WIDTHS[size])


@pytest.mark.parametrize("kind", WHOLE, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("size", WIDTHS)
def test_shares_are_of_the_sum_of_their_cell(kind: Kind, size: str) -> None:
    table = make_table([[1, 2, 5], [0, 0, 0], [4, 3, 1]])
    chart = kind(table, say(table, size), **ROWS)
    drawn = {r["id"]: r["end"] - r["start"] for _, rows in find_layers(chart, "rect") for r in rows}
    assert [drawn[f"r{n}"] for n in range(3)] == pytest.approx([12.5, 25, 62.5])
    assert [drawn[f"r{n}"] for n in (6, 7, 8)] == pytest.approx([50, 37.5, 12.5])
    assert have_room(list(list_words(chart)), WIDTHS[size])


@pytest.mark.parametrize("kind", [*WHOLE, diverging_bars], ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("size", WIDTHS)
def test_a_whole_that_lacks_a_part_is_a_dash(kind: Kind, size: str) -> None:
    table = make_table([[1, 2, 5], [math.nan, 3, 1]])
    chart = kind(table, say(table, size), **ROWS)
    drawn = {row["id"] for _, rows in find_layers(chart, "rect") for row in rows}
    assert drawn == {"r0", "r1", "r2"}
    words = [
        row for _, rows in find_layers(chart, "text") for row in rows if row.get("word") == DASH
    ]
    assert {row["id"] for row in words} == {"r3", "r4", "r5"}
    assert have_room(list(list_words(chart)), WIDTHS[size])


def test_words_stand_on_parts_that_have_room_for_them() -> None:
    table = make_table([[500, 1]])
    chart = stacked_bars(table, say(table, "wide"), **ROWS)
    (found,) = [rows for _, rows in find_layers(chart, "text")]
    assert [row["word"] for row in found] == ["<500>"]

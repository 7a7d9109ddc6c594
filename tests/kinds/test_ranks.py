"""Ranks over time: each dot at its rank, none where one is not known, no names on each other."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.framing import make_frame
from tests.kinds.drawing import Columns, find_layers, have_room, list_layers, list_words
from tests.kinds.test_split_bars import NAMES
from tests.profiles import examples
from youju.kinds.ranks import ranks
from youju.theme import WIDTHS, Frame, colour

NUMBER = st.sampled_from([0.0, 5.0, -2.5, 1e-9, 1e12, 7.0]) | st.floats(-1e9, 1e9)
GAPPY = st.one_of(*[NUMBER] * 12, st.just(math.nan))
CELL = st.tuples(st.integers(0, 8), st.integers(0, 14))
SPLIT: Columns = {"x": "year", "y": "n", "series": "who"}
Cells = dict[tuple[int, int], float]


def make_table(cells: Cells) -> pd.DataFrame:
    rows = [(str(2000 + year), f"{NAMES[who % 4]} {who}", n) for (year, who), n in cells.items()]
    table = pd.DataFrame(rows, columns=["year", "who", "n"]).astype({"n": float})
    return table.assign(id=[f"r{n}" for n in range(len(table))])


def say(table: pd.DataFrame, size: str = "wide") -> Frame:
    return make_frame(size, words={name: name for name in table["who"]})


def list_dots(chart: object) -> dict[str, tuple[float, float]]:
    rows = [row for _, rows in find_layers(chart, "circle") for row in rows]
    return {row["id"]: (row["across"], row["value"]) for row in rows}


@settings(max_examples=examples(80))
@given(
    st.dictionaries(CELL, GAPPY, min_size=1, max_size=60),
    st.booleans(),
    st.integers(0, 3),
    st.sampled_from(list(WIDTHS)),
)
def test_dots_are_at_ranks_that_the_data_give(
    cells: Cells, reverse: bool, told: int, size: str
) -> None:
    table, width = make_table(cells), WIDTHS[size]
    highlight = sorted(set(table["who"]))[:told]
    chart = ranks(table, say(table, size), **SPLIT, reverse=reverse, highlight=highlight)
    dots = list_dots(chart)
    assert len(set(dots.values())) == len(dots)  # none is hidden by another
    for key, (year, _), n in zip(table["id"], cells, cells.values(), strict=True):
        others = [value for (other, _), value in cells.items() if other == year]
        if any(math.isnan(value) for value in others):
            assert key not in dots
        else:
            before = sum(value < n if reverse else value > n for value in others)
            assert dots[key][1] == before + 1
    assert have_room(list(list_words(chart)), width)


def read_lines(chart: object) -> list[list[float]]:
    """Return the ranks along each piece of a line."""
    pieces: dict[int, list[float]] = {}
    for _, rows in find_layers(chart, "line"):
        for row in rows:
            pieces.setdefault(row["run"], []).append(row["value"])
    return list(pieces.values())


def test_a_line_ends_where_its_thing_takes_no_part() -> None:
    table = make_table({(y, w): 9.0 - w for y in range(4) for w in range(2) if (y, w) != (2, 0)})
    assert read_lines(ranks(table, say(table), **SPLIT)) == [[1, 1], [1], [2, 2, 1, 2]]


def test_equal_numbers_share_a_rank_side_by_side_and_the_next_is_left_out() -> None:
    table = make_table({(0, 0): 5, (0, 1): 5, (0, 2): 1})
    dots = list_dots(ranks(table, say(table), **SPLIT))
    assert [rank for _, rank in dots.values()] == [1, 1, 3]
    assert dots["r0"][0] < dots["r1"][0]


def test_what_is_gone_before_the_end_is_named_with_its_last_time() -> None:
    table = make_table({(0, 0): 5, (0, 1): 4, (1, 1): 9})
    chart = ranks(table, say(table), **SPLIT)
    said = [row["px_said"] for _, rows in list_layers(chart) for row in rows if "px_said" in row]
    assert f"{table['who'].iloc[0]}, 2000" in said
    assert table["who"].iloc[0] not in said and table["who"].iloc[1] in said


def test_ranks_that_are_given_are_drawn_with_their_gaps() -> None:
    table = make_table({(0, 0): 7, (0, 1): math.nan, (1, 0): 3, (1, 1): 4})
    dots = list_dots(ranks(table, say(table), **SPLIT, ranked=True))
    assert {key: rank for key, (_, rank) in dots.items()} == {"r0": 7, "r2": 3, "r3": 4}


@pytest.mark.parametrize("told", [0, 1])
def test_those_that_are_told_have_colours_and_the_others_none(told: int) -> None:
    table = make_table({(y, w): float(w) for y in range(2) for w in range(3)})
    highlight = list(table["who"][:told])
    chart = ranks(table, say(table), **SPLIT, highlight=highlight)
    dots = [row for _, rows in find_layers(chart, "circle") for row in rows]
    tones = {row["part"]: row["tone"] for row in dots}
    quiet = [tone for tone in tones.values() if tone == colour("rule")]
    assert len(quiet) == (2 if told else 0)


def test_nobody_is_named_at_an_end_where_no_rank_is_known() -> None:
    table = make_table({(0, 0): 2, (0, 1): 1, (1, 0): math.nan, (1, 1): math.nan})
    chart = ranks(table, say(table), **SPLIT, ranked=True)
    said = [row["px_said"] for _, rows in list_layers(chart) for row in rows if "px_said" in row]
    assert {f"{name}, 2000" for name in table["who"]} <= set(said)
    assert not {*said} & {*table["who"]}


@pytest.mark.parametrize("size", list(WIDTHS))
def test_uneven_years_name_themselves_and_equal_ranks_do_not_read_as_times(size: str) -> None:
    years = (19, 20, 23, 31)
    table = make_table({(year, who): float(who % 2) for year in years for who in range(4)})
    chart = ranks(table, say(table, size), **SPLIT)
    dots = list_dots(chart)
    for key, (year, _) in zip(table["id"], table[["year", "who"]].to_numpy(), strict=True):
        assert abs(dots[key][0] - float(year)) <= 1 / 6  # of the least gap, either side
    words = {row["px_said"] for _, rows in list_layers(chart) for row in rows if "px_said" in row}
    named = {word for word in words if word.startswith("20")}
    assert {"2019", "2031"} <= named <= {"2019", "2020", "2023", "2031"}

"""Areas: from zero, in proportion, gaps that stay gaps."""

from __future__ import annotations

import math

import pytest

from tests.kinds.drawing import Kind, find_layers, have_room, list_words
from tests.kinds.test_lines import ROWS, make_table, say
from youju.kinds.areas import area, percent_area, stacked_area
from youju.theme import WIDTHS


@pytest.mark.parametrize("size", WIDTHS)
def test_an_area_is_between_zero_and_its_numbers(size: str) -> None:
    table = make_table([[1, -2, math.nan, 4, math.nan]]).assign(part="")
    chart = area(table, say(table, size), x="when", y="n")
    ((layer, rows),) = find_layers(chart, "area")
    assert [row["end"] for row in rows] == [1, -2, None, 4, None]
    assert {row["start"] for row in rows} == {0}
    assert layer["encoding"]["y"]["field"] == "end"  # a gap in it breaks the area
    ((_, alone),) = find_layers(chart, "rule")
    assert [row["end"] for row in alone] == [4]


@pytest.mark.parametrize("size", WIDTHS)
def test_parts_stand_on_each_other(size: str) -> None:
    table = make_table([[1, 2, 3], [4, 0, 6], [5, 5, 5]])
    chart = stacked_area(table, say(table, size), **ROWS)
    ((_, rows),) = find_layers(chart, "area")
    assert [row["end"] - row["start"] for row in rows] == list(table["n"])
    assert max(row["end"] for row in rows) == 14
    assert have_room(list(list_words(chart)), WIDTHS[size])


def test_all_parts_stop_where_one_has_no_number() -> None:
    table = make_table([[1, math.nan, 3], [4, 5, 6]])
    ((_, rows),) = find_layers(stacked_area(table, say(table, "wide"), **ROWS), "area")
    assert [row["end"] for row in rows] == [1, None, 3, 5, None, 9]


def test_shares_fill_a_hundred_everywhere() -> None:
    table = make_table([[1, 2, 3], [4, 0, 6]])
    ((_, rows),) = find_layers(percent_area(table, say(table, "wide"), **ROWS), "area")
    assert [round(row["end"]) for row in rows[3:]] == [100, 100, 100]


@pytest.mark.parametrize("kind", [stacked_area, percent_area])
def test_one_place_alone_is_a_column(kind: Kind) -> None:
    table = make_table([[1], [2]])
    assert find_layers(kind(table, say(table, "wide"), **ROWS), "rect")

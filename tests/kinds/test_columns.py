"""Columns: in proportion from zero, labels that have room, bars where they have none."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.framing import make_frame
from tests.kinds.drawing import write_spec
from youju.kinds.columns import columns, lay_out_labels, place_columns
from youju.kinds.rows import arrange
from youju.theme import WIDTHS
from youju.theme.style import SMALL
from youju.typography.metrics import measure_text

ROWS = {"x": "name", "y": "count"}


def make_table(values: list[float], names: list[str] | None = None) -> pd.DataFrame:
    names = names or [f"N{number}" for number in range(len(values))]
    ids = [f"r{number}" for number in range(len(values))]
    return pd.DataFrame({"id": ids, "name": names, "count": pd.Series(values, dtype=float)})


def read_columns(chart: Any) -> list[dict[str, Any]]:
    spec = write_spec(chart)
    (layer,) = [
        layer for layer in spec["layer"] if layer["encoding"].get("y2", {}).get("field") == "end"
    ]
    return list(spec["datasets"][layer["data"]["name"]])


@pytest.mark.parametrize("size", WIDTHS)
@pytest.mark.parametrize("values", [[3, -2, 0, math.nan], [-1, -4], [7], [5, 5]])
def test_each_row_with_a_number_is_a_column_from_zero(values: list[float], size: str) -> None:
    drawn = read_columns(columns(make_table(values), make_frame(size), **ROWS))
    assert [row["end"] for row in drawn] == [value for value in values if value == value]
    assert {row["start"] for row in drawn} == {0}
    assert len({round(row["right"] - row["left"], 6) for row in drawn}) == 1


def test_nothing_but_gaps_is_drawn_as_gaps() -> None:
    spec = write_spec(columns(make_table([math.nan, math.nan]), make_frame(), **ROWS))
    said = [row.get("word") for rows in spec["datasets"].values() for row in rows]
    assert said.count("–") == 2


@pytest.mark.parametrize(("count", "told"), [(12, True), (24, True), (160, False)])
def test_a_gap_beside_an_axis_is_no_zero_where_a_dash_has_room(count: int, told: bool) -> None:
    values = [math.nan, 0.0, *[123_456.0] * count]
    names = [str(1800 + n) for n in range(len(values))]
    spec = write_spec(columns(make_table(values, names), make_frame("narrow"), **ROWS))
    layers = [
        spec["datasets"][layer["data"]["name"]]
        for layer in spec["layer"]
        if layer["encoding"].get("text", {}).get("field") == "word"
    ]
    assert [[row["id"] for row in rows] for rows in layers] == ([["r0"]] if told else [])


def test_labels_without_room_make_bars_of_columns() -> None:
    names = [f"A region with quite a long name {number}" for number in range(20)]
    spec = write_spec(columns(make_table(list(range(20)), names), make_frame("narrow"), **ROWS))
    assert not any(layer["encoding"].get("y2", {}).get("field") == "end" for layer in spec["layer"])
    assert any(layer["mark"]["type"] == "bar" for layer in spec["layer"])


@given(
    st.lists(st.text("Aaeo 人才市", min_size=1, max_size=14), min_size=1, max_size=40, unique=True),
    st.sampled_from(list(WIDTHS)),
)
def test_labels_have_room_or_are_not_there(names: list[str], size: str) -> None:
    frame = make_frame(size, words=dict(zip(names, names, strict=True)))
    rows = arrange(make_table([1.0] * len(names), names), frame, "name", "count")
    labels = lay_out_labels(rows, list(dict.fromkeys(rows["cell"])), frame, 30)
    boxes = [
        (at, max(measure_text(line, SMALL) for line in said.split("\n")) / 2)
        for at, said in labels or []
    ]
    for (at, half), (after, other) in pairwise(boxes):
        assert at + half <= after - other + 0.01
    assert all(at - half >= 0 and at + half <= frame.width for at, half in boxes)


def test_years_are_named_where_there_is_room() -> None:
    years = [str(year) for year in range(1980, 2021)]
    rows = arrange(make_table([1.0] * 41, years), make_frame("narrow"), "name", "count")
    labels = lay_out_labels(rows, years, make_frame("narrow"), 30)
    assert labels and [said for _, said in labels] == ["1980", "1990", "2000", "2010", "2020"]


def test_parts_stand_side_by_side() -> None:
    rows = pd.DataFrame({"cell": ["a", "a", "b"], "part": ["x", "y", "x"], "value": [1, 2, 3]})
    placed = place_columns(rows, ["a", "b"], ["x", "y"], 0, 400)
    first, second, third = placed.to_dict("records")
    assert first["right"] <= second["left"] < second["right"] <= third["left"]

"""Columns of parts: an axis and a legend, and bars where labels have no room."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from tests.framing import make_frame
from tests.kinds.drawing import Kind, find_layers, list_layers
from tests.kinds.test_split_bars import ROWS, make_table, say
from youju.kinds.registry import CHART_KINDS
from youju.kinds.split_columns import grouped_columns, percent_columns, stacked_columns


@pytest.mark.parametrize("kind", [grouped_columns, stacked_columns, percent_columns])
def test_labels_without_room_make_bars_of_columns(kind: Kind) -> None:
    table = make_table([[1, 2]] * 12)
    layers = list_layers(kind(table, say(table, "narrow"), **ROWS))
    assert any(layer["encoding"].get("x2", {}).get("field") == "end" for layer, _ in layers)


def test_an_axis_of_shares_says_so() -> None:
    table = make_table([[1, 3]]).assign(cell="2001", part=["A", "B"])
    chart = percent_columns(table, make_frame(words={}), **ROWS)
    said = [row["px_said"] for _, rows in list_layers(chart) for row in rows if "px_said" in row]
    assert {"<0>%", "<100>%", "A", "B", "2001"} <= set(said)


def test_a_gap_among_as_many_parts_as_are_roomy_has_a_dash() -> None:
    names = ("year", "part", "n")
    rows = [(str(2000 + n), part, 123_456.0) for n in range(13) for part in "ab"]
    table = pd.DataFrame(rows, columns=list(names)).assign(id=[f"r{n}" for n in range(26)])
    table.loc[0, "n"] = math.nan
    frame = make_frame("narrow", words={"a": "A", "b": "B"})
    chart = grouped_columns(table, frame, x="year", y="n", series="part")
    words = [row["id"] for _, rows in find_layers(chart, "text") for row in rows]
    assert words == ["r0"]
    assert CHART_KINDS["grouped-columns"].roomy == len(rows)

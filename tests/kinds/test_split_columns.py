"""Columns of parts: an axis and a legend, and bars where labels have no room."""

from __future__ import annotations

import pytest

from tests.framing import make_frame
from tests.kinds.drawing import Kind, list_layers
from tests.kinds.test_split_bars import ROWS, make_table, say
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

"""Bars told by options: what stands out, in which order, and what they are held against."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import pytest

from tests.framing import make_frame
from tests.kinds.drawing import write_spec
from youju.kinds.bars import bars
from youju.theme import WIDTHS, colour

TABLE = pd.DataFrame(
    {"id": ["r2", "r3", "r4"], "city": ["Rome", "Oslo", "Bonn"], "count": [4.0, 9, math.nan]}
)
ROWS = {"x": "city", "y": "count"}


def read_rows(chart: Any) -> list[dict[str, Any]]:
    """Return the records of the rows that are drawn, as the layer of the labels has them."""
    spec = write_spec(chart)
    named = [layer for layer in spec["layer"] if layer["encoding"].get("text")]
    (labels,) = [layer for layer in named if layer["encoding"]["text"]["field"] == "label"]
    return list(spec["datasets"][labels["data"]["name"]])


@pytest.mark.parametrize("size", WIDTHS)
def test_bars_of_a_table_are_in_proportion(size: str) -> None:
    first, second, gap = read_rows(bars(TABLE, make_frame(size), **ROWS))
    lengths = [row["end"] - row["start"] for row in (first, second, gap)]
    assert lengths[1] / lengths[0] == pytest.approx(9 / 4)
    assert lengths[2] == 0 and gap["word"] == "–"


def test_bars_are_sorted_with_gaps_last() -> None:
    rows = read_rows(bars(TABLE, make_frame(), **ROWS, order="descending"))
    assert [row["label"] for row in rows] == ["Oslo", "Rome", "Bonn"]


def test_what_is_highlighted_stands_out() -> None:
    rows = read_rows(bars(TABLE, make_frame(), **ROWS, highlight=["Oslo"]))
    tones = [row["tone"] for row in rows]
    assert tones == [colour("second"), colour("main"), colour("second")]
    alike = read_rows(bars(TABLE, make_frame(), **ROWS, highlight=[]))
    assert {row["tone"] for row in alike} == {colour("main")}


@pytest.mark.parametrize("value", [2.0, 40.0, -3.0])
def test_a_reference_is_in_the_same_scale(value: float) -> None:
    beside = {"mean": {"value": str(value), "word": "mean!", "label": "Mean"}}
    frame = make_frame(words={}, beside=beside, labels={"mean": "Mean"})
    chart = bars(TABLE, frame, **ROWS, reference="mean")
    spec = write_spec(chart)
    first = read_rows(chart)[0]
    per = (first["end"] - first["start"]) / 4
    placed = [
        spec["datasets"][layer["data"]["name"]][0]
        for layer in spec["layer"]
        if layer["mark"].get("strokeDash")
    ]
    (rule,) = [row for row in placed if row["px_y2"] > row["px_y"]]
    at = rule["px_x"]
    assert at == pytest.approx(first["start"] + per * value)
    texts = [row.get("px_said") for rows in spec["datasets"].values() for row in rows]
    assert "Mean mean!" in texts


def read_bars(chart: Any) -> list[dict[str, Any]]:
    """Return the records of bars, of which none lacks its number: all layers share them."""
    found: list[list[dict[str, Any]]] = list(write_spec(chart)["datasets"].values())
    return next(rows for rows in found if "tone" in rows[0])


def test_bars_of_a_table_are_alike_unless_some_stand_out() -> None:
    table = pd.DataFrame(
        {"id": ["a", "b"], "label": ["A", "B"], "value": [1.0, 2.0], "n": [1.0, 2.0]}
    )

    def list_tones(chart: Any) -> list[str]:
        return [row["tone"] for row in read_bars(chart)]

    assert list_tones(bars(table, make_frame(), x="label", y="n")) == [colour("main")] * 2
    some = bars(table, make_frame(), x="label", y="n", highlight=["B"])
    assert list_tones(some) == [colour("second"), colour("main")]
    assert list_tones(bars(table, make_frame())) == [colour("main"), colour("second")]


def test_one_long_label_leaves_bars_their_room() -> None:
    labels = [
        "Managers of companies that are registered in the city and of those that are not",
        "B",
    ]
    table = pd.DataFrame({"id": ["a", "b"], "label": labels, "value": [10.0, 5.0]})
    rows = read_bars(bars(table, make_frame()))
    assert rows[0]["end"] - rows[0]["start"] > 300
    assert rows[0]["start"] <= 0.42 * 680

"""Bars told by options: what stands out, in which order, and what they are held against."""

from __future__ import annotations

import math
from dataclasses import replace
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


PANELS = pd.DataFrame(
    {
        **{"id": [f"r{n}" for n in range(4)], "crop": ["Rice", "Tea", "Rice", "Tea"]},
        **{"year": ["2019", "2019", "2020", "2020"], "n": [1e6, 2e6, 3e6, 4e6]},
        **{"low": [0.5e6, 1e6, 2e6, 3e6], "high": [2e6, 3e6, 4e6, 5e6]},
    }
)
HELD: dict[str, Any] = {"x": "crop", "y": "n", "interval": ["low", "high"], "facet": "year"}


def list_panels(chart: Any) -> list[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Return the panels of bars with the records of their rows."""
    spec = write_spec(chart)
    found = []
    for panel in spec["vconcat"][1]["concat"]:
        (words,) = [
            layer
            for layer in panel["layer"]
            if layer["encoding"].get("text", {}).get("field") == "word"
        ]
        found.append((words, list(spec["datasets"][words["data"]["name"]])))
    return found


@pytest.mark.parametrize(("long", "aloft"), [(False, False), (True, True)])
def test_long_words_in_panels_stand_above_bars_that_they_would_leave_no_room(
    long: bool, aloft: bool
) -> None:
    """With 1,234,567 before them bars had 28 pixels on a phone."""
    frame = replace(
        make_frame("narrow", {"interval": "Range"}),
        number=(lambda n: f"{n:,.0f}") if long else (lambda n: f"{n / 1e6:.0f}"),
    )
    panels = list_panels(bars(PANELS, frame, **HELD))
    assert len(panels) == 2
    longest = 0.0
    for words, rows in panels:
        assert words["mark"]["align"] == "right"
        for row in rows:
            longest = max(longest, row["end"] - row["start"])
            assert (row["words_y"] == row["above"]) == aloft
            assert (row["words_y"] == row["middle"]) == (not aloft)
            assert row["words_at"] <= 162
    assert longest >= 80


def test_intervals_below_nothing_stay_inside_their_panel() -> None:
    """The cap at the end of an interval reaches five pixels to either side."""
    below = PANELS.assign(n=-PANELS["n"], low=-PANELS["high"], high=-PANELS["low"])
    frame = replace(make_frame("narrow", {"interval": "Range"}), number=lambda n: f"{n:,.0f}")
    spec = write_spec(bars(below, frame, **HELD))
    rows = [row for rows in spec["datasets"].values() for row in rows]
    assert all(row["words_y"] == row["above"] for row in rows if "words_y" in row)
    low = min(row["px_x"] for row in rows if row.get("px_x2", 0) - row.get("px_x", 0) > 20)
    assert low >= 5


def test_words_stay_before_bars_where_labels_leave_them_no_room() -> None:
    crops = PANELS.assign(crop=PANELS["crop"] + "-fields-of-a-valley")
    wide = replace(make_frame("narrow", {"interval": "Range"}), number=lambda n: f"{n:,.0f}")
    for _, rows in list_panels(bars(crops, wide, **HELD)):
        assert all(row["words_y"] == row["middle"] for row in rows)

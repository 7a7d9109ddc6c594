"""Ranges and margins on bars, columns and dot ranges: they reach as far as their numbers do."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import pytest

from tests.framing import make_frame
from tests.kinds.drawing import find_layers, list_layers, write_spec
from youju.kinds.bars import bars
from youju.kinds.columns import columns
from youju.kinds.dot_range import dot_range
from youju.kinds.rows import arrange
from youju.kinds.spans import find_far_ends, list_reaches
from youju.theme import WIDTHS, colour
from youju.theme.style import TEXT
from youju.typography.metrics import measure_text

NO = math.nan
FIGURES = pd.DataFrame(
    {
        "id": ["range", "poll", "single", "below"],
        "label": ["Range", "Poll", "Single", "Below"],
        "word": ["20 to 40", "30 ±5", "10", "−20 to −10"],
        "value": [20.0, 30, 10, -20],
        "least": [20.0, 25, NO, -20],
        "most": [40.0, 35, NO, -10],
    }
)


def list_spans(chart: Any, mark: str) -> list[dict[str, float]]:
    """Return where marks that are no rows stand, without those of the frame and edges of paper."""
    return [
        record
        for layer, records in list_layers(chart)
        for record in records
        if layer["mark"]["type"] == mark and "px_x2" in record
        if layer["mark"].get("color") != colour("paper")
    ]


@pytest.mark.parametrize("size", WIDTHS)
def test_a_band_of_bars_begins_where_its_bar_ends(size: str) -> None:
    chart = bars(FIGURES, make_frame(size))
    ((_, rows),) = find_layers(chart, "bar")
    ends = {row["id"]: (row["start"], row["end"]) for row in rows}
    unit = (ends["range"][1] - ends["range"][0]) / 20
    first, last = list_spans(chart, "rect")
    assert first["px_x"] == pytest.approx(ends["range"][1])
    assert first["px_x2"] - first["px_x"] == pytest.approx(20 * unit)
    assert last["px_x"] == pytest.approx(ends["below"][1])
    assert last["px_x2"] - last["px_x"] == pytest.approx(10 * unit)
    lines = [line for line in list_spans(chart, "rule") if line["px_y"] == line["px_y2"]]
    (margin,) = [line for line in lines if line["px_x"] < ends["poll"][1] < line["px_x2"]]
    assert margin["px_x2"] - margin["px_x"] == pytest.approx(10 * unit)


def test_a_band_of_columns_stands_on_its_column() -> None:
    chart = columns(FIGURES, make_frame("wide"))
    bands = list_spans(chart, "rect")
    heights = sorted(abs(band["px_y2"] - band["px_y"]) for band in bands)
    assert heights == pytest.approx([10, 20])  # on the scale of the values


def test_a_dot_range_of_figures_is_a_line_from_end_to_end() -> None:
    chart = dot_range(FIGURES, make_frame("wide"))
    lines = [rows for layer, rows in find_layers(chart, "rule") if "least" in rows[0]]
    drawn = {row["id"]: (row["least"], row["most"]) for row in lines[0]}
    assert drawn == {"range": (20, 40), "poll": (25, 35), "below": (-20, -10)}
    ((_, single),) = find_layers(chart, "circle")[:1]
    assert [row["id"] for row in single] == ["single"]


def test_rows_named_by_another_column_keep_their_spans() -> None:
    chart = bars(FIGURES.assign(place=FIGURES["label"]), make_frame(), x="place", highlight=())
    assert len(list_spans(chart, "rect")) == 2


def test_words_stand_behind_what_reaches_furthest() -> None:
    rows = arrange(FIGURES, make_frame("wide"), None, None)
    assert find_far_ends(rows) == [40, 35, 10, -20]
    assert list_reaches(rows) == [20, 25, -20, 40, 35, -10]
    assert list_reaches(rows[["value"]]) == []


YIELDS = pd.DataFrame(
    {
        "id": ["a", "b", "c"],
        "crop": ["Rice", "Tea", "Nuts"],
        "n": [6.0, 2, 3],
        "low": [4.0, 2, NO],
        "high": [9.0, 5, 4],
    }
)
SAID = {"interval": "Where most fields lie"}


@pytest.mark.parametrize("kind", [bars, columns])
def test_intervals_of_a_table_are_lines_over_ends_of_bars(kind: Any) -> None:
    told = {"x": "crop", "y": "n", "interval": ["low", "high"]}
    chart = kind(YIELDS, make_frame(words=SAID), **told)
    along, across = ("px_y", "px_x") if kind is columns else ("px_x", "px_y")
    lines = [one for one in list_spans(chart, "rule") if one[across] == one[f"{across}2"]]
    reaches = {round(abs(one[f"{along}2"] - one[along]), 3) for one in lines}
    longest, shorter = sorted(reaches, reverse=True)[:2]
    assert longest / shorter == pytest.approx(5 / 3, rel=1e-3)
    assert list_spans(chart, "rect") == []  # the least may be the number itself
    said = [row["px_said"] for _, rows in list_layers(chart) for row in rows if "px_said" in row]
    assert "Where most fields lie" in said


def test_columns_that_become_bars_keep_their_intervals() -> None:
    long = YIELDS.assign(crop=["A name of a crop that has no room below its column " * 2] * 3)
    frame = make_frame("narrow", words=SAID)
    chart = columns(long, frame, x="crop", y="n", interval=["low", "high"])
    assert [one for one in list_spans(chart, "rule") if one["px_y"] == one["px_y2"]]


def count_whiskers(chart: Any) -> int:
    """Return of how many lines with a stroke at each end a chart is made, that of a legend too."""
    style = {"type": "rule", "color": colour("ink"), "strokeWidth": 1.5}
    return sum(
        len(records) == 3 and style.items() <= layer["mark"].items()
        for layer, records in list_layers(chart)
    )


@pytest.mark.parametrize("kind", [bars, columns])
@pytest.mark.parametrize("size", WIDTHS)
def test_one_end_alone_is_no_interval_and_none_needs_no_legend(kind: Any, size: str) -> None:
    told = {"x": "crop", "y": "n", "interval": ["low", "high"]}
    for low, high, drawn in (
        ([4.0, 2.0, 3.0], [9.0, 5.0, 4.0], 4),
        ([4.0, NO, 3.0], [9.0, 5.0, NO], 2),
        ([4.0, NO, NO], [NO, 5.0, NO], 0),
    ):
        chart = kind(YIELDS.assign(low=low, high=high), make_frame(size, words=SAID), **told)
        assert count_whiskers(chart) == drawn


@pytest.mark.parametrize("kind", [bars, columns])
def test_an_interval_without_a_number_is_drawn_beside_a_dash(kind: Any) -> None:
    told = {"x": "crop", "y": "n", "interval": ["low", "high"]}
    rows = YIELDS.assign(n=[NO, 2, 3])
    chart = kind(rows, make_frame(words=SAID), **told)
    assert count_whiskers(chart) == 3
    words = {row["id"]: row["word"] for _, rows in find_layers(chart, "text") for row in rows}
    assert words["a"] == "–"


@pytest.mark.parametrize("size", WIDTHS)
@pytest.mark.parametrize("sign", [1, -1])
def test_numbers_stand_before_bars_with_intervals_and_off_their_lines(size: str, sign: int) -> None:
    rows = YIELDS.assign(n=YIELDS["n"] * sign, low=[4.0, -5, -9], high=[9.0, 5, 4])
    chart = bars(rows, make_frame(size, words=SAID), x="crop", y="n", interval=["low", "high"])
    (words,) = [
        (layer, records)
        for layer, records in find_layers(chart, "text")
        if layer["encoding"]["text"]["field"] == "word"
    ]
    assert (words[0]["mark"]["align"], len(words[1])) == ("right", 3)
    ends = {row["words_at"] for row in words[1]}
    ((_, drawn),) = find_layers(chart, "bar")
    starts = [min(row["start"], row["end"]) for row in drawn]
    legend = 30
    lines = [one["px_x"] for one in list_spans(chart, "rule") if one["px_y"] > legend]
    assert max(ends) + 5 <= min(*lines, *starts)
    assert min(ends) >= max(measure_text(row["word"], TEXT) for row in words[1]) - 0.01


@pytest.mark.parametrize("size", WIDTHS)
@pytest.mark.parametrize(
    ("low", "high"), [([4, 1, 2], [9, 5, 4]), ([-4, -5, -9], [9, 5, 4]), ([-9, -5, -9], [-1, 0, 0])]
)
def test_numbers_stand_below_columns_with_intervals_in_a_picture_as_tall(
    low: list[float], high: list[float], size: str
) -> None:
    middle = [(a + b) / 2 for a, b in zip(low, high, strict=True)]
    rows = YIELDS.assign(n=middle, low=low, high=high)
    chart = columns(rows, make_frame(size, words=SAID), x="crop", y="n", interval=["low", "high"])
    ((layer, records),) = find_layers(chart, "text")
    assert layer["mark"]["dy"] == 9
    below = [record["end"] for record in records]
    inside = [min(layer["encoding"]["y"]["scale"]["domain"])]
    assert below == pytest.approx(inside * 3)  # the lowest number that the picture holds
    height = write_spec(chart)["height"]
    figures = rows.rename(columns={"low": "least", "high": "most", "crop": "label", "n": "value"})
    frame = make_frame(size, words=SAID)
    legend = 22 + 8  # one line of words
    assert height == pytest.approx(write_spec(columns(figures, frame))["height"] + legend)

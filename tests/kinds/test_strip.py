"""Strips: each dot at its number in its lane, apart from others where there is room."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.framing import make_frame, speak
from tests.kinds.drawing import find_layers, have_room, list_layers, list_words
from tests.kinds.test_split_bars import NAMES
from tests.profiles import examples
from youju.kinds.scatter import scale_across
from youju.kinds.strip import strip
from youju.theme import WIDTHS, Frame, colour
from youju.theme.style import SMALL

NUMBER = st.floats(-1e9, 1e9).map(lambda v: round(v, 3)) | st.sampled_from([0.0, math.nan, 5.0])
Rows = list[tuple[int, float]]


def make_table(rows: Rows) -> pd.DataFrame:
    lanes = [f"{NAMES[lane % 4]} {lane}" for lane, _ in rows]
    names = [f"{NAMES[n % 4]} no. {n}" for n in range(len(rows))]
    table = pd.DataFrame({"lane": lanes, "n": [n for _, n in rows], "name": names})
    return table.assign(id=[f"r{n}" for n in range(len(rows))]).astype({"n": float})


def say(table: pd.DataFrame, size: str = "wide") -> Frame:
    return make_frame(size, words={cell: cell for cell in [*table["lane"], *table["name"]]})


@settings(max_examples=examples(60))
@given(
    st.lists(st.tuples(st.integers(0, 12), NUMBER), min_size=1, max_size=80),
    st.integers(0, 5),
    st.sampled_from(list(WIDTHS)),
)
def test_each_row_is_at_its_number_and_words_have_room(rows: Rows, told: int, size: str) -> None:
    table, width = make_table(rows), WIDTHS[size]
    names = list(table["name"][:told])
    chart = strip(table, say(table, size), x="lane", y="n", label="name", highlight=names)
    drawn = {
        r["id"]: (r["value"], r["level"]) for _, rs in find_layers(chart, "circle") for r in rs
    }
    known = {key: n for key, n in zip(table["id"], table["n"], strict=True) if n == n}
    assert {key: value for key, (value, _) in drawn.items()} == known
    lanes: dict[str, set[float]] = {}
    for key, lane in zip(table["id"], table["lane"], strict=True):
        if key in drawn:
            lanes.setdefault(lane, set()).add(drawn[key][1])
    spans = sorted((min(levels), max(levels)) for levels in lanes.values())
    assert all(low[1] < high[0] for low, high in pairwise(spans))
    assert have_room(list(list_words(chart)), width)


def test_equal_numbers_lie_beside_each_other() -> None:
    table = make_table([(0, 5.0)] * 8)
    ((_, rows),) = find_layers(strip(table, say(table), x="lane", y="n"), "circle")
    levels = sorted({row["level"] for row in rows})
    assert len(levels) >= 5 and levels[-1] - levels[0] <= 28


def test_lanes_are_in_the_order_of_their_medians() -> None:
    table = make_table([(0, 5.0), (0, 5.0), (1, 7.0)])
    chart = strip(table, say(table), x="lane", y="n", order="descending")
    levels = {row["cell"]: row["level"] for _, rows in find_layers(chart, "circle") for row in rows}
    assert levels[table["lane"].iloc[2]] < levels[table["lane"].iloc[0]]


def test_those_that_stand_out_have_their_names_and_a_colour() -> None:
    table = make_table([(0, 5.0), (0, 7.0)])
    name = table["name"].iloc[1]
    chart = strip(table, say(table), x="lane", y="n", label="name", highlight=[name])
    tones = {row["id"]: row["tone"] for _, rows in find_layers(chart, "circle") for row in rows}
    assert tones == {"r0": colour("second"), "r1": colour("accent")}
    said = [row["px_said"] for _, rows in list_layers(chart) for row in rows if "px_said" in row]
    assert name in said and table["name"].iloc[0] not in said


@pytest.mark.parametrize("label", [None, "name"])
def test_a_whole_lane_may_stand_out_without_names(label: str | None) -> None:
    table = make_table([(0, 5.0), (1, 7.0), (1, 8.0)])
    told = [table["lane"].iloc[1]]
    chart = strip(table, say(table), x="lane", y="n", label=label, highlight=told)
    tones = {row["id"]: row["tone"] for _, rows in find_layers(chart, "circle") for row in rows}
    bright = colour("accent")
    assert tones == {"r0": colour("second"), "r1": bright, "r2": bright}
    said = [row["px_said"] for _, rows in list_layers(chart) for row in rows if "px_said" in row]
    assert not {*said} & {*table["name"]}


def test_a_lane_without_numbers_has_a_dash() -> None:
    table = make_table([(0, 5.0), (1, math.nan)])
    chart = strip(table, say(table), x="lane", y="n")
    said = [row["px_said"] for _, rows in list_layers(chart) for row in rows if "px_said" in row]
    assert said.count("–") == 1


def test_of_nothing_there_is_no_scale() -> None:
    table = make_table([(0, math.nan)])
    chart = strip(table, say(table), x="lane", y="n")
    said = [row["px_said"] for _, rows in list_layers(chart) for row in rows if "px_said" in row]
    assert said == [table["lane"].iloc[0], "–"]


def test_what_dots_are_held_against_is_on_their_axis() -> None:
    table = make_table([(0, 5.0), (0, 7.0)])
    beside = {key: {"value": value, "word": value} for key, value in (("a", "6"), ("b", "20"))}
    words = {cell: cell for cell in table["lane"]} | {"a": "Mean", "band": "Fair"}
    frame = make_frame(words=words, beside=beside)
    chart = strip(table, frame, x="lane", y="n", reference="a", band=["a", "b"])
    ((layer, _),) = find_layers(chart, "circle")
    assert layer["encoding"]["x"]["scale"]["domain"][1] >= 20
    lines = [
        row["px_x"]
        for spec, rows in list_layers(chart)
        for row in rows
        if spec["mark"].get("strokeDash") and row["px_x"] == row["px_x2"]
    ]
    assert [round(at, 6) for at in lines] == [6]
    said = [row["px_said"] for _, rows in list_layers(chart) for row in rows if "px_said" in row]
    assert {"Mean 6", "Fair"} <= set(said)


@pytest.mark.parametrize("size", WIDTHS)
@pytest.mark.parametrize(
    "numbers",
    [(12e3, 18e4, 9e4, 4e4, 15e4), (3e7, 1.1e8, 6e7), (-4e6, 21e6), (1234567.0, 1234999.0)],
)
def test_the_ticks_of_one_language_are_among_those_of_the_other(
    numbers: tuple[float, ...], size: str
) -> None:
    frame = make_frame(size)
    for log in (False, True) if min(numbers) > 0 else (False,):
        for left in (7, 60, 100):
            (axis, zh), (other, en) = (
                scale_across(numbers, speak(frame, code), left, log=log) for code in ("zh", "en")
            )
            few, many = sorted(({tick for tick, _ in zh}, {tick for tick, _ in en}), key=len)
            assert few <= many and len(few) > (0 if log else 1)
            assert axis.low == other.low and axis.high == other.high


def test_dots_keep_off_the_names_above_them() -> None:
    table = make_table([(0, 5.0)] * 20)
    told = str(table["name"].iloc[0])
    chart = strip(table, say(table), x="lane", y="n", label="name", highlight=[told])
    (name,) = (row for row in list_said_rows(chart) if row["px_said"] == told)
    for layer, rows in find_layers(chart, "circle"):
        radius = math.sqrt(layer["mark"]["size"] / math.pi)
        assert min(row["level"] for row in rows) - radius >= name["px_y"] + (SMALL + 4) / 2


def list_said_rows(chart: object) -> list[dict[str, Any]]:
    return [row for _, rows in list_layers(chart) for row in rows if "px_said" in row]


@pytest.mark.parametrize("size", WIDTHS)
def test_no_line_of_the_axis_runs_through_the_label_of_a_lane(size: str) -> None:
    table = make_table([(lane, n) for lane in range(6) for n in (1.0, 50.0, 100.0)])
    chart = strip(table, say(table, size), x="lane", y="n", label="name", highlight=["A no. 0"])
    axis, boxes = None, []
    for layer, rows in list_layers(chart):
        if layer["mark"]["type"] == "text" and rows[0].get("px_said") in set(table["lane"]):
            boxes = [(row["px_y"] - 8, row["px_y"] + 8) for row in rows]
        if layer["mark"]["type"] == "rule" and rows[0]["px_x"] == rows[0].get("px_x2"):
            axis = axis or [(row["px_y"], row["px_y2"]) for row in rows]
    assert axis and len(boxes) == 6
    if size == "narrow":
        assert not any(top < high and low < end for top, end in axis for low, high in boxes)


def test_lanes_without_labels_above_have_lines_in_one_piece() -> None:
    table = make_table([(0, 1.0), (4, 9.0)]).replace({f"{NAMES[0]} 0": "a", f"{NAMES[0]} 4": "b"})
    chart = strip(table, say(table), x="lane", y="n")
    pieces = [
        rows
        for layer, rows in list_layers(chart)
        if layer["mark"]["type"] == "rule" and rows[0]["px_x"] == rows[0].get("px_x2")
    ]
    assert len({row["px_x"] for row in pieces[0]}) == len(pieces[0])

"""Choropleths: each region in the shade of its row's number, blank where it has none."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.framing import make_frame
from tests.kinds.drawing import have_room, list_layers, list_words
from tests.mapping import make_feature, make_row, square, write_map
from tests.profiles import examples
from youju.kinds.choropleth import choropleth
from youju.kinds.shading import choose_shading
from youju.theme import WIDTHS, Frame
from youju.theme.files import Files

CODES = ("01", "02", "03", "04", "05")
NUMBER = st.floats(-1e9, 1e9).map(lambda v: round(v, 3)) | st.just(math.nan)
SHAPES = {"file": "a.json", "property": "code"}


def make_table(values: list[float]) -> pd.DataFrame:
    rows = [
        (f"r{n}", code, f"Town {n}", v)
        for n, (code, v) in enumerate(zip(CODES, values, strict=False))
    ]
    return pd.DataFrame(rows, columns=["id", "code", "town", "n"]).astype({"n": float})


def frame(size: str = "wide") -> Frame:
    files = Files({"/data/a.json": make_row(*CODES)})
    return make_frame(size, {"no_data": "No data"}, files=files)


def draw(values: list[float], size: str = "wide", **options: Any) -> Any:
    return choropleth(make_table(values), frame(size), x="code", y="n", shapes=SHAPES, **options)


def list_regions(chart: Any) -> dict[str, tuple[str, str]]:
    """Return the fill of each region by its row, and the code of the square that it is."""
    found = {}
    for layer, records in list_layers(chart):
        if layer["mark"]["type"] == "geoshape" and layer["mark"].get("filled", True):
            for record in records:
                left = min(x for x, _ in record["geometry"]["coordinates"][0][0])
                fill = record.get("tone", layer["mark"].get("fill"))
                found[f"{left:.0f}"] = (record.get("id", ""), fill)
    ordered = sorted(found.items(), key=lambda one: float(one[0]))
    return {code: told for code, (_, told) in zip(CODES, ordered, strict=True)}


@pytest.mark.slow
@settings(max_examples=examples(100))
@given(st.lists(NUMBER, min_size=1, max_size=5), st.sampled_from(list(WIDTHS)))
def test_each_region_has_its_row_and_shade_and_words_have_room(
    values: list[float], size: str
) -> None:
    chart = draw(values, size)
    shading = choose_shading(values)
    due = {
        code: (f"r{n}", shading.shade(v) if v == v else "#ffffff")
        for n, (code, v) in enumerate(zip(CODES, values, strict=False))
    }
    blank = dict.fromkeys(CODES[len(values) :], ("", "#ffffff"))
    assert list_regions(chart) == due | blank
    assert have_room(list(list_words(chart)), WIDTHS[size])


def list_said(chart: Any) -> list[str]:
    return [row["px_said"] for _, rows in list_layers(chart) for row in rows if "px_said" in row]


def test_gaps_are_said_in_the_legend() -> None:
    assert "No data" in list_said(draw([1, math.nan]))
    assert "No data" not in list_said(draw([1, 2, 3, 4, 5]))


def test_of_nothing_there_is_no_scale() -> None:
    assert list_said(draw([math.nan, math.nan])) == ["No data"]


def test_places_told_have_their_name_and_number() -> None:
    said = list_said(draw([1, 2, 3], label="town", highlight=["Town 1"]))
    assert said[said.index("Town 1") + 1] == "<2>"
    said = list_said(draw([1, 2, 3], highlight=["02"]))
    assert said[said.index("02") + 1] == "<2>"
    edges = [
        record["id"]
        for layer, records in list_layers(draw([1, 2], highlight=["01"]))
        for record in records
        if layer["mark"].get("filled") is False
    ]
    assert edges == ["r0", "r0"]  # in paper, and in ink upon it


def test_a_place_of_several_shapes_is_named_once() -> None:
    twice = [make_feature("01", [square(0, 0)]), make_feature("01", [square(8, 0, 5)])]
    files = Files({"/data/a.json": write_map(*twice)})
    one = make_frame("wide", {"no_data": "No data"}, files=files)
    chart = choropleth(make_table([4.0]), one, x="code", y="n", shapes=SHAPES, highlight=["01"])
    said = list_said(chart)
    assert said.count("01") == 2  # an edge in the colour of its ground, and the words


def test_codes_need_no_words_where_a_column_has_names() -> None:
    data = make_table([1, 2]).assign(code=["new_york", "ohio"])
    chart = choropleth(data, frame(), x="code", y="n", shapes=SHAPES, label="town")
    assert set(list_regions(chart).values()) == {("", "#ffffff")}


def test_numbers_are_shaded_from_a_middle_and_between_breaks() -> None:
    values = [90.0, 99, 101, 130]
    told = list_regions(draw(values, middle=100, breaks=[80, 95, 100, 105, 200]))
    shading = choose_shading(values, middle=100, breaks=[80, 95, 100, 105, 200])
    assert [tone for _, tone in told.values()][:4] == list(shading.tones)
    assert list_regions(draw(values, reverse=True)) != list_regions(draw(values))

"""Interaction: declared or refused, worded by the data, compiled in the page's colours."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.fixture import BY_YEAR, KINDS, ONE_YEAR, TIDY, print_fixture
from youju.pictures.interaction import check_interaction, parse_vega, read_slider, silence
from youju.rendering.svg import Slot

CLICK = [{"name": "click", "select": {"type": "point"}}]
SLIDER = {"usermeta": {"slider": {"name": "year", "stops": []}}}


def words(**channels: Any) -> dict[str, Any]:
    return {"params": CLICK, "layer": [{"mark": "text", "encoding": channels}]}


@pytest.mark.parametrize(
    ("spec", "declared", "told"),
    [
        ({}, False, []),
        ({}, True, [("chart-interaction-missing", "", "")]),
        ({"params": [{"name": "size", "value": 3}]}, False, []),
        ({"params": CLICK}, True, []),
        ({"params": CLICK}, False, [("chart-interaction-undeclared", "click", "")]),
        ({"hconcat": [{"layer": [{"params": CLICK}]}]}, True, []),
        ({"spec": {"params": CLICK}}, False, [("chart-interaction-undeclared", "click", "")]),
        (SLIDER, True, []),
        (SLIDER, False, [("chart-interaction-undeclared", "year", "")]),
        (
            {"params": [{"name": "brush", "select": "interval"}]},
            True,
            [("chart-interaction-other", "interval", "brush")],
        ),
        (
            {"params": [{"name": "year", "bind": {"input": "range"}}]},
            True,
            [("chart-interaction-other", "bind", "year")],
        ),
        (words(text={"field": "word", "type": "nominal"}, tooltip={"value": "x"}), True, []),
        (words(tooltip=None), True, []),
        (
            words(text={"field": "visits", "type": "quantitative"}),
            True,
            [("chart-interaction-words", "text", "layer[0].encoding.text")],
        ),
        (
            words(tooltip={"field": "day", "type": "ordinal", "timeUnit": "year"}),
            True,
            [("chart-interaction-words", "tooltip", "layer[0].encoding.tooltip")],
        ),
        (
            words(tooltip=[{"field": "word", "type": "nominal"}]),
            True,
            [("chart-interaction-words", "tooltip", "layer[0].encoding.tooltip")],
        ),
        (
            words(text={"condition": {"param": "click", "field": "n", "type": "quantitative"}}),
            True,
            [("chart-interaction-words", "text", "layer[0].encoding.text")],
        ),
        (
            {"params": CLICK, "mark": {"type": "bar", "tooltip": {"content": "data"}}},
            True,
            [("chart-interaction-words", "tooltip", "mark.tooltip")],
        ),
    ],
)
def test_what_a_chart_offers_is_what_it_declares(
    spec: dict[str, Any], declared: bool, told: list[tuple[str, str, str]]
) -> None:
    found = check_interaction(spec, declared)
    assert [(fault.code, fault.what, fault.where) for fault in found] == told


def test_only_an_interactive_chart_is_compiled() -> None:
    for slot, picture in print_fixture().pictures.items():
        assert bool(picture.vega) == (slot.chart == ONE_YEAR)
        assert bool(read_slider(picture.spec)) == (slot.chart == ONE_YEAR)
    assert {slot.chart for slot in print_fixture().pictures} == {KINDS, BY_YEAR, ONE_YEAR}


def test_the_view_is_as_large_as_its_picture_and_says_no_english() -> None:
    for size in ("narrow", "wide"):
        picture = print_fixture().pictures[Slot(TIDY, ONE_YEAR, "zh", size)]
        ramps = picture.vega["config"]["range"]  # mixed colours, for both papers
        text = json.dumps({**picture.vega, "config": {**picture.vega["config"], "range": {}}})
        assert picture.vega["width"] == pytest.approx(picture.width, abs=3)
        assert picture.vega["signals"] == [{"name": "year", "value": 2023}]
        assert picture.vega["config"]["aria"] is False
        assert "http" not in text and "description" not in text and "#" not in text
        assert "var(--main)" in text and "var(--main)" in ramps["category"]


def test_colours_are_the_pages_but_where_they_are_mixed() -> None:
    ordinal = {"domain": ["a"], "range": ["#0e5a72"], "type": "ordinal"}
    vega = {"$schema": "https://x", "scales": [ordinal, {**ordinal, "type": "linear"}]}
    (named, mixed) = parse_vega(json.dumps({**vega, "fill": {"value": "#b34d1b"}}))["scales"]
    assert named["range"] == ["var(--main)"] and mixed["range"] == ["#0e5a72"]


def test_silence_changes_nothing_that_the_function_wrote() -> None:
    data = {"values": [{"description": "x"}]}
    spec = {"data": data, "encoding": {"description": {"field": "id"}, "x": {"field": "a"}}}
    assert silence(spec) == {**spec, "config": {"aria": False}}
    own = {"axis": {"grid": False}}
    assert silence({"config": own})["config"] == {**own, "aria": False}

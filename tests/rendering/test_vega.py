"""Compiled views: nothing in them is loaded, and rows of data are only data."""

from __future__ import annotations

import json

import pytest

from youju.rendering.vega import check_vega

VIEW = {
    "data": [{"name": "rows", "values": [{"url": "https://a.example/", "href": 1}]}],
    "signals": [{"name": "year", "value": 1964, "update": "a ? 1 : 2"}],
    "marks": [{"type": "line", "from": {"data": "rows"}, "encode": {"enter": {}}}],
}


def test_a_view_that_holds_its_data_passes() -> None:
    assert check_vega(json.dumps(VIEW)) == []


@pytest.mark.parametrize(
    "change, found",
    [
        ({"data": [{"name": "leak", "url": "https://evil.example/x.json"}]}, "data[0].url"),
        (
            {"data": [{"name": "leak", "url": {"signal": "'//evil.example/' + year"}}]},
            "data[0].url",
        ),
        ({"data": [{"values": {"url": "https://evil.example/"}}]}, "data[0].values.url"),
        (
            {"marks": [{"marks": [{"encode": {"enter": {"href": {"value": "x"}}}}]}]},
            "marks[0].marks[0].encode.enter.href",
        ),
        ({"marks": [{"type": "image", "encode": {}}]}, "marks[0].image"),
    ],
)
def test_what_would_be_loaded_is_found(change: dict[str, object], found: str) -> None:
    (fault,) = check_vega(json.dumps({**VIEW, **change}))
    assert fault.code == "chart-drawing-address" and fault.what.startswith(found)


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000])
def test_what_is_no_view_is_found(text: str) -> None:
    assert [fault.code for fault in check_vega(text)] == ["chart-drawing-broken"]

"""What readers see of a mark: it, its zero, nothing; decided by the scene, not by its rows."""

from __future__ import annotations

import json
from typing import Any

import pytest

from youju.rendering.scenes import (
    EMPTY,
    HIDDEN,
    SEEN,
    UNSEEN,
    ZERO,
    Trace,
    parse_trace,
    write_trace,
)

RED = {"fill": "red"}
INK = {"stroke": "black"}
VIEW = {"width": 100, "height": 50, "x": 7, "y": 7}


def item(description: str = "xy|1|row-2", **values: Any) -> dict[str, Any]:
    return {"x": 10, "y": 10, "description": description, **values}


def scene(kind: str, items: list[dict[str, Any]], **group: Any) -> dict[str, Any]:
    mark = {"marktype": kind, "role": "mark", "items": items}
    root = {"marktype": "group", "role": "frame", "items": [{**VIEW, **group, "items": [mark]}]}
    return {"scenegraph": {"marktype": "group", "items": [{"items": [root]}]}}


def read(kind: str, *items: dict[str, Any], **group: Any) -> list[str]:
    (mark,) = parse_trace(write_trace(scene(kind, list(items), **group))).marks
    assert mark.kind == kind
    return [one.state for one in mark.items]


@pytest.mark.parametrize(
    ("kind", "values", "state"),
    [
        ("rect", {**RED, "width": 5, "height": 5}, SEEN),
        ("rect", {**RED, "width": 0, "height": 5}, EMPTY),
        ("rect", {**RED, **INK, "width": 0, "height": 5}, SEEN),
        ("rect", {"width": 5, "height": 5}, HIDDEN),
        ("rect", {"fill": "transparent", "width": 5, "height": 5}, HIDDEN),
        ("rect", {**RED, "width": 5, "height": 5, "opacity": 0}, HIDDEN),
        ("rect", {**RED, "width": 5, "height": 5, "x": 102}, UNSEEN),
        ("rect", {**RED, "width": 5, "height": 5, "x": -5}, SEEN),
        ("rect", {**RED, "width": 5, "height": 5, "x": -20}, UNSEEN),
        ("rect", {**RED, "width": 5, "height": 5, "y": None}, UNSEEN),
        ("rule", {**INK, "x2": 10}, EMPTY),
        ("rule", {**INK, "x2": 30}, SEEN),
        ("rule", {"x2": 30}, HIDDEN),
        ("symbol", {**RED, "size": 30}, SEEN),
        ("symbol", {**RED, "size": 0}, EMPTY),
        ("symbol", {**RED, "size": 30, "x": -30}, UNSEEN),
        ("symbol", {**RED, "size": 100, "x": -4}, SEEN),
        ("text", {**RED, "text": "a"}, SEEN),
        ("text", {**RED, "text": ""}, HIDDEN),
        ("text", {**RED, "text": "a", "x": 108}, SEEN),
        ("text", {**RED, "text": "a", "x": 140}, UNSEEN),
        ("arc", {**RED, "outerRadius": 5, "startAngle": 1, "endAngle": 2}, SEEN),
        ("arc", {**RED, "outerRadius": 5, "startAngle": 1, "endAngle": 1}, EMPTY),
        ("shape", {**RED, "shape": "M1,1L5,1L5,5Z"}, SEEN),
        ("shape", {**RED, "shape": ""}, UNSEEN),
        ("shape", {**RED, "shape": "M201,1L205,1L205,5Z"}, UNSEEN),
    ],
)
def test_what_is_seen_of_a_mark(kind: str, values: dict[str, Any], state: str) -> None:
    assert read(kind, item(**values)) == [state]


def test_a_zero_has_no_size_and_is_none_outside_the_view() -> None:
    zero = item("xy|0|row-2", **RED, width=0, height=5)
    assert read("rect", zero, {**zero, "x": 200}) == [ZERO, UNSEEN]


def test_where_a_story_gives_the_place_in_pixels_it_is_meant() -> None:
    assert read("symbol", item("y|1|row-2", **RED, x=130)) == [SEEN]
    assert read("symbol", item("|1|row-2", **RED, x=130, y=-40)) == [SEEN]
    assert read("symbol", item("x|1|row-2", **RED, x=130)) == [UNSEEN]


def test_a_view_is_the_next_group_that_has_a_size() -> None:
    here = item(**RED, x=60)
    assert read("symbol", here) == [SEEN]
    assert read("symbol", here, width=40) == [UNSEEN]
    assert read("symbol", here, width=None, height=None) == [SEEN]


def test_a_point_of_a_line_between_two_gaps_needs_an_end() -> None:
    gap = item(**INK, defined=False)
    point = item(**INK)
    assert read("line", point, gap, point, point) == [UNSEEN, UNSEEN, SEEN, SEEN]
    round_one = [{**one, "strokeCap": "round"} for one in (point, gap, point)]
    assert read("line", *round_one) == [SEEN, UNSEEN, SEEN]
    assert read("line", item(x=10), item(x=20)) == [HIDDEN, HIDDEN]
    assert read("line", point, {**point, "x": 300}) == [SEEN, UNSEEN]
    assert read("area", {**point, **RED}, {**point, **RED, "x": None}) == [SEEN, UNSEEN]
    assert read("trail", {**point, **RED}) == [SEEN]


def test_items_are_in_the_order_they_are_drawn_in() -> None:
    first, second = item("xy|1|row-2", **RED, zindex=1), item("xy|1|row-3", **RED)
    (mark,) = parse_trace(write_trace(scene("symbol", [first, second]))).marks
    assert [one.labels for one in mark.items] == [("row-3",), ("row-2",)]


@pytest.mark.parametrize(
    ("role", "worded"), [("axis-label", True), ("legend-label", True), ("axis-tick", False)]
)
def test_a_picture_is_worded_when_axes_or_legends_have_words(role: str, worded: bool) -> None:
    words = {"marktype": "text", "role": role, "items": [{**RED, "text": "2020"}]}
    for items, told in (([words], worded), ([{**words, "items": [{"text": "2020"}]}], False)):
        root = {"scenegraph": {"marktype": "group", "items": [{"items": items}]}}
        assert parse_trace(write_trace(root)) == Trace((), told)


def test_what_is_no_mark_of_data_is_not_traced() -> None:
    axis = {"marktype": "rule", "role": "axis-tick", "items": [INK]}
    root = {"scenegraph": {"marktype": "group", "items": [{"items": [axis]}]}}
    assert json.loads(write_trace(root)) == [False, []]


@pytest.mark.parametrize(
    ("texts", "places", "worded"),
    [
        (("0", "50%"), ((10, 10), (10, 40)), True),
        (("2020", ["in", "2021"]), ((10, 40), (60, 40)), True),
        (("0",), ((10, 10),), False),
        (("low", "high"), ((10, 10), (10, 40)), False),
        (("as of 2021", "in 2022"), ((10, 10), (60, 40)), False),
    ],
)
def test_numbers_in_a_line_that_are_no_rows_are_an_axis(
    texts: tuple[Any, ...], places: tuple[tuple[int, int], ...], worded: bool
) -> None:
    items = [
        {**RED, "text": text, "x": x, "y": y, "description": "xy|1|"}
        for text, (x, y) in zip(texts, places, strict=True)
    ]
    assert parse_trace(write_trace(scene("text", items))).worded is worded
    rows = [{**one, "description": "xy|1|row-2"} for one in items]
    assert parse_trace(write_trace(scene("text", rows))).worded is False

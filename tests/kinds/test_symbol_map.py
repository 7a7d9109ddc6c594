"""Symbol maps: a circle for each number, in its region, its area in proportion."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.framing import make_frame
from tests.kinds.drawing import find_layers, have_room, list_layers, list_words
from tests.mapping import make_feature, make_row, square, write_map
from tests.profiles import examples
from youju.kinds.symbol_map import symbol_map
from youju.theme import WIDTHS, colour
from youju.theme.files import Files
from youju.theme.style import SMALL
from youju.typography.metrics import measure_text

CODES = ("01", "02", "03", "04", "05")
SHAPES = {"file": "a.json", "property": "code"}
NUMBER = st.floats(0, 1e9).map(lambda v: round(v, 3)) | st.just(math.nan) | st.just(0.0)


def draw(values: list[float], size: str = "wide", content: bytes = b"", **options: Any) -> Any:
    rows = [(f"r{n}", code, v) for n, (code, v) in enumerate(zip(CODES, values, strict=False))]
    data = pd.DataFrame(rows, columns=["id", "code", "n"]).astype({"n": float})
    files = Files({"/data/a.json": content or make_row(*CODES)})
    frame = make_frame(size, {"no_data": "No data"}, files=files)
    return symbol_map(data, frame, x="code", y="n", shapes=SHAPES, **options)


def list_circles(chart: Any) -> dict[str, dict[str, Any]]:
    return {
        row["id"]: row
        for layer, rows in list_layers(chart)
        for row in rows
        if layer["mark"]["type"] == "point" and "id" in row
    }


@pytest.mark.slow
@settings(max_examples=examples(100))
@given(st.lists(NUMBER, min_size=1, max_size=5), st.sampled_from(list(WIDTHS)))
def test_each_number_is_a_circle_in_its_region_whose_area_it_is(
    values: list[float], size: str
) -> None:
    chart = draw(values, size)
    circles = list_circles(chart)
    known = {f"r{n}": v for n, v in enumerate(values) if v == v}
    assert circles.keys() == known.keys()
    per_one = {round(circles[key]["size"] / v, 12) for key, v in known.items() if v > 1e-3}
    assert not per_one or max(per_one) == pytest.approx(min(per_one), rel=1e-3)
    side = WIDTHS[size] / len(CODES)
    for key, circle in circles.items():
        assert abs(circle["across"] - side * (int(key[1:]) + 0.5)) < side / 4
        reach = math.sqrt(circle["size"]) / 2
        assert reach <= circle["across"] <= WIDTHS[size] - reach
    assert have_room(list(list_words(chart)), WIDTHS[size])


def test_a_row_has_one_circle_in_the_largest_of_its_regions() -> None:
    twice = write_map(make_feature("01", [square(0, 0, 5)]), make_feature("01", [square(8, 0)]))
    (circle,) = list_circles(draw([4], content=twice)).values()
    assert circle["across"] < 340


@pytest.mark.parametrize("size", ["narrow", "wide"])
@pytest.mark.parametrize("told", [1, 2, 6])
def test_no_name_stands_over_a_neighbours_circle(size: str, told: int) -> None:
    """Whether the neighbour is named or not; a name that has no room stands nowhere."""
    names = [f"Upper Castle {n}" for n in range(6)]
    codes, values = "abcdef", [9.0, 8.5, 0.4, 9.0, 7.0, 9.0]
    rows = [(f"r{n}", codes[n], value, names[n]) for n, value in enumerate(values)]
    data = pd.DataFrame(rows, columns=["id", "code", "n", "town"])
    grid = [make_feature(code, [square(n % 3, 10 + n // 3)]) for n, code in enumerate(codes)]
    frame = make_frame(
        size, {"no_data": "No data"}, files=Files({"/data/a.json": write_map(*grid)})
    )
    told_names = names[:told]
    chart = symbol_map(
        data, frame, x="code", y="n", shapes=SHAPES, label="town", highlight=told_names
    )
    circles = list_circles(chart)
    said = [row for _, rows in list_layers(chart) for row in rows if row.get("px_said") in names]
    assert said
    for row in said:
        wide, tall = measure_text(row["px_said"], SMALL) / 2, SMALL / 2 - 2
        for key, circle in circles.items():
            across = max(abs(circle["across"] - row["px_x"]) - wide, 0)
            down = max(abs(circle["down"] - row["px_y"]) - tall, 0)
            own = names[int(key[1:])] == row["px_said"]
            assert own or math.hypot(across, down) >= math.sqrt(circle["size"]) / 2, row


def list_said(chart: Any) -> list[str]:
    return [row["px_said"] for _, rows in list_layers(chart) for row in rows if "px_said" in row]


def test_gaps_are_said_and_the_region_of_one_is_its_row() -> None:
    chart = draw([1, math.nan, 3, 4, 5])
    assert "No data" in list_said(chart)
    blank = [
        record["id"]
        for layer, rows in list_layers(chart)
        for record in rows
        if layer["mark"]["type"] == "geoshape" and "id" in record
    ]
    assert blank == ["r1"]
    assert "No data" not in list_said(draw([1, 2, 3, 4, 5]))


def test_places_told_stand_out_with_their_number() -> None:
    chart = draw([1, 2, 3], highlight=["02"])
    said = list_said(chart)
    assert said[said.index("02") + 1] == "<2>"
    tones = {key: circle["tone"] for key, circle in list_circles(chart).items()}
    assert tones["r1"] != tones["r0"] == tones["r2"]
    assert len({circle["tone"] for circle in list_circles(draw([1, 2])).values()}) == 1


def test_a_place_told_without_a_number_has_its_name_and_a_dash() -> None:
    twice = [make_feature("01", [square(0, 0)]), make_feature("01", [square(8, 0, 5)])]
    content = write_map(make_feature("02", [square(20, 0, 5)]), *twice)
    said = list_said(draw([math.nan, 4], content=content, highlight=["01", "02"]))
    assert said.count("01") == 2  # an edge in the colour of its ground, and the words
    assert said[said.index("01") + 1] == "–"
    assert said.count("02") == 2


def test_figures_find_their_regions_by_their_ids() -> None:
    rows = {"id": ["01", "02"], "label": ["Harbour", "Hill"], "value": [4.0, 9.0]}
    frame = make_frame(
        "wide", {"no_data": "No data"}, files=Files({"/data/a.json": make_row("01", "02")})
    )
    chart = symbol_map(pd.DataFrame(rows), frame, x="id", shapes=SHAPES, label="label")
    circles = list_circles(chart)
    assert circles.keys() == {"01", "02"}
    assert circles["01"]["across"] < circles["02"]["across"]


DEGREES = st.tuples(st.floats(0, 4.9), st.floats(10, 11))


def draw_points(
    points: list[tuple[float, float]], values: list[float], size: str = "wide", **options: Any
) -> Any:
    rows = [
        (f"r{n}", f"Port {n}", *one, v)
        for n, (one, v) in enumerate(zip(points, values, strict=True))
    ]
    data = pd.DataFrame(rows, columns=["id", "port", "east", "north", "n"])
    frame = make_frame(
        size, {"no_data": "No data"}, files=Files({"/data/a.json": make_row(*CODES)})
    )
    told = {"x": "port", "y": "n", "longitude": "east", "latitude": "north", **options}
    return symbol_map(data, frame, shapes={"file": "a.json", "property": ""}, **told)


@pytest.mark.slow
@settings(max_examples=examples(60))
@given(
    st.lists(st.tuples(DEGREES, st.floats(0, 1e9).map(round)), min_size=1, max_size=9),
    st.sampled_from(list(WIDTHS)),
)
def test_circles_stand_whole_at_their_degrees(
    rows: list[tuple[tuple[float, float], float]], size: str
) -> None:
    points, values = [point for point, _ in rows], [value for _, value in rows]
    circles = list_circles(draw_points(points, values, size))
    assert circles.keys() == {f"r{n}" for n in range(len(rows))}
    for circle in circles.values():
        reach = math.sqrt(circle["size"]) / 2
        assert reach <= circle["across"] <= WIDTHS[size] - reach
    for (a, (east, _)), (b, (other, _)) in zip(
        enumerate(points), list(enumerate(points))[1:], strict=False
    ):
        if abs(east - other) > 0.05:
            assert (east < other) == (circles[f"r{a}"]["across"] < circles[f"r{b}"]["across"])


def test_places_are_where_the_regions_are() -> None:
    points = [(n + 0.5, 10.5) for n in range(5)]
    circles = list_circles(draw_points(points, [1.0] * 5))
    regions = list_circles(draw([1.0] * 5))
    for key, circle in circles.items():
        assert circle["across"] == pytest.approx(regions[key]["across"], abs=20)


def test_a_place_beyond_the_map_or_without_degrees_is_left_out() -> None:
    points = [(0.5, 10.5), (9, 10.5), (math.nan, 10.5)]
    chart = draw_points(points, [1, 2, 3], highlight=["Port 0"])
    assert list_circles(chart).keys() == {"r0"}
    assert "Port 0" in list_said(chart) and "No data" not in list_said(chart)


@pytest.mark.parametrize("size", WIDTHS)
def test_a_place_without_a_number_is_a_blank_square_at_its_degrees(size: str) -> None:
    points = [(0.5, 10.5), (1.5, 10.5), (0.0, 11.0)]
    chart = draw_points(points, [1, math.nan, math.nan], size, highlight=["Port 1"])
    assert list_circles(chart).keys() == {"r0"}
    ((layer, squares),) = find_layers(chart, "rect")
    assert [row["id"] for row in squares] == ["r1", "r2"]
    assert all(row["right"] - row["left"] == row["bottom"] - row["top"] == 8 for row in squares)
    assert layer["mark"]["color"] == colour("paper")
    same = list_circles(draw_points(points, [1, 1, 1], size))
    middle = (squares[0]["left"] + squares[0]["right"]) / 2
    assert middle == pytest.approx(same["r1"]["across"], abs=20)
    assert squares[1]["left"] >= 0  # at the corner of the map, and whole
    said = list_said(chart)
    assert said.count("No data") == 1
    assert said[said.index("Port 1") + 1] == "–"
    assert have_room([*dict.fromkeys(list_words(chart))], WIDTHS[size])  # each edge, and its words

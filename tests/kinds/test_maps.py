"""What kinds of maps share: the row of each region, and its outline in the picture."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import pytest

from tests.framing import make_frame
from tests.kinds.drawing import list_layers
from tests.mapping import make_feature, make_row, square, write_map
from youju.kinds.maps import (
    choose_border,
    draw_cuts,
    draw_outlines,
    draw_told,
    find_spots,
    name_blank,
    place_rows,
    read_map,
)
from youju.kinds.plane import Plane, in_pixels
from youju.theme.files import Files

SHAPES = {"file": "/data/a.json", "property": "code"}
PLANE = Plane(300, 200, in_pixels(300), in_pixels(200))


def make_rows(**tones: str) -> pd.DataFrame:
    rows = [{"id": f"row-{code}", "cell": code, "tone": tone} for code, tone in tones.items()]
    return pd.DataFrame(rows)


def test_a_map_is_read_as_wide_as_its_frame() -> None:
    files = Files({"/data/a.json": make_row("a", "b")})
    frame = make_frame("narrow", files=files)
    drawn = read_map(SHAPES, frame)
    assert max(one.box[2] for one in drawn.regions) > frame.width - 10
    cut = read_map({**SHAPES, "within": (0, 0, 1, 20)}, frame)
    assert [one.properties["code"] for one in cut.regions] == ["a"]


def test_each_region_has_the_row_with_its_code() -> None:
    two = write_map(make_feature("a", [square(0, 0)]), make_feature("b", [square(2, 0)]))
    drawn = read_map(SHAPES, make_frame(files=Files({"/data/a.json": two})))
    placed = place_rows(drawn, make_rows(b="#111111", c="#222222"), "code")
    found = {one.region.properties["code"]: one.row.get("id") for one in placed}
    assert found == {"a": None, "b": "row-b"}


def test_outlines_name_their_rows_and_have_their_tones() -> None:
    drawn = read_map(SHAPES, make_frame(files=Files({"/data/a.json": make_row("a", "b")})))
    placed = place_rows(drawn, make_rows(a="#111111"), "code")
    rule = PLANE.rule([(0, 0, 9, 9)])
    _, (layer, records) = list_layers(PLANE.join(rule, draw_outlines(placed, 40)))
    assert layer["projection"] == {"type": "identity", "scale": 1, "translate": [0, 40]}
    told = {record.get("id"): record.get("tone") for record in records}
    assert told == {"row-a": "#111111", None: None}
    _, (_, plain) = list_layers(PLANE.join(rule, draw_outlines(placed, 40, fill="#ffffff")))
    assert [sorted(record) for record in plain] == [
        ["geometry", "id", "type"],
        ["geometry", "type"],
    ]
    assert draw_outlines([], 40) == []


def test_no_line_runs_where_the_edge_of_the_map_cuts_regions() -> None:
    frame = make_frame(files=Files({"/data/a.json": make_row("a", "b")}))
    assert draw_cuts(read_map(SHAPES, frame), 40, 2) == []
    cut = read_map({**SHAPES, "within": (0, 0, 1.5, 20)}, frame)
    rule = PLANE.rule([(0, 0, 9, 9)])
    _, (layer, (record,)) = list_layers(PLANE.join(rule, draw_cuts(cut, 40, 2)))
    assert (layer["mark"]["stroke"], layer["mark"]["strokeWidth"]) == ("#ffffff", 3)
    (line,) = record["geometry"]["coordinates"]
    assert min(x for x, _ in line) > 0.9 * max(one.box[2] for one in cut.regions)
    assert max(y for _, y in line) - min(y for _, y in line) > cut.height - 10


def test_what_has_no_number_is_told_in_the_legend() -> None:
    frame = make_frame(words={"no_data": "No data"}, files=Files({"/data/a.json": make_row("a")}))
    placed = place_rows(read_map(SHAPES, frame), make_rows(a="#111111"), "code")
    assert name_blank([one.row for one in placed], 40, frame).height == 0
    blank = place_rows(read_map(SHAPES, frame), make_rows(b="#111111"), "code")
    ((entry, _, y, said),) = name_blank([one.row for one in blank], 40, frame).entries
    assert (entry.shape, said, y > 40) == ("blank", "No data", True)


def list_strokes(layers: list[Any]) -> list[tuple[float, str | None, int]]:
    """Return of each layer how wide its lines are, their colour, and how many parts it has."""
    drawn = list_layers(PLANE.join(PLANE.rule([(0, 0, 9, 9)]), layers))[1:]
    return [
        (
            layer["mark"]["strokeWidth"],
            layer["mark"].get("stroke"),
            sum(len(record["geometry"]["coordinates"]) for record in records),
        )
        for layer, records in drawn
    ]


def test_outlines_are_no_wider_than_what_they_surround_allows() -> None:
    """Rhode Island and Hawaii had been black."""
    sizes = (9.0, 0.8, 0.5, 0.3, 0.05)
    state = make_feature("a", *([square(n * 10, 0, size)] for n, size in enumerate(sizes)))
    files = Files({"/data/a.json": write_map(state)})
    drawn = read_map(SHAPES, make_frame(files=files))
    told = place_rows(drawn, make_rows(a="#111111"), "code")
    assert list_strokes(draw_told(told, 40)) == [
        (0.6, None, 1),  # a speck has its own colour to its edge
        *[(3.0, "#ffffff", 2), (1.5, "#1c2a33", 2)],
        *[(2.0, "#ffffff", 1), (1.0, "#1c2a33", 1)],
        *[(1.0, "#ffffff", 1), (0.5, "#1c2a33", 1)],
    ]
    assert draw_told([], 40) == []


@pytest.mark.parametrize(("count", "size", "border"), [(9, 1, 0.6), (625, 1, 0.2), (625, 0.2, 0)])
def test_borders_are_finer_between_many_and_none_between_specks(
    count: int, size: float, border: float
) -> None:
    side = math.isqrt(count)
    towns = [make_feature(str(n), [square(n % side, n // side, size)]) for n in range(count)]
    frame = make_frame(files=Files({"/data/a.json": write_map(*towns)}))
    placed = place_rows(read_map(SHAPES, frame), make_rows(a="#111111"), "code")
    assert choose_border(placed) == border


def test_names_stand_in_the_first_of_their_regions_and_in_the_order_of_these() -> None:
    sizes = (("a", 3.0), ("b", 1.0), ("a", 0.5))
    parts = [make_feature(code, [square(n * 5, 0, size)]) for n, (code, size) in enumerate(sizes)]
    drawn = read_map(SHAPES, make_frame(files=Files({"/data/a.json": write_map(*parts)})))
    rows = make_rows(a="#111111", b="#222222").assign(label=["A", "B"], word="1")
    spots = list(find_spots(place_rows(drawn, rows, "code"), 40))
    assert [spot.words for spot in spots] == ["A\n1", "B\n1"]
    assert [spot.region for spot in spots] == list(drawn.regions[:2])


def test_regions_without_a_border_have_an_edge_of_their_own_colour() -> None:
    drawn = read_map(SHAPES, make_frame(files=Files({"/data/a.json": make_row("a")})))
    placed = place_rows(drawn, make_rows(a="#111111"), "code")
    rule = PLANE.rule([(0, 0, 9, 9)])
    for style, told in (({"strokeWidth": 0.2}, True), ({"stroke": "#ffffff"}, False)):
        _, (layer, _) = list_layers(PLANE.join(rule, draw_outlines(placed, 40, **style)))
        assert (layer["encoding"].get("stroke", {}).get("field") == "tone") is told

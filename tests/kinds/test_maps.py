"""What kinds of maps share: the row of each region, and its outline in the picture."""

from __future__ import annotations

import pandas as pd

from tests.framing import make_frame
from tests.kinds.drawing import list_layers
from tests.mapping import make_feature, make_row, square, write_map
from youju.kinds.maps import draw_cuts, draw_outlines, name_blank, place_rows, read_map
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
    assert name_blank(placed, 40, frame).height == 0
    blank = place_rows(read_map(SHAPES, frame), make_rows(b="#111111"), "code")
    ((entry, _, y, said),) = name_blank(blank, 40, frame).entries
    assert (entry.shape, said, y > 40) == ("blank", "No data", True)

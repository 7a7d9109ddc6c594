"""Maps of GeoJSON and TopoJSON: regions with their codes, and what cannot be drawn."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.mapping import make_feature, make_row, square, write_map
from youju.formats.geography import MOST_POINTS, UnreadableMap, read_regions


def test_regions_have_their_properties_as_text_and_their_polygons() -> None:
    town = make_feature("01", [square(0, 0), square(0.2, 0.2, 0.5)], [square(3, 3)], people=1.0)
    town["id"] = 7
    (region,) = read_regions(b"\xef\xbb\xbf" + write_map(town))
    assert region.properties == {"code": "01", "people": "1", "id": "7"}
    assert [len(polygon) for polygon in region.polygons] == [2, 1]


def test_rings_are_closed_and_points_that_stand_twice_go() -> None:
    open_ring = [[0, 0], [1, 0], [1, 0], [1, 1], [0, 1]]
    (region,) = read_regions(write_map(make_feature("01", [open_ring])))
    assert region.polygons[0][0] == ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))


def test_what_is_no_area_is_left_out() -> None:
    point: dict[str, Any] = {"type": "Point", "coordinates": [0, 0]}
    area = make_feature("02", [square(0, 0)])["geometry"]
    both = {"type": "GeometryCollection", "geometries": [point, area]}
    features = [
        {"type": "Feature", "properties": {"code": code}, "geometry": geometry}
        for code, geometry in (("01", point), ("02", both), ("03", None))
    ]
    assert [one.properties["code"] for one in read_regions(write_map(*features))] == ["02"]


def test_one_feature_is_a_map() -> None:
    assert len(read_regions(json.dumps(make_feature("01", [square(0, 0)])).encode())) == 1


def test_polygons_are_kept_within_degrees() -> None:
    overseas = make_feature("01", [square(0, 45)], [square(-54, 3)])
    far = make_feature("02", [square(100, 0)])
    (region,) = read_regions(write_map(overseas, far), "", (-10, 40, 20, 60))
    assert [polygon[0][0] for polygon in region.polygons] == [(0, 45)]
    fiji = make_feature("03", [square(179.8, -17)])
    assert len(read_regions(write_map(fiji, far), "", (170, -30, -170, 0))) == 1


def test_a_region_that_crosses_the_edge_is_drawn_as_far_as_the_edge() -> None:
    russia = make_feature("01", [square(0, 0, 20), square(8, 8), square(15, 3)], [square(30, 3)])
    (region,) = read_regions(write_map(russia), "", (5, 5, 10, 10))
    ((outer, hole),) = region.polygons
    assert {*outer} == {(5, 5), (10, 5), (10, 10), (5, 10)}
    assert {*hole} == {(8, 8), (9, 8), (9, 9), (8, 9)}
    assert region.left == pytest.approx(24 / 399, rel=0.02)
    assert {frozenset(cut) for cut in region.cuts} == {
        *(frozenset({(5, low), (10, low)}) for low in (5, 10)),
        *(frozenset({(side, 5), (side, 10)}) for side in (5, 10)),
    }
    (whole,) = read_regions(write_map(russia), "", (-1, -1, 40, 30))
    assert (whole.left, whole.cuts) == (1, ())


def test_a_cut_goes_over_the_date_line_and_to_the_pole() -> None:
    chukotka: Any = [[[170, 60], [-170, 60], [-170, 70], [170, 70], [170, 60]], square(-178, 62)]
    (region,) = read_regions(write_map(make_feature("01", chukotka)), "", (175, 50, -160, 80))
    assert region.left == pytest.approx(0.75, abs=0.02)
    assert [len(polygon) for polygon in region.polygons] == [2]
    pole: Any = [[n - 180, -60 - n % 40] for n in range(0, 360, 20)]
    content = write_map(make_feature("01", [pole]), make_feature("02", [square(0, 0)]))
    assert len(read_regions(content, "", (-180, -58, 180, 85))) == 1
    assert len(read_regions(content, "", (-180, -85, 180, 85))) == 2


def test_a_map_of_all_longitudes_is_not_cut_at_any() -> None:
    fiji: Any = [[179, -18], [-179, -18], [-179, -17], [179, -17], [179, -18]]
    (region,) = read_regions(write_map(make_feature("01", [fiji])), "", (-180, -17.5, 180, 85))
    assert len(region.polygons) == 1
    assert region.left == pytest.approx(0.5, abs=0.01)
    assert [{up for _, up in cut} for cut in region.cuts] == [{-17.5}]


@pytest.mark.parametrize(
    ("content", "code", "values"),
    [
        (b"\xff\xfe\x00", "map-broken", {"line": 1}),
        (b'{\n"type":\n', "map-broken", {"line": 3}),
        (b"[" * 100_000, "map-broken", {"line": 1}),
        (b"[1, 2]", "map-other", {"found": "JSON"}),
        (b'{"type": "Polygon"}', "map-other", {"found": "Polygon"}),
        (b'{"type": "FeatureCollection", "features": [3]}', "map-malformed", {}),
        (b'{"type": "Topology", "objects": {"a": {}}}', "map-malformed", {}),
        (b'{"type": "Topology", "objects": {}}', "map-layer", {"found": "", "known": ""}),
        (write_map(), "map-empty", {}),
        (write_map(make_feature("1", [[[0, 3]]])).replace(b"3", b'"x"'), "map-malformed", {}),
        (write_map(make_feature("1", [[[0], [1, 1]]])), "map-malformed", {}),
        (write_map(make_feature("1", [square(0, 89.5)])), "map-degrees", {"found": "1, 90.5"}),
        (
            write_map(make_feature("1", [square(121_000, 2_500_000)])),
            "map-degrees",
            {"found": "121000, 2.5e+06"},
        ),
        (
            write_map(make_feature("1", [[[0, 0], [float("nan"), 1]]])),
            "map-degrees",
            {"found": "nan, 1"},
        ),
        (
            write_map(make_feature("1", [[[0, 0]] * (MOST_POINTS + 1)])),
            "map-large",
            {"most": MOST_POINTS},
        ),
    ],
    ids=lambda part: part if isinstance(part, str) else "",
)
def test_what_cannot_be_drawn_says_why(content: bytes, code: str, values: Any) -> None:
    with pytest.raises(UnreadableMap) as fault:
        read_regions(content)
    assert (fault.value.code, fault.value.values) == (code, values)


def test_geojson_has_no_layers() -> None:
    with pytest.raises(UnreadableMap, match="map-layer"):
        read_regions(make_row("01"), "towns")

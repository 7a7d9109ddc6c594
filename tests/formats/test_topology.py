"""TopoJSON: arcs that neighbours share, gone along forwards and backwards."""

from __future__ import annotations

from typing import Any

import pytest

from youju.formats.topology import decode_topology, list_layers

# Two squares side by side, whose border is arc 1.
ARCS = [
    [[1, 0], [0, 0], [0, 1], [1, 1]],
    [[1, 1], [1, 0]],
    [[1, 0], [2, 0], [2, 1], [1, 1]],
]
TOWNS = {
    "type": "GeometryCollection",
    "geometries": [
        {"type": "Polygon", "id": "01", "arcs": [[0, 1]]},
        {"type": "MultiPolygon", "properties": {"code": "02"}, "arcs": [[[2, 1]]]},
        {"type": "Point", "coordinates": [0, 0]},
    ],
}
TOPOLOGY: dict[str, Any] = {
    "type": "Topology",
    "arcs": ARCS,
    "objects": {"towns": TOWNS, "whole": TOWNS["geometries"][0]},
}


def test_arcs_are_joined_without_the_point_they_share() -> None:
    west, east, point = decode_topology(TOPOLOGY, "towns")["features"]
    assert west["id"] == "01"
    ring = [[1, 0], [0, 0], [0, 1], [1, 1], [1, 0]]
    assert west["geometry"] == {"type": "Polygon", "coordinates": [ring]}
    assert east["properties"] == {"code": "02"}
    assert east["geometry"]["coordinates"][0][0][-1] == [1, 0]
    assert point["geometry"] is None


def test_an_arc_is_gone_along_backwards() -> None:
    shape = {"type": "Polygon", "arcs": [[~2, ~1]]}
    (found,) = decode_topology({**TOPOLOGY, "objects": {"a": shape}}, "a")["features"]
    assert found["geometry"]["coordinates"] == [[[1, 1], [2, 1], [2, 0], [1, 0], [1, 1]]]


def test_quantized_points_are_steps_from_the_last() -> None:
    transform = {"scale": [0.5, 0.1], "translate": [100, -10]}
    arcs = [[[2, 0], [2, 0], [0, 10], [-2, -10]]]
    quantized = {**TOPOLOGY, "transform": transform, "arcs": arcs}
    shape = {"type": "Polygon", "arcs": [[0]]}
    (found,) = decode_topology({**quantized, "objects": {"a": shape}}, "a")["features"]
    (ring,) = found["geometry"]["coordinates"]
    assert ring == [[101, -10], [102, -10], [102, -9], [101, -10]]


def test_layers_are_named_and_a_single_shape_is_one() -> None:
    assert list_layers(TOPOLOGY) == ["towns", "whole"]
    assert len(decode_topology(TOPOLOGY, "whole")["features"]) == 1


@pytest.mark.parametrize("arcs", [[[9]], [["0"]], [0]])
def test_what_does_not_keep_to_the_format_is_an_error(arcs: Any) -> None:
    shape = {"type": "Polygon", "arcs": arcs}
    with pytest.raises((LookupError, TypeError)):
        decode_topology({**TOPOLOGY, "objects": {"a": shape}}, "a")

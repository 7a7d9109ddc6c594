"""Owns the decoding of TopoJSON: borders that neighbours share become the outlines of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any

_Points = list[list[float]]


def list_layers(topology: Mapping[str, Any]) -> list[str]:
    """Return the names of the layers of a topology."""
    return [str(name) for name in topology["objects"]]


def decode_topology(topology: Mapping[str, Any], layer: str) -> dict[str, Any]:
    """Return a `layer` of a topology as a feature collection of GeoJSON.

    Raises KeyError, IndexError, TypeError or ValueError where it does not keep to the format.
    """
    arcs = _decode_arcs(topology)
    found = topology["objects"][layer]
    shapes = found["geometries"] if found["type"] == "GeometryCollection" else [found]
    return {
        "type": "FeatureCollection",
        "features": [
            {
                **{name: shape[name] for name in ("id", "properties") if name in shape},
                "type": "Feature",
                "geometry": _decode_shape(shape, arcs),
            }
            for shape in shapes
        ],
    }


def _decode_arcs(topology: Mapping[str, Any]) -> list[_Points]:
    """Return the arcs in degrees: of a quantized topology each point is a step from the last."""
    if "transform" not in topology:
        return [[[float(n) for n in point] for point in arc] for arc in topology["arcs"]]
    (wide, tall), (left, low) = (topology["transform"][name] for name in ("scale", "translate"))
    decoded = []
    for arc in topology["arcs"]:
        across = accumulate(point[0] for point in arc)
        up = accumulate(point[1] for point in arc)
        decoded.append([[left + x * wide, low + y * tall] for x, y in zip(across, up, strict=True)])
    return decoded


def _decode_shape(shape: Mapping[str, Any], arcs: Sequence[_Points]) -> dict[str, Any] | None:
    kind = shape.get("type")
    if kind == "GeometryCollection":
        parts = [_decode_shape(part, arcs) for part in shape["geometries"]]
        return {"type": kind, "geometries": [part for part in parts if part]}
    if kind == "Polygon":
        return {"type": kind, "coordinates": [_join_arcs(ring, arcs) for ring in shape["arcs"]]}
    if kind == "MultiPolygon":
        polygons = [[_join_arcs(ring, arcs) for ring in polygon] for polygon in shape["arcs"]]
        return {"type": kind, "coordinates": polygons}
    return None


def _join_arcs(ring: Sequence[int], arcs: Sequence[_Points]) -> _Points:
    """Return the points of a ring; an arc that is counted from -1 down is gone along backwards."""
    joined: _Points = []
    for number in ring:
        points = arcs[number] if number >= 0 else arcs[~number][::-1]
        joined += points[1:] if joined else points
    return joined

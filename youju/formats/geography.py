"""Owns the reading of maps: GeoJSON and TopoJSON become regions, outlined in degrees."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

from youju.formats.topology import decode_topology, list_layers

Degrees = tuple[float, float]
Polygon = tuple[tuple[Degrees, ...], ...]
# How many points the outlines of a map may have: more are seconds of every build, and no picture
# shows a tenth of them.
MOST_POINTS = 500_000
# Longitudes are counted to 180 either way, or to 360; more than this is no degrees.
_FURTHEST, _POLE = 360.0, 90.0


@dataclass(frozen=True)
class Region:
    """One shape of a map: its properties as text, its `id` among them, and its polygons.

    A polygon is rings of longitudes and latitudes, each closed: first the outer, then holes.
    """

    properties: Mapping[str, str]
    polygons: tuple[Polygon, ...]


class UnreadableMap(Exception):
    """A file has no regions that can be drawn: the problem's code, and its values."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.values = code, values


@dataclass
class _Counter:
    """How many points were read, of no more than MOST_POINTS."""

    points: int = field(default=0)

    def count(self, points: int) -> None:
        self.points += points
        if self.points > MOST_POINTS:
            raise UnreadableMap("map-large", most=MOST_POINTS)


@lru_cache(maxsize=4)
def read_regions(
    content: bytes, layer: str = "", within: tuple[float, ...] = ()
) -> tuple[Region, ...]:
    """Return the regions of a GeoJSON file, or those of a `layer` of a TopoJSON file.

    The layer of a file that has one need not be named. What is no area, such as a point, is left
    out, and so are polygons whose middle is not `within` a west, south, east and north. Raises
    UnreadableMap.
    """
    regions = _parse_regions(content, layer)
    if within:
        kept = (
            replace(one, polygons=tuple(p for p in one.polygons if _is_within(p, within)))
            for one in regions
        )
        regions = tuple(region for region in kept if region.polygons)
    if not regions:
        raise UnreadableMap("map-empty")
    return regions


def _is_within(polygon: Polygon, within: Sequence[float]) -> bool:
    west, south, east, north = within
    ups = [up for _, up in polygon[0]]
    first = polygon[0][0][0]
    turned = [(across - first + 180) % 360 - 180 for across, _ in polygon[0]]
    middle = first + (min(turned) + max(turned)) / 2
    inside = (middle - west) % 360 <= ((east - west) % 360 or 360)
    return inside and south <= (min(ups) + max(ups)) / 2 <= north


def _parse_regions(content: bytes, layer: str) -> tuple[Region, ...]:
    try:
        node = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        raise UnreadableMap("map-broken", line=line) from error
    kind = node.get("type") if isinstance(node, dict) else None
    try:
        if kind == "Topology":
            node = decode_topology(node, _choose_layer(node, layer))
        elif kind not in ("FeatureCollection", "Feature"):
            raise UnreadableMap("map-other", found=str(kind or "JSON"))
        elif layer:
            raise UnreadableMap("map-layer", found=layer, known="-")
        counter = _Counter()
        regions = tuple(_read_feature(one, counter) for one in _list_features(node))
    except (TypeError, ValueError, LookupError, AttributeError, RecursionError) as error:
        raise UnreadableMap("map-malformed") from error
    return tuple(region for region in regions if region.polygons)


def _choose_layer(topology: Mapping[str, Any], layer: str) -> str:
    layers = list_layers(topology)
    if layer in layers:
        return layer
    if layer or len(layers) != 1:
        raise UnreadableMap("map-layer", found=layer, known=", ".join(layers))
    return layers[0]


def _list_features(node: Any) -> Iterator[Any]:
    if node["type"] == "Feature":
        yield node
    else:
        yield from node["features"]


def _read_feature(feature: Mapping[str, Any], counter: _Counter) -> Region:
    properties = {
        str(name): _write_value(value) for name, value in (feature.get("properties") or {}).items()
    }
    if "id" in feature:
        properties.setdefault("id", _write_value(feature["id"]))
    return Region(properties, tuple(_list_polygons(feature.get("geometry"), counter)))


def _write_value(value: Any) -> str:
    """Return a property as text: 1.0 is what some programs make of the code 1."""
    if isinstance(value, float) and value.is_integer():
        return f"{value:.0f}"
    return "" if value is None else str(value)


def _list_polygons(geometry: Any, counter: _Counter) -> Iterator[Polygon]:
    kind = geometry["type"] if geometry else ""
    if kind == "GeometryCollection":
        for part in geometry["geometries"]:
            yield from _list_polygons(part, counter)
    elif kind in ("Polygon", "MultiPolygon"):
        found = geometry["coordinates"]
        for polygon in [found] if kind == "Polygon" else found:
            rings = tuple(_read_ring(ring, counter) for ring in polygon)
            if rings and len(rings[0]) > 3:
                yield tuple(ring for ring in rings if len(ring) > 3)


def _read_ring(ring: Sequence[Any], counter: _Counter) -> tuple[Degrees, ...]:
    """Return a ring, closed and without points that stand twice."""
    counter.count(len(ring))
    points = [(float(point[0]), float(point[1])) for point in ring]
    for across, up in points:
        if not (abs(across) <= _FURTHEST and abs(up) <= _POLE):  # NaN compares false
            raise UnreadableMap("map-degrees", found=f"{across:g}, {up:g}")
    kept = points[:1] + [b for a, b in pairwise(points) if a != b]
    return tuple(kept if not kept or kept[0] == kept[-1] else [*kept, kept[0]])

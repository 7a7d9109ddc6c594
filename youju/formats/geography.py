"""Owns the reading of maps: GeoJSON and TopoJSON become regions, outlined in degrees."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

from youju.formats.rings import Ring, close_over_pole, cut_across, cut_polygon, unroll
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
    """One shape of a map: its properties as text, its `id` among them, its polygons, how much of
    its area a cut has left, 1 for all, and the lines along which it was cut.

    A polygon is rings of longitudes and latitudes, each closed: first the outer, then holes.
    """

    properties: Mapping[str, str]
    polygons: tuple[Polygon, ...]
    left: float = 1.0
    cuts: tuple[tuple[Degrees, Degrees], ...] = ()


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
    out, and so is all that lies not `within` a west, south, east and north: regions are cut there.
    Raises UnreadableMap.
    """
    regions = _parse_regions(content, layer)
    if within:
        kept = (_cut_region(one, within) for one in regions)
        regions = tuple(region for region in kept if region.polygons)
    if not regions:
        raise UnreadableMap("map-empty")
    return regions


def _cut_region(region: Region, within: Sequence[float]) -> Region:
    kept = tuple(piece for one in region.polygons for piece in _cut_polygon(one, within))
    if kept == region.polygons:
        return region
    before, after = (sum(map(_measure_area, some)) for some in (region.polygons, kept))
    left = after / before if before else 1.0
    return replace(region, polygons=kept, left=left, cuts=tuple(_list_cuts(kept, within)))


def _list_cuts(
    polygons: Sequence[Polygon], within: Sequence[float]
) -> Iterator[tuple[Degrees, Degrees]]:
    """Yield the sides of polygons that run along the edge, which is no coast and no border."""
    south, north = within[1], within[3]
    half = _measure_half(within)
    middle = within[0] + half  # as _cut_polygon reckons, to the last bit
    sides = () if half == 180 else (middle - half, middle + half)
    for a, b in (pair for polygon in polygons for ring in polygon for pair in pairwise(ring)):
        level = a[1] == b[1] and a[1] in (south, north)
        if a != b and (level or (a[0] == b[0] and a[0] in sides)):
            yield a, b


def _measure_half(within: Sequence[float]) -> float:
    """Return half the degrees from west to east, 180 where that is round the globe."""
    return ((within[2] - within[0]) % 360 or 360) / 2


def _cut_polygon(polygon: Polygon, within: Sequence[float]) -> Iterator[Polygon]:
    """Yield what of a polygon lies within; one that does not reach the edge stays as it is."""
    west, south, _, north = within
    half = _measure_half(within)
    middle = west + half
    turned = _unroll_polygon(polygon, middle)
    across, ups = zip(*turned[0], strict=True)
    if south <= min(ups) and max(ups) <= north and (half == 180 or _fits(across, half)):
        yield polygon
        return
    for piece in [turned] if half == 180 else cut_across(turned, half):
        for low in cut_polygon(piece, 1, north, 1):
            for kept in cut_polygon(low, 1, -south, -1):
                yield tuple(tuple((x + middle, y) for x, y in ring) for ring in kept)


def _unroll_polygon(polygon: Polygon, east: float) -> list[Ring]:
    """Return the rings of a polygon with longitudes from `east` on, holes beside their outer."""
    outer = close_over_pole(unroll(polygon[0], east))
    middle = (min(across for across, _ in outer) + max(across for across, _ in outer)) / 2
    holes = (unroll(ring, east + middle) for ring in polygon[1:])
    return [outer, *([(across + middle, up) for across, up in hole] for hole in holes)]


def _fits(across: Sequence[float], half: float) -> bool:
    return -half <= min(across) and max(across) <= half


def _measure_area(polygon: Polygon) -> float:
    """Return the area of a polygon on the globe, in no unit."""
    outer, *holes = map(_measure_ring, _unroll_polygon(polygon, 0.0))
    return outer - sum(holes)


def _measure_ring(ring: Ring) -> float:
    heights = [math.sin(math.radians(up)) for _, up in ring]
    strips = zip(pairwise(ring), pairwise(heights), strict=True)
    return abs(sum((b[0] - a[0]) * (low + high) / 2 for (a, b), (low, high) in strips))


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

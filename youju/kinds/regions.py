"""Owns the outlines of a map as a picture has them: in pixels, no finer than readers see."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from youju.formats.rings import (
    Rectangle,
    Ring,
    encloses,
    list_crossings,
    measure_area,
    surround,
)
from youju.kinds.flat_maps import FlatMap, FlatPart, lay_flat
from youju.kinds.projection import FlatPoint

# How many points a picture's outlines may have, and the steps in pixels that they are rounded to:
# the first with which they have no more, or the last. Neighbours round a border alike.
MOST_POINTS, _STEPS = 12_000, (0.25, 0.5, 1.0)
# Pixels at the edge, for strokes and marks; how wide a region is that is too small to be seen, and
# how far the corners of its mark lie from its middle.
EDGE, _SMALL, _MARK = 4.0, 4.0, 3.0
# On how many lines across a region the place of its name is looked for.
_LINES = 16
# How many corners stand for a circle.
_CORNERS = 24


@dataclass(frozen=True)
class DrawnRegion:
    """A region in pixels: its properties, its polygons, how large it is; and of its largest
    polygon the box round it, and places within, the furthest from any edge first."""

    properties: Mapping[str, str]
    parts: tuple[FlatPart, ...]
    area: float
    box: Rectangle
    middles: tuple[FlatPoint, ...]

    @property
    def geometry(self) -> dict[str, object]:
        """Its outline as GeoJSON has one, in pixels."""
        rings = [[[list(point) for point in ring] for ring in part] for part in self.parts]
        return {"type": "MultiPolygon", "coordinates": rings}

    def holds(self, box: Rectangle) -> bool:
        """Tell whether words in `box` stand on this region alone: no edge of it runs through."""
        left, top, right, bottom = box
        rings = list(_list_rings(self.parts))
        points = (point for ring in rings for point in ring)
        if any(left <= x <= right and top <= y <= bottom for x, y in points):
            return False
        return all(encloses(rings, x, y) for x in (left, right) for y in (top, bottom))


@dataclass(frozen=True)
class Placement:
    """Where a plane lies in a picture: its scale, and the pixels of its origin."""

    scale: float
    left: float
    top: float

    def move(self, ring: Ring) -> Ring:
        """Return a ring on the plane as it lies in the picture, in pixels."""
        return [(self.left + x * self.scale, self.top + y * self.scale) for x, y in ring]


@dataclass(frozen=True)
class DrawnMap:
    """The regions of a map, the largest first, how tall all of them are, and lines along which the
    edge of the map cuts them; with the `flat` map, and its `place` in the picture."""

    regions: tuple[DrawnRegion, ...]
    height: float
    cuts: tuple[Ring, ...]
    flat: FlatMap
    place: Placement

    def locate(self, longitude: float, latitude: float) -> FlatPoint | None:
        """Return the pixels of a point in degrees, None for one that is not on the map."""
        flat = self.flat.locate(longitude, latitude)
        return self.place.move([flat])[0] if flat else None


@lru_cache(maxsize=8)
def draw_regions(
    content: bytes,
    layer: str,
    within: tuple[float, ...],
    width: float,
    tallest: float,
    centre: float | None = None,
    edge: float = EDGE,
) -> DrawnMap:
    """Return the regions of a map file, those of read_regions, as large as `width` and `tallest`
    pixels allow with an `edge` round them, with the longitude `centre` in the middle if it is told.
    """
    flat = lay_flat(content, layer, within, centre)
    place, height = _fit(flat.ground, width, tallest, edge)
    placed = [[[place.move(ring) for ring in part] for part in parts] for _, parts in flat.regions]
    for step in _STEPS:
        rounded = [_round_parts(parts, step) for parts in placed]
        if sum(len(ring) for parts in rounded for ring in _list_rings(parts)) <= MOST_POINTS:
            break
    pairs = zip(flat.regions, rounded, strict=True)
    found = [_describe(properties, parts) for (properties, _), parts in pairs]
    cuts = tuple([(round(x, 1), round(y, 1)) for x, y in place.move(line)] for line in flat.cuts)
    ordered = tuple(sorted(found, key=lambda one: -one.area))
    return DrawnMap(ordered, height, cuts, flat, place)


def measure_thickness(part: FlatPart) -> float:
    """Return how many pixels wide a part is where it is long: a square of ten has five."""
    around = sum(math.dist(a, b) for ring in part for a, b in pairwise(ring))
    return 2 * sum(map(measure_area, part)) / (around or 1.0)


def make_circle(x: float, y: float, radius: float) -> DrawnRegion:
    """Return a circle as a region, for words to stand in it or beside it."""
    turns = [math.tau * turn / _CORNERS for turn in range(_CORNERS + 1)]
    ring = [(x + radius * math.cos(turn), y + radius * math.sin(turn)) for turn in turns]
    box = (x - radius, y - radius, x + radius, y + radius)
    return DrawnRegion({}, ([ring],), math.pi * radius**2, box, ((x, y),))


def _fit(ground: Rectangle, width: float, tallest: float, edge: float) -> tuple[Placement, float]:
    left, top, right, bottom = ground
    wide, tall = max(right - left, 1e-12), max(bottom - top, 1e-12)
    scale = min((width - 2 * edge) / wide, (tallest - 2 * edge) / tall)
    start = (width - wide * scale) / 2
    return Placement(scale, start - left * scale, edge - top * scale), tall * scale + 2 * edge


def _round_parts(parts: Sequence[FlatPart], step: float) -> tuple[FlatPart, ...]:
    """Return parts with their points on a grid of `step` pixels, without what vanishes on it; of a
    region too small to be seen, a mark where it lies."""
    left, top, right, bottom = surround(list(_list_rings(parts)))
    kept: list[FlatPart] = []
    if max(right - left, bottom - top) >= _SMALL:
        rounded = [[_round_ring(ring, step) for ring in part] for part in parts]
        kept = [[ring for ring in part if ring] for part in rounded]
    visible = tuple(part for part in kept if part and max(map(measure_area, part)) > 0)
    return visible or (_draw_mark((left + right) / 2, (top + bottom) / 2),)


def _draw_mark(x: float, y: float) -> FlatPart:
    corners = ((0, -_MARK), (_MARK, 0), (0, _MARK), (-_MARK, 0), (0, -_MARK))
    return [[(round(x + across, 1), round(y + down, 1)) for across, down in corners]]


def _round_ring(ring: Ring, step: float) -> Ring:
    """Return a ring on a grid, without points on a straight line; [] where nothing is left."""
    kept: list[tuple[int, int]] = []
    for x, y in ring[:-1]:
        point = (round(x / step), round(y / step))
        while len(kept) > 1 and _is_straight(kept[-2], kept[-1], point):
            kept.pop()
        if not kept or kept[-1] != point:
            kept.append(point)
    while len(kept) > 2 and _is_straight(kept[-2], kept[-1], kept[0]):
        kept.pop()
    while len(kept) > 2 and _is_straight(kept[-1], kept[0], kept[1]):
        kept.pop(0)
    if len(kept) < 3:
        return []
    return [(round(x * step, 2), round(y * step, 2)) for x, y in (*kept, kept[0])]


def _is_straight(a: tuple[int, int], b: tuple[int, int], c: tuple[int, int]) -> bool:
    return (b[0] - a[0]) * (c[1] - b[1]) == (c[0] - b[0]) * (b[1] - a[1])


def _describe(properties: Mapping[str, str], parts: tuple[FlatPart, ...]) -> DrawnRegion:
    largest = max(parts, key=lambda part: sum(map(measure_area, part)))
    area = sum(measure_area(ring) for ring in _list_rings(parts))
    return DrawnRegion(properties, parts, area, surround(largest), _find_middles(largest))


def _find_middles(part: FlatPart) -> tuple[FlatPoint, ...]:
    """Return places within a part for its name, one on each line across: the middle of the widest
    piece of the line."""
    left, top, right, bottom = surround(part)
    found = []
    for line in range(1, _LINES):
        y = top + (bottom - top) * line / _LINES
        crossed = sorted(x for ring in part for x in list_crossings(ring, y))
        pieces = zip(crossed[::2], crossed[1::2], strict=False)
        start, end = max(pieces, key=lambda piece: piece[1] - piece[0], default=(left, right))
        place = ((start + end) / 2, y)
        near = min(math.dist(place, point) for ring in part for point in ring)
        found.append((min((end - start) / 2, near, y - top, bottom - y), place))
    return tuple(place for _, place in sorted(found, reverse=True))


def _list_rings(parts: Sequence[FlatPart]) -> Iterator[Ring]:
    return (ring for part in parts for ring in part)

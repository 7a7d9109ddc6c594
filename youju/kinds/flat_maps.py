"""Owns a map laid on its plane: what its regions are there, and what of the earth lies on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from youju.formats.geography import Polygon, read_regions
from youju.formats.rings import Rectangle, Ring, encloses, measure_area, surround
from youju.kinds.projection import FlatPoint, Projection

# How far beyond its regions, of their width or height, a place is on a map: in coastal waters.
_SHORE = 0.03
# Rings that belong together: the first turns right as the eye sees them, holes turn left, so that
# holes are not filled.
FlatPart = Sequence[Ring]


@dataclass(frozen=True)
class FlatMap:
    """The properties and polygons of each region on a plane, and lines along which the edge of the
    map cuts them; with the `projection` from degrees to it, and the `ground` that regions cover."""

    regions: tuple[tuple[Mapping[str, str], Sequence[FlatPart]], ...]
    cuts: tuple[Ring, ...]
    projection: Projection
    ground: Rectangle

    def locate(self, longitude: float, latitude: float) -> FlatPoint | None:
        """Return where a point in degrees lies on the plane, None for one not on the map."""
        if abs(latitude) > 90:
            return None
        x, y = self.projection.locate((longitude, latitude))
        left, top, right, bottom = self.ground
        spare_x, spare_y = _SHORE * (right - left), _SHORE * (bottom - top)
        across = left - spare_x <= x <= right + spare_x
        return (x, y) if across and top - spare_y <= y <= bottom + spare_y else None


@lru_cache(maxsize=4)
def lay_flat(
    content: bytes, layer: str, within: tuple[float, ...], centre: float | None = None
) -> FlatMap:
    """Return the regions of a map file, those of read_regions, on a plane with the longitude
    `centre` in its middle if it is told."""
    regions = read_regions(content, layer, within)
    outer = [polygon[0] for region in regions for polygon in region.polygons]
    projection = Projection((point for ring in outer for point in ring), centre)
    flat = [
        [part for polygon in one.polygons for part in _project(polygon, projection)]
        for one in regions
    ]
    ground = surround([ring for parts in flat for part in parts for ring in part])
    pairs = (pair for region in regions for pair in region.cuts)
    cuts = tuple(line for a, b in pairs for line in projection.project((a, b, a)))
    named = (region.properties for region in regions)
    return FlatMap(tuple(zip(named, flat, strict=True)), cuts, projection, ground)


def _project(polygon: Polygon, projection: Projection) -> Iterator[FlatPart]:
    """Yield a polygon on its plane, its rings turned as a FlatPart says, whichever way they were;
    in two parts where it lies across the edge of the world."""
    outer, *holes = ([*projection.project(ring)] for ring in polygon)
    parts = [[_turn(ring, right=True)] for ring in outer]
    for hole in (_turn(ring, right=False) for rings in holes for ring in rings):
        home = next((part for part in parts if encloses(part[:1], *hole[0])), parts[0])
        home.append(hole)
    yield from parts


def _turn(ring: Ring, *, right: bool) -> Ring:
    return ring if (measure_area(ring) >= 0) == right else ring[::-1]

"""Owns the projection of maps: degrees become a plane on which areas keep their proportions."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from youju.formats.geography import Degrees
from youju.formats.rings import Ring, close_over_pole, cut_across, unroll

FlatPoint = tuple[float, float]
# How far from its middle, in degrees, a map may reach that is seen from above its middle; what is
# wider is a map of the world. And the least ocean that such a map is cut at, if not at 180°.
_WIDEST, _OCEAN = 70.0, 40.0
# Degrees of an edge that is drawn straight; what is longer bends with the earth.
_STRAIGHT = 1.0
# The polynomial of the Equal Earth projection (Šavrič, Patterson, Jenny 2018).
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = math.sqrt(3) / 2


class Projection:
    """A plane for a map of `points` in degrees: Lambert's azimuthal equal-area projection about
    its middle, or for most of the world Equal Earth.

    Both keep areas, so that no colour weighs more than the land it stands for. In the middle is
    the longitude `centre`, or that of the points.
    """

    def __init__(self, points: Iterable[Degrees], centre: float | None = None) -> None:
        points = list(points)
        ups = [up for _, up in points]
        self._east, arc = _find_middle(across for across, _ in points)
        self._east = self._east if centre is None else centre
        self._north = (min(ups) + max(ups)) / 2
        middle = (self._east, self._north)
        far = max(_measure_angle(middle, point) for point in points)
        self.world = far > _WIDEST
        if centre is None and self.world and arc > 360 - _OCEAN:
            self._east = 0.0

    def project(self, ring: Sequence[Degrees]) -> Iterator[Ring]:
        """Yield a closed `ring` on the plane, y downwards: on a map of the world perhaps in two
        parts, for it may lie across the edge."""
        turned = unroll(ring, self._east)
        if not self.world:
            yield [self._look_down(*point) for point in _bend(turned)]
            return
        for (part,) in cut_across([close_over_pole(turned)], 180.0):
            yield [_flatten(*point) for point in _bend(part)]

    def locate(self, point: Degrees) -> FlatPoint:
        """Return where a point in degrees lies on the plane, y downwards."""
        across = (point[0] - self._east + 180) % 360 - 180
        place = _flatten if self.world else self._look_down
        return place(across, point[1])

    def _look_down(self, across: float, up: float) -> FlatPoint:
        east, north, middle = math.radians(across), math.radians(up), math.radians(self._north)
        near = math.sin(middle) * math.sin(north)
        near += math.cos(middle) * math.cos(north) * math.cos(east)
        scale = math.sqrt(2 / max(1 + near, 1e-12))
        lifted = math.cos(middle) * math.sin(north)
        lifted -= math.sin(middle) * math.cos(north) * math.cos(east)
        return scale * math.cos(north) * math.sin(east), -scale * lifted


def _flatten(across: float, up: float) -> FlatPoint:
    """Return a point by Equal Earth."""
    bent = math.asin(_M * math.sin(math.radians(up)))
    two = bent * bent
    six = two**3
    slope = _A1 + 3 * _A2 * two + six * (7 * _A3 + 9 * _A4 * two)
    x = math.radians(across) * math.cos(bent) / (_M * slope)
    return x, -bent * (_A1 + _A2 * two + six * (_A3 + _A4 * two))


def _find_middle(longitudes: Iterable[float]) -> tuple[float, float]:
    """Return the longitude in the middle of all, and how wide they reach: the other side of the
    widest gap, wherever the file counts from."""
    turned = sorted({across % 360 for across in longitudes})
    gaps = [(b - a, a, b) for a, b in pairwise([*turned, turned[0] + 360])]
    gap, _, start = max(gaps)
    arc = 360 - gap
    return (start + arc / 2 + 180) % 360 - 180, arc


def _measure_angle(a: Degrees, b: Degrees) -> float:
    (x, y), (u, v) = (map(math.radians, point) for point in (a, b))
    cosine = math.sin(y) * math.sin(v) + math.cos(y) * math.cos(v) * math.cos(u - x)
    return math.degrees(math.acos(min(max(cosine, -1.0), 1.0)))


def _bend(ring: Ring) -> Ring:
    """Return a ring with points between those that lie far from each other.

    An edge has the same ones from both sides, so that neighbours keep their border.
    """
    bent = ring[:1]
    for a, b in pairwise(ring):
        far = max(abs(b[0] - a[0]), abs(b[1] - a[1]))
        pieces = math.ceil(far / _STRAIGHT)
        for piece in range(1, pieces):
            part = piece / pieces
            bent.append((a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])))
        bent.append(b)
    return bent

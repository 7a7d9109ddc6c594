"""The planes of maps: areas keep their proportions, and the earth's edge is nobody's border."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.mapping import square
from youju.formats.geography import Degrees
from youju.kinds.projection import FlatPoint, Projection

WORLD: list[Degrees] = [(n - 180.0, n / 3 - 60.0) for n in range(0, 360, 30)]


def ring(left: float, low: float, size: float = 1.0) -> list[Degrees]:
    return [(x, y) for x, y in square(left, low, size)]


def measure(points: Sequence[FlatPoint]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(points))) / 2


def on_earth(low: float, size: float = 1.0) -> float:
    """Return the area of a square of degrees on a globe of radius 1."""
    top, bottom = (math.sin(math.radians(up)) for up in (low + size, low))
    return math.radians(size) * (top - bottom)


@given(st.floats(-179, 178), st.floats(-80, 79), st.booleans())
def test_areas_are_those_on_the_globe(left: float, low: float, world: bool) -> None:
    there = ring(left, low)
    flat = Projection([*WORLD, *there] if world else [*there, (left + 20, low / 2)])
    assert flat.world == world
    area = sum(measure(part) for part in flat.project(there))
    assert area == pytest.approx(on_earth(low), rel=1e-3)


def test_north_is_up_and_east_is_right() -> None:
    flat = Projection(ring(120, 22, 4))
    ((south_west, *_, north_east, _, _),) = (
        [part[0], part[4], part[8], part[12], part[16]] for part in flat.project(ring(120, 22, 4))
    )
    assert south_west[0] < north_east[0]
    assert south_west[1] > north_east[1]


@pytest.mark.parametrize("shift", [0, 360])
def test_a_map_across_the_date_line_lies_together(shift: float) -> None:
    west, east = ring(178, -18), ring(-180 + shift, -18)
    flat = Projection([*west, *east])
    points = [p for r in (west, east) for part in flat.project(r) for p in part]
    across = [x for x, _ in points]
    assert max(across) - min(across) < math.radians(4)


def test_a_map_may_have_another_middle() -> None:
    for there in (ring(149.5, 0), ring(20, 10), ring(-40, -30)):
        flat = Projection([*WORLD, *there], 150)
        area = sum(measure(part) for part in flat.project(there))
        assert area == pytest.approx(on_earth(there[0][1]), rel=1e-3)
    pacific = [x for part in Projection(WORLD, 150).project(ring(149.5, 0)) for x, _ in part]
    assert min(pacific) == pytest.approx(-max(pacific))


def test_a_ring_that_jumps_at_the_date_line_is_cut_on_a_map_of_the_world() -> None:
    fiji: list[Degrees] = [(179, -18), (-179, -18), (-179, -17), (179, -17), (179, -18)]
    flat = Projection([*WORLD, *fiji])
    parts = list(flat.project(fiji))
    assert len(parts) == 2
    assert sum(map(measure, parts)) == pytest.approx(2 * on_earth(-18), rel=1e-3)
    edge = max(abs(x) for part in parts for x, _ in part)
    assert all(max(abs(x) for x, _ in part) == pytest.approx(edge) for part in parts)


def test_a_ring_round_the_pole_is_closed_along_it() -> None:
    antarctica: list[Degrees] = [(n - 180.0, -70.0) for n in range(0, 360, 10)]
    antarctica.append(antarctica[0])
    flat = Projection([*WORLD, *antarctica])
    area = sum(map(measure, flat.project(antarctica)))
    assert area == pytest.approx(math.tau * (1 - math.sin(math.radians(70))), rel=1e-2)


def test_a_border_has_the_same_points_from_both_sides() -> None:
    flat = Projection([*ring(0, 0, 10), *ring(10, 0, 10)])
    (west,), (east,) = (list(flat.project(ring(left, 0, 10))) for left in (0, 10))

    def rounded(points: Sequence[FlatPoint]) -> set[tuple[float, float]]:
        return {(round(x, 9), round(y, 9)) for x, y in points}

    assert len(rounded(west) & rounded(east)) == 11


@pytest.mark.parametrize("world", [False, True])
def test_a_point_lies_where_a_ring_has_it(world: bool) -> None:
    around = ring(-170, -80, 160) + ring(10, -80, 160) if world else ring(8, 50)
    projection = Projection(around)
    assert projection.world == world
    corners = ring(8.5, 50.5, 0.25)
    (flat,) = projection.project(corners)
    for across, up in corners:
        place = projection.locate((across + 360, up))
        assert min(math.dist(place, point) for point in flat) < 1e-12

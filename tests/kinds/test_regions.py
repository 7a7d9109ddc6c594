"""Outlines in pixels: as large as there is room, no finer than is seen, and all there."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from tests.mapping import make_feature, make_row, square, write_map
from youju.formats.rings import Ring
from youju.kinds.regions import MOST_POINTS, DrawnMap, draw_regions


def draw(content: bytes, width: float = 300, tallest: float = 200) -> DrawnMap:
    return draw_regions(content, "", (), width, tallest)


def turn(ring: Ring) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))


@pytest.mark.parametrize(("width", "tallest"), [(300, 200), (680, 100), (344, 420)])
def test_a_map_fills_its_width_or_its_height(width: float, tallest: float) -> None:
    drawn = draw(make_row("1", "2", "3"), width, tallest)
    points = [p for one in drawn.regions for part in one.parts for ring in part for p in ring]
    across, down = zip(*points, strict=True)
    assert min(across) >= 0 and max(across) <= width
    assert min(down) >= 0 and max(down) <= drawn.height <= tallest
    assert max(across) - min(across) > width - 10 or drawn.height > tallest - 10
    assert min(across) + max(across) == pytest.approx(width, abs=1)  # in the middle


def test_rings_are_turned_alike_however_the_file_winds_them() -> None:
    outer, hole = square(0, 0, 4), square(1, 1)
    for first in (outer, outer[::-1]):
        for second in (hole, hole[::-1]):
            (region,) = draw(write_map(make_feature("1", [first, second]))).regions
            assert [turn(ring) > 0 for ring in region.parts[0]] == [True, False]
            assert region.area == pytest.approx(15 / 16 * 192 * 192, rel=0.02)


def test_neighbours_keep_their_border() -> None:
    west, east = draw(make_row("1", "2")).regions
    shared = {point for part in west.parts for ring in part for point in ring} & {
        point for part in east.parts for ring in part for point in ring
    }
    assert len(shared) >= 2


def test_the_largest_comes_first_so_that_small_ones_are_seen() -> None:
    inside = make_feature("town", [square(1, 1)])
    county = make_feature("county", [square(0, 0, 4)])
    drawn = draw(write_map(inside, county))
    assert [one.properties["code"] for one in drawn.regions] == ["county", "town"]


def test_a_region_too_small_to_be_seen_is_a_mark() -> None:
    rock = make_feature("rock", [square(5, 5, 0.0001)])
    drawn = draw(write_map(make_feature("land", [square(0, 0, 10)]), rock))
    (mark,) = drawn.regions[-1].parts
    left, right = (side(x for x, _ in mark[0]) for side in (min, max))
    assert 4 <= right - left <= 8
    assert drawn.regions[-1].area > 0


def test_islets_that_vanish_leave_the_region_as_it_is() -> None:
    land = make_feature("land", [square(0, 0, 10)], [square(11, 5, 0.0001)])
    (region,) = draw(write_map(land)).regions
    assert len(region.parts) == 1


def test_many_points_are_put_on_a_coarser_grid(monkeypatch: pytest.MonkeyPatch) -> None:
    circle = [[math.cos(math.tau * n / 999), math.sin(math.tau * n / 999)] for n in range(1_000)]
    content = write_map(make_feature("1", [circle]))
    counts = []
    for most, width in ((MOST_POINTS, 300), (1, 301)):
        monkeypatch.setattr("youju.kinds.regions.MOST_POINTS", most)
        (region,) = draw(content, width).regions
        counts.append(len(region.parts[0][0]))
    assert counts[0] > counts[1] > 100
    assert all(x == int(x) and y == int(y) for x, y in region.parts[0][0])


def test_words_stand_on_a_region_where_no_edge_runs_through_them() -> None:
    outer, hole = square(0, 0, 4), square(1.5, 1.5)
    (region,) = draw(write_map(make_feature("1", [outer, hole]))).regions
    left, top, right, bottom = region.box
    assert region.holds((left + 5, top + 5, left + 40, top + 20))
    assert not region.holds((left - 5, top + 5, left + 40, top + 20))
    assert not region.holds(((left + right) / 2 - 5, (top + bottom) / 2 - 5, right - 5, bottom - 5))
    assert all(left < x < right and top < y < bottom for x, y in region.middles)
    x, y = region.middles[0]
    assert region.holds((x - 10, y - 10, x + 10, y + 10))

"""Rings: what a cut leaves of a polygon is the area inside, in as many pieces as there are."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.mapping import square
from youju.formats.rings import Ring, cut_across, cut_polygon, encloses, unroll

# An E that opens to the east: cut in its teeth it is three pieces, in its back one.
LETTER: Ring = [
    *[(0, 0), (5, 0), (5, 1), (1, 1), (1, 2), (5, 2)],
    *[(5, 3), (1, 3), (1, 4), (5, 4), (5, 5), (0, 5), (0, 0)],
]


def ring(left: float, low: float, size: float = 1.0) -> Ring:
    return [(x, y) for x, y in square(left, low, size)]


def measure(rings: list[Ring]) -> float:
    areas = [abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(one))) / 2 for one in rings]
    return areas[0] - sum(areas[1:])


def cut(rings: list[Ring], axis: int, limit: float, side: int) -> list[list[Ring]]:
    return [list(piece) for piece in cut_polygon(rings, axis, limit, side)]


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize(("limit", "areas"), [(-3, [2, 2, 2]), (-0.5, [14.5])])
def test_what_a_cut_takes_apart_is_pieces_of_their_own(
    backwards: bool, limit: float, areas: list[float]
) -> None:
    letter = LETTER[::-1] if backwards else LETTER
    pieces = cut([letter], 0, limit, -1)
    assert sorted(map(measure, pieces)) == pytest.approx(areas)
    assert all(piece[0][0] == piece[0][-1] for piece in pieces)


@pytest.mark.parametrize("backwards", [False, True])
def test_holes_are_kept_opened_and_lost(backwards: bool) -> None:
    holes = [ring(1, 1), ring(4.5, 4, 2), ring(8, 8)]
    holes = [hole[::-1] for hole in holes] if backwards else holes
    (piece,) = cut([ring(0, 0, 10), *holes], 0, 5, 1)
    assert len(piece) == 2
    assert measure(piece) == pytest.approx(50 - 1 - 1)


@given(
    st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), min_size=3, max_size=9),
    st.floats(-1, 9),
    st.integers(0, 1),
    st.tuples(st.floats(0.01, 7.99), st.floats(0.01, 7.99)),
)
def test_a_point_is_within_the_pieces_of_one_side_as_it_was_within_the_whole(
    points: list[tuple[int, int]], limit: float, axis: int, at: tuple[float, float]
) -> None:
    """However a ring runs, also through itself and along the cut."""
    whole: Ring = [(float(x), float(y)) for x, y in [*points, points[0]]]
    rings = [r for side in (1, -1) for p in cut([whole], axis, side * limit, side) for r in p]
    near = (
        abs(at[axis] - limit) < 1e-6
        or at[1] == int(at[1])
        or any(abs(at[0] - x) < 1e-6 for r in (whole, *rings) for x in _cross(r, at[1]))
    )
    if not near:
        assert encloses(rings, *at) == encloses([whole], *at)


def _cross(one: Ring, y: float) -> list[float]:
    pairs = [(a, b) for a, b in pairwise(one) if (a[1] <= y) != (b[1] <= y)]
    return [a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0]) for a, b in pairs]


@pytest.mark.parametrize("turn", [-360, 0, 360])
def test_a_polygon_is_cut_wherever_round_the_globe_it_is_written(turn: int) -> None:
    (piece,) = cut_across([ring(-10 + turn, 0, 20)], 5)
    assert measure(list(piece)) == pytest.approx(200)


def test_a_ring_that_jumps_at_the_date_line_goes_on() -> None:
    assert unroll([(179, 0), (-179, 0)], 170) == [(9, 0), (11, 0)]

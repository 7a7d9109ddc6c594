"""Owns closed rings of points: what lies in and round them, and how they are unrolled and cut."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

Ring = list[tuple[float, float]]
Rectangle = tuple[float, float, float, float]
# How far round the globe a ring may be written from the middle of a cut.
_TURNS = (-360.0, 0.0, 360.0)


def unroll(ring: Sequence[tuple[float, float]], east: float) -> Ring:
    """Return a ring with longitudes from `east` on that go on where the file's jump from 180° to
    -180°."""
    first = (ring[0][0] - east + 180) % 360 - 180
    turned, at = [(first, ring[0][1])], first
    for (before, _), (after, up) in pairwise(ring):
        at += (after - before + 180) % 360 - 180
        turned.append((at, up))
    return turned


def close_over_pole(ring: Ring) -> Ring:
    """Return a ring that goes round the earth, such as Antarctica's, closed along its pole."""
    if abs(ring[-1][0] - ring[0][0]) < 180:
        return ring
    pole = math.copysign(90.0, sum(up for _, up in ring))
    return [*ring, (ring[-1][0], pole), (ring[0][0], pole), ring[0]]


def cut_across(rings: Sequence[Ring], half: float) -> Iterator[Sequence[Ring]]:
    """Yield the pieces of a polygon, unrolled rings of which the first is the outer, that lie from
    -`half` to `half` degrees of longitude, wherever round the globe it is written."""
    for turn in _TURNS:
        pieces: list[Sequence[Ring]] = [[[(x + turn, y) for x, y in ring] for ring in rings]]
        for side in (-1, 1):
            pieces = [cut for one in pieces for cut in cut_polygon(one, 0, half, side)]
        yield from pieces


def cut_polygon(
    rings: Sequence[Ring], axis: int, limit: float, side: int
) -> Iterator[Sequence[Ring]]:
    """Yield the pieces of a polygon where `side` (1 or -1) times the coordinate `axis` of its
    points is at most `limit`; what only touches it is nothing.

    What the cut takes apart becomes pieces of their own: no line runs along the cut between them.
    """
    kept = [[side * point[axis] < limit for point in ring] for ring in rings]
    if all(kept[0]):
        yield rings
        return
    chains: list[Ring] = []
    whole: list[Ring] = []
    for ring, inside in zip(rings, kept, strict=True):
        if all(inside):
            whole.append(ring)
        elif any(inside):
            chains += _list_chains(ring, inside, axis, side * limit)
    pieces = [[ring] for ring in _join(chains, 1 - axis)]
    for hole in whole:
        home = next((piece for piece in pieces if encloses(piece[:1], *hole[0])), None)
        if home:
            home.append(hole)
    yield from (piece for piece in pieces if len(piece[0]) > 3)


def _list_chains(ring: Ring, inside: Sequence[bool], axis: int, edge: float) -> Iterator[Ring]:
    """Yield the runs of a ring that are inside, each from the `edge` to the edge."""
    start = next(at for at, kept in enumerate(inside) if not kept)
    turned = [*ring[start:-1], *ring[: start + 1]]
    known = [*inside[start:-1], *inside[: start + 1]]
    chain: Ring = []
    for (a, b), (before, after) in zip(pairwise(turned), pairwise(known), strict=True):
        if before != after:
            part = (edge - a[axis]) / (b[axis] - a[axis])
            level = a[1 - axis] + part * (b[1 - axis] - a[1 - axis])
            chain.append((edge, level) if axis == 0 else (level, edge))
        if after:
            chain.append(b)
        elif chain:
            yield chain
            chain = []


def _join(chains: Sequence[Ring], along: int) -> Iterator[Ring]:
    """Yield closed rings of chains: along the cut, the first end is joined to the second, the third
    to the fourth, for between these lies the polygon."""
    ends = [chain[at][along] for chain in chains for at in (0, -1)]
    order = sorted(range(len(ends)), key=ends.__getitem__)
    partners = {
        a: b
        for one, other in zip(order[::2], order[1::2], strict=True)
        for a, b in ((one, other), (other, one))
    }
    left = set(range(len(chains)))
    while left:
        end, ring = 2 * min(left), []
        while end // 2 in left:
            left.discard(end // 2)
            chain = chains[end // 2]
            ring += chain[::-1] if end % 2 else chain
            end = partners[end ^ 1]
        yield [*ring, ring[0]]


def encloses(rings: Sequence[Ring], x: float, y: float) -> bool:
    """Tell whether a point lies within an odd number of `rings`."""
    return sum(crossed < x for ring in rings for crossed in list_crossings(ring, y)) % 2 == 1


def list_crossings(ring: Ring, y: float) -> Iterator[float]:
    """Yield where the sides of a ring cross the level `y`."""
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 <= y) != (y2 <= y):
            yield x1 + (y - y1) / (y2 - y1) * (x2 - x1)


def measure_area(ring: Ring) -> float:
    """Return the area of a ring that turns right as the eye sees it; of one that turns left, less
    than nothing."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) / 2


def surround(rings: Sequence[Ring]) -> Rectangle:
    """Return the box round all of `rings`: left, top, right, bottom."""
    across, down = zip(*(point for ring in rings for point in ring), strict=True)
    return min(across), min(down), max(across), max(down)

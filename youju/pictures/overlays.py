"""Owns overlays: the marks of panels that share a scale, brought together to be held to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from youju.rendering.drawn import DrawnItem, DrawnMark
from youju.rendering.outlines import Extent, Point

# Pixels between two panels, further than any picture reaches.
_APART = 10_000.0


def overlay_panels(marks: Sequence[DrawnMark], axis: int) -> list[DrawnMark]:
    """Return one mark for those of a kind in all panels, in one plane.

    Along `axis` (0 across, 1 down) all panels begin at the same place, so that what is drawn of
    equal numbers is of equal size; across it they stand apart, so that nothing covers another.
    """
    places = list(dict.fromkeys(mark.place for mark in marks))
    counts: dict[tuple[str, Point], int] = {}
    joined: dict[tuple[str, int], list[DrawnItem]] = {}
    for mark in marks:
        turn = counts[mark.kind, mark.place] = counts.get((mark.kind, mark.place), 0) + 1
        panel = places.index(mark.place)
        items = [replace(i, extent=_move(i.extent, mark.place, panel, axis)) for i in mark.items]
        joined.setdefault((mark.kind, turn), []).extend(items)
    return [DrawnMark(kind, tuple(items)) for (kind, _), items in joined.items()]


def _move(extent: Extent, place: Point, panel: int, axis: int) -> Extent:
    left, top, right, bottom = extent
    x, y = place[0], place[1]
    x, y = (x, y - panel * _APART) if axis == 0 else (x - panel * _APART, y)
    return left - x, top - y, right - x, bottom - y

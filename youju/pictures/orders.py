"""Owns the order of a picture's rows, where words claim one: largest first, 由多到少."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from youju.pictures.fits import varies
from youju.rendering.drawn import DrawnItem, DrawnMark

# The relations that words claim of an order.
CLAIMED_ORDERS = ("descending", "ascending")
_SIZED = ("rect", "rule", "symbol", "arc")
_SLACK = 1.0


def has_order(marks: Sequence[DrawnMark], values: Mapping[str, float], relation: str) -> bool:
    """Tell whether rows with these `values` stand in an order of CLAIMED_ORDERS, down or across.

    A picture in which no direction keeps the rows apart, such as dots on a plane, has any order.
    """
    seen = False
    for places in _list_places(marks, values):
        seen = True
        order = sorted(places, key=places.__getitem__)
        steps = itertools.pairwise(order)
        sign = 1 if relation == CLAIMED_ORDERS[0] else -1
        if all((values[a] - values[b]) * sign >= 0 for a, b in steps):
            return True
    return not seen


def _list_places(marks: Sequence[DrawnMark], values: Mapping[str, float]) -> list[dict[str, float]]:
    """Return where each row begins, along each direction in which no two rows overlap."""
    items: dict[str, list[DrawnItem]] = {}
    for mark in marks:
        for item in mark.items if mark.kind in _SIZED else ():
            if len(item.labels) == 1 and item.labels[0] in values:
                items.setdefault(item.labels[0], []).append(item)
    if len(items) < 2 or items.keys() != values.keys():
        return []
    found = []
    for axis in (0, 1):
        spans = {
            key: (min(i.extent[axis] for i in own), max(i.extent[axis + 2] for i in own))
            for key, own in items.items()
        }
        ordered = sorted(spans.values())
        apart = all(b[0] - a[1] >= -_SLACK for a, b in itertools.pairwise(ordered))
        places = {key: span[0] for key, span in spans.items()}
        if apart and varies(places, _SLACK):
            found.append(places)
    return found

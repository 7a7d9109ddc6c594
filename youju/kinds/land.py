"""Owns where regions of a map lie and where paper is free, for the words that stand beside."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from youju.formats.rings import Rectangle, Ring
from youju.kinds.regions import DrawnRegion

# Pixels between the lines on which it is known where regions lie.
GRAIN = 4.0


class Land:
    """The ground that `regions` cover, `down` pixels lower than they lie by themselves."""

    def __init__(self, regions: Iterable[DrawnRegion] = (), down: float = 0.0) -> None:
        self._spans: dict[int, list[tuple[float, float]]] = {}
        self._down = down
        for part in (part for region in regions for part in region.parts):
            for line, left, right in _list_spans(part):
                self._spans.setdefault(line, []).append((left, right))

    def touches(self, box: Rectangle) -> bool:
        """Tell whether a region lies under `box`, or so near its edge that it seems so."""
        left, top, right, bottom = box
        first = math.floor((top - self._down) / GRAIN)
        last = math.ceil((bottom - self._down) / GRAIN)
        return any(
            start < right and left < end
            for line in range(first, last + 1)
            for start, end in self._spans.get(line, ())
        )


def _list_spans(part: Sequence[Ring]) -> Iterator[tuple[int, float, float]]:
    """Yield from where to where a part lies on each line; one between two lies on the next."""
    crossed: dict[int, list[float]] = {}
    for (x1, y1), (x2, y2) in (side for ring in part for side in pairwise(ring)):
        low, high = min(y1, y2) / GRAIN, max(y1, y2) / GRAIN
        for line in range(math.ceil(low), math.ceil(high)):
            share = (line * GRAIN - y1) / (y2 - y1)
            crossed.setdefault(line, []).append(x1 + share * (x2 - x1))
    for line, places in crossed.items():
        places.sort()
        for left, right in zip(places[::2], places[1::2], strict=True):
            yield line, left, right
    if not crossed:
        across, down = zip(*(point for ring in part for point in ring), strict=True)
        yield math.ceil(min(down) / GRAIN), min(across), max(across)

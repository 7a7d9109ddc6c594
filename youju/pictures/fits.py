"""Owns fits: whether sizes and places in pixels follow numbers, within a pixel."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from math import sqrt

from youju.rendering.outlines import Extent

# Pixels by which a mark may differ from its number: what rounding to whole pixels does at worst.
PIXEL = 1.0
# Pixels within which two bands are one, written with other decimals.
_SAME = 0.002
Sizes = Mapping[str, float]


def fits_length(lengths: Sizes, values: Sizes) -> bool:
    """Tell whether `lengths` in pixels are in proportion to the sizes of `values`."""
    scale = _find_scale(lengths, values)
    return max(lengths.values()) > PIXEL and all(
        abs(lengths[key] - scale * abs(values[key])) <= PIXEL for key in lengths
    )


def is_too_short(
    extents: Mapping[str, Extent], values: Sizes, places: Sizes, others: Sizes, axis: int
) -> bool:
    """Tell whether lengths along `axis` of a pixel at most are what is due for `values`.

    So short, they have no scale of their own. It is that of `places`, which lie as far from the
    zero of the lengths as `others` say.
    """
    if any(measure_length(box, axis) > PIXEL for box in extents.values()):
        return False
    far = max(others, key=lambda key: abs(others[key]))
    if not others[far] or not stands_on_zero(extents, axis):
        return False
    most = max(map(abs, values.values()))
    return any(
        fits_place({**places, "": zero}, {**others, "": 0.0})
        and most * abs((places[far] - zero) / others[far]) <= PIXEL
        for zero in {box[axis + end] for box in extents.values() for end in (0, 2)}
    )


def fits_area(areas: Sizes, values: Sizes) -> bool:
    """Tell whether `areas` in square pixels are in proportion to `values`, side by side."""
    scale = _find_scale(areas, values)
    return max(areas.values()) > PIXEL and all(
        abs(sqrt(areas[key]) - sqrt(scale * abs(values[key]))) <= PIXEL
        for key in areas
        if values[key]  # of nothing there may be a dot, so that it is seen
    )


def fits_count(counts: Sizes, values: Sizes) -> bool:
    """Tell whether there are as many things for each of `values` as it says, one more or less."""
    return fits_length(counts, values)


def fits_place(places: Sizes, values: Sizes) -> bool:
    """Tell whether `places` along an axis lie as far from each other as `values` do."""
    if not varies(values):
        return not varies(places)
    low, high = min(values, key=values.__getitem__), max(values, key=values.__getitem__)
    scale = (places[high] - places[low]) / (values[high] - values[low])
    return abs(places[high] - places[low]) > PIXEL and all(
        abs(places[low] + scale * (values[key] - values[low]) - places[key]) <= PIXEL
        for key in places
    )


def fits_shares(extents: Mapping[str, Extent], values: Sizes, axis: int) -> bool:
    """Tell whether parts that lie end to end along `axis` (0 across, 1 down) share the length of
    their stack, the same for all stacks, as `values` do."""
    stacks = list_stacks(extents, axis)
    totals = [sum(measure_length(extents[key], axis) for key in stack) for stack in stacks]
    if max(totals) - min(totals) > PIXEL or all(len(stack) == 1 for stack in stacks):
        return False
    for stack, total in zip(stacks, totals, strict=True):
        whole = sum(abs(values[key]) for key in stack)
        if any(
            abs(measure_length(extents[key], axis) - total * abs(values[key]) / whole) > PIXEL
            for key in stack
            if whole
        ):
            return False
    return True


def stands_on_zero(extents: Mapping[str, Extent], axis: int) -> bool:
    """Tell whether lengths along `axis` begin at one place: each by itself, or the stack whose
    part it is; or each where the one before it ends, as in a waterfall."""
    stacks = list_stacks(extents, axis)
    ends = [{extents[key][axis + far] for key in stack for far in (0, 2)} for stack in stacks]
    close = all(_is_closed([extents[key] for key in stack], axis) for stack in stacks)
    if close and any(all(_has(others, zero) for others in ends) for zero in ends[0]):
        return True
    return close and all(
        any(_has(after, end) for end in before) for before, after in itertools.pairwise(ends)
    )


def list_stacks(extents: Mapping[str, Extent], axis: int) -> list[list[str]]:
    """Return the keys of what stands on the same band across `axis`, band by band.

    Bands may be a fraction of a pixel apart, as those of an area of a thousand days are.
    """
    stacks: list[list[str]] = []
    band = (0.0, 0.0)
    for key in sorted(extents, key=lambda key: (extents[key][1 - axis], extents[key][3 - axis])):
        own = (extents[key][1 - axis], extents[key][3 - axis])
        if not stacks or max(abs(a - b) for a, b in zip(own, band, strict=True)) > _SAME:
            stacks.append([])
            band = own
        stacks[-1].append(key)
    return stacks


def measure_length(extent: Extent, axis: int) -> float:
    """Return how long `extent` is along `axis`, in pixels."""
    return extent[axis + 2] - extent[axis]


def varies(sizes: Sizes, by: float = 0.0) -> bool:
    """Tell whether `sizes` are not all the same, but for what is `by` at most."""
    return max(sizes.values()) - min(sizes.values()) > by


def find_worst(sizes: Sizes, values: Sizes) -> tuple[str, float, float]:
    """Return what is furthest from its number, if the largest number is right: its key, its size
    and the size that is due."""
    scale = _find_scale(sizes, values)
    worst = max(sizes, key=lambda key: abs(sizes[key] - scale * abs(values[key])))
    return worst, sizes[worst], scale * abs(values[worst])


def _find_scale(sizes: Sizes, values: Sizes) -> float:
    largest = max(sizes, key=lambda key: abs(values[key]))
    return sizes[largest] / abs(values[largest]) if values[largest] else 0.0


def _is_closed(boxes: Sequence[Extent], axis: int) -> bool:
    """Tell whether boxes lie end to end along `axis`.

    They are ordered by their middles: the ends of one without a length, or nearly so, are a hair
    to either side of those of the boxes that it lies between.
    """
    ordered = sorted(boxes, key=lambda box: box[axis] + box[axis + 2])
    return all(
        abs(after[axis] - before[axis + 2]) <= 2 * PIXEL
        for before, after in itertools.pairwise(ordered)
    )


def _has(places: set[float], place: float) -> bool:
    return any(abs(other - place) <= PIXEL for other in places)

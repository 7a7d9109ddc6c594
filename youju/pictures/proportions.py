"""Owns the proportions of a picture: whether what is drawn of its rows follows their numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log10
from statistics import mean, median

from youju.numbers.periods import is_year
from youju.pictures.fits import (
    PIXEL,
    Sizes,
    find_worst,
    fits_area,
    fits_count,
    fits_length,
    fits_place,
    fits_shares,
    is_too_short,
    measure_length,
    stands_on_zero,
    varies,
)
from youju.pictures.overlays import overlay_panels
from youju.rendering.drawn import DrawnItem, DrawnMark
from youju.rendering.outlines import Extent, Point

_MEANT = ("rect", "arc", "symbol", "area", "line", "rule")
_AXES = (0, 1)
# A mark that stands for many rows is drawn from one number of theirs.
_PUT_TOGETHER: tuple[Callable[[list[float]], float], ...] = (sum, mean, min, max, median, len)


@dataclass(frozen=True)
class Numbers:
    """The numbers of a picture's rows: each column's by the row's id, without its gaps; whether
    they are shares of a hundred; whether an axis counts in powers of ten; whether the picture has
    panels that share their scale; the columns that bands reach from and to besides."""

    columns: tuple[Mapping[str, float], ...]
    percent: bool = False
    log: bool = False
    shared: bool = False
    reaches: tuple[Mapping[str, float], ...] = ()


@dataclass(frozen=True)
class Misfit:
    """Rows whose `mark` does not follow their number: what is drawn, and what was due."""

    mark: str
    row: str
    drawn: float = 0.0
    due: float = 0.0


def find_misfit(marks: Sequence[DrawnMark], numbers: Numbers, encoding: str = "") -> Misfit | None:
    """Return what in the drawn `marks` does not follow `numbers`, or None.

    With an `encoding` of content.charts there must be a mark of each row that is drawn so.
    With and without one, whatever has sizes that differ, and each line, must follow some column in
    some way: as lengths from one zero, shares of their stack, areas, counts or places.
    """
    if encoding == "none":
        return None
    if numbers.shared:
        alone = replace(numbers, shared=False)
        found = [find_misfit(overlay_panels(marks, axis), alone, encoding) for axis in _AXES]
        return next((misfit for misfit in found if misfit), None) if all(found) else None
    meant = [mark for mark in marks if mark.kind in _MEANT]
    layers = [_Layer(group, numbers) for group in _join_lines(meant)]
    for layer in layers:
        if len(layer.keys) > 1 and not layer.is_explained():
            return layer.describe()
    drawn = [
        {r for r, v in column.items() if v or encoding != "count"} for column in numbers.columns
    ]
    rows = set().union(*drawn)  # of nothing there is nothing to count
    if encoding and len(rows) == 1 and numbers.percent:
        return _find_part_misfit(marks, *numbers.columns[0].items())
    if encoding and len(rows) > 1 and layers:
        return _find_undrawn(meant, layers, rows, encoding)
    return None


def _find_undrawn(
    meant: Sequence[DrawnMark], layers: Sequence[_Layer], rows: set[str], encoding: str
) -> Misfit | None:
    """Return what is not drawn in the way of `encoding`, where no marks of all `rows` are.

    All rows may be those of one layer, of several, or of a layer in each facet.
    """
    views: dict[str, dict[Point, list[DrawnMark]]] = {}
    for mark in meant:
        views.setdefault(mark.kind, {}).setdefault(mark.place, []).append(mark)
    numbers = layers[0].numbers
    sets = [[layer] for layer in layers]
    sets += [[_Layer(marks, numbers) for marks in view.values()] for view in views.values()]
    full = [one for one in sets if set().union(*(layer.rows for layer in one)) >= rows]
    if not full or any(
        all(layer.fits(encoding, layers) for layer in one if layer.keys) for one in full
    ):
        return None
    return full[0][0].describe()


class _Layer:
    """The items of marks that belong together, gathered by the rows that they stand for."""

    def __init__(self, marks: Sequence[DrawnMark], numbers: Numbers) -> None:
        self._marks, self.numbers = marks, numbers
        self.kind = marks[0].kind
        known = {row for column in numbers.columns for row in column}
        self._items: dict[str, list[DrawnItem]] = {}
        for item in (item for mark in marks for item in mark.items):
            if item.labels and known.issuperset(item.labels):
                self._items.setdefault(" ".join(item.labels), []).append(item)
        self.keys = tuple(self._items)
        self.rows = {row for key in self.keys for row in key.split()}
        self._boxes = {key: _surround(items) for key, items in self._items.items()}

    def is_explained(self) -> bool:
        """Tell whether what differs in size, and where a line runs, comes from some column."""
        if self.kind == "rule" or (self.kind == "area" and self.rows != set(self.keys)):
            return True  # rules lead from words to what they name; bands show how rows are spread
        if self.kind == "line":
            return len(self.keys) < 3 or self._fits_each(_Layer._fits_place)
        across, down = (varies(self._measure(axis), PIXEL) for axis in _AXES)
        if self.kind == "arc" or (across and down):
            return self.fits("area") or all(self._fits_along(axis) for axis in _AXES)
        if across or down:
            return self._fits_each(lambda layer: layer._fits_along(1 if down else 0))
        return not varies(self._count()) or self.fits("count")

    def fits(self, encoding: str, beside: Sequence[_Layer] = ()) -> bool:
        """Tell whether the items follow a column in the way of `encoding`; lengths of a pixel at
        most do so on the scale of the layers `beside` them."""
        if encoding == "length":
            return any(self._fits_along(axis) for axis in _AXES) or any(
                self._is_too_short(other, axis) for other in beside for axis in _AXES
            )
        if encoding == "position":
            return self._fits_place()
        if encoding == "area":
            return any(fits_area(self._fill(), values) for values in self._list_values())
        return any(fits_count(self._count(), values) for values in self._list_values())

    def describe(self) -> Misfit:
        """Return what is furthest from its number, in the column that is nearest to all."""
        sizes = [self._measure(0), self._measure(1), self._count()]
        sizes = [size for size in sizes if varies(size, PIXEL)] or sizes[:1]
        tried = [find_worst(size, v) for size in sizes for v in self._list_values()]
        key, drawn, due = min(tried, key=lambda one: abs(one[1] - one[2]))
        return Misfit(self.kind, key, round(drawn), round(due))

    def _fits_each(self, fits: Callable[[_Layer], bool]) -> bool:
        """Tell whether all marks together fit, or each by itself: facets, or axes of their own."""
        alone = [_Layer([mark], self.numbers) for mark in self._marks]
        return fits(self) or (len(alone) > 1 and all(map(fits, alone)))

    def _fits_along(self, axis: int) -> bool:
        """Tell whether lengths along `axis` follow a column, or reach from one to another."""
        lengths, values = self._measure(axis), list(self._list_values())
        starts, ends = ({k: box[axis + far] for k, box in self._boxes.items()} for far in (0, 2))
        moved = [column for column in values if varies(column)]
        return (
            any(fits_shares(self._boxes, column, axis) for column in values)
            or (
                stands_on_zero(self._boxes, axis)
                and any(fits_length(lengths, column) for column in values)
            )
            or any(
                fits_place(starts, a) and fits_place(ends, b)
                for a in moved
                for b in moved
                if a != b
            )
            or self._fits_reaches(starts, ends)
        )

    def _is_too_short(self, other: _Layer, axis: int) -> bool:
        """Tell whether no number is due a pixel along `axis`, on the scale of `other`'s places."""
        boxes = other._boxes.items()
        places = {key: (box[axis] + box[axis + 2]) / 2 for key, box in boxes}
        return bool(places and self.keys and not self.numbers.log) and any(
            is_too_short(self._boxes, values, places, held, axis)
            for values in self._list_values()
            for held in other._list_values()
        )

    def _fits_reaches(self, starts: Sizes, ends: Sizes) -> bool:
        """Tell whether all reach from the one to the other of two columns, both on one scale."""
        if not self.numbers.reaches or not all(
            c.keys() >= set(self.keys) for c in self.numbers.reaches
        ):
            return False
        bend = log10 if self.numbers.log else float
        a, b = ({key: bend(c[key]) for key in self.keys} for c in self.numbers.reaches)
        values = _join(a, b)
        return any(
            fits_place(_join(*places), values) for places in ((starts, ends), (ends, starts))
        )

    def _fits_place(self) -> bool:
        boxes = self._boxes.items()
        places = [{key: box[side] for key, box in boxes} for side in range(4)]
        places += [{key: (box[a] + box[a + 2]) / 2 for key, box in boxes} for a in _AXES]
        moved = [place for place in places if varies(place, PIXEL)]
        # Equal numbers stand at one place, as those of a flat line.
        return any(
            fits_place(place, values)
            for values in self._list_values()
            for place in (moved if varies(values) else places)
        )

    def _measure(self, axis: int) -> Sizes:
        return {
            k: sum(measure_length(i.extent, axis) for i in items)
            for k, items in self._items.items()
        }

    def _fill(self) -> Sizes:
        return {key: sum(item.area for item in items) for key, items in self._items.items()}

    def _count(self) -> Sizes:
        return {key: sum(item.count for item in items) for key, items in self._items.items()}

    def _list_values(self) -> Iterator[Sizes]:
        """Yield the numbers that the items may be drawn from, a column's after the other."""
        columns = [c for c in self.numbers.columns if not _is_time(c)] or self.numbers.columns
        ways = _PUT_TOGETHER if any(" " in key for key in self.keys) else _PUT_TOGETHER[:1]
        for column in columns:
            for way in ways:
                values = {
                    key: way([column[row] for row in key.split() if row in column])
                    for key in self.keys
                    if any(row in column for row in key.split())
                }
                if values.keys() >= set(self.keys):
                    yield {k: log10(v) for k, v in values.items()} if self.numbers.log else values


def _find_part_misfit(marks: Sequence[DrawnMark], row: tuple[str, float]) -> Misfit | None:
    """Hold the one share of a picture against what it is drawn as a part of."""
    key, percent = row
    areas: dict[str, float] = {}
    for item in (item for mark in marks for item in mark.items if mark.kind in _MEANT):
        for label in item.labels:
            areas[label] = areas.get(label, 0.0) + item.area
    own, whole = areas.pop(key, 0.0), max(areas.values(), default=0.0)
    due = whole * percent / 100
    if not own or not whole or fits_area({key: own, "": whole}, {key: percent, "": 100.0}):
        return None
    return Misfit("area", key, round(own), round(due))


def _join_lines(marks: Sequence[DrawnMark]) -> Iterator[list[DrawnMark]]:
    """Yield marks that belong together: the lines or areas of series are marks of their own."""
    joined: list[DrawnMark] = []
    for mark in marks:
        alike = joined and (mark.kind, mark.place) == (joined[0].kind, joined[0].place)
        if joined and not (alike and mark.kind in ("line", "area")):
            yield joined
            joined = []
        joined.append(mark)
    if joined:
        yield joined


def _join(a: Sizes, b: Sizes) -> Sizes:
    return {f"{key} {end}": size for end, s in enumerate((a, b)) for key, size in s.items()}


def _surround(items: Sequence[DrawnItem]) -> Extent:
    boxes = [item.extent for item in items]
    left, top = (min(box[side] for box in boxes) for side in (0, 1))
    right, bottom = (max(box[side] for box in boxes) for side in (2, 3))
    return left, top, right, bottom


def _is_time(column: Mapping[str, float]) -> bool:
    """Tell whether a column has nothing but years, which say when, and not how much."""
    return all(map(is_year, column.values()))

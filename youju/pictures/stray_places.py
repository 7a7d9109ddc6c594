"""Owns the places of marks by position: both ways in which they lie come from a column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from math import asinh, log10, radians, tan

from youju.pictures.fits import PIXEL, Sizes, find_worst, fits_place, varies
from youju.pictures.labels import is_number
from youju.pictures.proportions import Misfit
from youju.rendering.drawn import DrawnMark
from youju.rendering.outlines import Point

_KINDS = ("symbol", "line")
# Of fewer any two ways are in proportion.
_LEAST = 4
# Mercator's map ends before the poles.
_POLE = 86
_DAY = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")


def find_stray_place(
    marks: Sequence[DrawnMark], rows: Iterable[Mapping[str, str]]
) -> Misfit | None:
    """Return what of a table's dots or points of lines lies along both axes, and along one of them
    by no column of its `rows`; or None.

    Along an axis places follow numbers, days or months; or stand for the cells of a column, all
    levels as far apart as their neighbours. Marks of one view are held together, or each alone.
    """
    columns = _read_columns(rows)
    for kind, views in _gather(marks).items():
        for layers in views.values():
            whole = {row: place for layer in layers for row, place in layer.items()}
            misfit = _find_stray(kind, whole, columns)
            if misfit and any(_find_stray(kind, layer, columns) for layer in layers):
                return misfit
    return None


def _gather(marks: Sequence[DrawnMark]) -> dict[str, dict[Point, list[dict[str, Point]]]]:
    """Return the middles of what stands for one row: by the kind of mark, by view, by layer."""
    found: dict[str, dict[Point, list[dict[str, Point]]]] = {}
    for mark in (mark for mark in marks if mark.kind in _KINDS):
        places = {
            item.labels[0]: (
                (item.extent[0] + item.extent[2]) / 2,
                (item.extent[1] + item.extent[3]) / 2,
            )
            for item in mark.items
            if len(item.labels) == 1
        }
        found.setdefault(mark.kind, {}).setdefault(mark.place, []).append(places)
    return found


def _read_columns(rows: Iterable[Mapping[str, str]]) -> list[dict[str, str]]:
    columns: dict[str, dict[str, str]] = {}
    for row in rows:
        for name, cell in row.items():
            columns.setdefault(name, {})[row["id"]] = cell
    return [*columns.values()]


def _find_stray(
    kind: str, places: Mapping[str, Point], columns: Sequence[Mapping[str, str]]
) -> Misfit | None:
    known = {row: at for row, at in places.items() if any(row in column for column in columns)}
    axes = [{row: at[axis] for row, at in known.items()} for axis in (0, 1)]
    if len(known) < _LEAST or not all(varies(axis, PIXEL) for axis in axes):
        return None
    for axis in axes:
        sizes = [sizes for column in columns for sizes in _list_sizes(column, axis)]
        levelled = any(_has_levels(axis, column) for column in columns)
        if not levelled and not any(fits_place(axis, one) for one in sizes):
            low = min(axis.values())
            drawn = {row: at - low for row, at in axis.items()}
            due = ({row: v - min(one.values()) for row, v in one.items()} for one in sizes)
            tried = [find_worst(drawn, one) for one in due if any(one.values())]
            row, at, right = min(tried, key=lambda one: abs(one[1] - one[2]), default=("", 0, 0))
            return Misfit(kind, row, round(at), round(right)) if row else None
    return None


def _list_sizes(column: Mapping[str, str], rows: Iterable[str]) -> Iterator[Sizes]:
    """Yield the numbers of a column, their logarithms, and where they stand as latitudes on
    Mercator's map, or its days; nothing with a gap.
    """
    cells = {row: column.get(row, "") for row in rows}
    if all(map(is_number, cells.values())):
        sizes = {row: float(cell) for row, cell in cells.items()}
        yield sizes
        if min(sizes.values()) > 0:
            yield {row: log10(size) for row, size in sizes.items()}
        if max(map(abs, sizes.values())) < _POLE:
            yield {row: asinh(tan(radians(size))) for row, size in sizes.items()}
    elif days := [*map(_read_day, cells.values())]:
        found = [day for day in days if day is not None]
        if len(found) == len(days):
            yield dict(zip(cells, found, strict=True))


def _read_day(cell: str) -> float | None:
    match = _DAY.fullmatch(cell)
    try:
        return date(int(match[1]), int(match[2]), int(match[3] or 1)).toordinal() if match else None
    except ValueError:  # 2024-13
        return None


def _has_levels(places: Sizes, column: Mapping[str, str]) -> bool:
    """Tell whether equal cells stand at one place each, and all these as far apart; numbers stand
    in their order, or against it.
    """
    levels: dict[str, float] = {}
    for row, place in places.items():
        if abs(levels.setdefault(column.get(row, ""), place) - place) > PIXEL:
            return False
    stands = sorted(levels.values())
    if all(map(is_number, levels)):
        ordered = [levels[cell] for cell in sorted(levels, key=float)]
        if ordered not in (stands, stands[::-1]):
            return False
    gaps = [last - first for first, last in pairwise(stands)]
    return bool(gaps) and max(gaps) - min(gaps) <= 2 * PIXEL

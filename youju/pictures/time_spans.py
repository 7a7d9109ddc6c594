"""Owns spans of time as pictures are held to them: whether bars begin and end where dates say."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date

from youju.pictures.chart_specs import Sheet
from youju.pictures.fits import PIXEL, find_worst, fits_place
from youju.pictures.proportions import Misfit
from youju.rendering.drawn import DrawnMark
from youju.rendering.outlines import Extent

_QUARTERS = {"Q1": "01", "Q2": "04", "Q3": "07", "Q4": "10"}


def find_stray_span(marks: Sequence[DrawnMark], sheet: Sheet) -> Misfit | None:
    """Return a bar that does not lie where its row's dates in `sheet` say, or is not there.

    A year ends with its last day. A bar that is open reaches to all dates on that side at least.
    """
    bars: dict[str, Extent] = {
        item.labels[0]: item.extent
        for mark in marks
        if mark.kind == "rect"
        for item in mark.items
        if len(item.labels) == 1
    }
    due = _list_due(sheet)
    missing = sorted({row for row, _ in due} - bars.keys())
    if missing:
        return Misfit("rect", missing[0])
    places = {f"{row} {side}": bars[row][side] for row, side in due}
    days = {f"{row} {side}": day for (row, side), day in due.items()}
    if places and not fits_place(places, days):
        first = min(days, key=days.__getitem__)
        from_first = {key: days[key] - days[first] for key in days}
        row, at, right = find_worst({k: p - places[first] for k, p in places.items()}, from_first)
        return Misfit("rect", row.split(" ")[0], round(at), round(right))
    return _find_short(bars, due, places)


def _find_short(
    bars: Mapping[str, Extent], due: Mapping[tuple[str, int], float], places: Mapping[str, float]
) -> Misfit | None:
    """Return an open bar that ends before some date."""
    for row in sorted({row for row, _ in due}):
        for side, sign, far in ((0, -1, min), (2, 1, max)):
            end = far(places.values())
            if (row, side) not in due and sign * (bars[row][side] - end) < -PIXEL:
                return Misfit("rect", row, round(bars[row][side]), round(end))
    return None


def _list_due(sheet: Sheet) -> Mapping[tuple[str, int], float]:
    """Return the day at which each bar begins (0) and the one after its end (2), by row."""
    found: dict[tuple[str, int], float] = {}
    for row in sheet.rows:
        for side, name in ((0, "start"), (2, "end")):
            cell = row[sheet.options[name]]
            if cell:
                found[row["id"], side] = _count_days(cell, over=side == 2)
    return found


def _count_days(cell: str, *, over: bool) -> float:
    """Return the number of a date's first day, or of the one after its last."""
    year, rest = int(cell[:4]), cell[4:].lstrip("-")
    month = _QUARTERS.get(rest, rest[:2])
    day = rest[3:] if rest not in _QUARTERS else ""
    if not over:
        return date(year, int(month or 1), int(day or 1)).toordinal()
    last = 12 if not month else int(month) + (2 if rest in _QUARTERS else 0)
    return date(year, last, int(day or monthrange(year, last)[1])).toordinal() + 1

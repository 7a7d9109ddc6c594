"""Owns targets: whether the marks that bars are held against stand on the scale of the bars."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from youju.pictures.fits import find_worst, fits_place
from youju.pictures.proportions import Misfit
from youju.rendering.drawn import DrawnItem, DrawnMark

_Column = Mapping[str, float]


def find_stray_target(
    marks: Sequence[DrawnMark], values: _Column, targets: _Column
) -> Misfit | None:
    """Return a rule that does not stand at its row's number in `targets`, or is not there; or None.

    Their scale is that of the bars, which run to the right of zero, or to the left of it, as far
    as `values` say.
    """
    bars = {row: item.extent for row, item in _list_items(marks, "rect", values)}
    ends = {row: box[2 if values[row] >= 0 else 0] for row, box in bars.items()}
    zeros = [box[0 if values[row] >= 0 else 2] for row, box in bars.items()]
    rules = {row: item.extent for row, item in _list_items(marks, "rule", targets)}
    places = {row: (box[0] + box[2]) / 2 for row, box in rules.items()}
    missing = sorted(targets.keys() - places.keys())
    if not zeros or not targets:
        return None
    if missing:
        return Misfit("rule", missing[0])
    drawn = {**{f"{row} bar": at for row, at in ends.items()}, **places}
    due = {**{f"{row} bar": values[row] for row in ends}, **targets}
    if fits_place(drawn, due):
        return None
    row, at, right = find_worst({key: abs(at - zeros[0]) for key, at in drawn.items()}, due)
    return Misfit("rule", row.removesuffix(" bar"), round(at), round(right))


def _list_items(
    marks: Sequence[DrawnMark], kind: str, rows: _Column
) -> Iterator[tuple[str, DrawnItem]]:
    for item in (item for mark in marks if mark.kind == kind for item in mark.items):
        if len(item.labels) == 1 and item.labels[0] in rows:
            yield item.labels[0], item

"""Owns the tones of a picture: whether each row is filled in the shade of its own number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from youju.kinds.shading import choose_shading
from youju.rendering.drawn import DrawnItem, DrawnMark

# Options of kinds that say how numbers are shaded.
_SHADING = ("reverse", "middle", "breaks")
_FILLED = ("rect", "shape")


@dataclass(frozen=True)
class StrayTone:
    """A row (its id) that is filled with `drawn`, where the shade of its number is `due`."""

    row: str
    drawn: str
    due: str


def find_stray_tone(
    marks: Sequence[DrawnMark], values: Mapping[str, float], options: Mapping[str, Any]
) -> StrayTone | None:
    """Return the first row whose mark has not the shade of its number in `values`, or None.

    `options` are those of the chart's kind. The look in use has the shades.
    """
    told = {name: options[name] for name in _SHADING if name in options}
    shading = choose_shading(values.values(), **told)
    for item in _list_filled(marks):
        row = item.labels[0]
        if row in values and item.tone != (due := shading.shade(values[row])):
            return StrayTone(row, item.tone, due)
    return None


def _list_filled(marks: Sequence[DrawnMark]) -> Iterator[DrawnItem]:
    for mark in marks:
        if mark.kind in _FILLED:
            yield from (item for item in mark.items if item.tone and len(item.labels) == 1)

"""Owns fitting: charts drawn as wide as their room, which their axes and labels then overflow."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import Any

from youju.drawing.drafts import Slot, Spec
from youju.drawing.interaction import silence
from youju.drawing.render import Drawing, Renderer
from youju.theme import WIDTHS

_WIDTH = re.compile(r'<svg[^>]*?\bwidth="([\d.]+)"')
_PARTS = ("layer", "concat", "vconcat")
# A label may change with the width, and its own with it; a view that would keep less than this
# part of the room has labels that are too long.
_ROUNDS, _LEAST = 3, 0.2


def fit_specs(specs: Mapping[Slot, Spec], renderer: Renderer, rounding: float) -> dict[Slot, Spec]:
    """Return `specs` with those that overflow drawn less wide, so that everything has room.

    A chart that fits is left as it is, and so is one that cannot be made to fit: its parts stand
    side by side, or its places are in pixels of its own.
    """
    fitted = dict(specs)
    waiting = dict(specs)
    for _ in range(_ROUNDS + 1):
        results = renderer.draw([Drawing(silence(spec)) for spec in waiting.values()])
        over = {
            slot: excess
            for slot, result in zip(waiting, results, strict=True)
            if (excess := _measure(result.svg) - WIDTHS[slot.size]) > rounding
        }
        tried = {slot: _narrow(fitted[slot], over[slot], WIDTHS[slot.size]) for slot in over}
        waiting = {slot: spec for slot, spec in tried.items() if spec is not None}
        for slot in over.keys() - waiting.keys():
            fitted[slot] = specs[slot]
        fitted.update(waiting)
        if not waiting:
            break
    return {slot: specs[slot] if slot in waiting else spec for slot, spec in fitted.items()}


def _measure(svg: str) -> float:
    found = _WIDTH.match(svg)
    return float(found[1]) if found else 0.0


def _narrow(spec: Spec, excess: float, room: int) -> Spec | None:
    """Return `spec` with its wide views narrower by `excess`; None if that cannot help."""
    changed: list[float] = []

    def narrow(width: float) -> float:
        changed.append(width - math.ceil(excess))
        return changed[-1]

    narrowed = _change_widths(spec, narrow, room / 2)
    return narrowed if changed and min(changed) >= room * _LEAST else None


def _change_widths(view: Spec, change: Callable[[float], float], least: float) -> Spec:
    changed = dict(view)
    width: Any = view.get("width")
    if isinstance(width, int | float) and width > least:
        changed["width"] = change(width)
    for key in _PARTS:
        if isinstance(view.get(key), list):
            changed[key] = [_change_widths(part, change, least) for part in view[key]]
    if isinstance(view.get("spec"), dict):
        changed["spec"] = _change_widths(view["spec"], change, least)
    return changed

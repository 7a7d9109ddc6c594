"""Owns fitting: charts drawn as wide as their room, which their axes and labels then overflow."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from youju.pictures.chart_specs import Spec
from youju.pictures.interaction import silence
from youju.rendering.jobs import Drawing
from youju.rendering.renderer import Renderer
from youju.rendering.svg import Slot

_WIDTH = re.compile(r'<svg[^>]*?\bwidth="([\d.]+)"')
_PARTS = ("layer", "concat", "vconcat")
_LISTS = (*_PARTS, "hconcat")
# A label may change with the width, and its own with it; a view that would keep less than this
# part of the room has labels that are too long.
_ROUNDS, _LEAST = 3, 0.2
# How many entries a line of a legend may have that does not fit on one.
_COLUMNS = (4, 3, 2, 1)


def fit_specs(
    specs: Mapping[Slot, Spec], widths: Mapping[str, int], renderer: Renderer, rounding: float
) -> dict[Slot, Spec]:
    """Return `specs` with those that overflow their `widths` drawn less wide.

    A legend above or below its chart, which grows no narrower with it, is broken into lines. A
    chart that fits is left as it is, and so is one that cannot be made to fit: its parts stand
    side by side, or its places are in pixels of its own.
    """
    fitted = dict(specs)
    wide = _fit_widths(fitted, specs, widths, renderer, rounding)
    for columns in _COLUMNS:
        broken = {slot: _break_legends(specs[slot], columns) for slot in wide}
        tried = {slot: spec for slot, spec in broken.items() if spec != specs[slot]}
        if not tried:
            break
        drawn = dict(tried)
        wide = _fit_widths(drawn, tried, widths, renderer, rounding)
        fitted.update({slot: spec for slot, spec in drawn.items() if slot not in wide})
    return fitted


def _fit_widths(
    fitted: dict[Slot, Spec],
    specs: Mapping[Slot, Spec],
    widths: Mapping[str, int],
    renderer: Renderer,
    rounding: float,
) -> tuple[Slot, ...]:
    """Put `specs` with narrower views into `fitted`; return what overflows all the same.

    The languages of a chart stay equally wide: on axes of other widths stand other numbers.
    """
    waiting = dict(specs)
    for _ in range(_ROUNDS + 1):
        over: dict[Slot, float] = {}
        results = renderer.draw([Drawing(silence(spec)) for spec in waiting.values()])
        for slot, result in zip(waiting, results, strict=True):
            group, excess = _group(slot), _measure(result.text) - widths[slot.size]
            over[group] = max(over.get(group, 0.0), excess)
        waiting = {}
        for slot in specs:
            if over.get(_group(slot), 0.0) > rounding:
                waiting[slot] = fitted[slot]
        if not waiting:
            return ()
        for slot, spec in waiting.items():
            narrowed = _narrow(spec, over[_group(slot)], widths[slot.size])
            waiting[slot] = fitted[slot] = narrowed or spec
    fitted.update({slot: specs[slot] for slot in waiting})
    return tuple(waiting)


def _group(slot: Slot) -> Slot:
    return replace(slot, code="")


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


def _break_legends(view: Spec, columns: int) -> Spec:
    """Return `view` with `columns` entries a line in legends above or below it that have no own."""
    changed = dict(view)
    if isinstance(view.get("encoding"), dict):
        changed["encoding"] = {
            name: {**channel, "legend": {**channel["legend"], "columns": columns}}
            if _is_long(channel)
            else channel
            for name, channel in view["encoding"].items()
        }
    for key in _LISTS:
        if isinstance(view.get(key), list):
            changed[key] = [_break_legends(part, columns) for part in view[key]]
    if isinstance(view.get("spec"), dict):
        changed["spec"] = _break_legends(view["spec"], columns)
    return changed


def _is_long(channel: Any) -> bool:
    legend = channel.get("legend") if isinstance(channel, dict) else None
    if not isinstance(legend, dict) or "columns" in legend:
        return False
    return str(legend.get("orient", "")).startswith(("top", "bottom"))


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

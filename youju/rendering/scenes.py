"""Owns the scene of a traced chart: which marks stand for which rows, and what readers see of them.

It is read in the drawing process, where scenes are made: their JSON is long, a trace is short.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Node = Mapping[str, Any]
Box = tuple[float, float, float, float]
# What readers see of an item: it; nothing, since it is outside; nothing, since it has no size, or
# has none because its value is zero; nothing, by intent.
SEEN, UNSEEN, EMPTY, ZERO, HIDDEN = "s", "u", "e", "z", "h"
LINES = ("line", "area", "trail")
_EDGE = 1.0  # pixels by which a mark may stand outside the view that it touches
_WORDS = re.compile(r"(axis|legend)-label|title-text|(row|column)-(header|title)")
_NUMBER = re.compile(r"\d")
_POINT = re.compile(r"(-?[\d.]+(?:e-?\d+)?),(-?[\d.]+(?:e-?\d+)?)")


@dataclass(frozen=True)
class Item:
    """One thing drawn, or one point of a line: the labels of its rows, and whether it is SEEN."""

    labels: tuple[str, ...]
    state: str


@dataclass(frozen=True)
class Mark:
    """A layer's items of one kind ("rect", "line", "text"), in the order they are drawn."""

    kind: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Trace:
    """The marks of a picture, in the order of its SVG; `worded` when axes or legends have words."""

    marks: tuple[Mark, ...] = ()
    worded: bool = False


@dataclass(frozen=True)
class _View:
    """The rectangle that scales fill, seen from the group that marks are placed in."""

    left: float = 0.0
    top: float = 0.0
    width: float | None = None
    height: float | None = None


def write_trace(scene: Node) -> str:
    """Return the trace of vl-convert's `scene` as JSON, for parse_trace."""
    worded, marks = False, []
    for mark, view in _list_marks(scene["scenegraph"], _View()):
        if mark.get("role") == "mark":
            marks.append([mark["marktype"], list(_read_items(mark, view))])
            worded = worded or _is_axis(mark)
        elif _WORDS.fullmatch(mark.get("role") or ""):
            worded = worded or any(_is_painted("text", i) for i in mark["items"])
    return json.dumps([worded, marks], separators=(",", ":"))


def _is_axis(mark: Node) -> bool:
    """Return whether a mark is the numbers of an axis that a chart draws by itself.

    They are no rows, and stand below or beside each other.
    """
    items = [item for item in mark.get("items", ()) if _is_painted("text", item)]
    free = [item for item in items if not _take_apart(item)[2] and _NUMBER.search(_say(item))]
    places = [{item.get(axis) for item in free} for axis in "xy"]
    return mark["marktype"] == "text" and len(free) > 1 and min(map(len, places)) == 1


def _say(item: Node) -> str:
    text = item.get("text")
    return " ".join(map(str, text)) if isinstance(text, list) else str(text)


def parse_trace(text: str) -> Trace:
    """Return the trace that write_trace wrote."""
    worded, marks = json.loads(text)
    return Trace(
        tuple(
            Mark(kind, tuple(Item(tuple(label.split()), state) for label, state in items))
            for kind, items in marks
        ),
        worded,
    )


def _list_marks(mark: Node, view: _View) -> Iterator[tuple[Node, _View]]:
    """Yield the marks that are no groups, in the order in which they are drawn."""
    if mark["marktype"] != "group":
        yield mark, view
        return
    for group in _order(mark.get("items", ())):
        inner = _View(
            view.left - (group.get("x") or 0),
            view.top - (group.get("y") or 0),
            view.width,
            view.height,
        )
        if group.get("width") and group.get("height"):
            inner = _View(0, 0, group["width"], group["height"])
        for part in _order(group.get("items", ())):
            yield from _list_marks(part, inner)


def _order(nodes: Iterable[Node]) -> list[Node]:
    return sorted(nodes, key=lambda node: node.get("zindex") or 0)


def _read_items(mark: Node, view: _View) -> Iterator[tuple[str, str]]:
    """Yield the label and the state of each item."""
    items = _order(mark.get("items", ()))
    if mark["marktype"] in LINES:
        yield from _read_line(mark["marktype"], items, view)
        return
    for item in items:
        axes, one, label = _take_apart(item)
        state = _judge(mark["marktype"], item, axes, view)
        yield label, ZERO if state == EMPTY and one == "0" else state


def _judge(kind: str, item: Node, axes: str, view: _View) -> str:
    if not _is_painted(kind, item):
        return HIDDEN
    box = _BOXES[kind](item)
    if kind == "shape":
        axes = "xy"  # an outline comes from its data as a whole
    elif any(item.get(axis) is None for axis in axes):
        return UNSEEN  # its scale or its projection has no place for it
    if box is None or not _is_inside(box, axes, view, _reach(kind, item)):
        return UNSEEN
    return SEEN if _has_size(kind, item, box) else EMPTY


def _read_line(kind: str, items: Sequence[Node], view: _View) -> Iterator[tuple[str, str]]:
    """Yield the label and state of each point; one between two gaps is seen if it has an end."""
    if not items:
        return
    painted = _is_painted(kind, items[0])
    alone = kind == "trail" or items[0].get("strokeCap") in ("round", "square")
    whole = [item.get("defined") is not False for item in items]
    for at, item in enumerate(items):
        axes, _, label = _take_apart(item)
        near = any(whole[i] for i in (at - 1, at + 1) if 0 <= i < len(items))
        placed = whole[at] and all(item.get(axis) is not None for axis in axes)
        inside = placed and _is_inside(_box_line(item), axes, view, _EDGE)
        yield label, (SEEN if inside and (near or alone) else UNSEEN) if painted else HIDDEN


def _take_apart(item: Node) -> tuple[str, str, str]:
    """Return the axes, the 0 of zero and the label of a description of rendering.tracing."""
    axes, one, label = (*str(item.get("description") or "").split("|", 2), "", "", "")[:3]
    return axes, one, label


def _is_painted(kind: str, item: Node) -> bool:
    """Return whether the item has any colour; a line has no fill of its own."""
    if item.get("opacity") == 0 or (kind == "text" and not item.get("text")):
        return False
    fill = _is_colour(item.get("fill")) and item.get("fillOpacity") != 0
    stroke = (
        _is_colour(item.get("stroke"))
        and item.get("strokeOpacity") != 0
        and item.get("strokeWidth") != 0
    )
    if kind in ("line", "rule"):
        return stroke
    return fill or stroke


def _is_colour(value: Any) -> bool:
    return value is not None and value not in ("", "none", "transparent")


def _is_inside(box: Box, axes: str, view: _View, reach: float) -> bool:
    """Return whether `box` touches the view, along the axes on which data have placed it.

    Where the story gave the place itself, in pixels, it is meant to stand there.
    """
    if view.width is None or view.height is None:
        return True
    left, top, right, bottom = box
    across = view.left - reach <= right and left <= view.left + view.width + reach
    down = view.top - reach <= bottom and top <= view.top + view.height + reach
    return ("x" not in axes or across) and ("y" not in axes or down)


def _reach(kind: str, item: Node) -> float:
    """Return how far outside the view an item may be placed: words stand beside their place."""
    return float(item.get("fontSize") or 11) if kind == "text" else _EDGE


def _has_size(kind: str, item: Node, box: Box) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    if kind == "arc":
        turned = (item.get("endAngle") or 0) - (item.get("startAngle") or 0)
        return bool(turned) and width > 0
    if kind == "rule" or (kind == "rect" and _is_colour(item.get("stroke"))):
        return width > 0 or height > 0
    return kind == "text" or (width > 0 and height > 0)


def _box_rect(item: Node) -> Box:
    x, y = item.get("x") or 0, item.get("y") or 0
    right, bottom = x + (item.get("width") or 0), y + (item.get("height") or 0)
    return min(x, right), min(y, bottom), max(x, right), max(y, bottom)


def _box_line(item: Node) -> Box:
    x, y = item.get("x") or 0, item.get("y") or 0
    x2, y2 = item.get("x2"), item.get("y2")
    right, bottom = x if x2 is None else x2, y if y2 is None else y2
    return min(x, right), min(y, bottom), max(x, right), max(y, bottom)


def _box_round(item: Node) -> Box:
    size = 64 if item.get("size") is None else item["size"]
    radius = item["outerRadius"] if item.get("outerRadius") else max(size, 0) ** 0.5 / 2
    x, y = item.get("x") or 0, item.get("y") or 0
    return x - radius, y - radius, x + radius, y + radius


def _box_shape(item: Node) -> Box | None:
    """Return the box round an outline; a shape that its projection does not show has none."""
    points = [(float(x), float(y)) for x, y in _POINT.findall(item.get("shape") or "")]
    if not points:
        return None
    across, down = zip(*points, strict=True)
    return min(across), min(down), max(across), max(down)


_BOXES: Mapping[str, Callable[[Node], Box | None]] = {
    "rect": _box_rect,
    "rule": _box_line,
    "text": _box_line,
    "symbol": _box_round,
    "arc": _box_round,
    "shape": _box_shape,
}

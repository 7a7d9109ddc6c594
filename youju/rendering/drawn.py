"""Owns what stands drawn in an SVG: each mark's items, the rows they are, and their sizes."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

from youju.rendering.outlines import Extent, Point, measure_outline, read_outline
from youju.rendering.scenes import HIDDEN, LINES, UNSEEN, Item, Trace

_MOVED = re.compile(r"translate\(([-\d.e]+)[ ,]+([-\d.e]+)\)")
# The texts of an axis, which stand for no row of their own.
AXIS_LABEL = "axis-label"


@dataclass(frozen=True)
class DrawnItem:
    """One thing drawn: its rows' labels, the box round it in pixels (left, top, right, bottom),
    the area inside it, how many dots or dashes it has, its words if it is text, and what it is
    filled with ("#0f5b73"), "" for nothing."""

    labels: tuple[str, ...]
    extent: Extent
    area: float = 0.0
    count: int = 1
    words: str = ""
    tone: str = ""


@dataclass(frozen=True)
class DrawnMark:
    """A layer's items of one kind, as the SVG has them: of lines and areas, a point each.

    `place` is where the view stands that it is drawn in; layers of one view share it.
    """

    kind: str
    items: tuple[DrawnItem, ...]
    place: Point = (0.0, 0.0)


def read_drawn(raw: str, trace: Trace) -> tuple[DrawnMark, ...]:
    """Return the marks that are drawn in vl-convert's `raw` SVG, which `trace` knows the rows of.

    The texts of axes come as marks of the kind AXIS_LABEL. Where SVG and trace do not list the same
    marks there are none, and items that readers do not see are left out.
    """
    groups = list(_list_groups(ElementTree.fromstring(raw), (0.0, 0.0)))
    marks = [group for group in groups if group[0] != AXIS_LABEL]
    if [kind for kind, _, _ in marks] != [mark.kind for mark in trace.marks]:
        return ()
    traced = iter(trace.marks)
    drawn = []
    for kind, elements, place in groups:
        if kind == AXIS_LABEL:
            items = [_read_element("text", element, place, ()) for element in elements]
        else:
            items = list(_read_items(kind, elements, place, next(traced).items))
        drawn.append(DrawnMark(kind, tuple(items), place))
    return tuple(drawn)


def _list_groups(
    node: ElementTree.Element, place: Point
) -> Iterator[tuple[str, list[ElementTree.Element], Point]]:
    """Yield the kind of each mark with its elements, and where their origin stands."""
    for child in node:
        if _tag(child) != "g":
            continue
        names, inner = child.get("class", "").split(), _move(child, place)
        if "role-mark" in names and "mark-group" not in names:
            yield names[0].removeprefix("mark-"), list(child), inner
        elif f"role-{AXIS_LABEL}" in names:
            yield AXIS_LABEL, list(child), inner
        else:
            yield from _list_groups(child, inner)


def _read_items(
    kind: str, elements: Sequence[ElementTree.Element], place: Point, items: Sequence[Item]
) -> Iterator[DrawnItem]:
    if kind in LINES:
        yield from _read_line(kind, elements, place, items)
    elif len(elements) == len(items):
        for element, item in zip(elements, items, strict=True):
            if item.state not in (HIDDEN, UNSEEN):
                yield _read_element(kind, element, place, item.labels)


def _read_line(
    kind: str, elements: Sequence[ElementTree.Element], place: Point, items: Sequence[Item]
) -> Iterator[DrawnItem]:
    """Yield the points of a line; of an area the stretches between its edges, which go to and fro.

    A line whose points are not its rows, such as one drawn in steps, has none.
    """
    ends = [end for element in elements for end in _read_path(element, place)[1]]
    rows = items if len(ends) >= len(items) else [i for i in items if i.state != UNSEEN]
    if kind == "line" and len(ends) == len(rows):
        for (x, y), item in zip(ends, rows, strict=True):
            yield DrawnItem(item.labels, (x, y, x, y))
    elif kind == "area" and len(elements) == 1 and len(ends) == 2 * len(rows):
        for to, fro, item in zip(ends, reversed(ends), rows, strict=False):
            (left, right), (top, bottom) = sorted((to[0], fro[0])), sorted((to[1], fro[1]))
            yield DrawnItem(item.labels, (left, top, right, bottom))


def _read_element(
    kind: str, element: ElementTree.Element, place: Point, labels: tuple[str, ...]
) -> DrawnItem:
    x, y = _move(element, place)
    if kind == "text":
        return DrawnItem(labels, (x, y, x, y), words="".join(element.itertext()))
    if _tag(element) == "line":
        x2, y2 = (start + float(element.get(name, "0")) for start, name in ((x, "x2"), (y, "y2")))
        extent = (min(x, x2), min(y, y2), max(x, x2), max(y, y2))
        return DrawnItem(labels, extent, count=_count_dashes(element, math.dist((x, y), (x2, y2))))
    extent, area = measure_outline(_read_path(element, place)[0])
    return DrawnItem(labels, extent, area, tone=element.get("fill", "").replace("none", ""))


def _read_path(element: ElementTree.Element, place: Point) -> tuple[list[list[Point]], list[Point]]:
    return read_outline(element.get("d", ""), _move(element, place))


def _count_dashes(element: ElementTree.Element, length: float) -> int:
    """Return how many dashes or dots a line is drawn in; one that is whole is one."""
    pattern = [float(part) for part in re.findall(r"[\d.]+", element.get("stroke-dasharray", ""))]
    return math.floor(length / sum(pattern)) + 1 if sum(pattern) else 1


def _move(element: ElementTree.Element, place: Point) -> Point:
    moved = _MOVED.search(element.get("transform", ""))
    return (place[0] + float(moved[1]), place[1] + float(moved[2])) if moved else place


def _tag(node: ElementTree.Element) -> str:
    return node.tag.rsplit("}", 1)[-1]

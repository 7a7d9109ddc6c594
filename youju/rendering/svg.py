"""Owns what becomes of vl-convert's SVG: one small picture, named by us, in the page's colours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree

from youju.rendering.outlines import shorten_outline
from youju.rendering.scenes import LINES, Mark, Trace
from youju.rendering.tracing import NO_ROW, UNKNOWN
from youju.theme import HOUSE, css_name

_NUMBER = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
_DROPPED = {
    *("role", "aria-label", "aria-roledescription", "aria-hidden", "class"),
    *("pointer-events", "font-family", "stroke-miterlimit"),
}
_DEFAULTS = {"opacity": "1", "text-anchor": "start", "stroke-width": "1", "y2": "0", "x2": "0"}
_UNTRACED = Trace()
Palette = Mapping[str, tuple[str, str]]


@dataclass(frozen=True)
class Picture:
    """A drawn chart: its size in pixels, its inner SVG, and what was drawn.

    `texts` are every string in the picture; `spec` is the Vega-Lite it was drawn from; `vega` the
    same, compiled, where the chart is interactive.
    """

    width: float
    height: float
    body: str
    texts: tuple[str, ...]
    spec: Mapping[str, Any] = field(default_factory=dict)
    vega: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, order=True)
class Slot:
    """Which picture: of which story and chart, in which language, for which width."""

    story: str
    chart: str
    code: str
    size: str


Pictures = Mapping[Slot, Picture]


def name_row(line: int) -> str:
    """Return the id of a row of a tidy table, by which marks and rows find each other: row-7."""
    return f"row-{line}"


def parse_svg(
    raw: str, prefix: str, trace: Trace = _UNTRACED, palette: Palette = HOUSE.palette
) -> Picture:
    """Return the picture in vl-convert's `raw` SVG; ids inside get `prefix` (reliability H14).

    English aria texts are taken out (vega/vega#4319); a mark that `trace` knows to stand for one
    row has that row's id as `data-figure`, but not a line or an area, which stands for many;
    hidden axis labels (opacity 0) go, and numbers are rounded to 0.01 pixels. Colours of the
    `palette` become classes, so that dark paper can exchange them.
    """
    root = ElementTree.fromstring(raw)
    names = {light: css_name(name) for name, (light, _) in palette.items()}
    _clean(root, dict(_name_elements(root, trace)), prefix, names)
    texts = tuple(text for node in root.iter() if _tag(node) == "text" for text in node.itertext())
    inner = "".join(_write(child) for child in root)
    width, height = (float(root.get(name, "0")) for name in ("width", "height"))
    return Picture(width, height, inner, texts)


def write_inline(picture: Picture, size: str, attributes: Mapping[str, str]) -> str:
    """Return the picture as an `<svg>` for a page: `size` is its class, colours are classes.

    Where it must be less tall than wide enough for its column, it keeps to the left.
    """
    extra = "".join(f' {name}="{_escape(value)}"' for name, value in attributes.items())
    width, height = round(picture.width), round(picture.height)
    return (
        f'<svg class="plot {size}" viewBox="0 0 {width} {height}" width="{width}"'
        f' height="{height}" preserveAspectRatio="xMinYMin" role="img"{extra}>{picture.body}</svg>'
    )


def paint(body: str, paper: int = 0, palette: Palette = HOUSE.palette) -> str:
    """Return `body` with the palette's colours written out, for files outside the site's pages.

    `paper` is 0 for light and 1 for dark.
    """

    tones = {css_name(name): pair[paper] for name, pair in palette.items()}

    def colours(match: re.Match[str]) -> str:
        names = match[1].split()
        return "".join(
            f' {"fill" if name[0] == "f" else "stroke"}="{tones[name[2:]]}"' for name in names
        )

    return re.sub(r' class="([^"]+)"', colours, body)


def _tag(node: ElementTree.Element) -> str:
    return node.tag.rsplit("}", 1)[-1]


def _name_elements(root: ElementTree.Element, trace: Trace) -> Iterator[tuple[int, str]]:
    """Yield the identity of each element that stands for one row, and the row's id.

    Scene and SVG list the same marks in the same order; where they do not, nothing is named.
    """
    groups = list(_list_groups(root))
    if [kind for kind, _ in groups] != [mark.kind for mark in trace.marks]:
        return
    for (_, group), mark in zip(groups, trace.marks, strict=True):
        yield from _name_items(list(group), mark)


def _name_items(elements: list[ElementTree.Element], mark: Mark) -> Iterator[tuple[int, str]]:
    if mark.kind in LINES or len(elements) != len(mark.items):
        return
    for element, item in zip(elements, mark.items, strict=True):
        if len(item.labels) == 1 and item.labels[0] != UNKNOWN:
            yield id(element), item.labels[0].removeprefix(NO_ROW)


def _list_groups(root: ElementTree.Element) -> Iterator[tuple[str, ElementTree.Element]]:
    """Yield the groups whose children stand for data, and the kind of their mark."""
    for group in root.iter():
        names = group.get("class", "").split()
        if "role-mark" in names and "mark-group" not in names:
            yield names[0].removeprefix("mark-"), group


def _clean(
    node: ElementTree.Element, rows: Mapping[int, str], prefix: str, names: Mapping[str, str]
) -> None:
    shapes = "mark-shape" in node.get("class", "").split()
    for child in list(node):
        if child.get("opacity") == "0" or child.get("display") == "none":
            node.remove(child)
            continue
        if shapes and "d" in child.attrib:
            child.set("d", shorten_outline(child.attrib["d"]))
        _clean(child, rows, prefix, names)
        _clean_attributes(child, prefix, names)
        if id(child) in rows:
            child.set("data-figure", rows[id(child)])
        if _is_empty(child):
            node.remove(child)
    _merge_paths(node)


def _clean_attributes(node: ElementTree.Element, prefix: str, names: Mapping[str, str]) -> None:
    """Take from `node` what says nothing, give its ids the `prefix`, and colours the classes that
    `names` has for them, which follow the reader's theme.
    """
    for name, value in list(node.attrib.items()):
        if name in _DROPPED or _DEFAULTS.get(name) == value:
            del node.attrib[name]
        elif name == "font-size":
            node.set(name, value.removesuffix("px"))
        elif name == "id":
            node.set(name, f"{prefix}-{value}")
        elif name not in ("transform", "d", "fill", "stroke") or "url(" in value:
            node.set(name, _REFERENCE.sub(rf"url(#{prefix}-\1)", value))
    if node.get("transform") == "translate(0,0)":
        del node.attrib["transform"]
    for name in node.attrib:
        if name in ("transform", "d", "x2", "y2", "width", "height", "x", "y"):
            node.set(name, _NUMBER.sub(_round, node.attrib[name]))
    classes = [
        f"{name[0]}-{names[node.attrib.pop(name)]}"
        for name in ("fill", "stroke")
        if node.get(name) in names
    ]
    if classes:
        node.set("class", " ".join(classes))


def _is_empty(node: ElementTree.Element) -> bool:
    tag = _tag(node)
    if tag == "g":
        return len(node) == 0
    if tag == "path":
        painted = node.get("class") or node.get("fill") or node.get("stroke")
        return not node.get("d") or not painted
    return False


def _round(match: re.Match[str]) -> str:
    return f"{float(match[0]):.2f}".rstrip("0").rstrip(".")


def _merge_paths(node: ElementTree.Element) -> None:
    """Make neighbouring paths that differ in shape only into one: a hundred squares, one path."""
    kept: ElementTree.Element | None = None
    for child in list(node):
        plain = _tag(child) == "path" and "transform" not in child.attrib
        if kept is not None and plain and _style(child) == _style(kept):
            kept.set("d", kept.attrib["d"] + child.attrib["d"])
            node.remove(child)
        else:
            kept = child if plain else None


def _style(node: ElementTree.Element) -> dict[str, str]:
    return {name: value for name, value in node.attrib.items() if name != "d"}


def _write(node: ElementTree.Element) -> str:
    tag = _tag(node)
    attributes = "".join(f' {name}="{_escape(value)}"' for name, value in node.attrib.items())
    inner = _escape(node.text or "") + "".join(_write(child) for child in node)
    if tag == "g" and not attributes:
        return inner
    return f"<{tag}{attributes}>{inner}</{tag}>" if inner else f"<{tag}{attributes}/>"


def _escape(text: str) -> str:
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )

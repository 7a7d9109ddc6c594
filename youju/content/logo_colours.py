"""Owns the colours of a logo: how much of it each takes, where that can be told."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING
from xml.etree import ElementTree

if TYPE_CHECKING:
    from PIL import Image

# What paints otherwise than by the plain colours of its shapes.
_UNTOLD = {"style", "image", "foreignObject", "use", "mask", "filter", "pattern", "symbol"}
_UNSEEN = {"defs", "title", "desc", "metadata", "clipPath"}
_SHAPES = {"path", "rect", "circle", "ellipse", "polygon", "polyline", "line", "text"}
_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})")
_NAMED = {"black": "#000000", "white": "#ffffff", "currentcolor": "#000000"}
# A smaller copy says as much of a picture's colours; less than half there is not there.
_SIDE, _THERE = 120, 128
_LARGEST = 25_000_000


@lru_cache(4)  # one logo is often held against both papers, and no save changes it
def read_colours(file: str, content: bytes) -> dict[str, float] | None:
    """Return the colours of a logo ("#rrggbb") with their shares of it, or None.

    So it is where they cannot be told, and where a picture brings a ground of its own. Each colour
    of an SVG has the same share.
    """
    return _read_svg(content) if file.lower().endswith(".svg") else _read_png(content)


def _read_svg(content: bytes) -> dict[str, float] | None:
    try:
        colours = list(_list_paints(ElementTree.fromstring(content), {"fill": "black"}))
    except (ElementTree.ParseError, ValueError, RecursionError):
        return None
    return {colour: 1 / len(set(colours)) for colour in colours} or None


def _list_paints(element: ElementTree.Element, paints: Mapping[str, str]) -> Iterator[str]:
    """Yield the colour of each shape; raises ValueError for one that cannot be told."""
    name = element.tag.rpartition("}")[2]
    if name in _UNTOLD or any("opacity" in key for key in element.attrib):
        raise ValueError(name)
    if name in _UNSEEN:
        return
    own = dict(re.findall(r"([\w-]+)\s*:\s*([^;]+)", element.get("style", "")))
    if own.keys() - {"fill", "stroke", "stroke-width"}:
        raise ValueError(name)
    given = {**element.attrib, **own}
    paints = {**paints, **{key: given[key] for key in ("fill", "stroke") if key in given}}
    if name in _SHAPES:
        seen = [paint for key, paint in paints.items() if name != "line" or key == "stroke"]
        yield from (_read_paint(paint) for paint in seen if paint.strip() != "none")
    for child in element:
        yield from _list_paints(child, paints)


def _read_paint(paint: str) -> str:
    paint = paint.strip().lower()
    paint = _NAMED.get(paint, paint)
    if not _HEX.fullmatch(paint):
        raise ValueError(paint)
    return paint if len(paint) == 7 else "#" + "".join(2 * digit for digit in paint[1:])


def _read_png(content: bytes) -> dict[str, float] | None:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(content), formats=("PNG",)) as picture:
            if picture.width * picture.height > _LARGEST:
                return None
            small = picture.convert("RGBA")
            small.thumbnail((_SIDE, _SIDE))
    except Exception:  # a damaged file may fail in any way, and is told elsewhere
        return None
    right, bottom = small.width - 1, small.height - 1
    corners = [(0, 0), (right, 0), (0, bottom), (right, bottom)]
    alpha = small.getchannel("A")
    if all(alpha.getpixel(corner) == 255 for corner in corners):
        return None
    return _count_pixels(small)


def _count_pixels(picture: Image.Image) -> dict[str, float] | None:
    """Return the shares of pixels that are there; those nearly alike count as the most usual."""
    alike: dict[tuple[int, ...], list[tuple[int, str]]] = {}
    for count, pixel in picture.getcolors(_SIDE * _SIDE) or ():
        *channels, there = pixel if isinstance(pixel, tuple) else (pixel, 0)
        if there >= _THERE:
            key = tuple(int(channel) >> 4 for channel in channels)
            shown = "#" + "".join(f"{int(channel):02x}" for channel in channels)
            alike.setdefault(key, []).append((count, shown))
    total = sum(count for group in alike.values() for count, _ in group)
    shares = {max(group)[1]: sum(count for count, _ in group) for group in alike.values()}
    return {colour: count / total for colour, count in shares.items()} or None

"""Owns what a drawn SVG must be: whole, without outside addresses, in glyphs of the chart font."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from youju.rendering.specs import Fault
from youju.typography.fonts import FAMILIES, LATIN, missing_characters

_TAG = re.compile(r"<[^<>]*>")
_IDENTIFIER = re.compile(r'(\bid="|url\(#)((?:p_)?)(clip|gradient_)(\d+)')
_NOT_A_NUMBER = re.compile(r"NaN|undefined|Infinity")
# In words a reader sees, "Infinity" may be a name; alone it is a number gone wrong.
_WORDED_NOT_A_NUMBER = re.compile(r"\b(?:NaN|undefined)\b|^\W*Infinity\W*$")
_FOREIGN_ELEMENTS = {"image", "feImage", "foreignObject", "script", "iframe"}
# They move what is drawn, and can give a link another address; nothing that is drawn has one.
_FOREIGN_ELEMENTS |= {"set", "animate", "animateMotion", "animateTransform"}
# What tells a reader of the file, before it is drawn, to load or do something.
_INSTRUCTION = re.compile(r"<\?(?!xml\s)[^\s?>]*|<!DOCTYPE", re.IGNORECASE)
_OUTSIDE = re.compile(r"url\(\s*['\"]?(?!#)|@import", re.IGNORECASE)


def renumber_ids(svg: str) -> str:
    """Return vl-convert's `svg` with its ids counted from 1, in the order they appear.

    Vega counts them over the life of a process, so that the same chart is clip1 today and clip7
    after six others (hazard H14).
    """
    numbers: dict[tuple[str, str], int] = {}
    counts: dict[str, int] = {}

    def rename(match: re.Match[str]) -> str:
        opening, pattern, kind, old = match.groups()
        if (kind, old) not in numbers:
            counts[kind] = numbers[kind, old] = counts.get(kind, 0) + 1
        return f"{opening}{pattern}{kind}{numbers[kind, old]}"

    return _TAG.sub(lambda tag: _IDENTIFIER.sub(rename, tag.group()), svg)


def check_svg(svg: str, *, glyphs: bool = True) -> list[Fault]:
    """Return what must not be published in `svg`, vl-convert's or our own.

    It must be well-formed, hold no image, no handler, no instruction to the program that reads it
    and no address outside itself, no NaN, and
    every text must name the chart font first and use only characters that the font has. Without
    `glyphs` the last is not asked, for which the font would have to be read.
    """
    try:
        root = ElementTree.fromstring(svg)
    except ElementTree.ParseError as error:
        return [Fault("chart-drawing-broken", str(error))]
    found = [Fault("chart-drawing-address", match[0]) for match in _INSTRUCTION.finditer(svg)]
    return list(dict.fromkeys([*found, *_check_element(root, "", glyphs)]))


def _check_element(node: ElementTree.Element, font: str, glyphs: bool) -> Iterator[Fault]:
    tag = _plain(node.tag)
    if tag in _FOREIGN_ELEMENTS:
        yield Fault("chart-drawing-address", f"<{tag}>")
    for name, value in node.attrib.items():
        yield from _check_attribute(_plain(name), value)
    if tag == "style" and _OUTSIDE.search(node.text or ""):
        yield Fault("chart-drawing-address", "<style>")
    font = node.get("font-family", font)
    if tag in ("text", "title", "desc"):
        yield from _check_words("".join(node.itertext()))
    if tag == "text" and glyphs:
        yield from _check_glyphs("".join(node.itertext()), font)
    for child in node:
        yield from _check_element(child, font, glyphs)


def _check_attribute(name: str, value: str) -> Iterator[Fault]:
    if name.startswith("on"):  # a handler; nothing that is drawn has one
        yield Fault("chart-drawing-address", name)
    elif name.startswith("aria-"):
        yield from _check_words(value)
    elif (name in ("href", "src") and not value.startswith("#")) or _OUTSIDE.search(value):
        yield Fault("chart-drawing-address", value)
    elif _NOT_A_NUMBER.search(value):
        yield Fault("chart-drawing-number", value[:60])


def _check_words(words: str) -> Iterator[Fault]:
    if _WORDED_NOT_A_NUMBER.search(words):
        yield Fault("chart-drawing-number", words[:60])


def _check_glyphs(words: str, font: str) -> Iterator[Fault]:
    first = font.split(",")[0].strip(" '\"")
    if words.strip() and first not in (LATIN, *FAMILIES.values()):
        yield Fault("chart-font", first)
    for character in missing_characters(words):
        yield Fault("chart-missing-glyph", f"{character} U+{ord(character):04X}")


def _plain(name: str) -> str:
    return name.rsplit("}", 1)[-1]

"""Owns style sheets of a newsroom's own: what in them changes how tall a frame must be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from youju.model import Origin
from youju.problems import Problems

FRAMES, OWN_FRAMES = "static/css/embed.css", "static/css/own-embed.css"
# What decides how many lines a text has, and how high these are.
_TALL = frozenset(
    {
        *("font", "font-family", "font-size", "font-size-adjust", "font-stretch", "font-weight"),
        *("line-height", "letter-spacing", "word-spacing", "text-transform", "text-indent"),
        *("white-space", "display", "position", "float", "gap", "row-gap", "columns"),
        *("width", "height", "min-width", "min-height", "max-width", "max-height", "block-size"),
        *("margin", "padding", "border", "border-width", "box-sizing", "content", "zoom"),
    }
)
_SIDES = ("margin-", "padding-", "border-top", "border-bottom", "border-block")
# The variables of a look that frames are measured with (youju/theme/sheet.py).
_FACES, _SIZES = ("--text", "--headline"), "--frame-"
_HARMLESS = ("-color", "-style", "-radius")

Declaration = tuple[str, str, str]


def check_sheets(files: Mapping[str, bytes], ours: bytes, problems: Problems) -> None:
    """Report rules of a site's own that change the heights which snippets promise.

    `ours` is Youju's style sheet for frames: a site's, in its place, may say as much; where it is
    not known, only what a site adds in a file of its own is held.
    """
    known = {declaration for declaration, _ in _list_tall(ours)}
    for file, same in ((FRAMES, known), (OWN_FRAMES, set[Declaration]())):
        if file not in files or files[file] == ours or (file == FRAMES and not ours):
            continue
        for declaration, line in _list_tall(files[file]):
            if declaration not in same:
                selector, name, value = declaration
                found = f"{selector} {{ {name}: {value} }}"
                problems.add("look-heights", Origin(file, line), found=found)


def _list_tall(sheet: bytes) -> Iterator[tuple[Declaration, int]]:
    """Yield each declaration (selector, property, value) that heights depend on, and its line."""
    for declaration, line in list_declarations(sheet):
        selector, name, _ = declaration
        within = selector.rpartition("|")[0]
        if _is_tall(name) and "print" not in within and "forced-colors" not in within:
            yield (selector.replace("|", ""), *declaration[1:]), line


@lru_cache(64)
def list_declarations(sheet: bytes) -> tuple[tuple[Declaration, int], ...]:
    """Return each declaration (selector, property, value) of a style sheet, and its line.

    What it stands within comes before its selector, with a bar between: "@media print |.note".
    Sheets seldom change between saves, and parsing them is half of loading a small site.
    """
    import tinycss2

    rules = tinycss2.parse_stylesheet(
        sheet.decode("utf-8", "replace"), skip_comments=True, skip_whitespace=True
    )
    return tuple(_walk(rules, ""))


def _walk(rules: list[Any], within: str, outer: str = "") -> Iterator[tuple[Declaration, int]]:
    """Yield the declarations of `rules`; in the rules of a selector, `outer`, & stands for it."""
    import tinycss2

    for rule in rules:
        if rule.type == "declaration":
            value = " ".join(tinycss2.serialize(rule.value).split())
            yield (f"{within}|{outer}", rule.lower_name, value), rule.source_line
        if rule.type not in ("qualified-rule", "at-rule") or rule.content is None:
            continue
        head = " ".join(tinycss2.serialize(rule.prelude).split())
        inner = tinycss2.parse_blocks_contents(
            rule.content, skip_comments=True, skip_whitespace=True
        )
        if rule.type == "at-rule":
            yield from _walk(inner, f"{within}@{rule.at_keyword} {head} ", outer)
        else:
            yield from _walk(inner, within, _nest(outer, head))


def _nest(outer: str, head: str) -> str:
    """Return the selector that stands for `head` within the rule of `outer`."""
    heads = (one.strip() for one in head.split(","))
    if not outer:
        return head
    return ", ".join(one.replace("&", outer) if "&" in one else f"{outer} {one}" for one in heads)


def _is_tall(name: str) -> bool:
    measured = name in _TALL or name in _FACES or name.startswith(_SIZES)
    return measured or (name.startswith(_SIDES) and not name.endswith(_HARMLESS))

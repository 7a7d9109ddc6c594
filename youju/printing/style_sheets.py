"""Owns style sheets as parts that can be left out: which of them elements need, and their text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

import tinycss2
from tinycss2.serializer import serialize_identifier


class StylePart(NamedTuple):
    """A rule with the parts `inside`, or a declaration or statement, which has none.

    `text` is all of it, or of a rule what comes before its block. A declaration `sets` a variable
    and `asks` for others; each selector of a rule `needs` the classes of one set.
    """

    text: str
    sets: str = ""
    asks: frozenset[str] = frozenset()
    needs: tuple[frozenset[str], ...] = ()
    inside: tuple[StylePart, ...] | None = None


StyleSheet = tuple[StylePart, ...]


@lru_cache(16)  # sheets seldom change between saves
def parse_css(css: str) -> StyleSheet:
    """Return the parts of a style sheet, without its comments and indentation."""
    tokens = tinycss2.parse_component_value_list(css, skip_comments=True)
    for token in _walk(tokens):
        if token.type == "whitespace":
            token.value = " "
    nodes = tinycss2.parse_stylesheet(tokens, skip_whitespace=True)
    return tuple(_make_part(node) for node in nodes if node.type != "error")


def write_css(sheet: StyleSheet) -> str:
    """Return the text of a style sheet, without spaces that say nothing."""
    text = ""
    for part in sheet:
        block = None if part.inside is None else write_css(part.inside).removesuffix(";")
        text += f"{part.text};" if block is None else f"{part.text}{{{block}}}"
    return text


def list_classes(sheet: StyleSheet) -> set[str]:
    """Return the classes without which some rule of a style sheet applies to nothing."""
    return {name for part in _flatten(sheet) for classes in part.needs for name in classes}


def cut_rules(sheet: StyleSheet, lacks: Set[str]) -> StyleSheet:
    """Return a style sheet but for rules that apply to nothing where elements have none of the
    classes `lacks`."""
    return _keep(sheet, lambda part: not part.needs or any(map(lacks.isdisjoint, part.needs)))


def drop_variables(sheet: StyleSheet, added: StyleSheet = ()) -> StyleSheet:
    """Return a style sheet without the variables that nothing in it asks for, nor in what is
    `added` to it."""
    asked = {name for part in _flatten(sheet + added) for name in part.asks}
    return _keep(sheet, lambda part: not part.sets or part.sets in asked)


def _keep(sheet: StyleSheet, stays: Callable[[StylePart], bool]) -> StyleSheet:
    """Return a style sheet without the parts that do not stay, and what encloses nothing else."""
    left = []
    for part in filter(stays, sheet):
        inside = part.inside and _keep(part.inside, stays)
        if inside or not part.inside:
            left.append(part._replace(inside=inside))
    return tuple(left)


def _flatten(sheet: StyleSheet) -> Iterator[StylePart]:
    for part in sheet:
        yield from (part, *_flatten(part.inside or ()))


def _make_part(node: Any) -> StylePart:
    """Return what tinycss2 has read as a declaration, a rule or a statement."""
    if node.type == "declaration":
        text = serialize_identifier(node.name) + ":" + tinycss2.serialize(node.value).strip(" ")
        sets = node.name if node.name.startswith("--") else ""
        return StylePart(text + "!important" * node.important, sets, _list_asked(node.value))
    text = tinycss2.serialize(node.prelude).strip(" ")
    if node.type == "qualified-rule":
        return StylePart(text, needs=_list_needs(node.prelude), inside=_parse_block(node.content))
    text = f"@{serialize_identifier(node.at_keyword)} {text}".strip(" ")
    return StylePart(text, inside=None if node.content is None else _parse_block(node.content))


def _parse_block(tokens: list[Any]) -> StyleSheet:
    """Return the parts of a block, or one of all its text where something in it is no CSS."""
    nodes = tinycss2.parse_blocks_contents(tokens, skip_whitespace=True)
    if any(node.type == "error" for node in nodes):
        return (StylePart(tinycss2.serialize(tokens).strip(" "), asks=_list_asked(tokens)),)
    return tuple(map(_make_part, nodes))


def _list_needs(selectors: list[Any]) -> tuple[frozenset[str], ...]:
    """Return the classes of each selector; those in parentheses are a choice, and left out."""
    needs: list[set[str]] = [set()]
    for before, token in pairwise([None, *selectors]):
        if token == ",":
            needs.append(set())
        elif before == "." and token.type == "ident":
            needs[-1].add(token.value)
    return tuple(map(frozenset, needs))


def _list_asked(tokens: list[Any]) -> frozenset[str]:
    """Return the variables that a value names."""
    names = (token.value for token in _walk(tokens) if token.type == "ident")
    return frozenset(name for name in names if name.startswith("--"))


def _walk(tokens: list[Any]) -> Iterator[Any]:
    """Yield tokens, and those inside of functions and brackets."""
    for token in tokens:
        yield token
        yield from _walk(getattr(token, "arguments", None) or getattr(token, "content", None) or [])

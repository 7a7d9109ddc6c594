"""Owns the looks and scripts inside templates: <style>, style="…" and <script>."""

from __future__ import annotations

import re
from collections.abc import Iterator

_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
# What is there for nobody to see, or for a script to take.
_ASIDE = re.compile(r"<!--.*?-->|<template\b.*?</template", re.DOTALL | re.IGNORECASE)
_STYLE = re.compile(r"<style\b([^>]*)>(.*?)</style", re.DOTALL | re.IGNORECASE)
_SCRIPT = re.compile(r"<script\b(?![^>]*\bsrc\s*=)[^>]*>(.*?)</script", re.DOTALL | re.IGNORECASE)
# Stands where a statement of Jinja stood.
_CONDITION = "\0"
_ELEMENT = re.compile(r"<([a-z][\w-]*)((?:\s+[^<>\"']*(?:\"[^\"]*\"|'[^']*'))+)", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


def list_styles(template: str) -> Iterator[tuple[str, int]]:
    """Yield each style sheet that stands in the text of a `template`, and the line it starts at.

    A style attribute is a sheet of one rule, for its element with its classes. What Jinja puts in
    is not known here and left out, and so is an attribute on some condition.
    """
    text = _without_jinja(template)
    for block in _STYLE.finditer(text):
        media = dict(_list_attributes(block[1])).get("media", "")
        sheet = f"@media {media} {{{block[2]}}}" if media else block[2]
        yield sheet, _line(text, block.start(2))
    for element in _ELEMENT.finditer(text):
        found = dict(_list_attributes(element[2]))
        if (style := found.get("style")) and _CONDITION not in style:
            classes = "".join(f".{name}" for name in found.get("class", "").split())
            marks = "[data-figure]" if "data-figure" in found else ""
            marks += "[hidden]" if "hidden" in element[2].split() else ""
            place = element.start(2) + element[2].lower().find("style")
            rule = f"{element[1]}{classes}{marks} {{ {style} }}"
            yield " ".join(rule.replace(_CONDITION, "").split()), _line(text, place)


def list_scripts(template: str) -> Iterator[tuple[str, int]]:
    """Yield each script that stands in the text of a `template`, and the line it starts at."""
    text = _without_jinja(template)
    for block in _SCRIPT.finditer(text):
        yield block[1], _line(text, block.start(1))


def _list_attributes(text: str) -> Iterator[tuple[str, str]]:
    return ((name.lower(), a or b) for name, a, b in _ATTRIBUTE.findall(text))


def _without_jinja(text: str) -> str:
    """Return `text` without what Jinja takes and nobody sees; lines stay, and signs of an `if`."""

    def cut(match: re.Match[str]) -> str:
        condition = _CONDITION if match[0].startswith("{%") else ""
        return condition + "\n" * match[0].count("\n")

    return _ASIDE.sub(lambda match: "\n" * match[0].count("\n"), _JINJA.sub(cut, text))


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1

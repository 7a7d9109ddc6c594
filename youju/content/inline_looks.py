"""Owns the looks and scripts inside templates: <style>, style="…" and <script>."""

from __future__ import annotations

import re
from collections.abc import Iterator

_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_STYLE = re.compile(r"<style\b[^>]*>(.*?)</style", re.DOTALL | re.IGNORECASE)
_SCRIPT = re.compile(r"<script\b(?![^>]*\bsrc\s*=)[^>]*>(.*?)</script", re.DOTALL | re.IGNORECASE)
_ELEMENT = re.compile(r"<([a-z][\w-]*)((?:\s+[^<>\"']*(?:\"[^\"]*\"|'[^']*'))+)", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


def list_styles(template: str) -> Iterator[tuple[str, int]]:
    """Yield each style sheet that stands in the text of a `template`, and the line it starts at.

    A style attribute is a sheet of one rule, for its element with its classes. What Jinja puts in
    is not known here and left out.
    """
    text = _without_jinja(template)
    for block in _STYLE.finditer(text):
        yield block[1], _line(text, block.start(1))
    for element in _ELEMENT.finditer(text):
        found = {name.lower(): a or b for name, a, b in _ATTRIBUTE.findall(element[2])}
        if style := found.get("style"):
            classes = "".join(f".{name}" for name in found.get("class", "").split())
            marked = "[data-figure]" if "data-figure" in found else ""
            place = element.start(2) + element[2].lower().find("style")
            rule = f"{element[1]}{classes}{marked} {{ {style} }}"
            yield " ".join(rule.split()), _line(text, place)


def list_scripts(template: str) -> Iterator[tuple[str, int]]:
    """Yield each script that stands in the text of a `template`, and the line it starts at."""
    text = _without_jinja(template)
    for block in _SCRIPT.finditer(text):
        yield block[1], _line(text, block.start(1))


def _without_jinja(text: str) -> str:
    return _JINJA.sub(lambda match: "\n" * match[0].count("\n"), text)


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1

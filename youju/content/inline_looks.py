"""Owns the looks and scripts inside templates: <style>, style="…" and <script>."""

from __future__ import annotations

import re
from collections.abc import Iterator

# What Jinja takes, and of an expression what is `shown`. What nothing closes takes all of the rest:
# to look for an end anew from each of many beginnings would take minutes.
JINJA = re.compile(r"\{\{(?P<shown>.*?)(?:\}\}|\Z)|\{%.*?(?:%\}|\Z)|\{#.*?(?:#\}|\Z)", re.DOTALL)
# What is there for nobody to see, or for a script to take.
_ASIDE = re.compile(r"<!--.*?-->|<template\b.*?</template", re.DOTALL | re.IGNORECASE)
_STYLE = re.compile(r"<style\b([^>]*)>(.*?)</style", re.DOTALL | re.IGNORECASE)
_SCRIPT = re.compile(r"<script\b(?![^>]*\bsrc\s*=)[^>]*>(.*?)</script", re.DOTALL | re.IGNORECASE)
# Stand where a statement of Jinja begins and ends what is there on a condition.
_BEGIN, _END = "\x01", "\x02"
_SIGNS = str.maketrans("", "", _BEGIN + _END)
_BEGINS, _ENDS = re.compile(r"\{%[-+]?\s*(?:if|for)\b"), re.compile(r"\{%[-+]?\s*end(?:if|for)\b")
_ELEMENT = re.compile(r"<([a-z][\w-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)>", re.IGNORECASE)
# A value without quotes stands right behind its sign, or Jinja put in all of it.
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)')|=([^\s\"'<>=`]+))?")


def list_styles(template: str) -> Iterator[tuple[str, int]]:
    """Yield each style sheet that stands in the text of a `template`, and the line it starts at.

    A style attribute is a sheet of one rule, for its element with its classes, also those on some
    condition. What Jinja puts in is not known here and left out, and so is what a style attribute
    has, or `hidden`, on a condition inside of its element. Rules of a <style> count in any case.
    """
    text = _without_jinja(template)
    for block in _STYLE.finditer(text):
        media = _read_attributes(block[1].translate(_SIGNS)).get("media", ("", 0))[0]
        sheet = block[2].translate(_SIGNS)
        yield f"@media {media} {{{sheet}}}" if media else sheet, _line(text, block.start(2))
    for element in _ELEMENT.finditer(text):
        sure = _read_attributes(_blank_conditions(element[2]))
        style, place = sure.get("style", ("", 0))
        if style.strip():
            found = _read_attributes(element[2].translate(_SIGNS))
            classes = "".join(f".{name}" for name in found.get("class", ("", 0))[0].split())
            marks = "[data-figure]" if "data-figure" in found else ""
            marks += "[hidden]" if "hidden" in sure else ""
            rule = f"{element[1]}{classes}{marks} {{ {style} }}"
            yield " ".join(rule.split()), _line(text, element.start(2) + place)


def list_scripts(template: str) -> Iterator[tuple[str, int]]:
    """Yield each script that stands in the text of a `template`, and the line it starts at."""
    text = _without_jinja(template)
    for block in _SCRIPT.finditer(text):
        yield block[1].translate(_SIGNS), _line(text, block.start(1))


def _read_attributes(text: str) -> dict[str, tuple[str, int]]:
    """Return the values of the attributes in the `text` of a tag by name, each with its place."""
    return {
        found[1].lower(): (found[2] or found[3] or found[4] or "", found.start())
        for found in _ATTRIBUTE.finditer(text)
    }


def _blank_conditions(text: str) -> str:
    """Return `text` with spaces for what is there on a condition; lines stay."""
    depth, kept = 0, []
    for sign in text:
        depth += (sign == _BEGIN) - (sign == _END and depth > 0)
        blank = (depth > 0 or sign == _END) and sign != "\n"
        kept.append(" " if blank else sign)
    return "".join(kept)


def _without_jinja(text: str) -> str:
    """Return `text` without what Jinja takes and nobody sees; lines stay, and signs of an `if`."""

    def cut(match: re.Match[str]) -> str:
        sign = _BEGIN if _BEGINS.match(match[0]) else _END if _ENDS.match(match[0]) else ""
        return sign + "\n" * match[0].count("\n")

    return _ASIDE.sub(lambda match: "\n" * match[0].count("\n"), JINJA.sub(cut, text))


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1

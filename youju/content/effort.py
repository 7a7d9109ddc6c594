"""Owns how much work a text is for Python-Markdown, which goes over some signs again and again."""

from __future__ import annotations

import re

MOST_EFFORT = 300_000
_MOST_WORK = 250_000
_MOST_OPEN = 300
_MOST_FENCES = 200
_BLANK = re.compile(r"\n[ \t]*\n")
# What it reads again and again as far as the end of a block.
_SIGN = re.compile(r"\[|~~|^(?:[#=]|-{3}|\*{3}|_{3})", re.MULTILINE)
# What it looks for the end of throughout the text.
_OPENING = re.compile(r"<(?!br|hr|img)[A-Za-z!?]")
_CLOSING = re.compile(r"</|/>|-->")
_FENCE = re.compile(r"^ {0,3}(?:`{3}|~{3})", re.MULTILINE)


def is_heavy(text: str) -> bool:
    """Tell whether Markdown would take more than moments over `text`; no article is so."""
    if len(text) > MOST_EFFORT:
        return True
    signs = (sum(1 for _ in _SIGN.finditer(block)) for block in _BLANK.split(text))
    still_open = len(_OPENING.findall(text)) - len(_CLOSING.findall(text))
    return (
        sum(count * count for count in signs) > _MOST_WORK
        or still_open > _MOST_OPEN
        or len(_FENCE.findall(text)) > _MOST_FENCES
    )

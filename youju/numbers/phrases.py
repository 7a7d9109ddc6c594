"""Owns phrases that print a number without its usual words: 過百人, 數百人, half a dozen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from youju.languages import Style


def read_idioms(text: str, style: Style) -> str:
    """Return `text` in usual words, where it has a phrase that names one number: 超過百人."""
    return _replace(text, style.idioms)


def read_bounds(text: str, style: Style) -> str:
    """Return `text` with the bound that it may stand for, where it has a phrase that names no one
    number: 至少百人 for 數百人."""
    return _replace(text, style.vague)


def _replace(text: str, phrases: Mapping[str, str]) -> str:
    if not phrases:
        return text
    return _find_pattern(tuple(phrases)).sub(lambda match: phrases[match[0]], text)


@lru_cache(maxsize=16)
def _find_pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern of any of `phrases`, the longest first, and of Latin ones as whole words."""
    longest = sorted(phrases, key=len, reverse=True)
    return re.compile("|".join(rf"(?<![a-z]){re.escape(p)}(?![a-z])" for p in longest))

"""Owns patterns of words: any of some, whole ones, in any case of their letters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Any, cast

NEVER = r"(?!)"
# Where a word in letters begins: apart, or right behind digits (1.2bn).
APART, AFTER_DIGITS = r"\b", r"(?<![^\W\d])"


def compiled(pattern: str) -> re.Pattern[str]:
    """Return `pattern`, which is matched in capitals and small letters alike.

    It is compiled when it is first looked for: few builds look for half of a stranger's patterns,
    and compiling takes longer than looking.
    """
    return cast("re.Pattern[str]", _Written(pattern))


class _Written:
    """A pattern as it is written, which becomes what it is compiled to."""

    def __init__(self, pattern: str) -> None:
        self._written = pattern

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._written, re.IGNORECASE)

    def __getattr__(self, name: str) -> Any:
        made = getattr(self._compiled, name)
        setattr(self, name, made)  # it is not asked for again
        return made


def any_of(words: Iterable[str], start: str = APART) -> str:
    """Return a pattern for any of `words`, the longest first; Latin words whole from `start`."""
    longest = sorted(words, key=len, reverse=True)
    return f"(?:{'|'.join(whole_word(word, start) for word in longest) or NEVER})"


def whole_word(word: str, start: str = APART) -> str:
    """Return a pattern for `word`; one in Latin letters is no part of a longer one."""
    letters = word[0].isascii() and word[0].isalpha()
    return rf"{start}{re.escape(word)}\b" if letters else re.escape(word)


def none_of(words: Iterable[str]) -> str:
    """Return a pattern of a place where none of `words` begins."""
    return f"(?!{any_of(words)})"

"""Owns conflicts: what git leaves in a file when it could not join two versions of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MARK = re.compile(r"^(?:<{7}|>{7})(?:[ \t].*)?$", re.MULTILINE)


def has_conflict(text: str) -> bool:
    """Tell whether git left a conflict in `text`, which is told by itself."""
    return next(find_conflicts(text), None) is not None


def find_conflicts(text: str) -> Iterator[tuple[int, str]]:
    """Yield where each conflict begins, and its first line: <<<<<<< HEAD.

    A conflict of which only the end was left begins at its end.
    """
    inside = False
    for match in _MARK.finditer(text):
        opens = match[0].startswith("<")
        if opens or not inside:
            yield match.start(), match[0].strip()
        inside = opens

"""Owns phrases that a stranger puts into usual words: half a million, 過百人, 數百人."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from youju.audit.patterns import NEVER, any_of, compiled

# A pattern, and what stands in its place.
Change = tuple[re.Pattern[str], str]


def read_phrases(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is said in place of digits: a point, halves, other phrases that name one number,
    and those that name but a bound."""
    halves = data.get("halves", {})
    return {
        "point": compiled(any_of(data["point"])),
        "half": compiled(halves.get("half", NEVER)),
        "and_half": compiled(halves.get("and_half", NEVER)),
        **{name: _read_changes(data.get(name, ())) for name in ("phrases", "bounds")},
    }


def put(text: str, changes: tuple[Change, ...]) -> str:
    """Return `text` with the words that `changes` have in place of its phrases."""
    for pattern, plain in changes:
        text = pattern.sub(plain, text)
    return text


def _read_changes(entries: Iterable[Mapping[str, str]]) -> tuple[Change, ...]:
    return tuple((compiled(entry["find"]), entry["put"]) for entry in entries)

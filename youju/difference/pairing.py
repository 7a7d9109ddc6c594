"""Owns the pairing of old and new lines: which sentence became which."""

from __future__ import annotations

import difflib
from collections.abc import Hashable, Iterator, Sequence
from typing import TypeVar

Line = TypeVar("Line", bound=Hashable)

# How alike two lines must be to be the same line, changed.
_ALIKE = 0.5


def pair_lines(
    old: Sequence[Line], new: Sequence[Line]
) -> Iterator[tuple[Line | None, Line | None]]:
    """Yield every line that changed: (old, new), (old, None) where it went, (None, new) if added.

    Lines may be anything that can be compared and shown as text; equal ones are not yielded.
    """
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for code, a, b, c, d in matcher.get_opcodes():
        if code != "equal":
            yield from _align(old[a:b], new[c:d])


def _align(old: Sequence[Line], new: Sequence[Line]) -> Iterator[tuple[Line | None, Line | None]]:
    """Pair lines of one changed stretch: in turn when they are as many, else by likeness."""
    if len(old) == len(new):
        yield from zip(old, new, strict=True)
        return
    left = list(old)
    for line in new:
        shown = [str(other) for other in left]
        near = difflib.get_close_matches(str(line), shown, 1, _ALIKE)
        yield (left.pop(shown.index(near[0])) if near else None), line
    for other in left:
        yield other, None

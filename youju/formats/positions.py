"""Owns positions: the line and column of a character, as an editor's program counts them."""

from __future__ import annotations

import re
from bisect import bisect_right

from youju.model import Origin


class Lines:
    """Turns places in a text, which begins at `origin`, into lines and columns."""

    def __init__(self, text: str, origin: Origin) -> None:
        self._origin = origin
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def origin(self, place: int) -> Origin:
        """Return the line and column of the character at `place`."""
        index = bisect_right(self._starts, place) - 1
        column = place - self._starts[index] + 1
        first = self._origin.column - 1 if index == 0 else 0
        return Origin(self._origin.file, self._origin.line + index, column + first)

"""Owns the way back: from what Markdown made of a text to the line that it came from."""

from __future__ import annotations

from collections.abc import Iterable

from youju.formats.positions import Lines
from youju.model import Origin


class Finder:
    """Finds the line of Markdown from which something came, each time the next one that fits."""

    def __init__(self, text: str, origin: Origin) -> None:
        self._text, self._lines = text, Lines(text, origin)
        self._reached: dict[str, int] = {}

    def find(self, *needles: str) -> Origin:
        """Return where the first of `needles` stands that does, or the text's beginning."""
        return self._lines.origin(max(self._search(needles), 0))

    def find_bare(self, *needles: str) -> Origin | None:
        """Return the same, or None where it stands nowhere or behind a backslash, on purpose."""
        place = self._search(needles)
        return (
            None
            if place < 0 or self._text[max(0, place - 1) : place] == "\\"
            else self._lines.origin(place)
        )

    def _search(self, needles: Iterable[str]) -> int:
        for needle in filter(None, needles):
            place = self._text.find(needle, self._reached.get(needle, 0))
            place = self._text.find(needle) if place < 0 else place
            if place >= 0:
                self._reached[needle] = place + len(needle)
                return place + len(needle) - len(needle.lstrip("\n"))
        return -1

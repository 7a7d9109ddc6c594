"""Owns the walk over HTML: what is open round each word of a page, whole or broken."""

from __future__ import annotations

from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Generic, TypeVar

# Elements without an end (HTML Living Standard, 13.1.2).
VOID = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"),
        *("source", "track", "wbr"),
    }
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

_Inside = TypeVar("_Inside")


class HtmlWalk(HTMLParser, Generic[_Inside]):
    """Goes through HTML once; whoever walks says in `enter` what holds inside an element.

    An end closes what was left open inside its element; one of nothing that is open is passed over.
    """

    def __init__(self, outside: _Inside) -> None:
        super().__init__()
        self._open: list[tuple[str, _Inside]] = [("", outside)]

    @property
    def place(self) -> _Inside:
        """What `enter` said of the innermost open element, or what holds outside of all."""
        return self._open[-1][1]

    def is_inside(self, *names: str) -> bool:
        """Tell whether an element with one of `names` is open."""
        return any(name in names for name, _ in self._open)

    def enter(self, name: str, given: Mapping[str, str]) -> _Inside:
        """Take note of a start with its attributes; return what holds inside the element."""
        raise NotImplementedError

    def leave(self, name: str, place: _Inside) -> None:
        """Take note that an element ends, which is still open."""

    def handle_starttag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        place = self.enter(name, {key: value or "" for key, value in attributes})
        if name not in VOID:
            self._open.append((name, place))

    def handle_endtag(self, name: str) -> None:
        if not name or not self.is_inside(name):
            return
        while self._open[-1][0] != name:
            self._close()
        self._close()

    def _close(self) -> None:
        self.leave(*self._open[-1])
        self._open.pop()

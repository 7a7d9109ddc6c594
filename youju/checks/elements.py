"""Owns what a piece of HTML is made of: elements, attributes, headings, and its text by lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from youju.formats.html_walk import HEADINGS, HtmlWalk

_BLOCKS = {"p", "li", "td", "th", "blockquote", "div", "dt", "dd", "pre", "tr", "br", *HEADINGS}
_UNSEEN = {"script", "style", "iframe", "object", "noscript", "template"}


@dataclass
class Elements:
    """What stands in a piece of HTML.

    `text` is everything that readers see, titles too; `prose` the same without code, in which
    every sign may stand. Blocks begin on lines of their own.
    """

    tags: Counter[str] = field(default_factory=Counter)
    attributes: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    headings: list[str] = field(default_factory=list)
    text: str = ""
    prose: str = ""


def read_elements(html: str) -> Elements:
    """Read a piece of HTML, whole or broken."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.found.text, reader.found.prose = "".join(reader.text), "".join(reader.prose)
    return reader.found


class _Reader(HtmlWalk[None]):
    def __init__(self) -> None:
        super().__init__(None)
        self.found = Elements()
        self.text: list[str] = []
        self.prose: list[str] = []

    def enter(self, name: str, given: Mapping[str, str]) -> None:
        self.found.tags[name] += 1
        for key, value in given.items():
            self.found.attributes[name, key, value] += 1
            if key == "title" and value:
                self.text.append(value)
        if name in HEADINGS:
            self.found.headings.append("")
        self._break(name)

    def leave(self, name: str, place: None) -> None:
        self._break(name)

    def handle_data(self, data: str) -> None:
        if self.is_inside(*_UNSEEN):
            return
        self.text.append(data)
        if self._open[-1][0] in HEADINGS:
            self.found.headings[-1] += data
        if not self.is_inside("code", "pre"):
            self.prose.append(data)

    def _break(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.prose.append("\n")

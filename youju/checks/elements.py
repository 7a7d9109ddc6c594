"""Owns what a piece of HTML is made of: elements, attributes, headings, and its text by lines."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_BLOCKS = {"p", "li", "td", "th", "blockquote", "div", "dt", "dd", "pre", "tr", "br", *HEADINGS}
_VOID = {"br", "hr", "img", "input", "link", "meta", "col", "embed", "source", "wbr", "area"}
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


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found = Elements()
        self.text: list[str] = []
        self.prose: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.tags[tag] += 1
        for name, value in attrs:
            self.found.attributes[tag, name, value or ""] += 1
            if name == "title" and value:
                self.text.append(value)
        if tag in HEADINGS:
            self.found.headings.append("")
        if tag not in _VOID:
            self._open.append(tag)
        self._break(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if any(tag in _UNSEEN for tag in self._open):
            return
        self.text.append(data)
        if self._open and self._open[-1] in HEADINGS:
            self.found.headings[-1] += data
        if "code" not in self._open and "pre" not in self._open:
            self.prose.append(data)

    def _break(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.prose.append("\n")

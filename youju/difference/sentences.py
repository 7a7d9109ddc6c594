"""Owns what readers read on a finished page: its sentences, each with its figures and its chart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from youju.formats.html_walk import VOID, HtmlWalk

# Where a figure's words begin, its id ends and its words end: private characters, as in no text.
_OPEN, _CLOSE = "\ue000", "\ue002"
_FIGURE = re.compile("\ue000([^\ue001]*)\ue001([^\ue002]*)\ue002")
# A sentence ends with a Chinese mark, or with a Latin one before a space and a new beginning; a
# capital with a letter at most is an abbreviation (No. 39, U.S. Steel).
_END = re.compile(
    "(?:[。！？]+[」』”’）]*"
    r"|(?:[!?]|(?<!\b[A-Z])(?<!\b[A-Z][a-z])\.)+"
    '\ue002?["”’)]*(?=\\s+["“‘(]?[A-Z0-9\ue000]))'
)
_INLINE = {
    *("a", "abbr", "b", "bdi", "cite", "code", "data", "em", "i", "mark", "q", "ruby", "rt"),
    *("small", "span", "strong", "sub", "sup", "time"),
}
# The window's title says what the heading says; the snippet and the picture are no sentences, nor
# are the sizes of files ("measured").
_SILENT = {"script", "style", "svg", "textarea", "template", "title"}
_TABLE = {"td", "th", "dd", "dt"}


@dataclass(frozen=True)
class Sentence:
    """One sentence as a reader sees it; `tag` is its language (BCP 47).

    `kind` is "text", "alt" (a description of a picture) or "table" (a cell, a line of evidence).
    `rest` is the text without the words of its `figures` (ids). `chart` is the id of the chart in
    whose block it stands. Sentences that read the same are equal, whatever they cite.
    """

    text: str
    tag: str
    kind: str
    rest: str = field(compare=False)
    figures: tuple[str, ...] = field(compare=False)
    chart: str = field(compare=False)

    def __str__(self) -> str:
        return self.text


def read_printed_sentences(page: str) -> list[Sentence]:
    """Return the sentences of an HTML page in reading order, descriptions of pictures included."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.sentences


@dataclass(frozen=True)
class _Place:
    """What holds inside an open element."""

    tag: str = ""
    kind: str = "text"
    chart: str = ""
    silent: bool = False


class _Reader(HtmlWalk[_Place]):
    def __init__(self) -> None:
        super().__init__(_Place())
        self.sentences: list[Sentence] = []
        self._words: list[str] = []

    def enter(self, name: str, given: Mapping[str, str]) -> _Place:
        place = self._find_place(name, given)
        if name not in _INLINE:
            self._flush()
        if name in VOID:
            self._read_attributes(name, given, place)
        if name == "data" and "data-figure" in given:
            self._words.append(f"{_OPEN}{given['data-figure']}\ue001")
        return place

    def leave(self, name: str, place: _Place) -> None:
        if name not in _INLINE:
            self._flush()
        if name == "data":
            self._words.append(_CLOSE)

    def handle_data(self, data: str) -> None:
        if not self.place.silent:
            self._words.append(data)

    def close(self) -> None:
        super().close()
        self._flush()

    def _find_place(self, tag: str, given: Mapping[str, str]) -> _Place:
        around = self.place
        key, classes = given.get("id", ""), given.get("class", "").split()
        kind = around.kind
        if "alt" in classes or key.endswith("-alt"):
            kind = "alt"
        elif tag in _TABLE:
            kind = "table"
        chart = key.removeprefix("chart-") if tag == "figure" else around.chart
        silent = around.silent or tag in _SILENT or "measured" in classes
        return _Place(given.get("lang", around.tag), kind, chart, silent)

    def _read_attributes(self, tag: str, given: Mapping[str, str], place: _Place) -> None:
        named = given.get("name", given.get("property", ""))
        if tag == "meta" and named.endswith(("description", "title")):
            self._take(given.get("content", ""), place, "text")
        elif given.get("alt") or (tag == "meta" and named.endswith(":alt")):
            self._take(given.get("alt") or given.get("content", ""), place, "alt")

    def _flush(self) -> None:
        words, self._words = "".join(self._words), []
        self._take(words, self.place, self.place.kind)

    def _take(self, words: str, place: _Place, kind: str) -> None:
        for marked in _split(" ".join(words.split())):
            found = tuple(dict.fromkeys(match[1] for match in _FIGURE.finditer(marked)))
            text, rest = _FIGURE.sub(r"\2", marked), _FIGURE.sub("…", marked)
            self.sentences.append(Sentence(text, place.tag, kind, rest, found, place.chart))


def _split(words: str) -> Iterator[str]:
    start = 0
    for end in _END.finditer(words):
        yield words[start : end.end()].strip()
        start = end.end()
    if rest := words[start:].strip():
        yield rest

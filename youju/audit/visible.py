"""Owns what a stranger sees of a finished page: its words, and the figures marked among them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache

from youju.audit.heads import Heads
from youju.audit.linked_data import list_linked
from youju.formats.html_walk import HEADINGS, VOID, HtmlWalk

_UNSEEN = {"script", "style", "template"}
_INLINE = {
    *("a", "abbr", "b", "bdi", "cite", "code", "data", "em", "i", "kbd", "mark", "q", "ruby"),
    *("rb", "rp", "rt", "s", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"),
    *("del", "ins", "tspan"),
}
_BLOCKS = {"p", "li", "dt", "dd", "td", "th", "blockquote"}
# What holds a label and its value; <dd> goes with the <dt> before it.
_ITEMS = {"tr", "li", "dt", "article"}
# Signs that Markdown escapes (CommonMark, 2.4), but for those of mark-up.
_ESCAPED, _COPIED = re.compile(r"\\([!-%'-/:;=?@\[-`{-~])"), {"cell": "copied"}
_KINDS = {"title": "plain", "desc": "plain", "textarea": "nested", "text": "picture"}
# Attributes that are read aloud or shown; what <meta> says on other people's pages.
_SPOKEN = {
    *("title", "aria-label", "aria-description", "alt", "placeholder"),
    *("label", "abbr", "aria-valuetext", "aria-roledescription"),
}
_META = {
    *("description", "og:title", "og:description", "og:image:alt"),
    *("twitter:title", "twitter:description", "twitter:image:alt"),
}
# Most of a page's bytes, without a word in them.
_SHAPE = re.compile(r"<(?:path|line|rect|circle)\b[^<>]*/>")
# Classes of what is no statement about the world: a place in a source, a file that was measured,
# the number of a footnote.
_ASIDE = {"locator", "measured", "noteref"}
# Stands in a text where a figure is marked.
FIGURE_SIGN = "\ufffc"


@dataclass(frozen=True)
class MarkedFigure:
    """A figure on a page: `<data value="489000" data-figure="id">words</data>`.

    `section` is the id of the heading it stands under, `block` counts the paragraphs of prose
    there; `before` and `after` are the words that touch it; `item` is as that of words; `over` has
    the headings above it, and the head of its table.
    """

    figure: str
    value: str
    words: str
    tag: str
    line: int
    section: str
    block: int
    before: str = ""
    after: str = ""
    item: int = 0
    over: str = ""


@dataclass(frozen=True)
class VisibleWords:
    """A piece of text that is seen or heard.

    `kind` is text, cell (of a table), plain (a title, a description, an attribute), copied (a cell
    of mark-up that is offered for copying), pinned (an offer that a language may have alone),
    picture (in an SVG; `about` is the id of its data row, if any) or time (`about`: its ISO date).
    `item` counts the rows of tables and items of lists that hold it, 0 for none: a label and its
    value have the same. `chart` is the id of the figure element round it, "" for none; `drawing`
    counts the pictures of charts on the page so far.
    """

    kind: str
    text: str
    tag: str
    line: int
    about: str = ""
    item: int = 0
    chart: str = ""
    drawing: int = 0


@dataclass(frozen=True)
class Seen:
    """Everything on one page; `blocks` counts the paragraphs under each heading."""

    marks: tuple[MarkedFigure, ...]
    words: tuple[VisibleWords, ...]
    blocks: Mapping[str, int]


# A preview plans a story at every save that changes a number in it, and most of its pages, some
# hundred, stay as they were.
@lru_cache(maxsize=600)
def read_page(content: bytes, *, picture: bool = False) -> Seen:
    """Read a finished HTML page, or a `picture`: an SVG file with its words around the chart."""
    eye = _Eye(picture=picture)
    eye.feed(_SHAPE.sub("", content.decode("utf-8", "replace")))
    return eye.finish()


def read_text(content: bytes, tag: str) -> Seen:
    """Read a file of plain text in the language of `tag`."""
    return Seen((), (VisibleWords("plain", content.decode("utf-8", "replace"), tag, 1),), {"": 0})


@dataclass(frozen=True)
class _Element:
    """An open element: its language, the data row it draws, whether it is seen.

    `around` says that it stands in a picture file, and not in the picture itself; `item` and
    `chart` are those of the words inside.
    """

    tag: str
    about: str
    seen: bool
    kind: str = ""
    value: str = ""
    line: int = 1
    prose: bool = False
    around: bool = False
    item: int = 0
    chart: str = ""


class _Eye(HtmlWalk[_Element]):
    """Goes through a page once; `kind` of an element tells what becomes of the words inside it."""

    def __init__(self, tag: str = "", *, picture: bool = False) -> None:
        super().__init__(_Element(tag, "", seen=True, around=picture))
        self.marks: list[MarkedFigure] = []
        self.words: list[VisibleWords] = []
        self.blocks: dict[str, int] = {"": 0}
        self._text: list[str] = []
        self._held: list[str] | None = None
        self._lines: list[tuple[str, str]] = []
        self._pending: list[MarkedFigure] = []
        self._heads = Heads()
        self._section, self._line, self._items, self._drawings = "", 1, 0, 0

    def enter(self, name: str, attributes: Mapping[str, str]) -> _Element:
        parent = self.place
        seen = parent.seen and name not in _UNSEEN and "hidden" not in attributes
        tag = attributes.get("lang") or attributes.get("xml:lang") or parent.tag
        about = attributes.get("data-figure") or parent.about
        kind = "" if self._held is not None else self._find_kind(name, attributes, seen)
        value = attributes.get("value") or attributes.get("datetime", "")
        line = self.getpos()[0]
        self._drawings += name == "svg" and parent.chart != ""
        prose = parent.prose or "prose" in attributes.get("class", "").split()
        if seen:
            self._hear(name, attributes, tag, line)
            if name == "br":
                self.handle_data(" ")
            elif name not in _INLINE:
                self.flush()
                self._count_block(name, attributes, prose)
        around = parent.around and attributes.get("id") != "picture"
        item, chart = self._find_item(name, parent), parent.chart
        if name == "figure":
            chart = attributes.get("id", "")
        if name not in VOID:
            self._held = [] if kind else self._held
        return _Element(tag, about, seen, kind, value, line, prose, around, item, chart)

    def _find_item(self, name: str, parent: _Element) -> int:
        """Return the item that an element stands in: a <dd> in that of its <dt>."""
        if name in _ITEMS:
            self._items += 1
        return self._items if name in _ITEMS or name == "dd" else parent.item

    def handle_startendtag(self, name: str, given: list[tuple[str, str | None]]) -> None:
        """Pass over a path or a line of a picture; a <br/> or an <img/> is read."""
        if name in VOID:
            self.handle_starttag(name, given)

    def leave(self, name: str, element: _Element) -> None:
        if element.kind:
            self._take(element, "".join(self._held or ()).strip())
        elif name not in _INLINE:
            self.flush()
        if name == "table":
            self._heads.leave_table()

    def handle_data(self, data: str) -> None:
        if self._held is not None:
            self._held.append(data)
        elif self.place.seen:
            self._line = self._line if self._text else self.getpos()[0]
            self._text.append(data.replace(FIGURE_SIGN, " "))

    def flush(self) -> None:
        """Close a block of text: each figure in it learns which words touch it."""
        if not self._text:
            return
        text, self._text = " ".join("".join(self._text).split()), []
        pieces = text.split(FIGURE_SIGN)
        for mark, before, after in zip(self._pending, pieces[:-1], pieces[1:], strict=True):
            self.marks.append(replace(mark, before=before, after=after))
        self._pending = []
        if text:
            kind = "cell" if self.is_inside("td", "th") else "text"
            self._say(kind, text, self.place.tag, self._line)
            self._heads.take(self, text)

    def finish(self) -> Seen:
        """Return everything seen; the lines round a picture are one text again."""
        self.close()
        self.flush()
        if self._lines:
            tag, _ = self._lines[0]
            self._say("plain", " ".join(line for _, line in self._lines), tag, 1)
        return Seen(tuple(self.marks), tuple(self.words), self.blocks)

    def _find_kind(self, name: str, attributes: Mapping[str, str], seen: bool) -> str:
        if not seen:
            linked = name == "script" and attributes.get("type") == "application/ld+json"
            return "linked" if linked else ""
        if name == "data" and "data-figure" in attributes:
            return "mark"
        if name == "text" and self.place.around:
            return "line"
        classes = set(attributes.get("class", "").split())
        if name == "data" and "cell" in classes:
            return "cell"
        if _ASIDE & classes:
            return "aside"
        if name == "textarea" and "data-pinned" in attributes:
            return "pinned"
        return {**_KINDS, "time": "time" if "datetime" in attributes else ""}.get(name, "")

    def _take(self, element: _Element, text: str) -> None:
        """Put the words of an element whose kind sets it apart where they belong."""
        self._held = None
        self._line = self._line if self._text else element.line
        match element.kind:
            case "mark":
                place = (self._section, self.blocks[self._section])
                self._pending.append(
                    MarkedFigure(
                        element.about,
                        element.value,
                        text,
                        element.tag,
                        element.line,
                        *place,
                        item=element.item,
                        over=self._heads.words,
                    )
                )
                self._text.append(FIGURE_SIGN)
            case "line":
                self._lines.append((element.tag, text))
            case "linked":
                with suppress(ValueError):  # nobody can read it, and nobody sees it
                    for words in list_linked(json.loads(text)):
                        self._say("plain", words, element.tag, element.line)
            case "nested" | "pinned":
                self._read_inside(text, element)
            case "plain" | "picture" | "time" | "cell":
                about = element.value if element.kind == "time" else element.about
                self._say(element.kind, text, element.tag, element.line, about)
        if element.kind in ("time", "aside", "cell"):
            self._text.append(" ")

    def _read_inside(self, text: str, element: _Element) -> None:
        """Read mark-up that is offered for copying, as the reader of that page will see it."""
        inside = _Eye(element.tag)
        inside.feed(_ESCAPED.sub(r"\1", text))
        for words in inside.finish().words:
            kind = element.kind if element.kind == "pinned" else _COPIED.get(words.kind, "plain")
            self._say(kind, words.text, words.tag, element.line)

    def _hear(self, name: str, attributes: Mapping[str, str], tag: str, line: int) -> None:
        for key in _SPOKEN & attributes.keys():
            self._say("plain", attributes[key], tag, line)
        if name == "meta" and {attributes.get("name"), attributes.get("property")} & _META:
            self._say("plain", attributes.get("content", ""), tag, line)

    def _count_block(self, name: str, attributes: Mapping[str, str], prose: bool) -> None:
        if name in HEADINGS and attributes.get("id"):
            self._section = attributes["id"]
            self.blocks.setdefault(self._section, 0)
        elif name in _BLOCKS and prose:
            self.blocks[self._section] += 1

    def _say(self, kind: str, text: str, tag: str, line: int, about: str = "") -> None:
        place = self.place.item, self.place.chart, self._drawings
        self.words.append(VisibleWords(kind, text, tag, line, about, *place))

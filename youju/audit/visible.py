"""Owns what a stranger sees of a finished page: its words, and the figures marked among them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache

from youju.audit.heads import Heads
from youju.audit.heard import find_shown, list_heard
from youju.audit.linked_data import list_linked
from youju.audit.seen import FIGURE_SIGN, MarkedFigure, Seen, VisibleWords
from youju.formats.html_walk import HEADINGS, VOID, HtmlWalk

_UNSEEN = {"script", "style", "template"}
_INLINE = {
    *("a", "abbr", "b", "bdi", "cite", "code", "data", "em", "i", "kbd", "mark", "q", "ruby"),
    *("rb", "rp", "rt", "s", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"),
    *("del", "ins", "tspan"),
}
# What begins behind a space that nobody typed: a line, and what stands above a word.
_APART = {"br", "rt"}
_BLOCKS = {"p", "li", "dt", "dd", "td", "th", "blockquote"}
# What holds a label and its value; <dd> goes with the <dt> before it.
_ITEMS = {"tr", "li", "dt", "article"}
# Signs that Markdown escapes (CommonMark, 2.4), but for those of mark-up.
_ESCAPED, _COPIED = re.compile(r"\\([!-%'-/:;=?@\[-`{-~])"), {"cell": "copied"}
_KINDS = {"title": "plain", "desc": "plain", "textarea": "nested", "text": "picture"}
# The class of pictures that a build draws: rendering/svg.py.
_PLOT = "plot"
# Most of a page's bytes, without a word in them.
_SHAPE = re.compile(r"<(?:path|line|rect|circle)\b[^<>]*/>")
# Classes of what is no statement about the world: a place in a source, a file that was measured,
# the number of a footnote.
_ASIDE = {"locator", "measured", "noteref"}


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

    `around` says that it stands in a picture file, and not in the picture itself; `item`, `chart`,
    `plot` and `picture` are those of the words inside.
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
    plot: bool = False
    picture: int = 0


class _Eye(HtmlWalk[_Element]):
    """Goes through a page once; `kind` of an element tells what becomes of the words inside it."""

    def __init__(self, tag: str = "", *, picture: bool = False) -> None:
        super().__init__(_Element(tag, "", seen=True, around=picture, plot=picture))
        self.marks: list[MarkedFigure] = []
        self.words: list[VisibleWords] = []
        self.blocks: dict[str, int] = {"": 0}
        self._text: list[str] = []
        self._held: list[str] | None = None
        self._lines: list[tuple[str, str]] = []
        self._pending: list[MarkedFigure] = []
        self._heads = Heads()
        self._section, self._line, self._items, self._drawings, self._pictures = "", 1, 0, 0, 0
        self._row = 0  # the item whose first cell was read

    def enter(self, name: str, attributes: Mapping[str, str]) -> _Element:
        parent = self.place
        seen = parent.seen and name not in _UNSEEN and "hidden" not in attributes
        tag = attributes.get("lang") or attributes.get("xml:lang") or parent.tag
        about = attributes.get("data-figure") or parent.about
        kind = "" if self._held is not None else self._find_kind(name, attributes, seen)
        value = attributes.get("value") or attributes.get("datetime", "")
        line = self.getpos()[0]
        self._drawings += name == "svg" and parent.chart != ""
        picture = parent.picture or self._count_picture(name)
        classes = set(attributes.get("class", "").split())
        prose, plot = parent.prose or "prose" in classes, parent.plot or _PLOT in classes
        if seen:
            self._hear(name, attributes, tag, line)
            if name in _APART and self._held is None:
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
        within = prose, around, item, chart, plot, picture
        return _Element(tag, about, seen, kind, value, line, *within)

    def _count_picture(self, name: str) -> int:
        """Return the number of the picture that an element begins, 0 for none."""
        self._pictures += name == "svg"
        return self._pictures if name == "svg" else 0

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
        touching = zip(self._pending, pieces[:-1], pieces[1:], strict=True)
        for left, (mark, before, after) in enumerate(touching, 2 - len(pieces)):
            more = FIGURE_SIGN if left else ""
            self.marks.append(replace(mark, before=before, after=after + more))
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
            self._say(kind, words.text, words.tag, element.line, lenient=element.kind == "frame")

    def _hear(self, name: str, attributes: Mapping[str, str], tag: str, line: int) -> None:
        for words in list_heard(name, attributes):
            self._say("plain", words, tag, line)
        if shown := find_shown(name, attributes):
            self._say("plain", shown, tag, line, lenient=True)
        if page := attributes.get("srcdoc"):
            self._read_inside(page, _Element(tag, "", seen=True, kind="frame", line=line))

    def _count_block(self, name: str, attributes: Mapping[str, str], prose: bool) -> None:
        if name in HEADINGS and attributes.get("id"):
            self._section = attributes["id"]
            self.blocks.setdefault(self._section, 0)
        elif name in _BLOCKS and prose:
            self.blocks[self._section] += 1

    def _say(
        self, kind: str, text: str, tag: str, line: int, about: str = "", *, lenient: bool = False
    ) -> None:
        here = self.place
        place = here.item, here.chart, self._drawings, here.plot, here.picture, lenient
        leads = kind == "cell" and self._row != here.item
        self._row = here.item if leads else self._row
        self.words.append(VisibleWords(kind, text, tag, line, about, *place, leads))

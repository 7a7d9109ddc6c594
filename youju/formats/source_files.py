"""Owns the text in a source's file: plain text, Markdown, HTML, CSV or PDF, laid out alike."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterable, Mapping

from youju.formats.csv import parse_csv
from youju.formats.decoding import decode
from youju.formats.html_tables import HtmlTable, make_cell
from youju.formats.html_walk import HEADINGS, HtmlWalk
from youju.model import Origin
from youju.problems import Problems

_MARKDOWN = (".md", ".markdown")
_WEB = (".html", ".htm", ".xhtml")
# What surrounds an article on its page, or is no text of it.
_AROUND = {
    *("head", "script", "style", "template", "noscript", "nav", "footer", "aside", "form"),
    *("button", "svg", "select", "iframe"),
}
_BLOCKS = {
    *("p", "div", "section", "article", "main", "header", "li", "ul", "ol", "dl", "dt", "dd"),
    *("blockquote", "figure", "figcaption", "address", "pre", "hr", "caption", "table"),
}
# What the start of another element ends, where it is open in the innermost table (HTML Living
# Standard, 13.1.2.4).
_CELLS = ("caption", "td", "th")
_ENDED_BY = {
    **dict.fromkeys(("td", "th"), _CELLS),
    **dict.fromkeys(("tr", "thead", "tbody", "tfoot"), (*_CELLS, "tr")),
}
_MARKS = (
    (re.compile(r"!?\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"(\*\*|__|\*|`)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"^ *(?:[-*+]|\d+[.)]) +", re.MULTILINE), "\n"),
    (re.compile(r"^ *> ?", re.MULTILINE), ""),
)


def extract_text(content: bytes, file: str, problems: Problems) -> str | None:
    """Return the text of a source's `file`, laid out as `split_fragments` reads it, or None.

    Its name's ending says what it is. What is no plain text begins with a heading, so that nothing
    is guessed of its paragraphs; rows of tables stand between bars, pages of a PDF are marked.
    """
    name = file.lower()
    if name.endswith(".pdf"):
        return _read_pdf(content, file, problems)
    text = decode(content, file, problems)
    if text is None:
        return None
    if name.endswith(_WEB):
        return _read_web(text)
    if name.endswith(".csv"):
        table = parse_csv(text, file, problems)
        return None if table is None else _begin(_write_rows([table.columns, *table.rows]))
    if name.endswith(_MARKDOWN):
        for pattern, plain in _MARKS:
            text = pattern.sub(plain, text)
        return _begin(text)
    return text


def _begin(text: str) -> str:
    """Return `text` with a heading, if only an empty one."""
    return text if re.search(r"^#{1,6}(\s|$)", text, re.MULTILINE) else f"#\n\n{text}"


def _write_rows(rows: Iterable[Iterable[str]]) -> str:
    lines = (" | ".join(" ".join(cell.split()).replace("|", "/") for cell in row) for row in rows)
    return "\n".join(f"| {line} |" for line in lines)


def _read_pdf(content: bytes, file: str, problems: Problems) -> str | None:
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError:
        problems.add("index-no-pdf", Origin(file))
        return None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is wrong, we say ourselves
    try:
        pages = [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]
    except (PyPdfError, ValueError, KeyError, RecursionError) as error:
        problems.add("index-bad-pdf", Origin(file), reason=error)
        return None
    if not any(page.strip() for page in pages):
        problems.add("index-empty", Origin(file))
        return None
    return "\n\n".join(f"[page {n}]\n\n{page}" for n, page in enumerate(pages, 1))


def _read_web(text: str) -> str:
    """Return the article of a web page: what stands in <article> or <main>, else its body."""
    low = text.lower()
    within = next((name for name in ("article", "main") if f"<{name}" in low), "")
    reader = _WebReader(within)
    reader.feed(text)
    reader.close()
    return _begin("\n\n".join(reader.finish()))


class _WebReader(HtmlWalk[Mapping[str, str]]):
    """Goes through a page once and keeps its blocks, headings and tables."""

    def __init__(self, within: str) -> None:
        super().__init__({})
        self._within = within
        self._text: list[str] = []
        self._tables: list[HtmlTable] = []
        self._blocks: list[str] = []

    def handle_starttag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        """Close what a start ends without saying so: a cell ends where the next begins."""
        names = [open_name for open_name, _ in self._open]
        inner = names[len(names) - names[::-1].index("table") :] if "table" in names else []
        for former in _ENDED_BY.get(name, ()):
            if former in inner:
                self.handle_endtag(former)
        super().handle_starttag(name, attributes)

    def enter(self, name: str, given: Mapping[str, str]) -> Mapping[str, str]:
        if name == "br":
            self._text.append("\n")
        elif name in _BLOCKS | HEADINGS and not self.is_inside("td", "th"):
            self._flush()
        if name == "table":
            self._tables.append(HtmlTable())
        elif name == "tr" and self._tables:
            self._tables[-1].rows.append([])
        return given

    def leave(self, name: str, given: Mapping[str, str]) -> None:
        if name in ("td", "th") and self._tables:
            self._tables[-1].add(make_cell("".join(self._text), name, given))
            self._text = []
        elif name in HEADINGS:
            self._flush("# ")
        elif name in _BLOCKS and not self.is_inside("td", "th"):
            self._flush()
        if name == "table" and self._tables and (rows := self._tables.pop().list_rows()):
            self._blocks.append(_write_rows(rows))

    def handle_data(self, data: str) -> None:
        inside = not self._within or self.is_inside(self._within)
        if inside and not self.is_inside(*_AROUND):
            self._text.append(data)

    def finish(self) -> list[str]:
        """Return the blocks of text, each in one line, and the tables."""
        while len(self._open) > 1:
            self._close()
        self._flush()
        return self._blocks

    def _flush(self, mark: str = "") -> None:
        words, self._text = " ".join("".join(self._text).split()), []
        if words:
            self._blocks.append(f"{mark}{words}")

"""Owns the dialect: Markdown as editors know it, from Python-Markdown and what that lacks.

Beyond Python-Markdown's own are footnotes, tables, fenced code, lists right below a paragraph,
lists that are nested by fewer than four spaces, `1)`, `~~struck~~` and a backslash as line break.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor, SimpleTagInlineProcessor
from markdown.preprocessors import Preprocessor

from youju.content.lists import write_lists


def write_html(text: str) -> str:
    """Return the HTML of Markdown, unsafe as it came: content.prose makes it safe.

    Raises RecursionError for what is nested beyond all measure.
    """
    writer = Markdown(
        output_format="html",
        extensions=[
            FencedCodeExtension(),
            TableExtension(use_align_attribute=True),
            SaneListExtension(),
            _Footnotes(BACKLINK_TITLE="", BACKLINK_TEXT="&#8617;&#xFE0E;"),
            _House(),
        ],
    )
    return writer.convert(text)


class _Footnotes(FootnoteExtension):
    """Footnotes whose ids are numbers: [^see note] would give an id with a space in it."""

    def makeFootnoteId(self, note_id: str) -> str:
        return super().makeFootnoteId(self._number(note_id))

    def makeFootnoteRefId(self, note_id: str, found: bool = False) -> str:
        return super().makeFootnoteRefId(self._number(note_id), found)

    def _number(self, note_id: str) -> str:
        return str(list(self.footnotes).index(note_id) + 1)


class _House(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.register(_Lists(md), "lists", 22)  # behind fenced code, before HTML
        md.inlinePatterns.register(_Break(r"\\\n", md), "backslash-break", 185)
        struck = SimpleTagInlineProcessor(r"(?<!~)(~~)(?![~\s])(.+?)(?<![~\s])~~(?!~)", "del")
        md.inlinePatterns.register(struck, "struck", 65)


class _Break(InlineProcessor):
    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        return Element("br"), m.start(0), m.end(0)


class _Lists(Preprocessor):
    """Writes lists as Python-Markdown reads them."""

    def run(self, lines: list[str]) -> list[str]:
        return list(write_lists(lines))

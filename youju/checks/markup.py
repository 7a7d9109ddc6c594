"""Owns what of a written text no reader sees: citations, addresses and signs of Markdown."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from youju.content.cited import CITATION
from youju.content.lists import INTERRUPTS
from youju.content.photographs import find_photograph_lines, list_title_spans

# Stands where something was blanked, one for one, so that every place stays as it is; it is
# neither a letter nor a space, so that the words on both sides do not meet.
BLANK = "\ufffc"
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_TITLE = re.compile(r"""\stitle\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)""", re.IGNORECASE)
_TARGET = re.compile(r"(?<=\])\([^()\n]*(?:\([^()\n]*\)[^()\n]*){0,4}\)")
_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)([^\]\n]+)\]:.*$", re.MULTILINE)
# A footnote's name is none of its words: [^2].
_NOTE = re.compile(r"\[\^[^\[\]\n]*\]")
_REFERENCE = re.compile(r"(?<=\])\[([^\[\]\n]*)\]")
_ADDRESS = re.compile(r"https?://[^\s<>()（）「」，。]+")
_SECTION_ID = re.compile(r"(?<=[ \t])\{#[a-z][a-z0-9-]*\}(?=[ \t]*$)", re.MULTILINE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ITEM = re.compile(r"[ \t]*(?:\d{1,9}[.)]|[-*+])[ \t]")
# The name of a language behind a fence of code: ```python3.
_FENCE = re.compile(r"^( {0,3}`{3,})[^\n`]*$", re.MULTILINE)


def blank_citations(text: str) -> str:
    """Return `text` with every `{{ … }}` blanked, each place kept."""
    return CITATION.sub(_blank, text)


def blank_markdown(text: str) -> str:
    """Return Markdown with everything blanked that is no visible text, each place kept.

    A character written as an entity stands, decoded, at the entity's place (&frac12; as ½).
    """
    text = _blank_comments(blank_citations(_blank_photographs(text)))
    text = _FENCE.sub(lambda match: match[1] + BLANK * (len(match[0]) - len(match[1])), text)
    names = {match[1].casefold() for match in _DEFINITION.finditer(text)}
    text = _TAG.sub(_blank_tag, text)
    for pattern in (_TARGET, _DEFINITION, _NOTE, _ADDRESS, _SECTION_ID):
        text = pattern.sub(_blank, text)
    text = _REFERENCE.sub(lambda m: _blank(m) if m[1].casefold() in names else m[0], text)
    return "".join(_blank_markers(_ENTITY.sub(_decode, text)))


def _blank(match: re.Match[str]) -> str:
    """Blank a match but for its line breaks, by which lines are counted."""
    return "\n".join(BLANK * len(line) for line in match[0].split("\n"))


def _blank_tag(match: re.Match[str]) -> str:
    """Blank a tag but for its title, which readers see: <abbr title="…">."""
    title = _TITLE.search(match[0])
    shown = range(*title.span(1)) if title else ()
    return "".join(c if i in shown or c == "\n" else BLANK for i, c in enumerate(match[0]))


def _blank_photographs(text: str) -> str:
    """Blank what readers do not see of photographs: their addresses, and the signs of titles."""
    pieces, done = [], 0
    for match in find_photograph_lines(text):
        words = [(match.end("indent"), match.end("alt") + len("]")), *list_title_spans(match)]
        seen = {place for span in words for place in range(*span)}
        line = ((place in seen, text[place]) for place in range(*match.span()))
        shown = "".join(c if kept or c == "\n" else BLANK for kept, c in line)
        pieces += [text[done : match.start()], shown]
        done = match.end()
    return "".join([*pieces, text[done:]])


def _blank_comments(text: str) -> str:
    parts, done = [], 0
    while (start := text.find("<!--", done)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        comment = text[start : end + 3]
        parts += [text[done:start], "".join(c if c == "\n" else BLANK for c in comment)]
        done = end + 3
    return "".join([*parts, text[done:]])


def _decode(match: re.Match[str]) -> str:
    character = html.unescape(match[0])
    return character[:1].ljust(len(match[0]), BLANK)


def _blank_markers(text: str) -> Iterator[str]:
    """Yield the lines of `text` with the numbers of ordered lists blanked.

    "48. " at the start of a line in the middle of a paragraph is no marker, as "1. " is: Markdown
    prints it.
    """
    listing: bool | None = None
    for line in text.splitlines(keepends=True):
        marker = _ITEM.match(line)
        if not line.strip() or line.startswith("#"):
            listing = None
        elif not listing:
            begins = marker if listing is None else INTERRUPTS.match(line)
            listing = begins is not None
        shown = marker[0].translate(_DIGITS) if marker and listing else ""
        yield shown + line[len(shown) :]


_DIGITS = dict.fromkeys(range(ord("0"), ord("9") + 1), BLANK)

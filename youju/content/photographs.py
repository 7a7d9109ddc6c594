"""Owns the lines of Markdown that show a photograph: ![alt](photo.jpg "caption; credit")."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from youju.formats.positions import Lines
from youju.model import Origin

# The alternative text of what only decorates: ![-](photo.jpg "; credit").
DECORATIVE = "-"
# As Markdown has it, in a line of its own; words may cite, and Chinese quotation marks serve, too.
PHOTOGRAPH_LINE = re.compile(
    r"""[ ]{0,3}!\[(?P<alt>(?:(?!\]\()[^\n])*)\]\([ \t]*
    (?P<file><[^<>\n]*>|[^\[\]<>"“'\s](?:[^\[\]<>"“\n]*?[^\[\]<>"“\s])?)
    (?:[ \t]+(?:"(?P<plain>.*)"|'(?P<single>.*)'|“(?P<curved>.*)”))?[ \t]*\)[ \t]*""",
    re.VERBOSE,
)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_SEPARATOR = re.compile("[;；]")


@dataclass(frozen=True)
class PhotographLine:
    """What one line says: a file in the text's own folder, and words, which may cite figures.

    `alt` is DECORATIVE for what says nothing; "" stands for words that are missing.
    """

    file: str
    alt: str
    caption: str
    credit: str


def read_photograph_line(line: str) -> PhotographLine | None:
    """Return what `line` shows, or None where it is no photograph.

    The credit is what stands behind the last semicolon of the title.
    """
    match = PHOTOGRAPH_LINE.fullmatch(line)
    if match is None:
        return None
    file = unquote(match["file"].removeprefix("<").removesuffix(">")).removeprefix("./")
    title = html.unescape(match["plain"] or match["single"] or match["curved"] or "")
    places = [found.start() for found in _SEPARATOR.finditer(title)]
    at = places[-1] if places else len(title)
    alt = html.unescape(match["alt"]).strip()
    return PhotographLine(file, alt, title[:at].strip(), title[at + 1 :].strip())


def list_photographs(text: str, origin: Origin) -> Iterator[tuple[PhotographLine, Origin]]:
    """Yield the photographs of Markdown, which begins at `origin`, each with its place.

    What stands in fenced code is none.
    """
    if "![" not in text:
        return
    lines, at, fence = Lines(text, origin), 0, ""
    for line in text.split("\n"):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        elif not fence and (found := read_photograph_line(line)):
            yield found, lines.origin(at + line.index("!["))
        at += len(line) + 1


def spare_files(text: str, change: Callable[[str], str]) -> str:
    """Return Markdown after `change`, such as into another script; names of files stay."""
    pieces, done, at = [], 0, 0
    for line in text.split("\n") if "![" in text else ():
        if match := PHOTOGRAPH_LINE.fullmatch(line):
            start, end = match.span("file")
            pieces += [change(text[done : at + start]), text[at + start : at + end]]
            done = at + end
        at += len(line) + 1
    return "".join([*pieces, change(text[done:])])

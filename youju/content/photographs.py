"""Owns the lines of Markdown that show a photograph: ![alt](photo.jpg "caption; credit")."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from youju.content.cited import CITATION
from youju.formats.positions import Lines
from youju.model import Origin

# The alternative text of what only decorates: ![-](photo.jpg "; credit").
DECORATIVE = "-"
# Stands for what is not looked into; no file's name has it, so that none can hold a citation.
_MASK = "\ue000"
# As Markdown has it, in a line of its own; words may cite, and Chinese quotation marks serve, too.
_LINE = re.compile(
    r"""^(?P<indent>[ ]{0,3})!\[(?P<alt>(?:(?!\]\()[^\n])*)\]\([ \t]*
    (?P<file><[^<>\n\ue000]*>
    |[^\[\]<>"“'\s\ue000](?:[^\[\]<>"“\n\ue000]*?[^\[\]<>"“\s\ue000])?)
    (?:[ \t]+(?:"(?P<plain>.*)"|'(?P<single>.*)'|“(?P<curved>.*)”))?[ \t]*\)[ \t]*$""",
    re.VERBOSE | re.MULTILINE,
)
_TITLES = ("plain", "single", "curved")
# As Python-Markdown has it: a fence that nothing closes is none, and one with words behind it.
_FENCED = re.compile(
    r"""^(?P<fence>~{3,}|`{3,})[ \t]*
    (?:\{[^\n]*\}|\.?[\w#.+-]*[ \t]*(?:hl_lines=(?P<quote>["']).*?(?P=quote)[ \t]*)?)\n
    .*?(?<=\n)(?P=fence)[ \t]*$""",
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
# One that begins in the middle of a line ends with its paragraph, or is none.
_COMMENT = re.compile(r"^ {0,3}<!--.*?-->|<!--(?:(?!\n[ \t]*\n).)*?-->", re.MULTILINE | re.DOTALL)
_SEPARATOR = re.compile(r"(?P<entity>&[#\w]+;)|[;；]")


@dataclass(frozen=True)
class PhotographLine:
    """What one line says: a file in the text's own folder, and words, which may cite figures.

    `alt` is DECORATIVE for what says nothing; "" stands for words that are missing.
    """

    file: str
    alt: str
    caption: str
    credit: str


def find_photograph_lines(text: str) -> Iterator[re.Match[str]]:
    """Yield each line of Markdown that shows a photograph: every reader of such lines asks here.

    The groups `indent`, `alt` and `file`, and one of `plain`, `single` and `curved` for the title,
    have their places in `text`; citations in them are masked. What stands in fenced code or in a
    comment is no photograph; in a quote, a list's deeper level or a sentence Markdown makes an
    element of it, which is told as a picture that readers would not get.
    """
    if "![" in text:
        yield from _LINE.finditer(_mask_unshown(text))


def list_title_spans(match: re.Match[str]) -> list[tuple[int, int]]:
    """Return where the title of a line stands that was found: one span, or none."""
    return [match.span(name) for name in _TITLES if match[name] is not None]


def list_photographs(text: str, origin: Origin) -> Iterator[tuple[PhotographLine, Origin]]:
    """Yield the photographs of Markdown, which begins at `origin`, each with its place."""
    lines = Lines(text, origin)
    for match in find_photograph_lines(text):
        yield _read_line(match, text), lines.origin(match.end("indent"))


def replace_photographs(text: str, place: Callable[[PhotographLine], str]) -> str:
    """Return Markdown in which what `place` returns is a paragraph instead of each photograph."""
    pieces, done = [], 0
    for match in find_photograph_lines(text):
        word = place(_read_line(match, text))
        pieces.append(f"{text[done : match.start()]}\n{match['indent']}{word}\n")
        done = match.end()
    return "".join([*pieces, text[done:]])


def blank_photographs(text: str, blank: str) -> str:
    """Return Markdown with photographs, citations, code in fences and comments blanked.

    Each place stays, and so do line breaks.
    """
    masked = _LINE.sub(lambda match: _MASK * len(match[0]), _mask_unshown(text))
    return "".join(
        "\n" if written == "\n" else blank if left == _MASK else left
        for written, left in zip(text, masked, strict=True)
    )


def spare_files(text: str, change: Callable[[str], str]) -> str:
    """Return Markdown after `change`, such as into another script; names of files stay."""
    pieces, done = [], 0
    for match in find_photograph_lines(text):
        start, end = match.span("file")
        pieces += [change(text[done:start]), text[start:end]]
        done = end
    return "".join([*pieces, change(text[done:])])


def _mask_unshown(text: str) -> str:
    """Mask what can show no photograph; a citation in two lines does not end the first."""
    text = CITATION.sub(lambda match: _MASK * len(match[0]), text)
    for pattern in (_FENCED, _COMMENT):
        text = pattern.sub(lambda match: re.sub(r"[^\n]", _MASK, match[0]), text)
    return text


def _read_line(match: re.Match[str], text: str) -> PhotographLine:
    """Return what a line says. The credit is what stands behind the title's last semicolon.

    One in a citation, or the end of a character's name (&amp;), is none.
    """
    file = unquote(match["file"].removeprefix("<").removesuffix(">")).removeprefix("./")
    start, end = next(iter(list_title_spans(match)), (0, 0))
    at = end
    for found in _SEPARATOR.finditer(match.string, start, end):
        # What names one decodes to one or two characters.
        if not found["entity"] or len(html.unescape(found["entity"])) > 2:
            at = found.end() - 1
    pieces = (text[slice(*match.span("alt"))], text[start:at], text[at + 1 : end])
    return PhotographLine(file, *(html.unescape(piece).strip() for piece in pieces))

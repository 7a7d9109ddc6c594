"""Owns the pictures that leave the site: a chart with its title, finding and source in one SVG."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from youju.drawing.fonts import family, has_bold
from youju.drawing.svg import Picture, paint
from youju.theme import PALETTE, measure

MARGIN = 28
# The chart font is narrower than the readers' fonts that `measure` allows for.
_FACE = 0.92
_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff"
_LETTERS = rf"[^\W\d_{_HAN}]+"
# A number with what it counts (48.9萬人以上, 30 million yuan), a word, a space, or any other mark.
_WORD = re.compile(
    rf"\d[\d.,]*(?:[{_HAN}]{{1,4}}|(?:\u00a0?{_LETTERS})*)%?"
    rf"|{_LETTERS}(?:[’'-]{_LETTERS})*|[^\S\u00a0]+|.",
    re.DOTALL,
)
_NO_START = set("、，。．；：！？）」』》〉”’…％,.;:!?)%\u00a0")
_NO_END = set("（「『《〈“‘($−\u00a0")
# The chart font has no bold face: bold words are drawn with a rim of their own colour.
_BOLD = re.compile(r' font-weight="bold"(?=[^>]* (fill="[^"]+"))')


@dataclass(frozen=True)
class Words:
    """What stands round the picture, already worded in the language of `tag`."""

    tag: str
    title: str
    finding: str
    note: str
    source: str
    alt: str


def write_card(picture: Picture, words: Words, paper: int = 0) -> str:
    """Return a self-contained SVG: title, finding, the picture, note and source, on `paper`.

    Text stays text; the font stack falls back to the reader's own faces where Noto is absent.
    """
    width = picture.width + 2 * MARGIN
    room = width - 2 * MARGIN
    ink, quiet = PALETTE["ink"][paper], PALETTE["quiet"][paper]
    lines: list[str] = []
    y = float(MARGIN)
    heavy = ' font-weight="bold"' if has_bold(words.tag) else _rim(ink)
    for text, size, style in (
        (words.title, 22.0, f'fill="{ink}"{heavy}'),
        (words.finding, 15.0, f'fill="{quiet}"'),
    ):
        y = _set_lines(lines, text, size, style, room, y) + 6
    y += 14
    body = paint(picture.body, paper)
    if not has_bold(words.tag):
        body = _embolden(body)
    body = f'<g transform="translate({MARGIN},{y:g})">{body}</g>'
    y += picture.height + 22
    for text in filter(None, (words.note, words.source)):
        y = _set_lines(lines, text, 12.0, f'fill="{quiet}"', room, y) + 2
    height = y + MARGIN - 8
    faces = (*family(words.tag).split(", "), "PingFang SC", "Microsoft YaHei", "Helvetica Neue")
    stack = ",".join([*(f"'{face}'" for face in faces), "sans-serif"])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}"'
        f' viewBox="0 0 {width:g} {height:g}" role="img" lang="{words.tag}"'
        f' xml:lang="{words.tag}" font-family="{stack}">'
        f"<title>{escape(words.title)}</title><desc>{escape(words.alt)}</desc>"
        f'<rect width="100%" height="100%" fill="{PALETTE["paper"][paper]}"/>'
        f"{''.join(lines)}{body}</svg>"
    )


def wrap(text: str, size: float, room: float) -> list[str]:
    """Return `text` in lines of at most `room` pixels at `size`.

    Breaks fall between words and between Han characters, never inside a number with its unit
    (48.9萬人), before a closing mark or after an opening one (W3C clreq).
    """
    lines = [""]
    for piece in _pieces(text):
        if lines[-1] and measure(lines[-1] + piece.rstrip(), size) > room:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return lines


def _pieces(text: str) -> Iterator[str]:
    """Yield the unbreakable pieces of `text`, each with the space behind it."""
    piece = ""
    for word in _WORD.findall(text):
        held = word[0] in _NO_START or word.isspace() or piece.rstrip(" ")[-1:] in _NO_END
        if piece and not held:
            yield piece
            piece = ""
        piece += word
    if piece:
        yield piece


def _set_lines(
    lines: list[str], text: str, size: float, style: str, room: float, y: float
) -> float:
    for line in wrap(text, size * _FACE, room):
        y += size * 1.4
        lines.append(
            f'<text x="{MARGIN}" y="{y - size * 0.3:g}" font-size="{size:g}"'
            f" {style}>{escape(line)}</text>"
        )
    return y


def _embolden(body: str) -> str:
    return _BOLD.sub(lambda match: _rim(match[1].split('"')[1]), body)


def _rim(colour: str) -> str:
    return f' stroke="{colour}" stroke-width="0.5" stroke-linejoin="round"'

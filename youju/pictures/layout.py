"""Owns the pictures that leave the site: a chart with its title, finding and source in one SVG."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from youju.model import Look
from youju.rendering.svg import Picture, paint
from youju.theme import HOUSE
from youju.typography.fonts import has_bold, stack
from youju.typography.line_breaking import balance, wrap_drawn

# The chart font has no bold face: bold words are drawn with a rim of their own colour.
_BOLD = re.compile(r' font-weight="bold"(?=[^>]* (fill="[^"]+"))')


@dataclass(frozen=True)
class Setting:
    """How a card is set: its margin, and the sizes of title, finding and small print."""

    margin: float
    title: float
    text: float
    small: float


# A picture that is drawn narrow is for phones, where each pixel of the margin is missed.
LAYOUTS: Mapping[str, Setting] = {
    "wide": Setting(28, 22, 15, 12),
    "narrow": Setting(16, 20, 15, 13),
}


@dataclass(frozen=True)
class CardWords:
    """What stands round the picture, already worded in the language of `tag`.

    `address` is where the chart lives, without its scheme: news.example/zh/budget/by-year/.
    """

    tag: str
    title: str
    finding: str
    note: str
    source: str
    address: str
    alt: str
    subtitle: str = ""


@dataclass(frozen=True)
class TextBlock:
    """A text broken into `lines` to be set at `size` pixels; drawing programs show its `name`."""

    name: str
    text: str
    lines: Sequence[str]
    size: float
    style: str
    leading: float = 1.4

    @property
    def height(self) -> float:
        return len(self.lines) * self.size * self.leading


def write_card(
    picture: Picture, words: CardWords, size: str = "wide", paper: int = 0, look: Look = HOUSE
) -> str:
    """Return a self-contained SVG: title, finding, the picture, note, source and address.

    `size` is the picture's, as in LAYOUTS; `paper` is 0 for light and 1 for dark. Text stays
    text; the font stack falls back to the reader's own faces where Noto is absent.
    """
    ink, quiet = (f'fill="{look.palette[name][paper]}"' for name in ("ink", "quiet"))
    bold = ink + embolden(words.tag, look, paper)
    setting = LAYOUTS[size]
    room, margin, y = picture.width, setting.margin, setting.margin
    title = balance(words.title, setting.title, room)
    subtitle = wrap_drawn(words.subtitle, setting.small, room)
    finding = wrap_drawn(words.finding, setting.text, room)
    blocks = [
        TextBlock("title", words.title, title, setting.title, bold),
        TextBlock("subtitle", words.subtitle, subtitle, setting.small, quiet),
        TextBlock("finding", words.finding, finding, setting.text, quiet),
    ]
    small = {"note": words.note, "source": words.source, "address": words.address}
    below = [
        TextBlock(name, text, wrap_drawn(text, setting.small, room), setting.small, quiet)
        for name, text in small.items()
        if text
    ]
    parts: list[str] = []
    for block in [block for block in blocks if block.text]:
        parts.append(set_text(block, margin, y))
        y += block.height + 6
    y += 14
    parts.append(set_picture(picture, words.tag, (margin, y), look=look, paper=paper))
    y += picture.height + 22
    for block in below:
        parts.append(set_text(block, margin, y))
        y += block.height + 2
    area = (room + 2 * margin, y + margin - 8)
    return write_picture(parts, area, words.tag, words.title, words.alt, look, paper)


def write_picture(
    parts: Sequence[str],
    size: tuple[float, float],
    tag: str,
    title: str,
    alt: str,
    look: Look = HOUSE,
    paper: int = 0,
) -> str:
    """Return the SVG file of `size` that holds `parts`, named `title` and described by `alt`."""
    width, height = size
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}"'
        f' viewBox="0 0 {width:g} {height:g}" role="img" lang="{tag}"'
        f' xml:lang="{tag}" font-family="{stack(tag)}">'
        f"<title>{escape(title)}</title><desc>{escape(alt)}</desc>"
        f'<rect id="paper" width="{width:g}" height="{height:g}"'
        f' fill="{look.palette["paper"][paper]}"/>'
        f"{''.join(parts)}</svg>"
    )


def set_picture(
    picture: Picture,
    tag: str,
    place: tuple[float, float],
    scale: float = 1,
    look: Look = HOUSE,
    paper: int = 0,
) -> str:
    """Return the group of `picture`, its upper left corner at `place`."""
    body = paint(picture.body, paper, look.palette)
    if not has_bold(tag):
        body = _BOLD.sub(lambda match: _rim(match[1].split('"')[1], 0.5), body)
    x, y = place
    size = "" if scale == 1 else f" scale({scale:g})"
    return f'<g id="picture" transform="translate({x:g},{y:g}){size}">{body}</g>'


def set_text(block: TextBlock, x: float, y: float) -> str:
    """Return the group of `block`, its upper left corner at `x` and `y`.

    It is one text element, with the spaces at which lines were broken, so that it is selected,
    copied and read as a whole.
    """
    spans, at = [], 0
    for number, line in enumerate(block.lines):
        at = block.text.index(line, at) + len(line)
        gap = " " if block.text[at : at + 1].isspace() else ""
        base = y + block.size * (block.leading * (number + 1) - 0.3)
        spans.append(f'<tspan x="{x:g}" y="{base:g}">{escape(line)}{gap}</tspan>')
    style = f'font-size="{block.size:g}" {block.style}'
    return f'<g id="{block.name}" {style}><text>{"".join(spans)}</text></g>'


def embolden(tag: str, look: Look = HOUSE, paper: int = 0, rim: float = 0.5) -> str:
    """Return the attributes that make ink bold in the face of language `tag`."""
    return ' font-weight="bold"' if has_bold(tag) else _rim(look.palette["ink"][paper], rim)


def _rim(colour: str, width: float) -> str:
    return f' stroke="{colour}" stroke-width="{width:g}" stroke-linejoin="round"'

"""Owns embedding: the script-free snippet of a chart, and how tall its frame must be."""

from __future__ import annotations

from html import escape

from youju.drawing.lines import wrap
from youju.drawing.svg import Picture
from youju.theme import WIDTHS

# The embed's style sheet (static/css/embed.css) sets the same sizes and the same turning point.
MARGIN, TURN, WIDEST_NARROW = 12, 600, 420
SIZES = {"title": (19.0, 1.3), "finding": (15.5, 1.55), "small": (13.0, 1.5)}
# Frames from the narrowest column to beyond the widest picture.
WIDTHS_MEASURED = (320, 360, 414, 480, 560, 599, 600, 680, 760, 960)
_SLACK = 1.06  # readers' fonts are a little wider than the mean


def frame_height(texts: dict[str, list[str]], pictures: dict[str, Picture]) -> int:
    """Return the height in pixels at which the embed is not cut at any measured width.

    `texts` has the lines of each size ("title", "finding", "small"); `pictures` both widths.
    """
    return max(_height_at(width, texts, pictures) for width in WIDTHS_MEASURED)


def write_snippet(address: str, title: str, source: str, page: str, height: int) -> str:
    """Return HTML for other newsrooms' pages: a frame without script, and a line that remains
    where a CMS strips the frame. `address` and `page` are absolute, `source` the line's words."""
    address, title, source, page = (escape(text) for text in (address, title, source, page))
    return (
        f'<iframe src="{address}" title="{title}" width="100%" height="{height}"'
        ' style="border:0;width:100%;min-width:100%" loading="lazy" scrolling="no"'
        ' sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"'
        ' referrerpolicy="no-referrer-when-downgrade"></iframe>\n'
        f'<p><a href="{page}">{title}</a> · {source}</p>'
    )


def _height_at(width: int, texts: dict[str, list[str]], pictures: dict[str, Picture]) -> int:
    room = width - 2 * MARGIN
    size = "wide" if width >= TURN else "narrow"
    picture = pictures[size]
    shown = min(room, WIDEST_NARROW if size == "narrow" else WIDTHS["wide"])
    total = 2.0 * MARGIN + 40 + picture.height * shown / picture.width
    for kind, paragraphs in texts.items():
        font, line = SIZES[kind]
        for text in paragraphs:
            total += len(wrap(text, font * _SLACK, room)) * font * line + 10
    return round(total)

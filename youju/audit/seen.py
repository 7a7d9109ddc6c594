"""Owns what there is to see on a finished page: pieces of text, and the figures marked in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

# Stands in a text where a figure is marked.
FIGURE_SIGN = "\ufffc"


@dataclass(frozen=True)
class MarkedFigure:
    """A figure on a page: `<data value="489000" data-figure="id">words</data>`.

    `section` is the id of the heading it stands under, `block` counts the paragraphs of prose
    there; `before` and `after` are the words that touch it, up to the next figure's sign; `item` is
    as that of words; `over` has the headings above it, and the head of its table.
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
    counts the pictures of charts on the page so far. Words in a picture that was drawn by a build
    are in a `plot`; `picture` counts the SVGs of the page. A number in `lenient` words that nothing
    bears out is noted, and what stands there is no figure of its language. The first cell of a row
    `leads`.
    """

    kind: str
    text: str
    tag: str
    line: int
    about: str = ""
    item: int = 0
    chart: str = ""
    drawing: int = 0
    plot: bool = False
    picture: int = 0
    lenient: bool = False
    leads: bool = False


@dataclass(frozen=True)
class Seen:
    """Everything on one page; `blocks` counts the paragraphs under each heading."""

    marks: tuple[MarkedFigure, ...]
    words: tuple[VisibleWords, ...]
    blocks: Mapping[str, int]

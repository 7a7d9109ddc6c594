"""Owns clauses: the pieces of a text between its marks, with the figures that each cites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from youju.checks.texts import Written, list_prose, list_story
from youju.model import Figure, Site, Story

_FIGURE = re.compile(r"""\{\{\s*fig\(\s*["'](?P<id>[^"'{}]+)["'][^{}]*\)\s*\}\}""")
# The comma of "December 23, 2021" ends none, nor does the stop of "Dec. 2021".
_END = re.compile(
    r"[，：:。；;!?！？—\n|]|,(?! \d{4})|\.(?=[\s”’\"*_]+(?!\d)|$)|(?<=\s)(?:and|but|while)(?=\s)"
)


@dataclass(frozen=True)
class Named:
    """A figure of the story, cited from character `start` of a text up to `end`."""

    figure: Figure
    start: int
    end: int


@dataclass(frozen=True)
class Clause:
    """A piece of a text from character `start` up to `end`, with the figures that it cites."""

    start: int
    end: int
    cited: tuple[Named, ...]


def list_cited(story: Story, text: Written) -> list[Named]:
    """Return the figures that a text cites, in reading order, but for unknown ones."""
    found = ((story.figures.get(m["id"]), *m.span()) for m in _FIGURE.finditer(text.whole))
    return [Named(figure, start, end) for figure, start, end in found if figure]


def list_clauses(story: Story, text: Written) -> Iterator[Clause]:
    """Yield the clauses of what readers see of `text`."""
    cited = list_cited(story, text)
    start = 0
    for end in [*(match.end() for match in _END.finditer(text.shown)), len(text.shown)]:
        yield Clause(start, end, tuple(one for one in cited if start <= one.start < end))
        start = end


def list_citing(site: Site, story: Story, code: str) -> Iterator[Written]:
    """Yield the texts of `story` in the language `code` that may cite figures."""
    for text in [*list_story(site, story), *list_prose(site, story.prose)]:
        if text.code == code and not text.plain:
            yield text

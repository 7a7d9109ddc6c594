"""Owns clauses: the pieces of a text between its marks, with the figures that each cites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from youju.checks.texts import Written, list_prose, list_story
from youju.languages.claiming import list_clause_ends
from youju.model import Figure, Language, Site, Story

_FIGURE = re.compile(r"""\{\{\s*fig\(\s*["'](?P<id>[^"'{}]+)["'](?P<how>[^{}]*)\)\s*\}\}""")
# Lines and cells of tables end clauses, whatever they say.
_LAYOUT = re.compile(r"[\n|]")


@dataclass(frozen=True)
class Named:
    """A figure of the story, cited from character `start` of a text up to `end`.

    `how` is what its citation says besides: ", noun=False".
    """

    figure: Figure
    start: int
    end: int
    how: str


@dataclass(frozen=True)
class Clause:
    """A piece of a text from character `start` up to `end`, with the figures that it cites."""

    start: int
    end: int
    cited: tuple[Named, ...]


def list_cited(story: Story, text: Written) -> list[Named]:
    """Return the figures that a text cites, in reading order, but for unknown ones."""
    return [
        Named(story.figures[match["id"]], *match.span(), match["how"])
        for match in _FIGURE.finditer(text.whole)
        if match["id"] in story.figures
    ]


def list_clauses(story: Story, text: Written, language: Language) -> Iterator[Clause]:
    """Yield the clauses of what readers see of `text`, which is in `language`."""
    cited = list_cited(story, text)
    ends = {match.end() for match in _LAYOUT.finditer(text.shown)}
    ends |= {end for _, end in list_clause_ends(text.shown, language)}
    start = 0
    for end in sorted(ends | {len(text.shown)}):
        yield Clause(start, end, tuple(one for one in cited if start <= one.start < end))
        start = end


def list_citing(site: Site) -> Iterator[tuple[Story, Written]]:
    """Yield each text that may cite figures, in the languages that are written, with its story."""
    for story in site.stories:
        for text in [*list_story(site, story), *list_prose(site, story.prose)]:
            if text.code in site.authored and not text.plain:
                yield story, text

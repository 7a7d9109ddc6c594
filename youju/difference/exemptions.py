"""Owns what a site is held by and what it lets pass: prints, relations, literals and phrases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from youju.checks.texts import Written, list_prose, list_story
from youju.content.cited import parse_cited
from youju.difference.changes import ExemptionChange
from youju.difference.indexes import show_entries
from youju.difference.pairing import pair_lines
from youju.formats.rows import list_rows
from youju.model import Origin, Site, Story

# Kind → one line for each, in order.
Exemptions = Mapping[str, tuple[str, ...]]


def list_exemptions(site: Site, known: Mapping[str, tuple[str, ...]] | None = None) -> Exemptions:
    """Return what figures are held by, and the numbers that nothing holds, as lines by kind.

    `prints` are the entries of indexes in data/sources/, `relations` the rows of checks.csv;
    `literals` stand with their story, language and reason; `allowed` are phrases that site.toml
    allows, and names that a story lists. `known` are literals of stories by folder, as
    `list_literals` gave them: what is not there is listed anew.
    """
    known = known or {}
    found = (
        known[story.folder] if story.folder in known else list_literals(site, story)
        for story in site.stories
    )
    return {
        "prints": tuple(_list_prints(site)),
        "relations": tuple(dict.fromkeys(_list_relations(site))),
        "literals": tuple(dict.fromkeys(chain(*found, _list_others(site)))),
        "allowed": tuple(dict.fromkeys(_list_allowed(site))),
    }


def compare_exemptions(old: Exemptions, new: Exemptions) -> tuple[ExemptionChange, ...]:
    """Return each line that came, went or is another one, by kind."""
    return tuple(
        ExemptionChange(kind, before or "", after or "")
        for kind in dict.fromkeys((*old, *new))
        for before, after in pair_lines(sorted(old.get(kind, ())), sorted(new.get(kind, ())))
    )


def _list_prints(site: Site) -> Iterator[str]:
    for index in site.indexes.values():
        yield from (f"{index.file} {entry}" for entry in show_entries(index))


def _list_relations(site: Site) -> Iterator[str]:
    for story in site.stories:
        for table in story.checks:
            for row in list_rows(table):
                said = " ".join(row.cell(name) for name in ("left", "sign", "right"))
                yield f"{table.file} {row.cell('id')}: {said}"


def list_literals(site: Site, story: Story) -> tuple[str, ...]:
    """Return what `story` declares in its texts and in words of its figures, a line for each."""
    texts = (*list_story(site, story), *list_prose(site, story.prose))
    figures = (
        f"{figure.origin.file} {figure.id}: {one}"
        for figure in story.figures.values()
        for one in sorted(figure.literals)
    )
    return tuple(dict.fromkeys((*_read_literals(story.slug, texts), *figures)))


def _list_others(site: Site) -> Iterator[str]:
    """Yield what pages that are no story's declare."""
    for leaf in site.leaves:
        yield from _read_literals(leaf.name, list_prose(site, leaf.prose))


def _read_literals(name: str, texts: Iterable[Written]) -> Iterator[str]:
    for text in texts:
        for one in parse_cited(text.whole, Origin("")).citations:
            if one.function == "literal":
                yield f"{name} {text.code}: {one.id} ({one.reason})"


def _list_allowed(site: Site) -> Iterator[str]:
    for code, phrases in site.allowed.items():
        yield from (f"site.toml {code}: {phrase}" for phrase in phrases)
    for story in site.stories:
        for code, phrases in story.names.items():
            yield from (f"{story.slug} {code}: {phrase}" for phrase in phrases)

"""Owns what a site is held by and what it lets pass: prints, relations, literals and phrases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from youju.checks.texts import list_prose, list_story
from youju.content.cited import parse_cited
from youju.difference.changes import ExemptionChange
from youju.difference.indexes import show_entry
from youju.difference.pairing import pair_lines
from youju.formats.rows import list_rows
from youju.model import Origin, Site

# Kind → one line for each, in order.
Exemptions = Mapping[str, tuple[str, ...]]


def list_exemptions(site: Site) -> Exemptions:
    """Return what figures are held by, and the numbers that nothing holds, as lines by kind.

    `prints` are the entries of indexes in data/sources/, `relations` the rows of checks.csv;
    `literals` stand with their story, language and reason; `allowed` are phrases that site.toml
    allows, and names that a story lists.
    """
    return {
        "prints": tuple(_list_prints(site)),
        "relations": tuple(dict.fromkeys(_list_relations(site))),
        "literals": tuple(dict.fromkeys(_list_literals(site))),
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
        yield from (f"{index.file} {show_entry(one)}" for one in index.numbers)


def _list_relations(site: Site) -> Iterator[str]:
    for story in site.stories:
        for table in story.checks:
            for row in list_rows(table):
                said = " ".join(row.cell(name) for name in ("left", "sign", "right"))
                yield f"{table.file} {row.cell('id')}: {said}"


def _list_literals(site: Site) -> Iterator[str]:
    texts = [
        (story.slug, text)
        for story in site.stories
        for text in (*list_story(site, story), *list_prose(site, story.prose))
    ]
    texts += [(leaf.name, text) for leaf in site.leaves for text in list_prose(site, leaf.prose)]
    for name, text in texts:
        for one in parse_cited(text.whole, Origin("")).citations:
            if one.function == "literal":
                yield f"{name} {text.code}: {one.id} ({one.reason})"
    for story in site.stories:
        for figure in story.figures.values():
            yield from (
                f"{figure.origin.file} {figure.id}: {one}" for one in sorted(figure.literals)
            )


def _list_allowed(site: Site) -> Iterator[str]:
    for code, phrases in site.allowed.items():
        yield from (f"site.toml {code}: {phrase}" for phrase in phrases)
    for story in site.stories:
        for code, phrases in story.names.items():
            yield from (f"{story.slug} {code}: {phrase}" for phrase in phrases)

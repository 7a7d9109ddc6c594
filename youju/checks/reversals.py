"""Owns claims in all languages: a translation does not say the opposite of its original."""

from __future__ import annotations

from collections.abc import Iterator

from youju.checks.passages import Passage, list_passages
from youju.languages.claiming import list_claims
from youju.model import Site
from youju.problems import Problems

# Relations of claims.toml that cannot both be true of the same.
OPPOSITES = (
    ("up", "down"),
    ("largest", "smallest"),
    ("more", "fewer"),
    ("majority", "minority"),
    ("descending", "ascending"),
)


def check_reversals(site: Site, problems: Problems) -> None:
    """Report passages of which one language claims one thing, and another its opposite alone."""
    default = site.languages[site.default].original
    for story in site.stories:
        original = story.original or default
        for code in site.authored:
            if code != original:
                for passage in list_passages(site, story, original, code):
                    for mine, theirs in _find_opposites(site, passage, original, code):
                        names = {"language": site.languages[code].name, "mine": mine}
                        names |= {"other": site.languages[original].name, "theirs": theirs}
                        place = passage.original[0].origin
                        problems.add("claims-reversed", passage.origin, place=place, **names)


def _find_opposites(
    site: Site, passage: Passage, original: str, code: str
) -> Iterator[tuple[str, str]]:
    """Yield the words of a translation and of its original that cannot both be true."""
    first, last = passage.texts
    theirs = {c.relation: c.words for c in list_claims(first, site.languages[original])}
    mine = {c.relation: c.words for c in list_claims(last, site.languages[code])}
    for pair in OPPOSITES:
        for one, other in (pair, pair[::-1]):
            if one in mine.keys() - theirs.keys() and other in theirs.keys() - mine.keys():
                yield mine[one], theirs[other]

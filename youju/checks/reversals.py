"""Owns claims in all languages: a translation does not say the opposite of its original."""

from __future__ import annotations

from collections.abc import Iterator

from youju.checks.claimed import recall_claims, recall_contrasts
from youju.checks.confirmed import parse_record
from youju.checks.passages import PROSE, Passage, list_passages
from youju.checks.turns import count_denials, count_sentences
from youju.formats.conflicts import has_conflict
from youju.languages.claiming import has_denials
from youju.model import Language, Site, Story
from youju.problems import Problems

# Relations of claims.toml that cannot both be true of the same.
OPPOSITES = (
    ("up", "down"),
    ("largest", "smallest"),
    ("more", "fewer"),
    ("majority", "minority"),
    ("nearly_all", "few"),
    ("lead", "rear"),
    ("descending", "ascending"),
)


# The same in other words.
_SAME = {"lesser": "minority", "most": "majority"}
# Honest translations differ by one: of 1,580 passages of ours one label by more.
_APART = 2
_COUNTED = {"denial": count_denials, "sentence": count_sentences}


def check_reversals(site: Site, problems: Problems) -> None:
    """Report passages of which one language claims one thing, and another its opposite alone.

    In prose that nobody has confirmed, also what denies more often, or has more sentences, by far.
    """
    default = site.languages[site.default].original
    for story in site.stories:
        original = story.original or default
        for code in site.authored:
            if code != original:
                known = _list_confirmed(site, story, code)
                for passage in list_passages(site, story, original, code):
                    if passage.key.startswith(PROSE) and passage.hashes not in known:
                        _check_counts(site, story.slug, passage, (original, code), problems)
                    for mine, theirs in _find_opposites(site, passage, original, code):
                        names = {"language": site.languages[code].name, "mine": mine}
                        names |= {"other": site.languages[original].name, "theirs": theirs}
                        place = passage.original[0].origin
                        problems.add("claims-reversed", passage.origin, place=place, **names)


def _list_confirmed(site: Site, story: Story, code: str) -> set[tuple[str, str]]:
    """Return the hashes of what was confirmed; none without a record that can be read."""
    try:
        record = parse_record(site.files.get(f"{story.folder}/translations.toml", b""))
    except ValueError:
        return set()
    return set(record.languages[code].hashes.values()) if code in record.languages else set()


def _check_counts(
    site: Site, name: str, passage: Passage, codes: tuple[str, str], problems: Problems
) -> None:
    languages = site.languages[codes[0]], site.languages[codes[1]]
    if not all(map(has_denials, languages)) or any(map(has_conflict, passage.texts)):
        return
    for kind, count in _COUNTED.items():
        told = list(map(count, passage.texts, languages))
        if abs(told[0] - told[1]) >= _APART:
            values = {"name": name, "target": codes[1], "place": str(passage.original[0].origin)}
            values |= {"language": languages[1].name, "mine": str(told[1])}
            values |= {"other": languages[0].name, "theirs": str(told[0])}
            problems.add(f"translation-{kind}-count", passage.origin, **values)


def _find_opposites(
    site: Site, passage: Passage, original: str, code: str
) -> Iterator[tuple[str, str]]:
    """Yield the words of a translation and of its original that cannot both be true."""
    first, last = passage.texts
    theirs = _list_claimed(first, site.languages[original])
    mine = _list_claimed(last, site.languages[code])
    for pair in OPPOSITES:
        for one, other in (pair, pair[::-1]):
            if one in mine.keys() - theirs.keys() and other in theirs.keys() - mine.keys():
                yield mine[one], theirs[other]


def _list_claimed(text: str, language: Language) -> dict[str, str]:
    """Return the relations that a text claims, with the last words for each."""
    claims = [*recall_contrasts(text, language), *recall_claims(text, language)]
    return {_SAME.get(claim.relation, claim.relation): claim.words for claim in claims}

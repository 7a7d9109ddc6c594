"""Owns subjects: of which of the figures that a sentence names a claim is said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from youju.checks.statements import Mention, Statement
from youju.languages.claiming import (
    ends_in_verb,
    find_clause,
    find_subject,
    find_than,
    has_than,
    is_moving,
    list_clause_ends,
)

_MOVED = ("up", "down")
# What stands before and behind a figure that is put in beside what it counts.
_SET_OFF = re.compile(r"[^,:;.()–—，：（）]{0,60}?\s*(?:[,:(–—，：（]\s*)")
_STOPPED = re.compile(r"(?: of (?:them|all|those asked))?\s*(?:[,.;:)–—，。；）]|$)")
# What stands between what is said of a figure and the figure, and the other way round.
_OF = re.compile(r"\s?(?:of|at|達|為)?[\s:：]{0,2}")
_APPOSED = re.compile(r"(?:[,，、(（—–]\s?)?(?:(?:an?|another|its|their)\s|再|又|並)?創?下?")


def is_aside(statement: Statement) -> bool:
    """Tell whether what rose or fell, or is the smaller part, may be something else than a figure.

    What rose may be where no figure is named in its clause (After a mast collapsed, power rose from
    A to B), or other words stand between (The falling river drove A mills; not in fell last year to
    A, nor behind a label). The smaller part may be where all figures stand in clauses before it.
    """
    claim, mentions = statement.claim, statement.mentions
    if claim.relation not in (*_MOVED, "lesser") or not mentions:
        return False
    start, stop = find_clause(statement.text, claim.start, claim.end, statement.language)
    inside = [mention for mention in mentions if start <= mention.start < stop]
    if claim.relation in _MOVED:
        return not any(_is_subject(statement, mention) for mention in inside)
    return all(mention.end <= start for mention in mentions)


def _is_subject(statement: Statement, mention: Mention) -> bool:
    claim, text = statement.claim, statement.text
    if mention.end <= claim.start:
        between = text[mention.end : claim.start]
        return not mention.cited or is_moving(between, statement.language)
    return is_moving(text[claim.end : mention.start], statement.language)


def find_applied(statement: Statement) -> str:
    """Return the figure that says how many "most riders" are: "Most riders, 38 percent, stay",
    "Most ride (38 percent)"; "" for none. Any other may be the rest's, or of something else, and so
    may one with more words in its brackets: "(38 percent, by contrast, ride)".
    """
    behind = [one for one in statement.mentions if one.cited and one.start >= statement.claim.end]
    if not behind:
        return ""
    between = statement.text[statement.claim.end : behind[0].start]
    stop = _STOPPED.match(statement.text, behind[0].end)
    if not _SET_OFF.fullmatch(between) or not stop:
        return ""
    opened = between.rstrip()[-1:] in ("(", "（")
    return "" if opened and stop[0].strip()[-1:] not in (")", "）") else behind[0].name


def is_qualifier(statement: Statement) -> bool:
    """Tell whether "more than" stands right before a figure, and says on which side of it, or right
    behind the only one, which is the difference."""
    claim, mentions = statement.claim, [one for one in statement.mentions if one.cited]
    if claim.relation not in ("more", "fewer"):
        return False
    before = [mention for mention in mentions if mention.end <= claim.start]
    behind = [mention for mention in mentions if mention.start >= claim.end]
    if (before and behind) or _find_before(statement, before):
        return False
    gap = statement.text[before[-1].end : claim.start] if before else "-"
    gap = statement.text[claim.end : behind[0].start] if behind else gap
    return not gap.strip()


def list_near(statement: Statement, cells: list[Mention]) -> list[str]:
    """Return what a word is said of: the last named before it in its clause, or all that are."""
    start = statement.claim.start
    before = [cell for cell in cells if cell.end <= start]
    if before:
        last = before[-1].start
        return [cell.name for cell in before if cell.start == last]
    return [cell.name for cell in cells]


def find_ranked(statement: Statement, known: Sequence[Mention]) -> str:
    """Return which is the largest of these: one cited in its clause, or the last before it."""
    claim = statement.claim
    cited = [mention for mention in known if mention.cited]
    start, stop = find_clause(statement.text, claim.start, claim.end, statement.language)
    inside = [mention for mention in cited if start <= mention.start < stop]
    before = [mention for mention in inside or cited if mention.end <= claim.start]
    return (before[-1:] or inside or cited or [Mention("", 0, 0)])[0].name


def list_inside(statement: Statement, known: Sequence[Mention]) -> list[str]:
    """Return which of the figures cited in a sentence stand in the clause of its claim; none where
    all do."""
    inside = list_clause(statement, known)
    return inside if len(inside) < sum(mention.cited for mention in known) else []


def list_clause(statement: Statement, known: Sequence[Mention]) -> list[str]:
    """Return the figures that are cited in the clause of a claim, or the one that touches it."""
    start, stop = find_clause(
        statement.text, statement.claim.start, statement.claim.end, statement.language
    )
    inside = [one.name for one in known if one.cited and start <= one.start < stop]
    return inside or list_touching(statement)


def list_touching(statement: Statement) -> list[str]:
    """Return the figures that a claim touches: A, an all-time high; A，創新高; peaked at A."""
    claim, text = statement.claim, statement.text
    return [
        one.name
        for one in statement.mentions
        if one.cited
        and (
            (one.end <= claim.start and _APPOSED.fullmatch(text, one.end, claim.start))
            or (one.start >= claim.end and _OF.fullmatch(text, claim.end, one.start))
        )
    ]


def find_pair(statement: Statement, known: Sequence[Mention]) -> tuple[str, str] | None:
    """Return the two that a word compares: on both sides of it, or behind it, with "than"."""
    claim = statement.claim
    before = [mention for mention in known if mention.end <= claim.start]
    after = [mention for mention in known if mention.start >= claim.end]
    if len(after) > 1:
        between = statement.text[after[0].end : after[1].start]
        if has_than(between, statement.language):
            return after[0].name, after[1].name
    if before and after:
        return before[-1].name, after[0].name
    return _find_before(statement, before)


def _find_before(statement: Statement, before: list[Mention]) -> tuple[str, str] | None:
    """Return the two that a verb behind both compares: A, B in AはBを上回る and in BよりAが多い.

    In 店はAで、人口はBを超える there are none: each has a verb of its own.
    """
    if len(before) < 2 or not ends_in_verb(statement.language):
        return None
    first, last = before[-2:]
    between, language = statement.text[first.end : last.start].lstrip("）)"), statement.language
    subject, than = find_subject(between, language), find_than(between, language)
    found = subject or than
    if found is None or list_clause_ends(between[found:].lstrip("、"), language):
        return None
    return (first.name, last.name) if subject else (last.name, first.name)

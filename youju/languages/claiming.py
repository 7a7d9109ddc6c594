"""Owns words that claim how numbers compare, move or rank: claims.toml of a language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from youju.languages.claim_words import (
    compile_list,
    compile_words,
    find_pattern,
    list_pattern_names,
    list_patterns,
    read_claims,
    read_patterns,
)
from youju.languages.stops import hide_stops
from youju.model import Language

# What the patterns take for i and s in any case, and str.lower does not.
_ALIKE = str.maketrans("İıſ", "iis")
# Stands where a figure is cited.
_BLANK = "\ufffc"
# What says nothing between a figure and a word: blanks, digits, marks, and other figures.
_NEUTRAL = re.compile(r"[\W\d]+")
# Marks that end clauses in all languages. The comma of "December 23, 2021" ends none, nor does the
# stop of "Dec. 2021".
_MARKS = re.compile(r"[，：:。；;!?！？—]|,(?! \d{4})|\.(?=[\s”’\"*_]+(?!\d)|$)")


@dataclass(frozen=True)
class Claim:
    """Words that claim a relation ("largest", "descending"), as written, and where they stand.

    `sides` are where the two figures begin that words apart compare, the first with the last.
    """

    relation: str
    words: str
    start: int
    end: int
    sides: tuple[int, int] | None = None


@dataclass(frozen=True)
class _Word:
    """A word that claims a `relation`. Most sentences lack its `head`, and are not searched."""

    word: str
    relation: str
    head: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(compile_words([self.word]), re.IGNORECASE)


def list_claims(text: str, language: Language) -> list[Claim]:
    """Return the claims of a relation in `text`, in their order; the longest words win.

    Phrases in which the words claim nothing ("double-edged", 最高法院) are left out.
    """
    return list(_find_claims(text, language.tag, language.own.get("claims", "")))


@lru_cache(4096)  # several rules ask for the same sentences, at each save again
def _find_claims(text: str, tag: str, own: str) -> tuple[Claim, ...]:
    small = text.translate(_ALIKE).lower()
    words = [word for word in _read_relations(tag, own) if word.head in small]
    found = [*_match_phrases(text, tag, own)]
    taken = [match.span() for _, match in found]
    found += [
        (relation, match)
        for relation, match in _match_words(text, words)
        if not any(start < match.end() and match.start() < end for start, end in taken)
    ]
    if not found:
        return ()
    idioms = compile_list(tag, own, "idioms", with_case=True)
    quiet = [match.span() for match in idioms.finditer(text)] if idioms else []
    return tuple(
        Claim(relation, match[0], *match.span())
        for relation, match in sorted(found, key=lambda one: one[1].start())
        if not any(start <= match.start() < end for start, end in quiet)
    )


def _match_phrases(text: str, tag: str, own: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield what claims by the words around it ("Most riders", and not "the most")."""
    for relation, patterns in read_patterns(tag, own, "phrases").items():
        for pattern in patterns:
            yield from ((relation, match) for match in pattern.finditer(text))


def _match_words(text: str, words: Sequence[_Word]) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield what `words` match in `text` with their relations, as alternatives of one pattern
    would: the leftmost, of those at one place the first, and no two that overlap."""
    place = 0
    while place <= len(text):
        found = [(word, match) for word in words if (match := word.pattern.search(text, place))]
        if not found:
            return
        word, match = min(found, key=lambda one: one[1].start())
        yield word.relation, match
        words, place = [word for word, _ in found], max(match.end(), match.start() + 1)


def list_splits(text: str, language: Language) -> list[Claim]:
    """Return the comparisons of two figures, blanked in `text`, whose words stand apart: "more
    posts (…) than visits (…)", …比…多, and those of the former with the latter.
    """
    found = (
        (relation, match)
        for relation in list_pattern_names(language, "splits")
        for pattern in list_patterns(language, "splits", relation)
        for match in pattern.finditer(text)
    )
    return [claim for relation, match in found for claim in _read_split(relation, match)]


def _read_split(relation: str, match: re.Match[str]) -> Iterator[Claim]:
    """Yield the claim of two groups that are blank, the figures, and of one that is not, the words.

    A site's own pattern of other groups claims nothing.
    """
    groups = range(1, match.re.groups + 1)
    sides = [match.start(group) for group in groups if not (match[group] or "-").strip(_BLANK)]
    words = [group for group in groups if (match[group] or "").strip(_BLANK)]
    if len(sides) == 2 and len(words) == 1:
        yield Claim(relation, match[words[0]], *match.span(words[0]), (sides[0], sides[1]))


def list_contrasts(text: str, language: Language) -> list[Claim]:
    """Return what says more or fewer of something in `text` by words apart, with or without
    figures: "fewer ride in summer than", 比冬季少. For comparing languages, not figures."""
    return [
        Claim(relation, match[0], *match.span())
        for relation in list_pattern_names(language, "contrasts")
        for pattern in list_patterns(language, "contrasts", relation)
        for match in pattern.finditer(text)
    ]


def find_negation(text: str, language: Language) -> tuple[int, int] | None:
    """Return where the negation stands with which `text`, what is before a claim, ends; or None."""
    found = (pattern.search(text) for pattern in list_patterns(language, "negations", "before"))
    return next((match.span() for match in found if match), None)


def is_denied(clause: str, behind: str, language: Language) -> bool:
    """Tell whether `clause` denies, asks or hopes: what stands in it claims nothing.

    Where a language says so at the end (最多ではない), only what is `behind` the claim counts. In
    words that hold the letters of a denial (少ない, わずか) nothing is denied.
    """
    for name, text in (("denied", clause), ("denied_behind", behind)):
        innocent, pattern = find_pattern(language, "affirmed"), find_pattern(language, name)
        plain = innocent.sub(" ", text) if innocent else text
        if pattern and pattern.search(plain):
            return True
    return False


def find_words(text: str, name: str, language: Language) -> list[str]:
    """Return the words in `text` that [claiming] lists under `name`: "denials", "plus", "minus".

    Words that hold their letters and deny nothing (不同, 非常), or neither are more nor less
    (大小), are left out.
    """
    innocent = find_pattern(language, "innocent" if name == "denials" else "neutral")
    pattern = find_pattern(language, name)
    if pattern is None:
        return []
    return pattern.findall(innocent.sub(" ", text) if innocent else text)


def has_denials(language: Language) -> bool:
    """Tell whether the language lists what denies in it; sentences of others are not counted."""
    return find_pattern(language, "denials") is not None


def list_clause_ends(text: str, language: Language) -> list[tuple[int, int]]:
    """Return where clauses end, in order: at marks, and at what ends or joins them in this language
    (、 in Japanese, "and" in English: `clauses` of [claiming], `between` of [times])."""
    own = find_pattern(language, "clauses")
    patterns = (_MARKS, *([own] if own else []), *list_patterns(language, "times", "between"))
    seen = hide_stops(text, language)
    return sorted(match.span() for pattern in patterns for match in pattern.finditer(seen))


def split_clauses(text: str, language: Language) -> list[str]:
    """Return the clauses of `text`, without what ends them."""
    starts, clauses = 0, []
    for begin, end in [*list_clause_ends(text, language), (len(text), len(text))]:
        clauses.append(text[starts:begin])
        starts = end
    return clauses


def find_clause(text: str, start: int, end: int, language: Language) -> tuple[int, int]:
    """Return where the clause begins and ends that holds all from character `start` to `end`."""
    ends = list_clause_ends(text, language)
    first = max((stop for _, stop in ends if stop <= start), default=0)
    return first, min((begin for begin, _ in ends if begin >= end), default=len(text))


def find_side(text: str, claim: Claim, language: Language) -> str:
    """Return on which side of a multiple its number lies: "above", "near", "below", or "".

    Words for it stand before the multiple in its clause, or right behind it (2倍を超える).
    """
    start, _ = find_clause(text, claim.start, claim.end, language)
    for side in ("above", "near", "below"):
        pattern = find_pattern(language, side)
        if pattern and (
            pattern.search(text[start : claim.start]) or pattern.match(text, claim.end)
        ):
            return side
    return ""


def has_than(text: str, language: Language) -> bool:
    """Tell whether `text`, between two numbers, compares the first with the last."""
    pattern = find_pattern(language, "than")
    return pattern is not None and pattern.search(text) is not None


def is_moving(text: str, language: Language) -> bool:
    """Tell whether `text`, between a figure and words of movement, says no more than when, how and
    how far: "last year to". Where a language has no `moving`, any text does."""
    pattern = find_pattern(language, "moving")
    return pattern is None or not _NEUTRAL.sub("", pattern.sub("", text))


def means_named(text: str, claim: Claim, language: Language) -> bool:
    """Tell whether the clause of a rank says that it is one among what was named: of these."""
    start, end = find_clause(text, claim.start, claim.end, language)
    pattern = find_pattern(language, "these")
    return pattern is not None and pattern.search(text[start:end]) is not None


def find_than(text: str, language: Language) -> int | None:
    """Return where the word ends that makes the number before `text` a measure: より; or None."""
    return _match_end(text, language, "than")


def find_subject(text: str, language: Language) -> int | None:
    """Return where the word ends that makes the number before `text` a subject: は; or None."""
    return _match_end(text, language, "subject")


def _match_end(text: str, language: Language, name: str) -> int | None:
    pattern = find_pattern(language, name)
    found = pattern.match(text) if pattern else None
    return found.end() if found else None


def ends_in_verb(language: Language) -> bool:
    """Tell whether both numbers of a comparison stand before its verb: AはBを上回る."""
    return find_pattern(language, "subject") is not None


def has_numeral(claim: Claim, language: Language) -> bool:
    """Tell whether the words of a claim have a number in them: more than half, 過半."""
    pattern = find_pattern(language, "numerals")
    return pattern is not None and pattern.search(claim.words) is not None


@cache
def _read_relations(tag: str, own: str) -> tuple[_Word, ...]:
    """Return the words that claim a relation, longest first."""
    listed = read_claims(tag, own).get("relations", {})
    owners = {word: relation for relation, words in listed.items() for word in words}
    ordered = sorted(owners, key=len, reverse=True)
    return tuple(_Word(word, owners[word], _find_head(word)) for word in ordered)


def _find_head(word: str) -> str:
    """Return the longest part of `word`, in small letters, that is in all that its pattern finds.

    Letters beside ASCII's that have two cases may have others that str.lower does not know.
    """
    lower = word.lower()
    plain = (one if one.isascii() or one.upper() == one.lower() else "*" for one in lower)
    return max("".join(plain).split("*"), key=len)

"""Owns finding the numbers typed into a text: all but dates and idioms, doubtful ones marked."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, replace

from youju.checks.markup import BLANK
from youju.checks.numeral_patterns import ROMAN, SMALL, Idioms, Vocabulary, index_phrases
from youju.store.memory import TEXTS

# One word and two behind a number: 4 percent, 4 percentage points, 4個.
_BEHIND = re.compile(r"([\s-]?\w[^\W_]{0,15})([\s-]?[^\W_]{1,16})?")
# What may stand between a number and its noun without being read: **six** schools.
_EMPHASIS = {*"*_`[]", BLANK}
# No date with its surroundings is longer: from December 23 to December 25, 2021.
_DATE_REACH = 100
# A year alone in the first cell of a row of a table.
_ROW_YEAR = re.compile(r"^ {0,3}\|[ \t]*((?:1[5-9]|20)\d\d)(?=[ \t]*\|)", re.MULTILINE)


@dataclass(frozen=True, order=True)
class Span:
    """A piece of a text, from character `start` up to `end`.

    It is `doubtful` where a number that it holds may belong to a name, an order or a duration.
    """

    start: int
    end: int
    doubtful: bool = False


def find_numerals(text: str, vocabulary: Vocabulary) -> list[Span]:
    """Return every number in `text` that is no date and belongs to no idiom, from the left.

    A date or idiom must cover all of a number: 一流 leaves 三千 in 一流三千人 uncovered. A number
    that a doubt of the vocabulary covers is returned as doubtful (Windows 11, 第三屆), and a small
    one that no figure covers (four chairs, but not four schools), unless what is stated covers it,
    too: 平均47分鐘.
    """
    mark = ("numerals", vocabulary.mark, text)
    found = TEXTS.find(mark, lambda: [*map(astuple, _find_numerals(text, vocabulary))])
    return [Span(*one) for one in found]


def _find_numerals(text: str, vocabulary: Vocabulary) -> Iterator[Span]:
    shown = text.translate(vocabulary.plain)
    small = shown.translate(SMALL)
    found = [Span(*match.span()) for match in vocabulary.numerals.finditer(small)]
    if vocabulary.roman:
        found += [Span(*match.span()) for match in ROMAN.finditer(shown)]
    left = sorted(span for span in found if not _is_idiom(small, span, vocabulary.idioms))
    left = [*_drop_covered(left, (row.span(1) for row in _ROW_YEAR.finditer(text)))]
    left = _list_uncovered(left, vocabulary.dates, shown)
    rest = _list_uncovered(left, vocabulary.doubts, shown)
    large = {*_list_uncovered(rest, vocabulary.small, shown)}
    few = [span for span in rest if span not in large]
    certain = large | {*_list_figures(few, vocabulary.figures, shown)}
    doubtful = [span for span in left if span not in certain]
    certain |= {*doubtful} - {*_list_uncovered(doubtful, vocabulary.stated, shown)}
    for span in left:
        yield span if span in certain else replace(span, doubtful=True)


def list_unit_ends(text: str, end: int, characters: int = 1) -> list[int]:
    """Return where a number that ends at `end` of `text` may end with the name of its unit.

    That is behind up to so many `characters` (4個百分點), and behind one word and two.
    """
    behind = _BEHIND.match(text, end)
    ends = {behind.end(1), behind.end()} if behind else set()
    ends |= {end + number for number in range(1, characters + 1)}
    return sorted(place for place in ends if place <= len(text))


def passes_with(text: str, span: Span, vocabulary: Vocabulary, name: str) -> bool:
    """Tell whether the number at `span` of `text` passes where `name` is one more idiom."""
    small = text.translate(vocabulary.plain).translate(SMALL)
    return _is_idiom(small, span, index_phrases([name], vocabulary.numerals, vocabulary.plain))


def _list_figures(
    few: Sequence[Span], patterns: Iterable[re.Pattern[str]], text: str
) -> list[Span]:
    """Return those of `few` that a pattern holds whole, whatever emphasis stands between."""
    if not few:
        return []
    places = [place for place, sign in enumerate(text) if sign not in _EMPHASIS]
    moved = [Span(bisect_left(places, one.start), bisect_left(places, one.end)) for one in few]
    bare = "".join(text[place] for place in places)
    left = {*_list_uncovered(moved, patterns, bare)}
    return [span for span, place in zip(few, moved, strict=True) if place not in left]


def _list_uncovered(
    spans: Sequence[Span], patterns: Iterable[re.Pattern[str]], text: str
) -> list[Span]:
    """Return those of `spans`, which are sorted, that no find of `patterns` holds whole."""
    left = [*spans]
    for pattern in patterns:
        if not left:
            break
        left = [*_drop_covered(left, _find_near(pattern, text, left))]
    return left


def _drop_covered(spans: Iterable[Span], covers: Iterable[tuple[int, int]]) -> Iterator[Span]:
    waiting = sorted(covers, reverse=True)
    reached = 0  # where the longest cover that began so far ends
    for span in spans:
        while waiting and waiting[-1][0] <= span.start:
            reached = max(reached, waiting.pop()[1])
        if reached < span.end:
            yield span


def _is_idiom(text: str, span: Span, idioms: Idioms) -> bool:
    for offset, phrase in idioms.get(text[span.start], ()):
        start = span.start - offset
        end = start + len(phrase)
        if start < 0 or end < span.end or not text.startswith(phrase, start):
            continue
        if not cuts_word(text, start) and not cuts_word(text, end):
            return True
    return False


def _find_near(
    pattern: re.Pattern[str], text: str, numerals: Iterable[Span]
) -> Iterator[tuple[int, int]]:
    """Yield where `pattern` stands round `numerals`; looking only there saves most of the time."""
    start, end = 0, -1
    for span in numerals:
        if span.start - _DATE_REACH > end:
            yield from (match.span() for match in pattern.finditer(text, start, max(end, 0)))
            start = max(0, span.start - _DATE_REACH)
        end = span.end + _DATE_REACH
    yield from (match.span() for match in pattern.finditer(text, start, max(end, 0)))


def cuts_word(text: str, place: int) -> bool:
    """Tell whether Latin letters stand on both sides of `place`."""
    around = text[max(0, place - 1) : place + 1].lower()
    return len(around) == 2 and all("a" <= letter <= "z" for letter in around)

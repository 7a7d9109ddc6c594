"""Owns finding the numbers typed into a text: all but dates and idioms, doubtful ones marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from youju.checks.numeral_patterns import ROMAN, SMALL, Idioms, Vocabulary, index_phrases

# One word and two behind a number: 4 percent, 4 percentage points, 4個.
_BEHIND = re.compile(r"([\s-]?\w[^\W_]{0,15})([\s-]?[^\W_]{1,16})?")
# No date with its surroundings is longer: from December 23 to December 25, 2021.
_DATE_REACH = 100


@dataclass(frozen=True, order=True)
class Span:
    """A piece of a text, from character `start` up to `end`.

    It is `doubtful` where a number that it holds may belong to a name, an order or a duration.
    """

    start: int
    end: int
    doubtful: bool = False


def find_numerals(text: str, vocabulary: Vocabulary) -> Iterator[Span]:
    """Yield every number in `text` that is no date and belongs to no idiom, from the left.

    A date or idiom must cover all of a number: 一流 leaves 三千 in 一流三千人 uncovered. A number
    that a doubt of the vocabulary covers is yielded as doubtful (Windows 11, 第三屆), unless what
    is stated covers it, too: 平均47分鐘.
    """
    shown = text.translate(vocabulary.plain)
    small = shown.translate(SMALL)
    found = [Span(*match.span()) for match in vocabulary.numerals.finditer(small)]
    if vocabulary.roman:
        found += [Span(*match.span()) for match in ROMAN.finditer(shown)]
    left = sorted(span for span in found if not _is_idiom(small, span, vocabulary.idioms))
    left = list(_list_uncovered(left, _find_all(vocabulary.dates, shown, left)))
    certain = set(_list_uncovered(left, _find_all(vocabulary.doubts, shown, left)))
    doubtful = [span for span in left if span not in certain]
    certain |= {*doubtful} - {
        *_list_uncovered(doubtful, _find_all(vocabulary.stated, shown, doubtful))
    }
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


def _list_uncovered(spans: Iterable[Span], covers: Iterable[Span]) -> Iterator[Span]:
    """Yield those of `spans`, which are sorted, that none of `covers` holds whole."""
    waiting = sorted(covers, reverse=True)
    reached = 0  # where the longest cover that began so far ends
    for span in spans:
        while waiting and waiting[-1].start <= span.start:
            reached = max(reached, waiting.pop().end)
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


def _find_all(
    patterns: Iterable[re.Pattern[str]], text: str, numerals: Iterable[Span]
) -> Iterator[Span]:
    """Yield what `patterns` find round `numerals`; looking only there saves most of the time."""
    regions: list[Span] = []
    for span in numerals:
        start, end = max(0, span.start - _DATE_REACH), span.end + _DATE_REACH
        if regions and start <= regions[-1].end:
            start = regions.pop().start
        regions.append(Span(start, end))
    for region in regions:
        for pattern in patterns:
            for match in pattern.finditer(text, region.start, region.end):
                yield Span(*match.span())


def cuts_word(text: str, place: int) -> bool:
    """Tell whether Latin letters stand on both sides of `place`."""
    around = text[max(0, place - 1) : place + 1].lower()
    return len(around) == 2 and all("a" <= letter <= "z" for letter in around)

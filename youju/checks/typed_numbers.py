"""Owns finding the numbers that were typed into a text, less those of its dates and idioms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from youju.checks.numeral_patterns import ROMAN, SMALL, Vocabulary

# No date with its surroundings is longer: from December 23 to December 25, 2021.
_DATE_REACH = 100


@dataclass(frozen=True, order=True)
class Span:
    """A piece of a text, from character `start` up to `end`."""

    start: int
    end: int


def find_numerals(text: str, vocabulary: Vocabulary) -> Iterator[Span]:
    """Yield every number in `text` that is no date and belongs to no idiom, from the left.

    A date or idiom must cover all of a number: 一流 leaves 三千 in 一流三千人 uncovered.
    """
    shown = text.translate(vocabulary.plain)
    small = shown.translate(SMALL)
    found = [Span(*match.span()) for match in vocabulary.numerals.finditer(small)]
    if vocabulary.roman:
        found += [Span(*match.span()) for match in ROMAN.finditer(shown)]
    left = sorted(span for span in found if not _is_idiom(small, span, vocabulary))
    dates = sorted(_find_dates(shown, left, vocabulary), reverse=True)
    reached = 0  # where the longest date that began so far ends
    for span in left:
        while dates and dates[-1].start <= span.start:
            reached = max(reached, dates.pop().end)
        if reached < span.end:
            yield span


def _is_idiom(text: str, span: Span, vocabulary: Vocabulary) -> bool:
    for offset, phrase in vocabulary.idioms.get(text[span.start], ()):
        start = span.start - offset
        end = start + len(phrase)
        if start < 0 or end < span.end or not text.startswith(phrase, start):
            continue
        if not _cuts_word(text, start) and not _cuts_word(text, end):
            return True
    return False


def _find_dates(text: str, numerals: Iterable[Span], vocabulary: Vocabulary) -> Iterator[Span]:
    """Yield the dates round `numerals`; looking only there saves most of the time."""
    regions: list[Span] = []
    for span in numerals:
        start, end = max(0, span.start - _DATE_REACH), span.end + _DATE_REACH
        if regions and start <= regions[-1].end:
            start = regions.pop().start
        regions.append(Span(start, end))
    for region in regions:
        for pattern in vocabulary.dates:
            for match in pattern.finditer(text, region.start, region.end):
                yield Span(*match.span())


def _cuts_word(text: str, place: int) -> bool:
    """Tell whether Latin letters stand on both sides of `place`."""
    around = text[max(0, place - 1) : place + 1]
    return len(around) == 2 and all("a" <= letter <= "z" for letter in around)

"""Owns which figure a typed number may mean: one that is worded so, or has the same value."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property

from youju.checks.typed import Span
from youju.languages import read_style
from youju.model import Site, Story
from youju.numbers.numerals import parse
from youju.pages.evidence import word_figure

_MOST = 3
# No wording of a figure is longer, and no number that is read.
_REACH = 60


class Suggestions:
    """The figures of one story as the language `code` words them."""

    def __init__(self, site: Site, story: Story, code: str) -> None:
        self._site, self._story, self._code = site, story, code
        self._read: dict[str, set[Decimal]] = {}

    def find(self, text: str, span: Span) -> Sequence[str]:
        """Return the ids of figures that the number at `span` of `text` may mean, likeliest first.

        Those whose whole wording stands there come alone: "6 universities", not every 6.
        """
        begin = max(0, span.start - _REACH)
        near = text[begin : span.end + _REACH].replace("\u00a0", " ")
        place = Span(span.start - begin, span.end - begin)
        worded = [id for id, words in self._wordings if _stands(near, words, place)]
        if worded:
            return worded[:_MOST]
        values = self._read_values(text, span)
        figures = self._story.figures.values()
        return [figure.id for figure in figures if figure.quantity.value in values][:_MOST]

    @cached_property
    def _wordings(self) -> list[tuple[str, set[str]]]:
        return [
            (id, {self._word(id, noun=True), self._word(id, noun=False)})
            for id in self._story.figures
        ]

    def _word(self, id: str, noun: bool) -> str:
        words = word_figure(self._site, self._story.figures[id], self._code, noun=noun)
        return words.replace("\u00a0", " ")

    def _read_values(self, text: str, span: Span) -> set[Decimal]:
        """Read the number alone, and with one more character (第三十九位)."""
        whole = text[span.start : min(span.end + 1, span.start + _REACH)]
        if whole not in self._read:
            style, units = read_style(self._site.languages[self._code].tag), self._site.units
            read = [parse(word, style, units, self._code) for word in (whole, whole[:-1])]
            self._read[whole] = {quantity.value for quantity in read if quantity}
        return self._read[whole]


def _stands(text: str, wordings: set[str], place: Span) -> bool:
    for words in wordings:
        start = text.find(words, max(0, place.end - len(words)))
        if 0 <= start <= place.start:
            return True
    return False

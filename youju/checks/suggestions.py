"""Owns which figure a typed number may mean: one that is worded so, or has the same value."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property

from youju.checks.typed_numbers import Span, list_unit_ends
from youju.languages import style_of
from youju.localized.figures import word_figure
from youju.model import Site, Story
from youju.numbers.numerals import parse

_MOST = 3
# No wording of a figure is longer, and no number that is read.
_REACH = 60
# What a bare number up to here counts is anybody's guess.
_SMALL = 12


class Suggestions:
    """The figures of one story as the language `code` words them."""

    def __init__(self, site: Site, story: Story, code: str) -> None:
        self._site, self._story, self._code = site, story, code
        self._read: dict[str, set[Decimal]] = {}

    def find(self, text: str, span: Span) -> Sequence[str]:
        """Return the ids of figures that the number at `span` of `text` may mean, likeliest first.

        Those whose whole wording stands there come alone: "6 universities", not every 6. A doubtful
        number, which may be an age, a score or an order (turned 40), means a figure only where the
        unit of that is named.
        """
        begin = max(0, span.start - _REACH)
        near = text[begin : span.end + _REACH].replace("\u00a0", " ")
        place = Span(span.start - begin, span.end - begin)
        for noun in (True, False):
            worded = [key for key, words in self._wordings[noun] if _stands(near, words, place)]
            if worded := [key for key in worded if noun or self._agrees(text, span, key)]:
                return worded[:_MOST]
        values = self._read_values(text, span)
        figures = self._story.figures.values()
        alike = [figure.id for figure in figures if figure.quantity.value in values]
        return [key for key in alike if self._agrees(text, span, key)][:_MOST]

    @cached_property
    def _wordings(self) -> dict[bool, list[tuple[str, str]]]:
        """Return every figure in words, with the noun that it counts and without."""
        ids = self._story.figures
        return {noun: [(key, self._word(key, noun=noun)) for key in ids] for noun in (True, False)}

    def _word(self, figure_id: str, noun: bool) -> str:
        words = word_figure(self._site, self._story.figures[figure_id], self._code, noun=noun)
        return words.replace("\u00a0", " ")

    def _read_values(self, text: str, span: Span) -> set[Decimal]:
        """Read the number alone, and with one more character (第三十九位)."""
        whole = text[span.start : min(span.end + 1, span.start + _REACH)]
        if whole not in self._read:
            style, units = style_of(self._site.languages[self._code]), self._site.units
            read = [parse(word, style, units, self._code) for word in (whole, whole[:-1])]
            self._read[whole] = {quantity.value for quantity in read if quantity}
        return self._read[whole]

    def _agrees(self, text: str, span: Span, figure_id: str) -> bool:
        """Tell whether what stands behind a number of this value may be the figure's unit.

        A bare number may be a count, unless it is doubtful, or so small that any would do: a typed
        4 is no share of 4.0 percent, and not everything that there are four of.
        """
        style, units = style_of(self._site.languages[self._code]), self._site.units
        ends = [span.end, *list_unit_ends(text, span.end)]
        words = (text[span.start : end] for end in ends if end <= span.start + _REACH)
        quantity = self._story.figures[figure_id].quantity
        value, unit = quantity.value, quantity.unit
        read = [parse(word, style, units, self._code, expected=unit) for word in words]
        named = {found.unit for found in read if found and found.unit}
        if named:
            return unit in named
        return units[unit].kind == "count" and abs(value) > _SMALL and not span.doubtful


def _stands(text: str, words: str, place: Span) -> bool:
    """Tell whether `words` stand in `text` round `place`, and end where a word ends."""
    start = text.find(words, max(0, place.end - len(words)))
    end = start + len(words)
    cut = text[end - 1 : end].isascii() and text[end - 1 : end + 1].isalpha() and end < len(text)
    return 0 <= start <= place.start and not (cut and text[end].isascii())

"""Owns numbers in words for headings and cells: those of the cell itself, in any spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from youju.languages import Style
from youju.numbers.cardinals import read_cardinal

# A number in a cell, and one with the word behind it, which may be a scale word (5 million, 2.5萬).
_DIGITS = re.compile(r"(?<![\d.,])\d[\d.,]*(?<![.,])")
_SCALED = re.compile(rf"{_DIGITS.pattern}\s?[^\W\d_]+")


def is_named(found: str, cell: str, style: Style) -> bool:
    """Tell whether the number `found`, as a language with `style` writes it, stands in `cell`: 2015
    in y2015; 25,000 and 2.5萬 in 25000-50000."""
    if re.search(rf"(?<![\d.,]){re.escape(found)}(?![\d.,])", cell):
        return True
    read = read_cardinal(found, style)
    return read is not None and read.value in _list_numbers(cell, style)


def _list_numbers(cell: str, style: Style) -> Iterator[Decimal]:
    """Yield the numbers of `cell`; of one with a scale word never its digits alone."""
    scaled = {}
    for match in _SCALED.finditer(cell):
        if read := read_cardinal(match[0], style):
            scaled[match.start()] = read.value
    yield from scaled.values()
    for match in _DIGITS.finditer(cell):
        read = read_cardinal(match[0], style)
        if read and match.start() not in scaled:
            yield read.value
